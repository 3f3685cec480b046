//! The certification number: ordinal, book, year and symbol (Decree 23/2015 Art. 13.2).
//!
//! Written `07-01/2026-SCT/BS`: the seventh line of the year, in book 01 of 2026. The ordinal runs on from 01 through the
//! whole year, also where the year needs another book.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::register::Register;

/// The number of one certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CertificationNumber {
    /// The year the number is of.
    pub year: i16,
    /// The register.
    pub register: Register,
    /// The line of the year, from 1.
    pub ordinal: u32,
    /// The book of the year it stands in, from 1.
    pub book: u32,
}

/// Why a text is not a certification number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a certification number is written like 07-01/2026-SCT/BS")]
pub struct NumberError;

impl CertificationNumber {
    /// The number after `last` numbers of the year, in books of so many lines.
    #[must_use]
    pub const fn after(last: u32, year: i16, register: Register, lines: NonZeroU32) -> Self {
        Self { year, register, ordinal: last.saturating_add(1), book: last / lines.get() + 1 }
    }

    /// The ordinal as it is written: at least two digits.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{:02}", self.ordinal)
    }

    /// The book as it is written: `01/2026-SCT/BS`.
    #[must_use]
    pub fn book(&self) -> String {
        format!("{:02}/{}-{}", self.book, self.year, self.register)
    }
}

impl fmt::Display for CertificationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.line(), self.book())
    }
}

impl FromStr for CertificationNumber {
    type Err = NumberError;

    /// The strict reader: exactly what [`fmt::Display`] prints.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let mut parts = text.splitn(3, '-');
        let (Some(ordinal), Some(book), Some(symbol)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NumberError);
        };
        let (book, year) = book.split_once('/').ok_or(NumberError)?;
        let number = Self {
            ordinal: ordinal.parse().map_err(|_| NumberError)?,
            book: book.parse().map_err(|_| NumberError)?,
            year: year.parse().map_err(|_| NumberError)?,
            register: symbol.parse().map_err(|_| NumberError)?,
        };
        let stands = number.ordinal > 0 && number.book > 0 && number.to_string() == text;
        if stands { Ok(number) } else { Err(NumberError) }
    }
}

impl TryFrom<String> for CertificationNumber {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<CertificationNumber> for String {
    fn from(number: CertificationNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use proptest::prelude::*;

    fn after(last: u32, lines: u32) -> String {
        CertificationNumber::after(last, 2026, Register::Copies, NonZeroU32::new(lines).unwrap()).to_string()
    }

    #[test]
    fn ordinals_begin_at_01_and_run_on_when_the_book_changes() {
        let check = |last, lines, expected: &str| assert_eq!(after(last, lines), expected);
        check(0, 500, "01-01/2026-SCT/BS");
        check(8, 500, "09-01/2026-SCT/BS");
        check(99, 500, "100-01/2026-SCT/BS");
        check(499, 500, "500-01/2026-SCT/BS");
        check(500, 500, "501-02/2026-SCT/BS");
        check(1_000, 500, "1001-03/2026-SCT/BS");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", "7-01/2026-SCT/BS", "00-01/2026-SCT/BS", "07-1/2026-SCT/BS", "07-01/2026-SCT/X", "07-01-SCT/BS"]
        {
            assert_eq!(text.parse::<CertificationNumber>(), Err(NumberError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn printing_and_reading_give_the_same_number(last in 0_u32..2_000_000, lines in 1_u32..5_000, register in 0_usize..4) {
            let register = Register::ALL[register];
            let number = CertificationNumber::after(last, 2026, register, NonZeroU32::new(lines).unwrap());
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn a_book_holds_so_many_lines_and_the_next_one_begins(last in 0_u32..100_000, lines in 1_u32..2_000) {
            let lines = NonZeroU32::new(lines).unwrap();
            let (this, next) = (
                CertificationNumber::after(last, 2026, Register::Copies, lines),
                CertificationNumber::after(last + 1, 2026, Register::Copies, lines),
            );
            prop_assert_eq!(next.ordinal, this.ordinal + 1);
            prop_assert_eq!(next.book - this.book, u32::from(this.ordinal.is_multiple_of(lines.get())));
        }
    }
}
