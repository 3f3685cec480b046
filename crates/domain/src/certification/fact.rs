//! What happened to a request for a certified copy.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::forbidden::{Checklist, Ground};
use super::need::Need;
use super::number::CertificationNumber;
use super::request::{Charge, Extent, Request};
use super::statement::Statement;
use super::time::Extension;
use crate::document::item::SignatureNote;
use crate::dossier::paper::PaperFile;
use crate::id::DocumentId;
use crate::unit::agency_code::AgencyCode;

/// How a copy came to its person. Electronic mail is not built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It is in their store.
    Store,
    /// It was handed over: a file, or the page with its check code.
    Hand,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// Somebody was told that their receiver may not demand a certified copy, or that their store holds the paper, and
    /// went without one. Nothing about the person is kept.
    Spared {
        /// The point where they asked.
        point: AgencyCode,
        /// The agency that would have certified.
        office: AgencyCode,
        /// The receiver.
        receiver: String,
        /// What they were told.
        need: Need,
        /// The paper stands in their store as a signed document already.
        #[serde(default)]
        held: bool,
    },
    /// Somebody asks for a copy.
    Requested {
        /// All of it.
        request: Box<Request>,
    },
    /// An officer looked at the original and compared the copy with it.
    Checked {
        /// The answers.
        answers: Checklist,
        /// The copy.
        scan: PaperFile,
        /// Pages counted and copies wanted.
        extent: Extent,
        /// What it costs by that count.
        charge: Charge,
    },
    /// No copy is certified of this paper; the person is told why in writing (Decree 23/2015 Art. 8.1, 9.4).
    Refused {
        /// The answers that led to it.
        answers: Checklist,
        /// Why.
        grounds: Vec<Ground>,
        /// What the officer adds.
        note: Option<String>,
    },
    /// The date was moved (Art. 21).
    Extended {
        /// How.
        extension: Extension,
        /// To when.
        due: Timestamp,
    },
    /// The number was given; the book has it too.
    Numbered {
        /// The number.
        number: CertificationNumber,
    },
    /// The copy is certified.
    Certified {
        /// The statement.
        statement: Statement,
        /// The signed file.
        file: PaperFile,
        /// What stands behind its QR.
        check_code: String,
        /// Who signed.
        signatures: Vec<SignatureNote>,
        /// The document it is in the store.
        document: DocumentId,
    },
    /// It came to its person.
    Delivered {
        /// How.
        way: Way,
    },
    /// The line of the register has a remark; the copy itself is never rewritten.
    Corrected {
        /// What the register says from now on.
        remark: String,
        /// Why.
        reason: String,
    },
    /// It has no legal value any more (Circular 01/2020 Art. 7), or its number was given and nothing signed. The line of
    /// the register stays.
    Annulled {
        /// The decision, if the copy was out already.
        decision: Option<Decision>,
        /// Why.
        reason: String,
    },
    /// The person wants it no more.
    Withdrawn {
        /// Why, if they say.
        reason: Option<String>,
    },
}

impl Fact {
    /// The stable name: in the row and in locale keys.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Spared { .. } => "spared",
            Self::Requested { .. } => "requested",
            Self::Checked { .. } => "checked",
            Self::Refused { .. } => "refused",
            Self::Extended { .. } => "extended",
            Self::Numbered { .. } => "numbered",
            Self::Certified { .. } => "certified",
            Self::Delivered { .. } => "delivered",
            Self::Corrected { .. } => "corrected",
            Self::Annulled { .. } => "annulled",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// The decision of a chair that annuls a certified copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its number and symbol.
    pub number: String,
    /// Its day.
    pub on: Date,
}
