//! What a scanner gave: the square code of an identity card, often mangled on its way.
//!
//! A scanner that plays keyboard types through the Vietnamese input method, which turns `aa` into `â` and digits after
//! vowels into tones. So the card is believed as a whole only when everything on it agrees; otherwise only a run of
//! exactly twelve digits is, because no input method changes digits that follow no letter (ux §1.4).

use domain::identity::card_qr::{CardQr, PartialDate};
use domain::identity::personal_id::Sex;
use jiff::civil::Date;

/// A person as a card tells, as far as it can be believed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scanned {
    /// The twelve digits.
    pub number: String,
    /// Full name.
    pub name: Option<String>,
    /// Date of birth, when the card knows the day.
    pub born: Option<Date>,
    /// The address when the card was issued.
    pub address: Option<String>,
}

/// Reads a scan or a typed number; none if there is no personal number in it.
pub fn read(text: &str) -> Option<Scanned> {
    match CardQr::read(text) {
        Ok(card) if agrees(&card) => Some(Scanned {
            number: card.id.to_string(),
            born: match card.born {
                PartialDate::Day(day) => Some(day),
                PartialDate::Month(..) | PartialDate::Year(_) => None,
            },
            name: Some(card.full_name),
            address: Some(card.address_at_issue).filter(|address| !address.is_empty()),
        }),
        _ => twelve_digits(text).map(|number| Scanned { number, ..Scanned::default() }),
    }
}

/// Number, year of birth and sex agree, and the name is made of letters.
fn agrees(card: &CardQr) -> bool {
    let letters = card.full_name.chars().all(|c| c.is_alphabetic() || c == ' ');
    letters && card.sex.is_some_and(|sex: Sex| card.id.check(Some(card.born.year()), Some(sex)).is_ok())
}

/// The first run of exactly twelve digits. A number typed in groups counts as a run.
fn twelve_digits(text: &str) -> Option<String> {
    let bare: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '.')).collect();
    if bare.len() == 12 && bare.bytes().all(|b| b.is_ascii_digit()) {
        return Some(bare);
    }
    text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 12).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_card_is_believed_and_a_mangled_one_only_in_its_number() {
        let check = |text: &str, number: Option<&str>, name: Option<&str>| {
            let scanned = read(text);
            assert_eq!(scanned.as_ref().map(|card| card.number.as_str()), number, "{text}");
            assert_eq!(scanned.and_then(|card| card.name), name.map(str::to_owned), "{text}");
        };
        let clean = "001095000017|012345678|NGUYỄN VĂN MINH|05061995|Nam|Phường Cửa Nam, Hà Nội|10052021";
        check(clean, Some("001095000017"), Some("Nguyễn Văn Minh"));
        // Telex and VNI at work in the middle of a scan.
        check(
            "001095000017|012345678|NGUYEÊN VAĂN MINH|05061995|Nám|Phuong Cua Nam|10052021",
            Some("001095000017"),
            None,
        );
        check("001095000017|0123456789|NGUYE64N VA8N MINH|0506199|Nam|Cua Nam|1005", Some("001095000017"), None);
        check("001095000017~012345678~NGUYEN", Some("001095000017"), None);
        // A card on which sex and number disagree is not believed.
        check(&clean.replace("|Nam|", "|Nữ|"), Some("001095000017"), None);
        check("001 095 000 017", Some("001095000017"), None);
        check("0010950000171", None, None);
        check("Nguyễn Văn Minh", None, None);
        check("", None, None);
    }
}
