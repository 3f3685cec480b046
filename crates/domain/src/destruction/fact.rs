//! What happened to a list of documents to be destroyed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::item::Document;
use crate::id::DocumentId;
use crate::unit::agency_code::AgencyCode;

/// A document as it stands on a list: enough to know later what it was, when nothing else of it is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Which.
    pub document: DocumentId,
    /// Kind of paper.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Number and symbol on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whose.
    pub owner: String,
    /// The day it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Date>,
    /// Last day it had to be kept.
    pub keep_until: Date,
    /// The law that says so.
    pub basis: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

impl Listed {
    /// A document on a list; none if it is kept for good.
    #[must_use]
    pub fn of(document: &Document, basis: String) -> Option<Self> {
        let item = &document.item;
        Some(Self {
            document: document.id,
            code: item.kind.clone(),
            title: item.title.clone(),
            number: item.number.clone(),
            owner: item.owner.name.clone(),
            issued_on: item.issued_on,
            keep_until: item.keep_until?,
            basis,
            sha256: item.file.sha256.clone(),
        })
    }
}

/// The decision of the head of the office, who alone may decide (Law on Archives 33/2024 Art. 16.3), on what the council
/// found (Circular 05/2025/TT-BNV Art. 48–50).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its number and symbol.
    pub number: String,
    /// Its day.
    pub day: Date,
    /// The minutes of the council that looked at the list.
    pub council: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// A person proposed to destroy these; from here on nothing is added.
    Proposed {
        /// Whose documents they are.
        office: AgencyCode,
        /// Why they are worth nothing any longer.
        reason: String,
        /// The list.
        items: Vec<Listed>,
    },
    /// Another person took a document off the list: it stays.
    Struck {
        /// Which.
        document: DocumentId,
        /// Why.
        reason: String,
    },
    /// Another person refused the whole list.
    Rejected {
        /// Why.
        reason: String,
    },
    /// Who proposed it took it back.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// Another person decided that what is on the list is destroyed.
    Approved {
        /// The decision.
        decision: Decision,
    },
    /// Somebody carries it out.
    Begun,
    /// A document was destroyed; its own fact is in the same commit.
    Destroyed {
        /// Which.
        document: DocumentId,
        /// SHA-256 of its files, to be removed unless something else needs them.
        files: Vec<String>,
    },
    /// A document had become needed again and stays.
    Spared {
        /// Which.
        document: DocumentId,
        /// The code of the rule that spared it.
        code: String,
    },
    /// Everything on the list was destroyed or spared, and the record has a number.
    CarriedOut {
        /// Its number within the year and office.
        number: u32,
        /// The year.
        year: i16,
    },
    /// The files nobody else needs are gone.
    Cleared {
        /// How many were removed.
        removed: u32,
        /// How many stay because something else needs them.
        shared: u32,
    },
}
