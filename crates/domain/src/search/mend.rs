//! Typing mistakes: a syllable nobody uses becomes the likeliest one that is a slip of the finger away.

use super::index::{Index, Term};
use super::syllable::{Syllable, syllables};
use super::vocabulary::{Folded, Vocabulary};

/// The syllables of a question, mended where the vocabulary does not know them; true where something was mended.
pub(super) fn mended(typed: Vec<Syllable>, vocabulary: &Vocabulary, index: &Index) -> Vec<(Syllable, bool)> {
    let known: Vec<Option<Folded>> = typed.iter().map(|syllable| vocabulary.folded(&syllable.folded)).collect();
    let mut mended = Vec::with_capacity(typed.len());
    for (at, syllable) in typed.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| known[before]);
        let after = known.get(at + 1).copied().flatten();
        if let Some(folded) = known[at] {
            // Marks nobody uses, beside a neighbour it makes no word with: `hộ chíu`.
            let strange = syllable.is_marked() && vocabulary.exact(syllable).is_none();
            let better = (strange && !is_beside(folded, before, after, index))
                .then(|| likeliest(&syllable.folded, before, after, vocabulary, index))
                .flatten()
                .filter(|(_, beside)| *beside)
                .map(|(spelled, _)| (shown(&spelled, syllable.apart), true));
            mended.push(better.unwrap_or_else(|| (syllable.clone(), false)));
            continue;
        }
        if syllable.folded.chars().any(|letter| letter.is_ascii_digit()) {
            mended.push((syllable.clone(), false));
            continue;
        }
        if let Some((first, second)) = run_together(&syllable.folded, vocabulary, index) {
            mended.push((shown(&first, syllable.apart), true));
            mended.push((shown(&second, false), true));
            continue;
        }
        match likeliest(&syllable.folded, before, after, vocabulary, index) {
            Some((spelled, _)) => mended.push((shown(&spelled, syllable.apart), true)),
            None => mended.push((syllable.clone(), false)),
        }
    }
    mended
}

fn shown(spelled: &str, apart: bool) -> Syllable {
    let mut syllable = syllables(spelled).remove(0);
    syllable.apart = apart;
    syllable
}

/// Two syllables typed without the space between: both known, and neighbours somewhere.
fn run_together(typed: &str, vocabulary: &Vocabulary, index: &Index) -> Option<(String, String)> {
    if !typed.is_ascii() {
        return None;
    }
    (2..typed.len().saturating_sub(1))
        .filter_map(|at| {
            let (first, second) = typed.split_at(at);
            let pair = (vocabulary.folded(first)?, vocabulary.folded(second)?);
            let holders = holders(index, pair.0, Some(pair.1));
            (holders > 0).then(|| (holders, (first.to_owned(), second.to_owned())))
        })
        .max_by_key(|(holders, _)| *holders)
        .map(|(_, parts)| parts)
}

/// The likeliest spelling, and whether it makes a word with a neighbour.
fn likeliest(
    typed: &str,
    before: Option<Folded>,
    after: Option<Folded>,
    vocabulary: &Vocabulary,
    index: &Index,
) -> Option<(String, bool)> {
    if let Some(plain) = without_telex(typed).filter(|plain| vocabulary.folded(plain).is_some()) {
        return Some((plain, false));
    }
    if typed.chars().count() < 3 {
        return None;
    }
    vocabulary
        .spellings()
        .filter(|(spelled, _)| one_slip(typed, spelled))
        .map(|(spelled, folded)| {
            // What makes a word with its neighbours is likelier than what is merely frequent.
            let beside = before.map_or(0, |before| holders(index, before, Some(folded)))
                + after.map_or(0, |after| holders(index, folded, Some(after)));
            let same_start = spelled.chars().next() == typed.chars().next();
            (beside > 0, same_start, beside + holders(index, folded, None), spelled)
        })
        // A word the law does not use is no slip: without a neighbour that makes it likely, it stays as it is.
        .filter(|(beside, _, uses, _)| *uses > 0 && (*beside || (before.is_none() && after.is_none())))
        .max_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)).then(b.3.cmp(a.3)))
        .map(|(beside, _, _, spelled)| (spelled.to_owned(), beside))
}

/// Whether a syllable makes a word with a neighbour.
fn is_beside(folded: Folded, before: Option<Folded>, after: Option<Folded>, index: &Index) -> bool {
    before.is_some_and(|before| holders(index, before, Some(folded)) > 0)
        || after.is_some_and(|after| holders(index, folded, Some(after)) > 0)
}

fn holders(index: &Index, first: Folded, second: Option<Folded>) -> usize {
    index.alike(first, second).map(|term: Term| index.postings(term).len()).sum()
}

/// Marks typed as letters where the keyboard did not make them marks: `ddaats` is `dat`, `ks` is not.
fn without_telex(typed: &str) -> Option<String> {
    let mut letters: Vec<char> = typed.chars().collect();
    if letters.len() > 2 && matches!(letters.last(), Some('s' | 'f' | 'r' | 'x' | 'j')) {
        letters.pop();
    }
    let mut plain = String::new();
    for letter in letters {
        let doubled = plain.ends_with(letter) && "aeod".contains(letter);
        if letter != 'w' && !doubled {
            plain.push(letter);
        }
    }
    (plain != typed && plain.len() > 1).then_some(plain)
}

/// One letter too many, too few, another one, or two exchanged.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    if short.len() < long.len() {
        return short[same..] == long[same + 1..];
    }
    if same == short.len() {
        return false;
    }
    let swapped = same + 1 < short.len()
        && short[same] == long[same + 1]
        && short[same + 1] == long[same]
        && short[same + 2..] == long[same + 2..];
    swapped || short[same + 1..] == long[same + 1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_more_less_other_or_two_exchanged() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!((one_slip(a, b), one_slip(b, a)), (expected, expected), "{a} {b}");
        };
        check("sinh", "sih", true);
        check("sinh", "snih", true);
        check("sinh", "sing", true);
        check("sinh", "xinh", true);
        check("sinh", "sinhh", true);
        check("sinh", "sinh", false);
        check("sinh", "sxnx", false);
        check("khai", "hka", false);
    }

    #[test]
    fn marks_typed_as_letters_are_taken_away() {
        let check = |typed: &str, expected: Option<&str>| {
            assert_eq!(without_telex(typed).as_deref(), expected, "{typed}");
        };
        check("ddaats", Some("dat"));
        check("khais", Some("khai"));
        check("nhaf", Some("nha"));
        check("thuowngf", Some("thuong"));
        check("dat", None);
    }
}
