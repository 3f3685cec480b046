//! What each printed form says, one file a form. Field lists follow the forms of Circular 03/2025/TT-VPCP, Annex I.
//!
//! Every form has a `sample()` with invented people: tests print it, and an official sees a changed template with it.
mod any; // any of the forms, its template and its sheets
mod letterhead; // what several forms share: agency, applicant, signer
mod sheet; // paper and languages

mod attestation; // the statement under what is certified by hand
mod certification_register; // a register of certification, by month or year
mod declaration; // the declaration a citizen signs, from the answers given
mod destruction_record; // what was destroyed, by whom, by which decision
mod form01_receipt; // 01: receipt and appointment
mod form02_supplement; // 02: request to complete the dossier
mod form03_refusal; // 03: refusal to receive or to resolve
mod form04_extension; // 04: apology and new date
mod form05_stop; // 05: notice that resolution has stopped
mod form06_control_slip; // 06: every hand-over of a dossier
mod form07_register; // 07: the register of a year

pub use any::Form;
pub use attestation::Attestation;
pub use certification_register::{CertificationLine, CertificationRegister, Closing};
pub use declaration::{Answer, Declaration, Section};
pub use destruction_record::{DestructionLine, DestructionRecord};
pub use form01_receipt::{Collection, Component, ComponentKind, Receipt, Term};
pub use form02_supplement::{Fault, Stage, Supplement};
pub use form03_refusal::Refusal;
pub use form04_extension::Extension;
pub use form05_stop::Stop;
pub use form06_control_slip::{ControlSlip, HandOver, Timing};
pub use form07_register::{Register, RegisterRow};
pub use letterhead::{Applicant, Contact, Letterhead, Matter, Signer};
pub use sheet::{Language, Sheet};
