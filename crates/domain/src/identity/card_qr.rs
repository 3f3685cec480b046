//! The QR code on the front of the identity card: seven fields between bars, not signed.
//!
//! It saves typing and proves nothing. The address is the one at the time of issue, in units of that time: it goes
//! through `unit::resolve` and is never taken for the current residence.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::personal_id::{IdKind, PersonalId, Sex};

/// A date of which the card may know only the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDate {
    /// Day, month and year.
    Day(Date),
    /// Month and year.
    Month(i16, i8),
    /// The year only.
    Year(i16),
}

impl PartialDate {
    /// The year, known in every case.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Day(date) => date.year(),
            Self::Month(year, _) | Self::Year(year) => year,
        }
    }
}

/// What the card's QR code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardQr {
    /// The 12-digit identifier.
    pub id: PersonalId,
    /// The number of the card before, when there was one.
    pub old_card: Option<PersonalId>,
    /// Full name, in capitals at the beginning of each word.
    pub full_name: String,
    /// Date of birth as far as it is known.
    pub born: PartialDate,
    /// Sex.
    pub sex: Option<Sex>,
    /// Permanent address when the card was issued.
    pub address_at_issue: String,
    /// Day of issue.
    pub issued_on: Option<Date>,
}

/// Why a scanned text is not the code of an identity card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardQrError {
    /// Fewer than seven fields.
    #[error("this is not the code of an identity card: scan the square code on the front of the card")]
    NotACard,
    /// The first field is not an identifier.
    #[error("the number on the card could not be read")]
    Number,
    /// No name.
    #[error("the name on the card could not be read")]
    Name,
    /// No year of birth.
    #[error("the date of birth on the card could not be read")]
    Born,
}

impl CardQrError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotACard => "identity.card-not-a-card",
            Self::Number => "identity.card-number",
            Self::Name => "identity.card-name",
            Self::Born => "identity.card-born",
        }
    }
}

impl CardQr {
    /// Reads a scanned text. More fields than seven, an empty old number, an unknown day of birth or of issue and a
    /// name in any case are all accepted.
    ///
    /// # Errors
    /// [`CardQrError`] when what cannot be missing is missing.
    pub fn read(text: &str) -> Result<Self, CardQrError> {
        let text: String = text.trim_start_matches('\u{feff}').nfc().filter(|c| !c.is_control()).collect();
        let fields: Vec<&str> = text.split('|').map(str::trim).collect();
        let [id, old_card, name, born, sex, address, issued, ..] = fields[..] else {
            return Err(CardQrError::NotACard);
        };
        let id: PersonalId = id.parse().map_err(|_| CardQrError::Number)?;
        if id.kind() != IdKind::Personal {
            return Err(CardQrError::Number);
        }
        if name.is_empty() {
            return Err(CardQrError::Name);
        }
        Ok(Self {
            id,
            old_card: old_card.parse().ok(),
            full_name: capitalised(name),
            born: partial_date(born).ok_or(CardQrError::Born)?,
            sex: read_sex(sex),
            address_at_issue: address.to_owned(),
            issued_on: match partial_date(issued) {
                Some(PartialDate::Day(date)) => Some(date),
                _ => None,
            },
        })
    }
}

/// `ddMMyyyy`, where day, or day and month, may be zeros.
fn partial_date(text: &str) -> Option<PartialDate> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (day, month): (i8, i8) = (text[..2].parse().ok()?, text[2..4].parse().ok()?);
    let year: i16 = text[4..].parse().ok().filter(|year| *year >= 1850)?;
    match (day, month) {
        (_, 0) => Some(PartialDate::Year(year)),
        (0, 1..=12) => Some(PartialDate::Month(year, month)),
        _ => Date::new(year, month, day).ok().map(PartialDate::Day),
    }
}

fn read_sex(text: &str) -> Option<Sex> {
    match text.to_lowercase().as_str() {
        "nam" => Some(Sex::Male),
        "nữ" | "nu" => Some(Sex::Female),
        _ => None,
    }
}

/// Single spaces, and a capital at the beginning of each word.
fn capitalised(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_card_s_code_gives_its_seven_fields() {
        let card = CardQr::read("001085012345||Nguyễn Văn A|15031985|Nam|Số 1, Phố X, Hà Nội|10052021").unwrap();
        assert_eq!(card.id.as_str(), "001085012345");
        assert_eq!(card.old_card, None);
        assert_eq!(card.full_name, "Nguyễn Văn A");
        assert_eq!(card.born, PartialDate::Day(date(1985, 3, 15)));
        assert_eq!(card.sex, Some(Sex::Male));
        assert_eq!(card.address_at_issue, "Số 1, Phố X, Hà Nội");
        assert_eq!(card.issued_on, Some(date(2021, 5, 10)));
    }

    #[test]
    fn cards_differ_in_what_they_leave_out_and_add() {
        let read = |text: &str| CardQr::read(text).unwrap();
        let old = read("\u{feff}001150012345|012345678|TRẦN THỊ  QUÝ|00001950|Nữ|Hà Nội|00000000||\r\n");
        assert_eq!(old.full_name, "Trần Thị Quý");
        assert_eq!(old.old_card.unwrap().kind(), IdKind::OldCard);
        assert_eq!(old.born, PartialDate::Year(1950));
        assert_eq!(old.born.year(), 1950);
        assert_eq!(old.issued_on, None);
        assert_eq!(read("001085012345||minh|00031985||x|").born, PartialDate::Month(1985, 3));
        // Marks written as separate characters are joined.
        assert_eq!(read("001085012345||Hoa\u{300}|15031985|Nu\u{303}|x|").full_name, "Hoà");
    }

    #[test]
    fn another_code_is_not_taken_for_a_card() {
        let check = |text: &str, expected| assert_eq!(CardQr::read(text), Err(expected), "{text}");
        check("https://example.org/?a=1", CardQrError::NotACard);
        check("1|2|3|4|5|6", CardQrError::NotACard);
        check("012345678||A|15031985|Nam|x|10052021", CardQrError::Number);
        check("001085012345|| |15031985|Nam|x|10052021", CardQrError::Name);
        check("001085012345||A|31021985|Nam|x|10052021", CardQrError::Born);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "([0-9]{12}\\|)?.{0,60}\\|.{0,9}\\|[0-9]{8}\\|.{0,4}\\|.{0,9}\\|.{0,9}") {
            let _ = CardQr::read(&text);
        }
    }
}
