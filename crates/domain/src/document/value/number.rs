//! Identifiers, numbers with their symbol, amounts.

use super::Normal;
use crate::identity::personal_id::{IdKind, PersonalId};

/// What repairing one letter costs.
const REPAIRED: u8 = 20;

/// The digits a letter may have been.
fn digits_of(letter: char) -> &'static str {
    match letter {
        'O' | 'o' | 'Q' | 'D' => "0",
        'l' | 'I' | 'i' | '|' | '!' => "1",
        'Z' | 'z' => "2",
        'S' | 's' => "5",
        'B' => "86",
        'b' | 'G' => "6",
        'g' | 'q' => "9",
        'A' => "4",
        _ => "",
    }
}

/// A word as digits, when every letter in it stands for one digit only.
pub(super) fn as_digits(word: &str) -> Option<String> {
    word.chars()
        .map(|letter| match digits_of(letter) {
            _ if letter.is_ascii_digit() => Some(letter),
            digit if digit.len() == 1 => digit.chars().next(),
            _ => None,
        })
        .collect::<Option<String>>()
        .filter(|digits| !digits.is_empty())
}

/// An identifier. Letters among its digits are repaired only when that makes exactly one number somebody may have.
pub(super) fn personal_id(text: &str) -> Option<Normal> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| ".,:;()".contains(c))).collect();
    // A number may be printed in groups: runs of neighbouring words are tried, the longest first.
    let mut found: Option<Normal> = None;
    for from in 0..words.len() {
        for to in (from + 1..=words.len().min(from + 4)).rev() {
            let joined: String = words[from..to].concat();
            let Some(id) = repaired(&joined) else { continue };
            match &found {
                // Two different numbers in one place: neither is sure.
                Some(other) if other.text != id.text => return None,
                _ => found = Some(id),
            }
            break;
        }
        if found.is_some() {
            break;
        }
    }
    found
}

fn repaired(written: &str) -> Option<Normal> {
    let length = written.chars().count();
    if !matches!(length, 9 | 12) || written.chars().filter(char::is_ascii_digit).count() * 3 < length * 2 {
        return None;
    }
    let mut candidates = vec![String::new()];
    let mut letters = 0;
    for letter in written.chars() {
        let choices: Vec<char> = if letter.is_ascii_digit() {
            vec![letter]
        } else {
            letters += 1;
            digits_of(letter).chars().collect()
        };
        candidates = candidates
            .iter()
            .flat_map(|begun| choices.iter().map(move |digit| format!("{begun}{digit}")))
            .take(64)
            .collect();
    }
    let mut valid = candidates.into_iter().filter(|digits| may_exist(digits));
    let (first, second) = (valid.next()?, valid.next());
    // An old card number says nothing of itself: any nine letters would make one.
    if second.is_some() || (letters > 0 && length == 9) {
        return None;
    }
    Some(Normal { text: first, doubt: u8::try_from(letters).unwrap_or(5).min(4) * REPAIRED })
}

/// Whether somebody may have this number: the place is one of the codes of before 2025 or a country, and whoever it
/// belongs to was born in the 20th or 21st century.
fn may_exist(digits: &str) -> bool {
    let Ok(id) = digits.parse::<PersonalId>() else { return false };
    if id.kind() == IdKind::OldCard {
        return true;
    }
    let place: u16 = digits[..3].parse().unwrap_or(0);
    matches!(place, 1..=96 | 101..=400) && id.birth_year().is_some_and(|year| year < 2_100)
}

/// A number with its symbol: blanks around strokes are dropped.
pub(super) fn symbol(text: &str) -> Option<Normal> {
    let mut tight = String::new();
    for word in text.split_whitespace() {
        let joins = |c: char| "/-".contains(c);
        if !(tight.is_empty() || tight.ends_with(joins) || word.starts_with(joins)) {
            tight.push(' ');
        }
        tight.push_str(word);
    }
    let tight = tight.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    tight.chars().any(|c| c.is_ascii_digit()).then_some(tight).and_then(Normal::plain)
}

/// An amount in đồng: the first run of digits in groups of three.
pub(super) fn money(text: &str) -> Option<Normal> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[from..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
        .filter(char::is_ascii_digit)
        .collect();
    (digits.len() <= 15).then_some(digits).and_then(Normal::plain)
}
