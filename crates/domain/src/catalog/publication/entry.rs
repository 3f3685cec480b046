//! Which text of the catalogue is spoken of: a kind and a key.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::catalog::code::ProcedureCode;

/// The kinds of text that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A procedure; its key is its code.
    Procedure,
    /// An act that divides powers; its key is its short name.
    Competence,
    /// A set of procedures filed together; its key is its short name.
    Linked,
    /// Words people search by and life events; the key is the name of the table.
    Words,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Procedure, Self::Competence, Self::Linked, Self::Words];

    /// The stable name in data, addresses and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Competence => "competence",
            Self::Linked => "linked",
            Self::Words => "words",
        }
    }

    /// The folder below `catalog/` in which files of this kind lie.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Procedure => "procedures",
            Self::Competence => "competence",
            Self::Linked => "linked",
            Self::Words => "search",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The text names no kind, or the key is not one of that kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a text of the catalogue: write procedure/1.001193 or competence/nd120-2025")]
pub struct MalformedEntry(String);

impl FromStr for Kind {
    type Err = MalformedEntry;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let short = || MalformedEntry(text.chars().take(60).collect());
        Self::ALL.into_iter().find(|kind| kind.key() == text).ok_or_else(short)
    }
}

/// One text of the catalogue through all its editions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryKey {
    /// What it is.
    pub kind: Kind,
    /// Its name among its kind: the code of a procedure, the short name of an act.
    pub key: String,
}

impl EntryKey {
    /// The entry of this kind and key.
    ///
    /// # Errors
    /// [`MalformedEntry`] if a procedure has no code, or another key is not of lower-case letters, digits, points and
    /// dashes.
    pub fn new(kind: Kind, key: &str) -> Result<Self, MalformedEntry> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
        let sound = match kind {
            Kind::Procedure => key.parse::<ProcedureCode>().is_ok(),
            _ => (1..=64).contains(&key.len()) && key.bytes().all(plain) && !key.starts_with(['.', '-']),
        };
        let malformed = || MalformedEntry(format!("{kind}/{}", key.chars().take(60).collect::<String>()));
        if sound { Ok(Self { kind, key: key.to_owned() }) } else { Err(malformed()) }
    }

    /// The procedure of this code.
    #[must_use]
    pub fn procedure(code: &ProcedureCode) -> Self {
        Self { kind: Kind::Procedure, key: code.to_string() }
    }

    /// The code, when it is a procedure.
    #[must_use]
    pub fn code(&self) -> Option<ProcedureCode> {
        (self.kind == Kind::Procedure).then(|| self.key.parse().ok()).flatten()
    }

    /// The name under which findings speak of a text that is no file: `procedures/1.001193@2`.
    #[must_use]
    pub fn file(&self, number: u32) -> String {
        format!("{}/{}@{number}", self.kind.folder(), self.key)
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.key)
    }
}

impl FromStr for EntryKey {
    type Err = MalformedEntry;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, key) = text.split_once('/').ok_or_else(|| MalformedEntry(text.chars().take(60).collect()))?;
        Self::new(kind.parse()?, key)
    }
}
