//! What became of the units before 1 July 2025: which new units they went to, and with whom.

use std::sync::Arc;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::commune::CommuneCode;

/// The day on which two-level government began and the codes were given anew.
pub const TWO_LEVELS_FROM: Date = date(2025, 7, 1);

/// The kind of a unit before 1 July 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OldKind {
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Thị trấn.
    Town,
    /// An island district without communes, now a special zone.
    IslandDistrict,
}

impl OldKind {
    /// The word before the name in Vietnamese.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ward => "Phường",
            Self::Commune => "Xã",
            Self::Town => "Thị trấn",
            Self::IslandDistrict => "Huyện",
        }
    }
}

/// How much of an old unit went to a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// All of it.
    Whole,
    /// A part of its area and people.
    Part,
    /// What was left after the other parts.
    Remainder,
    /// A part of its area in which nobody lived.
    AreaOnly,
    /// A part of its area with all of its people.
    AllPeople,
}

impl Share {
    /// The locale key of the share.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Whole => "unit.share-whole",
            Self::Part => "unit.share-part",
            Self::Remainder => "unit.share-remainder",
            Self::AreaOnly => "unit.share-area-only",
            Self::AllPeople => "unit.share-all-people",
        }
    }
}

/// A unit as it was called before 1 July 2025.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldUnit {
    /// Its code of that time: five digits, three for an island district.
    pub code: String,
    /// Its kind.
    pub kind: OldKind,
    /// Its name without the kind.
    pub name: String,
    /// The full name of its district; empty for an island district.
    pub district: String,
    /// The full name of its province.
    pub province: String,
}

impl OldUnit {
    /// Its full name, such as `Phường Ngọc Hà`.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.word(), self.name)
    }
}

/// One step of succession: a share of an old unit went to a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The code of the old unit.
    pub old: String,
    /// The new unit.
    pub new: CommuneCode,
    /// How much of it.
    pub share: Share,
    /// From which day.
    pub on: Date,
    /// By which resolution.
    pub basis: Arc<str>,
    /// The item of the resolution, where known.
    pub item: Option<u16>,
    /// Whether a second source says the same.
    pub confirmed: bool,
}

/// The edges along which the people of one old unit went; an address with more than one needs more detail.
///
/// Where nobody lived, nobody has an address; where all people went one way, nobody went another.
#[must_use]
pub fn for_people<'a>(edges: &[&'a Edge]) -> Vec<&'a Edge> {
    let all = |edge: &&Edge| edge.share == Share::AllPeople;
    if edges.iter().any(all) {
        return edges.iter().copied().filter(all).collect();
    }
    edges.iter().copied().filter(|edge| edge.share != Share::AreaOnly).collect()
}
