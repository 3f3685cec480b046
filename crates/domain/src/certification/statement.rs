//! The certification statement as data (Decree 23/2015 Art. 12, 20.3): the words around it stand in the template.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::number::CertificationNumber;
use super::request::Extent;

/// In which capacity somebody certifies (Decree 23/2015 Art. 2.9, 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// The chair of the commune's people's committee.
    Chair,
    /// A deputy, who signs for the chair.
    DeputyChair,
    /// An officer of the one-stop point whom the chair authorised, where the city allows it.
    Authorised,
}

impl Capacity {
    /// Every capacity.
    pub const ALL: [Self; 3] = [Self::Chair, Self::DeputyChair, Self::Authorised];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::DeputyChair => "deputy-chair",
            Self::Authorised => "authorised",
        }
    }
}

/// What the last page of the copy says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The number, which is the one in the register (Art. 13.2).
    pub number: CertificationNumber,
    /// When it was certified; the page shows the day.
    pub at: Timestamp,
    /// Where (Art. 10.2).
    pub place: String,
    /// The agency.
    pub agency: String,
    /// Who certified.
    pub certifier: String,
    /// As what.
    pub capacity: Capacity,
    /// Pages and copies.
    pub extent: Extent,
}
