//! The 3,321 communes, wards and special zones: the one level below the province since 1 July 2025.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::province::{Former, ProvinceCode};

/// Five digits, unique in the country at any one date; before July 2025 the same code named another unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommuneCode(u32);

/// A text that is not five digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a commune code has five digits, such as 00008")]
pub struct CommuneCodeError;

impl FromStr for CommuneCode {
    type Err = CommuneCodeError;

    fn from_str(text: &str) -> Result<Self, CommuneCodeError> {
        if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CommuneCodeError);
        }
        text.parse().map(Self).map_err(|_| CommuneCodeError)
    }
}

impl fmt::Display for CommuneCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

impl TryFrom<String> for CommuneCode {
    type Error = CommuneCodeError;

    fn try_from(text: String) -> Result<Self, CommuneCodeError> {
        text.parse()
    }
}

impl From<CommuneCode> for String {
    fn from(code: CommuneCode) -> Self {
        code.to_string()
    }
}

/// What kind of unit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CommuneKind {
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Đặc khu.
    SpecialZone,
}

impl CommuneKind {
    /// The word before the name in Vietnamese.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ward => "Phường",
            Self::Commune => "Xã",
            Self::SpecialZone => "Đặc khu",
        }
    }

    /// The locale key of the kind.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Ward => "unit.ward",
            Self::Commune => "unit.commune",
            Self::SpecialZone => "unit.special-zone",
        }
    }
}

/// One commune, ward or special zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// Its code.
    pub code: CommuneCode,
    /// Its present kind.
    pub kind: CommuneKind,
    /// Its name without the kind.
    pub name: String,
    /// Its name without marks, for English texts.
    pub name_en: String,
    /// The province it belongs to.
    pub province: ProvinceCode,
    /// Its kind before, if it changed since 2025.
    pub former: Option<Former<CommuneKind>>,
    /// Latitude of a point inside, in degrees north.
    pub lat: f64,
    /// Longitude of that point, in degrees east.
    pub lon: f64,
    /// Area in square kilometres, where it was published.
    pub km2: Option<f64>,
}

impl Commune {
    /// The kind on a day.
    #[must_use]
    pub fn kind_on(&self, date: Date) -> CommuneKind {
        self.former.filter(|former| date < former.until).map_or(self.kind, |former| former.kind)
    }

    /// The present full name, such as `Phường Ngọc Hà`.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.kind.word(), self.name)
    }

    /// The full name on a day.
    #[must_use]
    pub fn full_name_on(&self, date: Date) -> String {
        format!("{} {}", self.kind_on(date).word(), self.name)
    }
}
