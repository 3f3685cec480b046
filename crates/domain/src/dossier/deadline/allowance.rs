//! How much time a rule gives: `3wd`, `20d`, `8wh`, `same-day`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The time a rule gives, in the unit of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Allowance {
    /// Working days after the day of acceptance, until the office closes: `3wd`.
    WorkingDays(u32),
    /// Calendar days after the day of acceptance; a last day at rest moves on: `20d`.
    CalendarDays(u32),
    /// Hours counted inside office hours only: `8wh`.
    WorkingHours(u32),
    /// The day of receipt, or the next working day after the cut-off: `same-day`.
    SameDay,
}

/// Why a text is not an allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AllowanceError {
    /// Neither a number with a known unit nor `same-day`.
    #[error("expected working days such as 3wd, calendar days such as 20d, working hours such as 8wh, or same-day")]
    Unreadable,
    /// Nothing is not a time limit.
    #[error("expected at least 1; a result given at once is not a time limit of zero but same-day")]
    Zero,
    /// Longer than any time limit in law.
    #[error("expected at most 3650 of any unit")]
    TooLong,
}

impl AllowanceError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "deadline.allowance-unreadable",
            Self::Zero => "deadline.allowance-zero",
            Self::TooLong => "deadline.allowance-too-long",
        }
    }
}

impl FromStr for Allowance {
    type Err = AllowanceError;

    fn from_str(text: &str) -> Result<Self, AllowanceError> {
        let text = text.trim();
        if text == "same-day" {
            return Ok(Self::SameDay);
        }
        let unit_at = text.find(|c: char| !c.is_ascii_digit()).ok_or(AllowanceError::Unreadable)?;
        let (digits, unit) = text.split_at(unit_at);
        let of: fn(u32) -> Self = match unit {
            "wd" => Self::WorkingDays,
            "d" => Self::CalendarDays,
            "wh" => Self::WorkingHours,
            _ => return Err(AllowanceError::Unreadable),
        };
        if digits.is_empty() {
            return Err(AllowanceError::Unreadable);
        }
        match digits.parse::<u32>() {
            Ok(0) => Err(AllowanceError::Zero),
            Ok(count) if count <= 3650 => Ok(of(count)),
            _ => Err(AllowanceError::TooLong),
        }
    }
}

impl fmt::Display for Allowance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(days) => write!(f, "{days}wd"),
            Self::CalendarDays(days) => write!(f, "{days}d"),
            Self::WorkingHours(hours) => write!(f, "{hours}wh"),
            Self::SameDay => f.write_str("same-day"),
        }
    }
}

impl TryFrom<String> for Allowance {
    type Error = AllowanceError;

    fn try_from(text: String) -> Result<Self, AllowanceError> {
        text.parse()
    }
}

impl From<Allowance> for String {
    fn from(allowance: Allowance) -> Self {
        allowance.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowance_is_read_and_printed_the_same() {
        let check = |text: &str, expected| assert_eq!(text.parse(), Ok(expected), "{text}");
        check("3wd", Allowance::WorkingDays(3));
        check("20d", Allowance::CalendarDays(20));
        check("8wh", Allowance::WorkingHours(8));
        check(" same-day ", Allowance::SameDay);
        for text in ["1wd", "3650d", "8wh", "same-day"] {
            assert_eq!(text.parse::<Allowance>().map(|allowance| allowance.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_allowance_is_told_what_one_looks_like() {
        let check = |text: &str, expected| assert_eq!(text.parse::<Allowance>(), Err(expected), "{text}");
        check("0wd", AllowanceError::Zero);
        check("000wh", AllowanceError::Zero);
        check("3651d", AllowanceError::TooLong);
        check("99999999999d", AllowanceError::TooLong);
        for text in ["", "3", "wd", "3 wd", "3w", "-3wd", "3.5wd", "sameday", "3wdx"] {
            check(text, AllowanceError::Unreadable);
        }
        assert!(AllowanceError::Unreadable.to_string().contains("3wd"));
    }
}
