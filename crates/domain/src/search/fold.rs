//! One spelling for words that are written in several ways.
//!
//! Vietnamese text arrives composed or decomposed, with the tone on either vowel (hòa, hoà), or without any marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The five tone marks: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Lower case without marks, `đ` as `d`, single spaces: for finding what was typed in haste.
#[must_use]
pub fn fold(text: &str) -> String {
    // Twice decomposed: lower-casing can itself bring a mark (İ), and a few capitals have no mark of their own.
    let bare = text.nfd().flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c));
    let plain: String = bare.map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c }).nfc().collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case, composed, single spaces, and the tone of each syllable in one place: for exact comparison.
///
/// `hòa` and `hoà`, `thủy` and `thuỷ` become equal; `ma` and `má` stay different.
#[must_use]
pub fn same_spelling(text: &str) -> String {
    let lower: String = text.nfc().flat_map(char::to_lowercase).nfc().collect();
    lower.split_whitespace().map(syllables).collect::<Vec<_>>().join(" ")
}

/// Moves the tone of each run of letters to its end, where only comparison sees it.
fn syllables(word: &str) -> String {
    let mut out = String::new();
    let mut tones: Vec<char> = Vec::new();
    for c in word.nfd() {
        if TONES.contains(&c) {
            tones.push(c);
            continue;
        }
        if !c.is_alphabetic() && !is_combining_mark(c) {
            out.extend(tones.drain(..));
        }
        out.push(c);
    }
    out.extend(tones);
    out.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_case_and_spacing_do_not_hide_a_word() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text}");
        check("Phường Ngọc Hà", "phuong ngoc ha");
        check("ĐỐNG ĐA", "dong da");
        check("  Ô   Chợ\u{a0}Dừa ", "o cho dua");
        check("Đắk Lắk", "dak lak");
        check("Hoa\u{300} Bi\u{300}nh", "hoa binh");
        check("Văn Miếu - Quốc Tử Giám", "van mieu - quoc tu giam");
    }

    #[test]
    fn a_tone_on_either_vowel_is_the_same_word_and_another_tone_is_not() {
        let same = |a: &str, b: &str| assert_eq!(same_spelling(a), same_spelling(b), "{a} = {b}");
        let other = |a: &str, b: &str| assert_ne!(same_spelling(a), same_spelling(b), "{a} ≠ {b}");
        same("Hòa Lạc", "HOÀ LẠC");
        same("Khánh Hòa", "Khánh Hoà");
        same("Thủy Xuân", "Thuỷ Xuân");
        same("Hoà", "Hoa\u{300}");
        same("Quý", "Qúy");
        other("Hòa", "Hoa");
        other("Hòa", "Hóa");
        other("Đa", "Da");
        other("Tây Tựu", "Tây Tưu");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn composition_does_not_matter(text in "[a-zA-ZàáảãạăằắẵặâầấậđĐêềếệôồốộơờớợưừứựÀÁ ]{0,30}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&decomposed), fold(&text));
            prop_assert_eq!(same_spelling(&decomposed), same_spelling(&text));
        }

        #[test]
        fn words_equal_in_spelling_are_equal_when_folded(text in "[a-zàáảãạăâđêôơư ]{0,30}") {
            prop_assert_eq!(fold(&same_spelling(&text)), fold(&text));
        }

        #[test]
        fn a_folded_vietnamese_word_is_plain_ascii(text in "[a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệđìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ ]{0,40}") {
            prop_assert!(fold(&text).is_ascii());
        }
    }
}
