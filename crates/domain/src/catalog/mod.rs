//! Procedures as data: what is asked, which papers, what it costs, how long it takes, who decides.
//!
//! A procedure is one TOML file a clerk can read; [`Catalog::from_files`] checks and loads them all.
pub mod announced; // what the national catalogue says, as a draft and beside ours
pub mod answers; // what a person answered, checked against the form
pub mod basis; // the text of law something rests on
pub mod channel; // the door a dossier comes through, and what is promised behind it
pub mod check; // what is missing from a procedure, or contradicts itself
pub mod code; // codes of procedures, results and fields of administration
pub mod competence; // who decides what, from when, under which act
pub mod component; // the papers of a dossier and how each may be satisfied
pub mod condition; // when something applies: a bounded CEL expression over the answers
pub mod cost; // how many keys and seconds a form costs people
pub mod decision; // rules as tables a clerk can read
pub mod difference; // what differs between two texts, as a clerk would say it
pub mod edition; // the editions of all procedures, and which is in force on a day
pub mod eligibility; // when a procedure is the wrong one, told first
pub mod fee; // what a procedure costs, by channel, page, copy and person
pub mod field; // one question of a form
pub mod finding; // what a check found, and where
pub mod form; // the questions of a procedure, in sections and pages
pub mod gather; // the inputs of a page, put together
pub mod guide; // what a person needs in their case
pub mod linked; // several procedures filed as one
pub mod migration; // running dossiers move to another edition, by decision
pub mod money; // amounts in đồng
pub mod needless; // papers that are asked for although they are held
pub mod office; // how the competent office follows from the answers
pub mod parse; // from the text of a file to its types, naming the line of a mistake
mod places; // the communes of today behind old names and codes
pub mod procedure; // one edition of one procedure
pub mod process; // the steps as a graph: run, drawn, exchanged
pub mod publication; // how a text becomes law here: two persons, from a day
pub mod reading; // one answer, read by the type of its field
mod remarks; // answers that contradict each other, though either may be right
pub mod rule_pack; // the numbers a decree sets for every procedure
pub mod sample; // cases with what must come out
pub mod schema; // the answers of a form as a JSON Schema
pub mod step; // the steps inside the agency
pub mod text; // words in both languages
pub mod writing; // a text changed at single places

pub use answers::{AnswerError, Answers};
pub use basis::Basis;
pub use channel::{Channel, ChannelOffer, PartialReason, ServiceLevel, TimeLimit, TimeVariant};
pub use code::{FieldCode, ProcedureCode, ResultCode};
pub use component::{Component, Satisfaction};
pub use condition::{Condition, Setting};
pub use edition::Catalog;
pub use fee::{Fee, FeeCase, FeeTable, PersonClass, Quote};
pub use field::{Field, FieldType};
pub use finding::{Finding, Severity};
pub use form::{Form, Page, Section};
pub use money::Money;
pub use office::OfficeRule;
pub use procedure::{EditionId, Procedure};
pub use rule_pack::RulePack;
pub use step::{Step, StepKind};
pub use text::Text;
