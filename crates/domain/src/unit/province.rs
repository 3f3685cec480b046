//! The 34 provinces and centrally-run cities (Resolution 202/2025/QH15).

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Two digits, such as `01` for Hà Nội.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProvinceCode(u8);

/// A text that is not two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a province code has two digits, such as 01")]
pub struct ProvinceCodeError;

impl FromStr for ProvinceCode {
    type Err = ProvinceCodeError;

    fn from_str(text: &str) -> Result<Self, ProvinceCodeError> {
        if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ProvinceCodeError);
        }
        text.parse().map(Self).map_err(|_| ProvinceCodeError)
    }
}

impl fmt::Display for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl TryFrom<String> for ProvinceCode {
    type Error = ProvinceCodeError;

    fn try_from(text: String) -> Result<Self, ProvinceCodeError> {
        text.parse()
    }
}

impl From<ProvinceCode> for String {
    fn from(code: ProvinceCode) -> Self {
        code.to_string()
    }
}

/// Whether it is a city run by the centre or a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProvinceKind {
    /// Thành phố.
    City,
    /// Tỉnh.
    Province,
}

impl ProvinceKind {
    /// The word before the name in Vietnamese.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::City => "Thành phố",
            Self::Province => "Tỉnh",
        }
    }
}

/// A kind that holds until another replaces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former<K> {
    /// The kind before.
    pub kind: K,
    /// The day from which the present kind is known to hold.
    pub until: Date,
}

/// One of the 34.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Its code.
    pub code: ProvinceCode,
    /// Its present kind.
    pub kind: ProvinceKind,
    /// Its name without the kind.
    pub name: String,
    /// Its name without marks, for English texts.
    pub name_en: String,
    /// Its kind before, if it changed since 2025.
    pub former: Option<Former<ProvinceKind>>,
    /// The full names of the provinces it was formed from.
    pub formed_from: Vec<String>,
}

impl Province {
    /// The kind on a day.
    #[must_use]
    pub fn kind_on(&self, date: Date) -> ProvinceKind {
        self.former.filter(|former| date < former.until).map_or(self.kind, |former| former.kind)
    }

    /// The full name on a day, such as `Thành phố Hà Nội`.
    #[must_use]
    pub fn full_name_on(&self, date: Date) -> String {
        format!("{} {}", self.kind_on(date).word(), self.name)
    }
}
