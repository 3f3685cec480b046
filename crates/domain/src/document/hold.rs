//! A document that must not be destroyed although its time may be over: somebody still needs it as it is.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::timeline::By;

/// Who needs it. No law lists these: they are the cases in which a paper is evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// A complaint or a denunciation is being settled.
    Complaint,
    /// A court has, or will have, a case in which it counts.
    Court,
    /// It is inspected, audited or investigated.
    Inspection,
    /// Its owner asked for it to be kept.
    Owner,
    /// Something else, said in words.
    Other,
}

impl Grounds {
    /// Every ground, in the order people read them.
    pub const ALL: [Self; 5] = [Self::Complaint, Self::Court, Self::Inspection, Self::Owner, Self::Other];

    /// The stable name in forms and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complaint => "complaint",
            Self::Court => "court",
            Self::Inspection => "inspection",
            Self::Owner => "owner",
            Self::Other => "other",
        }
    }

    /// The ground with this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grounds| grounds.key() == key)
    }
}

/// A document that is kept back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Who needs it.
    pub grounds: Grounds,
    /// In words: which case, which letter.
    pub note: String,
    /// Who said so.
    pub by: By,
    /// Since when.
    pub since: Timestamp,
}
