//! Where dossiers are received and resolved. Competence belongs to an office, not to a place.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::agency_code::AgencyCode;
use super::commune::CommuneCode;

/// What an office is (Decree 118/2025 Art. 7 and 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    /// The People's Committee of the city or province.
    CityPc,
    /// A department of the city or province, or a body under one.
    Department,
    /// A local body of a ministry, such as the city police.
    Vertical,
    /// The People's Committee of a commune, ward or special zone.
    CommunePc,
    /// The police of a commune or ward.
    CommunePolice,
    /// The seat of the public administration service center.
    Center,
    /// A branch of the center.
    Branch,
    /// A point of a branch or commune where dossiers are received and results returned.
    Point,
}

impl OfficeKind {
    /// The word of the kind as data files write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CityPc => "city_pc",
            Self::Department => "department",
            Self::Vertical => "vertical",
            Self::CommunePc => "commune_pc",
            Self::CommunePolice => "commune_police",
            Self::Center => "center",
            Self::Branch => "branch",
            Self::Point => "point",
        }
    }

    /// The locale key of the kind.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::CityPc => "unit.office-city-pc",
            Self::Department => "unit.office-department",
            Self::Vertical => "unit.office-vertical",
            Self::CommunePc => "unit.office-commune-pc",
            Self::CommunePolice => "unit.office-commune-police",
            Self::Center => "unit.office-center",
            Self::Branch => "unit.office-branch",
            Self::Point => "unit.office-point",
        }
    }

    /// Whether it decides: the others receive and return for those that do.
    #[must_use]
    pub fn resolves(self) -> bool {
        matches!(self, Self::CityPc | Self::Department | Self::Vertical | Self::CommunePc | Self::CommunePolice)
    }

    /// Whether it has a counter of its own.
    #[must_use]
    pub fn receives(self) -> bool {
        matches!(self, Self::Center | Self::Branch | Self::Point)
    }
}

/// An office as it is known from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Its identifier; configuration below level 1, since no list has been published.
    pub code: AgencyCode,
    /// What it is.
    pub kind: OfficeKind,
    /// Its Vietnamese name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// The commune it serves, if one.
    pub commune: Option<CommuneCode>,
    /// The office above it.
    pub parent: Option<AgencyCode>,
    /// First day on which it exists.
    pub valid_from: Date,
    /// Its address, where known.
    pub address: Option<String>,
}
