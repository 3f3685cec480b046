//! The printed forms of a dossier, drawn from its facts: however often a form is printed, it says the same.
mod declaration; // what the person declared, to be signed
mod draw; // load, may, fill in, render
mod extension; // 04: apology and new date
pub(crate) mod heading; // what several forms share: agency, matter, signer
mod receipt; // 01: receipt and appointment
mod refusal; // 03: before or after acceptance
mod register; // 07: what an agency accepted in a year
pub(crate) mod result; // the result as a document
mod slip; // 06: every hand-over
pub(crate) mod source; // the facts a form is drawn from
mod stop; // 05: the applicant withdrew
mod supplement; // 02: what is missing
mod which; // which forms a dossier has, and for whom

pub use draw::print;
pub use paper::{Language, Pdf, Sheet};
pub use register::{MOST_LINES, register};
pub use which::{PrintedForm, UnknownForm, available};
