//! What was found out about the signatures of a file. Made to be shown and to be kept: it serializes.

use jiff::Timestamp;
use serde::Serialize;

use super::{
    change::{judge::Permission, kind::ChangeAt},
    reason::Reason,
};

/// The judgement. In the words of ETSI EN 319 102-1, 5.1.3: the first two are TOTAL-PASSED, then INDETERMINATE and
/// TOTAL-FAILED.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Signed by whom it says, and as it was.
    Valid,
    /// The same; what was added since does not touch what was signed.
    ValidButChangedHarmlessly,
    /// Nothing speaks against it, but something that must be known is not.
    Indeterminate,
    /// Not to be relied on.
    Invalid,
}

impl Verdict {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Valid => "verification-valid",
            Self::ValidButChangedHarmlessly => "verification-valid-but-changed",
            Self::Indeterminate => "verification-indeterminate",
            Self::Invalid => "verification-invalid",
        }
    }
}

/// All signatures of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The verdict on the file: the gravest of its signatures. A timestamp over the file weighs only if it is broken.
    pub verdict: Verdict,
    /// What is to be said about the file as a whole.
    pub reasons: Vec<Reason>,
    /// How many times the file was saved.
    pub revisions: usize,
    /// Signatures and timestamps over the file, oldest first.
    pub signatures: Vec<Signature>,
}

/// One signature, or timestamp over the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// The field it fills.
    pub field: String,
    /// Signature or timestamp.
    pub kind: Kind,
    /// Who signed; nothing when the signature cannot be read.
    pub signer: Option<Identity>,
    /// Who issued the certificate.
    pub issuer: Option<Identity>,
    /// The serial number of the certificate, in hexadecimal.
    pub serial: Option<String>,
    /// When it was signed by the signer's own clock.
    pub claimed_time: Option<Timestamp>,
    /// The timestamp inside the signature.
    pub timestamp: Option<Stamp>,
    /// The earliest moment at which a trusted timestamp proves that the signature existed.
    pub proven_time: Option<Timestamp>,
    /// What is in the file to judge it by.
    pub level: Level,
    /// Whether it is over this file, unchanged.
    pub integrity: Integrity,
    /// How much of the file it is over.
    pub coverage: Coverage,
    /// Whether the certificate leads to a trusted authority.
    pub chain: Chain,
    /// Whether a certificate was revoked.
    pub revocation: Revocation,
    /// What the file's certification lets others change.
    pub certification: Option<Permission>,
    /// What was changed after signing.
    pub changes: Vec<ChangeAt>,
    /// The verdict on this signature.
    pub verdict: Verdict,
    /// Why, gravest first.
    pub reasons: Vec<Reason>,
}

/// What kind of signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// By a person or organisation.
    Signature,
    /// By a timestamp authority, over the whole file.
    Timestamp,
}

/// A person, organisation or authority as a certificate names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// The personal or organisation number: serialNumber, organizationIdentifier or UID.
    pub number: Option<String>,
}

/// A timestamp inside a signature (RFC 3161).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// The moment it certifies.
    pub time: Timestamp,
    /// Who certifies it.
    pub authority: String,
    /// Whether it is over this signature and its authority is trusted.
    pub trusted: bool,
}

/// What is in the file to judge the signature by (ETSI EN 319 142-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Level {
    /// A CMS signature that is not PAdES.
    #[serde(rename = "CMS")]
    Cms,
    /// PAdES baseline with the certificate named in the signature.
    #[serde(rename = "B-B")]
    BB,
    /// With a timestamp.
    #[serde(rename = "B-T")]
    BT,
    /// With certificates and revocation data.
    #[serde(rename = "B-LT")]
    BLT,
    /// With a timestamp over these.
    #[serde(rename = "B-LTA")]
    BLTA,
    /// A timestamp over the file.
    #[serde(rename = "timestamp")]
    Timestamp,
}

/// Whether the signature is over this file, unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Integrity {
    /// It is.
    Whole,
    /// The content is another.
    DigestDiffers,
    /// The key is another.
    DoesNotFit,
    /// It is not over a revision of this file.
    DoesNotCover,
    /// It contradicts itself, is too weak, or cannot be read.
    Unsound,
}

/// How much of the file a signature is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "covers")]
pub enum Coverage {
    /// All of it.
    Whole,
    /// All up to a saving.
    Revision {
        /// Which, counted from 1.
        revision: usize,
        /// Of how many.
        of: usize,
    },
    /// It cannot be told.
    Nothing,
}

/// Whether the certificate leads to a trusted authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chain {
    /// It does.
    Trusted,
    /// It leads nowhere.
    UnknownIssuer,
    /// A certificate was no longer valid at the best known time of signing.
    Expired,
    /// A certificate was not yet valid then.
    NotYetValid,
    /// A certificate may not be used so.
    NotAllowed,
    /// A certificate is signed with an algorithm that can be forged.
    Weak,
    /// There is no certificate to judge.
    Missing,
}

/// Whether a certificate of the chain was revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Revocation {
    /// None was.
    Good,
    /// One was.
    Revoked {
        /// When.
        at: Timestamp,
        /// Why (RFC 5280, 5.3.1), as its number.
        reason: u8,
        /// Whether a trusted timestamp proves that the signature had been made before.
        after_signing: bool,
    },
    /// Nothing is known.
    Unknown,
    /// What is known is older than the signature.
    Stale,
}
