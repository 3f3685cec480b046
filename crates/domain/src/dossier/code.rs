//! How a dossier code is made and read (Decree 118/2025 Art. 28): agency, day, ordinal of the day.
//!
//! Written `H26.12-260313-0007`. The old form `000.00.12.H26-240115-0007` is kept as it was printed.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::unit::agency_code::AgencyCode;

/// The one code of a dossier, printed on its receipt and used to follow it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierCode {
    /// The identifier of the resolving agency.
    pub agency: AgencyCode,
    /// The day of receipt at UTC+7, in the years 2000 to 2099.
    pub day: Date,
    /// The ordinal within that agency and day, from 1; four digits or more.
    pub ordinal: u32,
}

/// Why a text is not a dossier code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not three parts joined by dashes.
    #[error("a dossier code is written like H26.12-260313-0007")]
    Shape,
    /// The agency part is not an agency code.
    #[error("the part before the first dash is not an agency code such as H26.12")]
    Agency,
    /// The six digits are not a day.
    #[error("the six digits in the middle are not a day: year, month, day, such as 260313")]
    Day,
    /// The ordinal is too short, too long or zero.
    #[error("the part after the last dash is a number of at least four digits, from 0001")]
    Ordinal,
}

impl CodeError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Shape => "code.shape",
            Self::Agency => "code.agency",
            Self::Day => "code.day",
            Self::Ordinal => "code.ordinal",
        }
    }
}

impl DossierCode {
    /// Reads what people type: spaces, lower case, long dashes, and no dashes at all where only one reading is
    /// possible.
    ///
    /// # Errors
    /// [`CodeError`] when nothing or more than one thing can be meant.
    pub fn read(text: &str) -> Result<Self, CodeError> {
        // Three words are the three parts, whatever they could mean run together.
        let words = text.split_whitespace().take(4).collect::<Vec<_>>().join("-").to_ascii_uppercase();
        if let Ok(code) = words.parse() {
            return Ok(code);
        }
        let text: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if matches!(c, '–' | '—' | '‐' | '‑' | '_') { '-' } else { c.to_ascii_uppercase() })
            .take(80)
            .collect();
        match text.parse() {
            Err(CodeError::Shape) => Self::without_dashes(&text),
            read => read,
        }
    }

    /// Missing dashes can be put back when just one place for them gives a code with a four-digit ordinal.
    fn without_dashes(text: &str) -> Result<Self, CodeError> {
        let digits: String = text.chars().filter(|c| *c != '-').collect();
        if !digits.is_ascii() || digits.len() < 13 {
            return Err(CodeError::Shape);
        }
        let (agency, rest) = digits.split_at(digits.len() - 10);
        let (day, ordinal) = rest.split_at(6);
        let shortest = format!("{agency}-{day}-{ordinal}").parse();
        // An agency code that ends in digits could have given some of them to a longer day and ordinal.
        let longer = (5..=9).any(|width| {
            let Some(end) = digits.len().checked_sub(6 + width).filter(|end| *end >= 3) else { return false };
            let (agency, rest) = digits.split_at(end);
            let (day, ordinal) = rest.split_at(6);
            !ordinal.starts_with('0') && format!("{agency}-{day}-{ordinal}").parse::<Self>().is_ok()
        });
        if longer { Err(CodeError::Shape) } else { shortest.map_err(|_: CodeError| CodeError::Shape) }
    }
}

impl FromStr for DossierCode {
    type Err = CodeError;

    /// The strict reader: exactly what [`fmt::Display`] prints.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let mut parts = text.split('-');
        let (Some(agency), Some(day), Some(ordinal), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(CodeError::Shape);
        };
        let agency = agency.parse().map_err(|_| CodeError::Agency)?;
        let day = read_day(day).ok_or(CodeError::Day)?;
        let canonical = ordinal.len() == 4 || (ordinal.len() > 4 && !ordinal.starts_with('0'));
        if !canonical || !ordinal.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CodeError::Ordinal);
        }
        match ordinal.parse() {
            Ok(0) | Err(_) => Err(CodeError::Ordinal),
            Ok(ordinal) => Ok(Self { agency, day, ordinal }),
        }
    }
}

