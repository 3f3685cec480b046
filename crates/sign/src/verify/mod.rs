//! Whether the signatures of a PDF file hold: who signed, when, with what right, and what was changed since.
//!
//! After ETSI EN 319 102-1 (how a signature is validated), ISO 32000-2, 12.8 (signatures in PDF), RFC 5652 (CMS),
//! RFC 3161 (timestamps), RFC 5280 (certificates) and RFC 6960 (OCSP). Everything is judged from the file and what the caller
//! brings; nothing is fetched. `docs/decisions/0014-own-verification.md` says why this is our own.

pub mod algorithm; // which algorithms count
pub mod asn1; // reading what certificates and signatures are written in
pub mod certificate; // a certificate
pub mod chain; // from a certificate to an authority the reader trusts
pub mod change; // what was changed between two savings
pub mod cms; // the signature itself
mod coverage; // what of the file a signature is over
mod found; // the signatures of a file
pub mod pdf; // reading files without trusting them
pub mod reason; // why
pub mod report; // what was found out
pub mod revocation; // whether a certificate was revoked
mod standing; // what a certificate is worth at a moment
pub mod timestamp; // what a timestamp authority says
pub mod trust; // whom the reader trusts
mod weigh; // one signature after the other

use jiff::Timestamp;

pub use report::{Report, Verdict};
pub use trust::{Evidence, Trust};

/// Why a file cannot be judged at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// It is not a PDF file.
    #[error("not a PDF file")]
    NotPdf,
    /// Its structure is damaged; it may be cut off.
    #[error("the file is damaged")]
    Damaged,
    /// It is encrypted, so what was changed since cannot be told.
    #[error("the file is encrypted")]
    Encrypted,
    /// Looking at it would take more work than any honest file of its size.
    #[error("the file asks for too much work")]
    TooMuch,
}

impl Unreadable {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotPdf => "verification-not-pdf",
            Self::Damaged => "verification-damaged",
            Self::Encrypted => "verification-encrypted",
            Self::TooMuch => "verification-too-much",
        }
    }
}

/// Judges all signatures of a file, as of `now`.
///
/// # Errors
/// The file cannot be read, so that nothing can be said about it.
pub fn verify(pdf: &[u8], trust: &Trust, now: Timestamp) -> Result<Report, Unreadable> {
    let file = pdf::revision::File::open(pdf)?;
    let report = weigh::file(&file, trust, now);
    // What could not be read for want of work must not look as if it were not there.
    if file.budget.is_exhausted() { Err(Unreadable::TooMuch) } else { report }
}
