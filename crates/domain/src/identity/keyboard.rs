//! A scanner that plays keyboard types through the Vietnamese input method, which rewrites what it "types": Telex makes
//! `aa` to `â` and a `s` after a vowel to a tone, VNI makes digits after letters to marks.
//!
//! No input method changes a digit that stands where no letter stands before it in the same word. So of a mangled card
//! only the number at its beginning is believed; everything else is looked up, and a scan in which even that is not
//! certain is refused rather than guessed at.

use super::card_qr::{CardQr, CardQrError};
use super::personal_id::{IdKind, PersonalId};

/// What a scanner or a person typed where a card was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The whole card, unmangled: number, year of birth and sex agree, and the name is made of letters.
    Card(Box<CardQr>),
    /// A scan the keyboard rewrote, or one whose parts disagree: only the number is certain.
    Mangled(PersonalId),
    /// Nothing but a number, typed or scanned off a bar code.
    Number(PersonalId),
    /// A scan the keyboard rewrote so far that not even the number is certain: switch the input method off, or scan
    /// through a serial port.
    Lost,
    /// Not a card and not a number.
    Nothing,
}

impl Typed {
    /// The number, where it is certain.
    #[must_use]
    pub fn number(&self) -> Option<&PersonalId> {
        match self {
            Self::Card(card) => Some(&card.id),
            Self::Mangled(id) | Self::Number(id) => Some(id),
            Self::Lost | Self::Nothing => None,
        }
    }

    /// Reads what was typed.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim();
        if let Some(id) = alone(text) {
            return Self::Number(id);
        }
        match CardQr::read(text) {
            Ok(card) if agrees(&card, text) => Self::Card(Box::new(card)),
            Err(CardQrError::NotACard) if !looks_like_scan(text) => Self::Nothing,
            _ => at_beginning(text).map_or(Self::Lost, Self::Mangled),
        }
    }
}

/// A number by itself, also in groups.
fn alone(text: &str) -> Option<PersonalId> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    (bare.len() == 12).then(|| bare.parse().ok()).flatten()
}

/// The twelve digits a scan begins with, when what follows cannot have been a digit of theirs.
fn at_beginning(text: &str) -> Option<PersonalId> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // A field's end may itself be rewritten by the keyboard's layout, so any stroke or sign will do, but no letter.
    let ends = text[digits..].chars().next().is_none_or(|next| !next.is_alphanumeric());
    let id: PersonalId = (digits == 12 && ends).then(|| text[..12].parse().ok())??;
    (id.kind() == IdKind::Personal).then_some(id)
}

/// Whether this came from a scanner at all: several fields, or a long run of digits with more after it.
fn looks_like_scan(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fields = text.split(['|', '~', '\\', '¦']).count();
    fields >= 3 && digits >= 8 || (digits >= 20 && text.chars().count() >= 40)
}

/// Number, year of birth and sex agree, and nothing in name or address looks rewritten.
fn agrees(card: &CardQr, text: &str) -> bool {
    let letters = card.full_name.chars().all(|c| c.is_alphabetic() || c == ' ');
    let known = card.sex.is_some_and(|sex| card.id.check(Some(card.born.year()), Some(sex)).is_ok());
    letters && known && text.split('|').take(6).all(|field| !is_rewritten(field))
}

/// Whether a field has a syllable no Vietnamese word has: two tones, a tone on a syllable without a vowel, or three
/// equal letters.
fn is_rewritten(field: &str) -> bool {
    field.split(|c: char| !c.is_alphabetic()).any(|syllable| {
        let marked = syllable.chars().filter(|c| tone(*c)).count();
        let letters: Vec<char> = syllable.chars().flat_map(char::to_lowercase).collect();
        marked > 1 || letters.windows(3).any(|three| three[0] == three[1] && three[1] == three[2])
    })
}

