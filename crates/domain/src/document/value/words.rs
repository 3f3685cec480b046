//! Names, places, sex.

use unicode_normalization::UnicodeNormalization;

use super::Normal;
use crate::search::fold::fold;

const STRANGE: u8 = 40;
const SHORT: u8 = 25;

/// Words with single blanks, composed, without the strokes and dots that stand around them.
pub(super) fn plain(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let words: Vec<&str> = composed.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let joined = words.join(" ");
    joined.trim_matches(|c: char| !c.is_alphanumeric() && !"()".contains(c)).to_owned()
}

/// A name in capitals at the beginning of each word. Digits in it, or a single word, make it doubtful.
pub(super) fn name(text: &str) -> Option<Normal> {
    let plain = plain(text);
    let words: Vec<String> = plain
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(capitalised)
        .collect();
    if words.is_empty() || words.len() > 7 || !plain.chars().any(char::is_alphabetic) {
        return None;
    }
    let strange = words.iter().any(|word| !word.chars().all(char::is_alphabetic) || !has_vowel(word));
    let doubt = if strange { STRANGE } else { 0 } + if words.len() < 2 { SHORT } else { 0 };
    Some(Normal { text: words.join(" "), doubt })
}

/// `Nam` or `Nữ` as a word of its own, but not the name of the country.
pub(super) fn sex(text: &str) -> Option<Normal> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    let (at, sex) = words.iter().enumerate().find_map(|(at, word)| match *word {
        "nam" => Some((at, "male")),
        "nu" => Some((at, "female")),
        _ => None,
    })?;
    let country = at > 0 && words[at - 1] == "viet";
    (!country).then(|| Normal { text: sex.to_owned(), doubt: 0 })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + &letters.as_str().to_lowercase()
}

fn has_vowel(word: &str) -> bool {
    fold(word).contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
