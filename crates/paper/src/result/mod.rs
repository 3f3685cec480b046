//! The results of procedures as documents: certificates, permits, decisions, notices, set as Decree 30/2020 wants
//! administrative documents set.
//!
//! A result is data ([`ResultDocument`]); how it looks is one of the templates of `templates/results`; [`render`] joins
//! the two and says where on the pages room was left for signatures.
mod document; // what a result says
mod layout; // the arrangements, each a template
mod place; // where signatures, number and day go
mod render; // data + template → PDF
mod sample; // one of each arrangement, with invented people

pub use document::{Check, Head, ResultDocument, Row, Section, Signer, Table, Value};
pub use place::{Place, Role};
pub use render::{Printed, render};
