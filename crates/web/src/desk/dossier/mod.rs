//! One dossier: what it says, and what may be done to it now.
pub mod act; // what an officer does: one noun an address
pub mod answers; // the form, answered
pub mod faults; // everything that is missing, at once
pub mod panel; // one allowed action as a plain form
pub mod said; // what an officer typed into one of the forms
pub mod sample; // the page in the states that matter
pub mod show; // the page
pub mod timeline; // what happened, in words
