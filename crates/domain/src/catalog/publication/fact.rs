//! What happened to a text of the catalogue. Facts are appended, never changed; each names who did it and when.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::draft::Aim;
use super::edition::Announcement;
pub use crate::dossier::fact::By;
use crate::id::{AccountId, CatalogDraftId};

/// Where the text of a draft was taken from, so that taking it again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The source, such as `national`.
    pub source: String,
    /// SHA-256 of what the source said, in hexadecimal.
    pub hash: String,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// Somebody began a draft.
    Begun {
        /// The draft.
        draft: CatalogDraftId,
        /// What it is to do.
        aim: Aim,
        /// The edition it started from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<u32>,
        /// Where its text was taken from, if it was imported.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Origin>,
        /// SHA-256 of its text.
        sha256: String,
    },
    /// The text of a draft was changed.
    Saved {
        /// The draft.
        draft: CatalogDraftId,
        /// SHA-256 of the new text.
        sha256: String,
    },
    /// The draft was given to somebody else to review.
    Submitted {
        /// The draft.
        draft: CatalogDraftId,
        /// The first day its author has in mind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_from: Option<Date>,
        /// A note for the reviewer.
        note: String,
    },
    /// The draft went back to be changed, or its author took it back.
    SentBack {
        /// The draft.
        draft: CatalogDraftId,
        /// What to change.
        remark: String,
    },
    /// The draft was thrown away.
    Discarded {
        /// The draft.
        draft: CatalogDraftId,
    },
    /// An edition that came with the program's files was taken into the store as it is, because something was decided
    /// about it.
    Adopted {
        /// Its number.
        number: u32,
        /// SHA-256 of its text.
        sha256: String,
        /// Its first day.
        valid_from: Date,
    },
    /// The draft became an edition.
    Published {
        /// The draft.
        draft: CatalogDraftId,
        /// The number of the edition.
        number: u32,
        /// SHA-256 of its text.
        sha256: String,
        /// Its first day.
        valid_from: Date,
        /// Who last wrote it.
        author: By,
        /// How it was announced.
        announcement: Announcement,
    },
    /// A publication was undone before it took effect.
    Withdrawn {
        /// The number of the edition; it is not given again.
        number: u32,
        /// Why.
        reason: String,
    },
    /// An edition was given a last day.
    Retired {
        /// The draft that proposed it.
        draft: CatalogDraftId,
        /// The number of the edition.
        number: u32,
        /// The last day on which new dossiers fall under it.
        last_day: Date,
        /// The text of the same kind that takes its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaced_by: Option<String>,
        /// The decision.
        announcement: Announcement,
    },
    /// A retirement was undone before it took effect.
    RetirementWithdrawn {
        /// The number of the edition.
        number: u32,
        /// Why.
        reason: String,
    },
    /// Running dossiers are to be moved from one edition to another.
    MigrationOrdered {
        /// The draft that proposed it.
        draft: CatalogDraftId,
        /// The edition they stand under.
        from: u32,
        /// The edition they are to stand under.
        to: u32,
        /// The decision.
        announcement: Announcement,
        /// Why.
        reason: String,
    },
    /// Every running dossier was looked at.
    MigrationFinished {
        /// The draft that proposed it.
        draft: CatalogDraftId,
        /// Dossiers that were moved.
        moved: u64,
        /// Dossiers that keep their edition, each listed with the reason.
        left: u64,
    },
}

impl Fact {
    /// The stable name: in the row, in locale keys, in the API.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Begun { .. } => "begun",
            Self::Saved { .. } => "saved",
            Self::Submitted { .. } => "submitted",
            Self::SentBack { .. } => "sent_back",
            Self::Discarded { .. } => "discarded",
            Self::Adopted { .. } => "adopted",
            Self::Published { .. } => "published",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Retired { .. } => "retired",
            Self::RetirementWithdrawn { .. } => "retirement_withdrawn",
            Self::MigrationOrdered { .. } => "migration_ordered",
            Self::MigrationFinished { .. } => "migration_finished",
        }
    }

    /// Every kind, for the test that each has its words.
    pub const KINDS: [&'static str; 12] = [
        "begun",
        "saved",
        "submitted",
        "sent_back",
        "discarded",
        "adopted",
        "published",
        "withdrawn",
        "retired",
        "retirement_withdrawn",
        "migration_ordered",
        "migration_finished",
    ];

    /// The draft it is about.
    #[must_use]
    pub const fn draft(&self) -> Option<CatalogDraftId> {
        match self {
            Self::Begun { draft, .. }
            | Self::Saved { draft, .. }
            | Self::Submitted { draft, .. }
            | Self::SentBack { draft, .. }
            | Self::Discarded { draft }
            | Self::Published { draft, .. }
            | Self::Retired { draft, .. }
            | Self::MigrationOrdered { draft, .. }
            | Self::MigrationFinished { draft, .. } => Some(*draft),
            Self::Adopted { .. } | Self::Withdrawn { .. } | Self::RetirementWithdrawn { .. } => None,
        }
    }

    /// The edition it is about.
    #[must_use]
    pub const fn edition(&self) -> Option<u32> {
        match self {
            Self::Adopted { number, .. }
            | Self::Published { number, .. }
            | Self::Withdrawn { number, .. }
            | Self::Retired { number, .. }
            | Self::RetirementWithdrawn { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// Whether the catalogue is another one from here on: every server reads it anew.
    #[must_use]
    pub const fn changes_catalogue(&self) -> bool {
        matches!(
            self,
            Self::Published { .. } | Self::Withdrawn { .. } | Self::Retired { .. } | Self::RetirementWithdrawn { .. }
        )
    }
}

/// A fact with its author and moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// When it happened, by the server's clock.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// What happened.
    pub fact: Fact,
}

impl Recorded {
    /// The account that did it.
    #[must_use]
    pub const fn account(&self) -> Option<AccountId> {
        self.by.account
    }
}

/// The facts cannot have happened in this order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrokenHistory {
    /// The fact needs something earlier facts did not bring.
    #[error("'{0}' cannot follow the facts before it")]
    OutOfPlace(&'static str),
}
