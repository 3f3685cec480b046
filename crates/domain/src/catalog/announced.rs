//! A procedure as the national catalogue announces it: where a draft begins, and what our own file is held against.
//!
//! The source is flattened text. What can be read for certain is read; times and fees are kept as they were written and
//! never believed: units were lost and "0" may stand for "set by the People's Council".
mod compare; // what differs from our file
mod draft; // the text of a draft
mod read; // one line of JSON, one row of CSV
mod split; // papers, laws, doors and results out of flattened text

pub use compare::{Gap, compare, only_ours};
pub use read::{Unreadable, from_json, rows};

use super::channel::Channel;
use super::code::{ProcedureCode, ResultCode};
use super::procedure::{Level, Subject};

/// One announced procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// Its code.
    pub code: ProcedureCode,
    /// Its official name.
    pub name: String,
    /// The decision that announced it.
    pub decision: String,
    /// The field of administration, in words.
    pub field: String,
    /// The levels that resolve it.
    pub levels: Vec<Level>,
    /// Who may file; empty when the source does not say.
    pub subjects: Vec<Subject>,
    /// The doors, each with its time and fee as written.
    pub doors: Vec<Door>,
    /// The papers; empty when the source does not say.
    pub papers: Vec<AnnouncedPaper>,
    /// The results, by code, with the name the source gives, if any.
    pub results: Vec<(ResultCode, String)>,
    /// Numbers of the texts of law.
    pub laws: Vec<String>,
    /// SHA-256 would be the reader's to add; this is the record as it was read, for telling one edition of the source from
    /// the next.
    pub record: String,
}

/// A way to file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// Which.
    pub channel: Channel,
    /// Time and fee as the source writes them, cut to one line.
    pub written: String,
}

/// A paper of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnouncedPaper {
    /// What the source calls it.
    pub name: String,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
}

#[cfg(test)]
mod tests;