fn read_day(text: &str) -> Option<Date> {
    if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |at: usize| text.get(at..at + 2).and_then(|two| two.parse::<i8>().ok());
    Date::new(2000 + i16::from(number(0)?), number(2)?, number(4)?).ok()
}

impl fmt::Display for DossierCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.day.year().rem_euclid(100), self.day.month(), self.day.day());
        write!(f, "{}-{year:02}{month:02}{day:02}-{:04}", self.agency, self.ordinal)
    }
}

impl TryFrom<String> for DossierCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}

impl From<DossierCode> for String {
    fn from(code: DossierCode) -> Self {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_code_names_the_agency_the_day_and_the_ordinal() {
        let check = |text: &str, agency: &str, day, ordinal| {
            let code: DossierCode = text.parse().unwrap();
            assert_eq!((code.agency.to_string().as_str(), code.day, code.ordinal), (agency, day, ordinal));
            assert_eq!(code.to_string(), text);
        };
        check("H26.12-260313-0007", "H26.12", date(2026, 3, 13), 7);
        check("H26-260313-9999", "H26", date(2026, 3, 13), 9999);
        check("H26.P00008-260313-12345", "H26.P00008", date(2026, 3, 13), 12_345);
        check("000.00.12.H26-240115-0007", "000.00.12.H26", date(2024, 1, 15), 7);
    }

    #[test]
    fn a_malformed_code_says_which_part_is_wrong() {
        let check = |text: &str, expected| assert_eq!(text.parse::<DossierCode>(), Err(expected), "{text}");
        check("", CodeError::Shape);
        check("H26.12-260313", CodeError::Shape);
        check("H26.12-260313-0007-1", CodeError::Shape);
        check("h26.12-260313-0007", CodeError::Agency);
        check("Z26.12-260313-0007", CodeError::Agency);
        check("H26.12-261313-0007", CodeError::Day);
        check("H26.12-260230-0007", CodeError::Day);
        check("H26.12-26313-0007", CodeError::Day);
        check("H26.12-260313-007", CodeError::Ordinal);
        check("H26.12-260313-0000", CodeError::Ordinal);
        check("H26.12-260313-00007", CodeError::Ordinal);
        check("H26.12-260313-99999999999", CodeError::Ordinal);
    }

    #[test]
    fn what_people_type_is_read_where_only_one_thing_can_be_meant() {
        let check = |text: &str, expected: &str| {
            assert_eq!(DossierCode::read(text).map(|code| code.to_string()), Ok(expected.to_owned()), "{text}");
        };
        check(" h26.12 - 260313 - 0007 ", "H26.12-260313-0007");
        check("H26.12–260313—0007", "H26.12-260313-0007");
        check("h26.pnh260313 0007", "H26.PNH-260313-0007");
        check("h26.00004 261123 0001", "H26.00004-261123-0001");
        check("000.00.12.h26 240115 0007", "000.00.12.H26-240115-0007");
        // 26.03.13 no. 0007, or 60.31.30? Only one of them is a day.
        check("H26.122603130007", "H26.12-260313-0007");
        // The ordinal may be 1231 of 26.01.12 or 11231 of 12.60.11; the second is no day. But 12345 is:
        assert_eq!(DossierCode::read("H26.1126010112345"), Err(CodeError::Shape));
        assert_eq!(DossierCode::read("0007"), Err(CodeError::Shape));
        assert_eq!(DossierCode::read("Đ26.12-260313-0007"), Err(CodeError::Agency));
    }

    proptest! {
        #[test]
        fn printing_and_reading_give_the_same_code(
            agency in "[A-Y][0-9]{2}(\\.[A-Z0-9]{1,6}){0,4}",
            day in 0_i64..36_000,
            ordinal in 1_u32..u32::MAX,
        ) {
            let day = crate::calendar::local::plus_days(date(2000, 1, 1), day);
            let code = DossierCode { agency: agency.parse().unwrap(), day, ordinal };
            let printed = code.to_string();
            prop_assert_eq!(printed.parse::<DossierCode>(), Ok(code.clone()));
            prop_assert_eq!(DossierCode::read(&printed.to_lowercase()), Ok(code));
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in ".{0,60}") {
            let _ = text.parse::<DossierCode>();
            let _ = DossierCode::read(&text);
        }
    }
}
