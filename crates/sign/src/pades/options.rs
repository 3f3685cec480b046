//! What the caller decides about a signature.

use jiff::Timestamp;

use super::{Visible, Words};

/// How long a signature can be checked without anybody's help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// As long as the certificate is valid (PAdES B-B).
    B,
    /// Longer: a timestamp authority says that it existed at a time (B-T).
    T,
    /// Without the authorities being there at all: certificates and proofs that none was revoked are inside (B-LT).
    Lt,
}

/// What the caller decides about a signature.
#[derive(Debug, Clone)]
pub struct SignOptions {
    /// How long it can be checked.
    pub level: Level,
    /// Name of the signature field: one that was left open, or a new one; `None` takes the first of `Signature1`,
    /// `Signature2`, … that is free.
    pub field_name: Option<String>,
    /// Why it is signed, as readers of PDF show it.
    pub reason: Option<String>,
    /// Where it is signed, as readers of PDF show it.
    pub location: Option<String>,
    /// When, as the signer says (`/M`), written in Vietnamese time.
    pub at: Timestamp,
    /// What people see on a page; `None` for nothing. In a field that was left open it stands where that field is.
    pub visible: Option<Visible>,
    /// Open fields by name that are filled in before it is signed, in the same increment.
    pub fill: Vec<(String, Words)>,
    /// Whether the signer allows nothing from here on but filling in open fields and signing further (DocMDP, P 2; ISO
    /// 32000-1, 12.8.2.2). Only the first signature of a file can say so.
    pub certify: bool,
}

impl SignOptions {
    /// A signature nobody sees, without reason or place.
    #[must_use]
    pub const fn new(level: Level, at: Timestamp) -> Self {
        Self {
            level,
            field_name: None,
            reason: None,
            location: None,
            at,
            visible: None,
            fill: Vec::new(),
            certify: false,
        }
    }
}
