//! A published text, as its facts have made it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::entry::EntryKey;
use super::fact::{BrokenHistory, By, Fact, Recorded};
use super::notice::Announcer;
use crate::id::CatalogDraftId;

/// The decision that announces something, and why it came late, if it did (Decree 63/2010 Art. 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// Number and symbol, such as `1234/QĐ-UBND`.
    pub decision: String,
    /// The day it was signed.
    pub signed_on: Date,
    /// Who signed it.
    pub by: Announcer,
    /// Why it was announced later than the decree wants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_notice: Option<String>,
}

/// A publication that was undone before it took effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// Why.
    pub reason: String,
}

/// The end of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retirement {
    /// When it was decided.
    pub at: Timestamp,
    /// Who agreed.
    pub by: By,
    /// The last day on which new dossiers fall under it.
    pub last_day: Date,
    /// The text of the same kind that takes its place.
    pub replaced_by: Option<String>,
    /// The decision.
    pub announcement: Announcement,
}

/// How an edition stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Published; its first day is still to come.
    Announced,
    /// New dossiers fall under it.
    InForce,
    /// Its last day is over.
    Ended,
    /// Undone before it took effect.
    Withdrawn,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::Announced, Self::InForce, Self::Ended, Self::Withdrawn];

    /// The stable name in addresses and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::InForce => "in_force",
            Self::Ended => "ended",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A published text as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Which text.
    pub entry: EntryKey,
    /// Its number, counted from 1.
    pub number: u32,
    /// SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// Its first day.
    pub valid_from: Date,
    /// The draft it came from; none for one that came with the program's files.
    pub draft: Option<CatalogDraftId>,
    /// Who last wrote it.
    pub author: Option<By>,
    /// Who published it.
    pub publisher: By,
    /// When.
    pub published_at: Timestamp,
    /// The decision; none for one that came with the program's files.
    pub announcement: Option<Announcement>,
    /// Undone before it took effect.
    pub withdrawn: Option<Withdrawal>,
    /// Its decided end.
    pub retirement: Option<Retirement>,
}

impl Edition {
    /// The edition as its first fact makes it.
    ///
    /// # Errors
    /// [`BrokenHistory`] if that is neither its publication nor its adoption.
    pub fn first(entry: EntryKey, recorded: &Recorded) -> Result<Self, BrokenHistory> {
        let (number, sha256, valid_from, draft, author, announcement) = match &recorded.fact {
            Fact::Published { draft, number, sha256, valid_from, author, announcement } => {
                (*number, sha256, *valid_from, Some(*draft), Some(author.clone()), Some(announcement.clone()))
            }
            Fact::Adopted { number, sha256, valid_from } => (*number, sha256, *valid_from, None, None, None),
            other => return Err(BrokenHistory::OutOfPlace(other.kind())),
        };
        Ok(Self {
            entry,
            number,
            sha256: sha256.clone(),
            valid_from,
            draft,
            author,
            publisher: recorded.by.clone(),
            published_at: recorded.at,
            announcement,
            withdrawn: None,
            retirement: None,
        })
    }

    /// Lets one more of its facts change the edition.
    ///
    /// # Errors
    /// [`BrokenHistory`] if the fact cannot follow those before it.
    pub fn apply(&mut self, recorded: &Recorded) -> Result<(), BrokenHistory> {
        let Recorded { at, by, fact } = recorded;
        let out_of_place = BrokenHistory::OutOfPlace(fact.kind());
        if fact.edition() != Some(self.number) || self.withdrawn.is_some() {
            return Err(out_of_place);
        }
        match fact {
            Fact::Withdrawn { reason, .. } => {
                self.withdrawn = Some(Withdrawal { at: *at, by: by.clone(), reason: reason.clone() });
            }
            Fact::Retired { last_day, replaced_by, announcement, .. } => {
                self.retirement = Some(Retirement {
                    at: *at,
                    by: by.clone(),
                    last_day: *last_day,
                    replaced_by: replaced_by.clone(),
                    announcement: announcement.clone(),
                });
            }
            Fact::RetirementWithdrawn { .. } if self.retirement.is_some() => self.retirement = None,
            _ => return Err(out_of_place),
        }
        Ok(())
    }

    /// How it stands on a day, given the last day the catalogue works out for it.
    #[must_use]
    pub fn standing(&self, last_day: Option<Date>, on: Date) -> Standing {
        if self.withdrawn.is_some() {
            Standing::Withdrawn
        } else if on < self.valid_from {
            Standing::Announced
        } else if last_day.is_some_and(|last| last < on) {
            Standing::Ended
        } else {
            Standing::InForce
        }
    }
}
