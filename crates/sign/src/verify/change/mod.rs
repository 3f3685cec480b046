//! What changed between two savings of a file. The rule is the opposite of a list of attacks: everything a reader could see
//! or run is protected, and only what a further signature, a timestamp or a form is known to touch may differ
//! (ISO 32000-2, 12.8.2.2).

pub mod compare; // two savings side by side
pub mod field; // the same field before and after
pub mod judge; // which changes a signature bears
pub mod kind; // the kinds of change
pub mod page; // pages and what lies on them
pub mod protect; // what must stay as it was
pub mod shape; // the frame of a document: catalogue, form, pages