/// Whether a letter bears one of the five tones.
fn tone(letter: char) -> bool {
    use unicode_normalization::UnicodeNormalization;
    letter.nfd().any(|part| matches!(part, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Which input method is on.
    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Method {
        Telex,
        Vni,
    }

    /// Rewrites text as an input method does when a scanner types it: within a word, keys after a letter they can mark
    /// become marks. Tones go to the last vowel of the word; a second one replaces the first.
    fn mangle(text: &str, method: Method) -> String {
        let mut out: Vec<char> = Vec::new();
        let mut word = 0;
        for key in text.chars() {
            let begun = out.len() > word;
            let low = key.to_ascii_lowercase();
            let mark = match (method, low) {
                (Method::Telex, 's') | (Method::Vni, '1') => Some('\u{301}'),
                (Method::Telex, 'f') | (Method::Vni, '2') => Some('\u{300}'),
                (Method::Telex, 'r') | (Method::Vni, '3') => Some('\u{309}'),
                (Method::Telex, 'x') | (Method::Vni, '4') => Some('\u{303}'),
                (Method::Telex, 'j') | (Method::Vni, '5') => Some('\u{323}'),
                _ => None,
            };
            let is_vowel = |c: &char| "aeiouyâêôăơư".contains(c.to_lowercase().next().unwrap());
            let base = |c: char| c.nfd().next().unwrap_or(c);
            if let Some(mark) = mark.filter(|_| begun)
                && let Some(at) = (word..out.len()).rev().find(|at| is_vowel(&base(out[*at])))
            {
                let bare: String = out[at].nfd().filter(|c| !tone_mark(*c)).collect();
                out[at] = format!("{bare}{mark}").nfc().next().unwrap();
                continue;
            }
            let last = out.last().copied().filter(|_| begun);
            let joined = match (method, last, low) {
                (Method::Telex, Some('a'), 'a') | (Method::Vni, Some('a'), '6') => Some('â'),
                (Method::Telex, Some('e'), 'e') | (Method::Vni, Some('e'), '6') => Some('ê'),
                (Method::Telex, Some('o'), 'o') | (Method::Vni, Some('o'), '6') => Some('ô'),
                (Method::Telex, Some('d'), 'd') | (Method::Vni, Some('d'), '9') => Some('đ'),
                (Method::Telex, Some('u'), 'w') | (Method::Vni, Some('u'), '7') => Some('ư'),
                (Method::Telex, Some('o'), 'w') | (Method::Vni, Some('o'), '7') => Some('ơ'),
                (Method::Telex, Some('a'), 'w') | (Method::Vni, Some('a'), '8') => Some('ă'),
                (Method::Telex, Some('A'), 'a') => Some('Â'),
                (Method::Telex, Some('E'), 'e') => Some('Ê'),
                (Method::Telex, Some('D'), 'd') => Some('Đ'),
                _ => None,
            };
            match joined {
                Some(joined) => *out.last_mut().unwrap() = joined,
                None => {
                    out.push(key);
                    if !key.is_alphanumeric() {
                        word = out.len();
                    }
                }
            }
        }
        out.into_iter().collect()
    }

    fn tone_mark(c: char) -> bool {
        matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
    }

    const CARD: &str = "001095000017|012345678|Nguyễn Văn Minh|05061995|Nam|Phường Cửa Nam, Hà Nội|10052021";

    #[test]
    fn a_clean_card_is_believed_and_a_mangled_one_only_in_its_number() {
        assert!(matches!(Typed::read(CARD), Typed::Card(card) if card.full_name == "Nguyễn Văn Minh"));
        let mangled = |text: &str| match Typed::read(text) {
            Typed::Mangled(id) => assert_eq!(id.as_str(), "001095000017", "{text}"),
            other => panic!("{text}: {other:?}"),
        };
        mangled("001095000017|012345678|NGUYEÊN VAĂN MINH|05061995|Nám|Phuong Cua Nam|10052021");
        mangled("001095000017|012345678|NGUYE64N VA8N MINH|0506199|Nam|Cua Nam|1005");
        mangled("001095000017~012345678~NGUYEN~05061995~Nam");
        // Sex and number disagree.
        mangled(&CARD.replace("|Nam|", "|Nữ|"));
        mangled(&CARD.replace("Văn", "Vắắn"));
    }

    #[test]
    fn a_number_by_itself_is_a_number_and_what_is_not_certain_is_refused() {
        assert!(matches!(Typed::read("001 095 000 017"), Typed::Number(_)));
        for nothing in ["", "Nguyễn Văn Minh", "0010950000171", "https://example.org/?a=1|2"] {
            assert_eq!(Typed::read(nothing), Typed::Nothing, "{nothing}");
        }
        // A letter that stood before the number swallowed or moved a digit; a digit is missing; one is too many.
        for lost in
            [&format!("a{CARD}"), &CARD[1..], &format!("9{CARD}"), "00109500001á|012345678|A|05061995|Nam|x|10052021"]
        {
            assert_eq!(Typed::read(lost), Typed::Lost, "{lost}");
        }
    }

    #[test]
    fn the_simulated_keyboard_rewrites_as_real_ones_do() {
        let check = |method, keys: &str, seen: &str| assert_eq!(mangle(keys, method), seen, "{keys}");
        check(Method::Telex, "Tieengs Vieetj", "Tiếng Việt");
        check(Method::Telex, "ddaatj", "đật");
        check(Method::Telex, "Thus|Nam", "Thú|Nam");
        check(Method::Vni, "Tie6ng1 Vie6t5", "Tiếng Việt");
        check(Method::Vni, "Lo12|So 12", "Lò|So 12");
    }

    proptest! {
        #[test]
        fn mangling_then_reading_gives_the_number_or_a_refusal_but_never_another_number(
            place in 1_u32..97, year in 0_u32..100, serial in 0_u32..1_000_000, century in 0_u32..4,
            name in "[A-Za-zăâđêôơư ]{3,30}", address in "[A-Za-z0-9ăâđêôơư ,/]{0,50}", old in "([0-9]{9})?",
            before in "[a-z0-9]{0,2}", telex in any::<bool>(),
        ) {
            let number = format!("{place:03}{century}{year:02}{serial:06}");
            let born = 1900 + century / 2 * 100 + year;
            let sex = if century % 2 == 0 { "Nam" } else { "Nu" };
            let text = format!("{before}{number}|{old}|{name}|0101{born}|{sex}|{address}|10052021");
            let method = if telex { Method::Telex } else { Method::Vni };
            let read = Typed::read(&mangle(&text, method));
            match read.number() {
                Some(found) => prop_assert_eq!(found.as_str(), number.as_str()),
                None => prop_assert!(!before.is_empty(), "nothing stood before the number"),
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,80}") {
            let _ = Typed::read(&text);
        }
    }
}
