//! A text as syllables: what an index and a question are compared by.
//!
//! Most Vietnamese words have two syllables with a space between, so pairs of neighbours mean more than one alone; a
//! pair does not reach over a comma, a slash or a bracket.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, same_spelling};

/// One syllable, word or number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// As it was written, in lower case.
    pub shown: String,
    /// With its marks, one spelling for all that mean the same (`hoà` and `hòa`, `lí` and `lý`).
    pub exact: String,
    /// Without marks.
    pub folded: String,
    /// Something other than a space stands before it.
    pub apart: bool,
}

impl Syllable {
    /// Whether it carries a mark, so that its writer had a Vietnamese keyboard at hand.
    pub fn is_marked(&self) -> bool {
        self.exact != self.folded
    }
}

/// The syllables of a text, in order.
pub fn syllables(text: &str) -> Vec<Syllable> {
    words(text).into_iter().map(|(shown, apart)| syllable(shown, apart)).collect()
}

/// The words of a text in lower case, and whether something other than a space stands before each.
pub(super) fn words(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut apart = true;
    for letter in text.nfc().flat_map(char::to_lowercase).nfc().chain([' ']) {
        if letter.is_alphanumeric() || is_combining_mark(letter) {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            found.push((std::mem::take(&mut word), apart));
            apart = false;
        }
        apart |= !letter.is_whitespace();
    }
    found
}

/// A word in its two spellings.
pub(super) fn syllable(shown: String, apart: bool) -> Syllable {
    let exact = one_i(&same_spelling(&shown));
    let folded = one_i(&fold(&shown));
    Syllable { shown, exact, folded, apart }
}

/// `lý` and `lí`, `quy` and `qui`: a last `y` after a consonant sounds as `i`. After another vowel it does not: `tay`.
fn one_i(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let Some(at) = letters.iter().rposition(|letter| fold_letter(*letter) == 'y') else { return word.to_owned() };
    let last = letters[at + 1..].iter().all(|letter| !letter.is_alphanumeric());
    let before = at.checked_sub(1).map(|place| letters[place]);
    let glide = before == Some('u') && at >= 2 && letters[at - 2] == 'q';
    let after_vowel = before.is_some_and(|letter| "aăâeêioôơuưy".contains(fold_letter(letter)));
    if !last || (after_vowel && !glide) || letters.len() == 1 {
        return word.to_owned();
    }
    let mut spelled: String = letters[..at].iter().collect();
    spelled.push(match letters[at] {
        'ý' => 'í',
        'ỳ' => 'ì',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        _ => 'i',
    });
    spelled.extend(&letters[at + 1..]);
    spelled
}

/// The bare letter below a tone.
fn fold_letter(letter: char) -> char {
    match letter {
        'ý' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_syllables_in_two_spellings() {
        let check = |text: &str, expected: &[(&str, bool)]| {
            let found: Vec<(String, bool)> =
                syllables(text).into_iter().map(|syllable| (syllable.folded, syllable.apart)).collect();
            let found: Vec<(&str, bool)> = found.iter().map(|(word, apart)| (word.as_str(), *apart)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Cấp, cấp lại", &[("cap", true), ("cap", true), ("lai", false)]);
        check("Phiếu LLTP số 2?", &[("phieu", true), ("lltp", false), ("so", false), ("2", false)]);
        check("nhà/đất (mới)", &[("nha", true), ("dat", true), ("moi", true)]);
        check("  ", &[]);
    }

    #[test]
    fn a_last_i_and_a_last_y_are_one_letter_where_they_sound_alike() {
        let same = |a: &str, b: &str| assert_eq!(syllables(a)[0].exact, syllables(b)[0].exact, "{a} = {b}");
        let other = |a: &str, b: &str| assert_ne!(syllables(a)[0].exact, syllables(b)[0].exact, "{a} ≠ {b}");
        same("lý", "lí");
        same("quy", "qui");
        same("kỹ", "kĩ");
        same("tỷ", "tỉ");
        other("tay", "tai");
        other("thuý", "thúi");
        other("ly", "lý");
    }
}
