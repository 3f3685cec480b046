//! How a text of the catalogue becomes law here: written by one person, reviewed and published by another, from a day.
//!
//! What is published is never changed. A mistake that has not taken effect is withdrawn; what has taken effect is
//! followed by a next edition, or retired.
pub mod action; // who may do what with a draft or an edition
pub mod draft; // a text on its way, as its facts have made it
pub mod edition; // a published text, as its facts have made it
pub mod entry; // which text of the catalogue is spoken of
pub mod fact; // what happened to a text of the catalogue
pub mod header; // what can be read of an unfinished text
pub mod judge; // what the check says of a text in the catalogue as it would be
pub mod notice; // how long before its day something must be announced
pub mod overlay; // files and published texts, laid one over the other
pub mod refusal; // why the rules say no
mod review; // send back, publish, withdraw, retire
mod stamp; // number, day and decision, written into a text
mod write; // begin, save, submit, discard

#[cfg(test)]
mod tests;

pub use action::Action;
pub use draft::{Aim, Draft, State};
pub use edition::{Announcement, Edition, Retirement, Standing, Withdrawal};
pub use entry::{EntryKey, Kind, MalformedEntry};
pub use fact::{BrokenHistory, Fact, Origin, Recorded};
pub use header::Header;
pub use judge::{Candidate, judge};
pub use notice::{Announcer, Notice};
pub use overlay::{Content, Published};
pub use refusal::Refusal;
pub use review::Publishing;
pub use stamp::stamp;
pub use write::{Beginning, begin};
