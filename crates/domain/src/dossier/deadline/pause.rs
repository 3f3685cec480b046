//! When the law stops the clock. Without a legal basis it runs on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A stretch during which a time limit does not run: a financial duty, a survey, a rule of sector law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Pause {
    from: Timestamp,
    to: Timestamp,
    basis: String,
    approved_by: String,
}

/// Why a pause was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PauseError {
    /// No law is named.
    #[error("name the article of law that stops the clock")]
    NoBasis,
    /// Nobody answers for it.
    #[error("name who approved it")]
    NoApprover,
    /// It ends before it begins.
    #[error("the pause must end after it begins")]
    Backwards,
}

impl PauseError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoBasis => "deadline.pause-without-basis",
            Self::NoApprover => "deadline.pause-without-approver",
            Self::Backwards => "deadline.pause-backwards",
        }
    }
}

impl Pause {
    /// A pause with its legal basis and the person who approved it.
    ///
    /// # Errors
    /// [`PauseError`] when one of them is missing or the pause ends before it begins.
    pub fn new(from: Timestamp, to: Timestamp, basis: &str, approved_by: &str) -> Result<Self, PauseError> {
        match (basis.trim(), approved_by.trim()) {
            ("", _) => Err(PauseError::NoBasis),
            (_, "") => Err(PauseError::NoApprover),
            _ if to <= from => Err(PauseError::Backwards),
            (basis, approver) => Ok(Self { from, to, basis: basis.to_owned(), approved_by: approver.to_owned() }),
        }
    }

    /// Its first instant.
    #[must_use]
    pub fn from(&self) -> Timestamp {
        self.from
    }

    /// Its end.
    #[must_use]
    pub fn to(&self) -> Timestamp {
        self.to
    }

    /// The article of law that stops the clock.
    #[must_use]
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// Who approved it.
    #[must_use]
    pub fn approved_by(&self) -> &str {
        &self.approved_by
    }
}

#[derive(Deserialize)]
struct Written {
    from: Timestamp,
    to: Timestamp,
    basis: String,
    approved_by: String,
}

impl TryFrom<Written> for Pause {
    type Error = PauseError;

    fn try_from(written: Written) -> Result<Self, PauseError> {
        Self::new(written.from, written.to, &written.basis, &written.approved_by)
    }
}
