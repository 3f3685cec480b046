//! The 12-digit personal identifier: province of birth registration, century and sex, year, six random digits.
//!
//! It has no check digit. A well-formed number proves nothing: proof is the chip of the card or VNeID.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A person's identification number as it stands on their papers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonalId(String);

/// Which number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    /// The 12-digit identifier, equal to the number of the identity card.
    Personal,
    /// The 9-digit number of the identity card before 2016; still printed in old files.
    OldCard,
}

/// Sex as civil status records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// What is wrong with a number, or where it disagrees with what is known of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonalIdError {
    /// Neither 12 nor 9 digits.
    #[error("an identification number has 12 digits, an old card number 9")]
    Length,
    /// Something else than a digit.
    #[error("an identification number has digits only")]
    NotDigits,
    /// The place part is 000.
    #[error("the first three digits name no province or country")]
    Place,
    /// The number says another year of birth.
    #[error("the number belongs to another year of birth")]
    BirthYear,
    /// The number says another sex.
    #[error("the number belongs to the other sex")]
    Sex,
}

impl PersonalIdError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Length => "identity.number-length",
            Self::NotDigits => "identity.number-not-digits",
            Self::Place => "identity.number-place",
            Self::BirthYear => "identity.number-birth-year",
            Self::Sex => "identity.number-sex",
        }
    }
}

impl PersonalId {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which number it is.
    #[must_use]
    pub fn kind(&self) -> IdKind {
        if self.0.len() == 12 { IdKind::Personal } else { IdKind::OldCard }
    }

    /// The place where the birth was registered: one of the 63 provinces of before 2025 (001 to 096) or a country.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        (self.kind() == IdKind::Personal).then(|| &self.0[..3])
    }

    /// The year of birth.
    #[must_use]
    pub fn birth_year(&self) -> Option<i16> {
        let year: i16 = self.0[4..6].parse().ok()?;
        Some(1900 + i16::from(self.century_and_sex()? / 2) * 100 + year)
    }

    /// The sex registered at birth.
    #[must_use]
    pub fn sex(&self) -> Option<Sex> {
        Some(if self.century_and_sex()?.is_multiple_of(2) { Sex::Male } else { Sex::Female })
    }

    /// Whether the number agrees with a year of birth and a sex. An old card number says nothing of either.
    ///
    /// # Errors
    /// [`PersonalIdError::BirthYear`] or [`PersonalIdError::Sex`]: ask the person, since either may be mistyped.
    pub fn check(&self, birth_year: Option<i16>, sex: Option<Sex>) -> Result<(), PersonalIdError> {
        let differs = |known: Option<i16>, own: Option<i16>| known.is_some() && own.is_some() && known != own;
        if differs(birth_year, self.birth_year()) {
            return Err(PersonalIdError::BirthYear);
        }
        match (sex, self.sex()) {
            (Some(known), Some(own)) if known != own => Err(PersonalIdError::Sex),
            _ => Ok(()),
        }
    }

    /// The number with all but its ends hidden, for lists: `001******345`.
    #[must_use]
    pub fn masked(&self) -> String {
        let end = self.0.len() - 3;
        format!("{}{}{}", &self.0[..3], "*".repeat(end - 3), &self.0[end..])
    }

    fn century_and_sex(&self) -> Option<u8> {
        (self.kind() == IdKind::Personal).then(|| self.0.as_bytes()[3] - b'0')
    }
}

impl FromStr for PersonalId {
    type Err = PersonalIdError;

    /// Reads 12 or 9 digits; spaces, dots and dashes between them are overlooked.
    fn from_str(text: &str) -> Result<Self, PersonalIdError> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PersonalIdError::NotDigits);
        }
        match digits.len() {
            12 if digits.starts_with("000") => Err(PersonalIdError::Place),
            12 | 9 => Ok(Self(digits)),
            _ => Err(PersonalIdError::Length),
        }
    }
}

impl fmt::Display for PersonalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PersonalId {
    /// Masked, so that no number reaches a log by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalId({})", self.masked())
    }
}

impl TryFrom<String> for PersonalId {
    type Error = PersonalIdError;

    fn try_from(text: String) -> Result<Self, PersonalIdError> {
        text.parse()
    }
}

impl From<PersonalId> for String {
    fn from(id: PersonalId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_tells_place_year_and_sex() {
        let check = |text: &str, place, year, sex| {
            let id: PersonalId = text.parse().unwrap();
            assert_eq!((id.place(), id.birth_year(), id.sex()), (place, year, sex), "{text}");
        };
        check("001085012345", Some("001"), Some(1985), Some(Sex::Male));
        check("001 185 012 345", Some("001"), Some(1985), Some(Sex::Female));
        check("096226000001", Some("096"), Some(2026), Some(Sex::Male));
        check("040301000001", Some("040"), Some(2001), Some(Sex::Female));
        check("001999000001", Some("001"), Some(2399), Some(Sex::Female));
        check("012345678", None, None, None);
    }

    #[test]
    fn a_malformed_number_says_why() {
        let check = |text: &str, expected| assert_eq!(text.parse::<PersonalId>(), Err(expected), "{text}");
        check("", PersonalIdError::Length);
        check("00108501234", PersonalIdError::Length);
        check("0010850123456", PersonalIdError::Length);
        check("00108501234A", PersonalIdError::NotDigits);
        check("００１０８５０１２３４５", PersonalIdError::NotDigits);
        check("000085012345", PersonalIdError::Place);
    }

    #[test]
    fn a_number_of_somebody_else_is_noticed() {
        let id: PersonalId = "001085012345".parse().unwrap();
        assert_eq!(id.check(Some(1985), Some(Sex::Male)), Ok(()));
        assert_eq!(id.check(None, None), Ok(()));
        assert_eq!(id.check(Some(1958), Some(Sex::Male)), Err(PersonalIdError::BirthYear));
        assert_eq!(id.check(Some(1985), Some(Sex::Female)), Err(PersonalIdError::Sex));
        let old: PersonalId = "012345678".parse().unwrap();
        assert_eq!(old.check(Some(1958), Some(Sex::Female)), Ok(()));
    }

    #[test]
    fn lists_and_logs_show_only_the_ends() {
        let id: PersonalId = "001085012345".parse().unwrap();
        assert_eq!(id.masked(), "001******345");
        assert_eq!(format!("{id:?}"), "PersonalId(001******345)");
    }

    proptest! {
        #[test]
        fn reading_what_was_printed_gives_the_same(digits in "[1-9][0-9]{11}|[0-9]{9}") {
            let id: PersonalId = digits.parse().unwrap();
            prop_assert_eq!(id.to_string(), digits);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,30}") {
            let _ = text.parse::<PersonalId>();
        }
    }
}
