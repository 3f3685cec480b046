//! The arrangements, each a template.
use serde::Serialize;

/// How a result is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// A certificate of civil status: rows under the national title.
    Certificate,
    /// An extract of a register.
    Extract,
    /// A confirmation.
    Confirmation,
    /// A permit.
    Permit,
    /// A certificate of registration.
    Registration,
    /// A decision.
    Decision,
    /// A notice.
    Notice,
    /// A record, signed by the parties too.
    Minutes,
    /// The page that certifies a paper or a signature.
    Attestation,
    /// The page that makes a copy of a register or an original a copy.
    Copy,
    /// The data of a card, book, plate or certificate that another body makes.
    Card,
    /// What has no arrangement of its own.
    General,
}

impl Layout {
    /// Every arrangement.
    pub const ALL: [Self; 12] = [
        Self::Certificate,
        Self::Extract,
        Self::Confirmation,
        Self::Permit,
        Self::Registration,
        Self::Decision,
        Self::Notice,
        Self::Minutes,
        Self::Attestation,
        Self::Copy,
        Self::Card,
        Self::General,
    ];

    /// The template that sets it, below `templates/`.
    #[must_use]
    pub const fn template(self) -> &'static str {
        match self {
            Self::Certificate => "results/certificate.typ",
            Self::Extract => "results/extract.typ",
            Self::Confirmation => "results/confirmation.typ",
            Self::Permit => "results/permit.typ",
            Self::Registration => "results/registration.typ",
            Self::Decision => "results/decision.typ",
            Self::Notice => "results/notice.typ",
            Self::Minutes => "results/minutes.typ",
            Self::Attestation => "results/attestation.typ",
            Self::Copy => "results/copy.typ",
            Self::Card => "results/card.typ",
            Self::General => "results/general.typ",
        }
    }
}
