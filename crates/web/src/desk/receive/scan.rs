//! What a scanner gave at the counter, as the person it tells of. How far a scan is believed is
//! [`domain::identity::keyboard`]'s rule: a scanner that plays keyboard types through the Vietnamese input method.

use domain::identity::card_qr::PartialDate;
use domain::identity::keyboard::Typed;
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
    /// The keyboard rewrote the scan: only the number is certain.
    pub mangled: bool,
}

/// Reads a scan or a typed number; none if there is no personal number in it that is certain.
pub fn read(text: &str) -> Option<Scanned> {
    match Typed::read(text) {
        Typed::Card(card) => Some(Scanned {
            number: card.id.to_string(),
            born: match card.born {
                PartialDate::Day(day) => Some(day),
                PartialDate::Month(..) | PartialDate::Year(_) => None,
            },
            name: Some(card.full_name),
            address: Some(card.address_at_issue).filter(|address| !address.is_empty()),
            mangled: false,
        }),
        Typed::Mangled(number) => Some(Scanned { number: number.to_string(), mangled: true, ..Scanned::default() }),
        Typed::Number(number) => Some(Scanned { number: number.to_string(), ..Scanned::default() }),
        Typed::Lost | Typed::Nothing => None,
    }
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
        // A number in the middle of a scan may have lost digits before it: it is nobody's.
        check("NGUYEN~001095000017~012345678", None, None);
        check("Nguyễn Văn Minh", None, None);
        check("", None, None);
    }
}
