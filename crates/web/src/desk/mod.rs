//! The officer's desk: what waits, receiving at the counter, one dossier with all that may be done to it, the register.
//!
//! Who may do what is never decided here: lists come through SQL that knows the grants, and buttons are the dossier's
//! own `allowed_actions`.
pub mod batch; // several dossiers signed together
pub mod certification; // copies certified from originals, and the registers
pub mod custody; // paper originals in the hands of an office
pub mod dossier; // one dossier: what it says, and what may be done to it now
pub mod find; // by code, number or name
pub mod hand_back; // results that wait for their people
pub mod inbox; // what waits, by time left
pub mod line; // one dossier as a line of a list
pub mod parcel; // a form that may bring files
pub mod receive; // at the counter, on one page
pub mod register; // Form 07
pub mod retention; // papers whose time is over
pub mod station; // the Digital Station
pub mod tell; // offices, states and dates in the words of an officer
pub mod today; // where the day begins
