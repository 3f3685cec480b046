//! What kind of paper is it? The words on it against the marks of every kind, tolerant of misread letters.
//!
//! A wrong guess costs more than none: the officer believes what is filled in. So a kind is only `sure` when its title
//! stands alone on a line and no other kind comes near.

use super::kind::{DocumentKind, DocumentKinds};
use super::phrase::{Needle, Page};
use super::reading::Reading;

/// One kind a paper may be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The kind's code.
    pub code: String,
    /// How sure, 0 to 100.
    pub confidence: u8,
}

/// Likelihoods of kinds, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    /// Kinds worth showing; empty when nothing on the page is known.
    pub guesses: Vec<Guess>,
}

/// From here on a guess may be taken without asking.
pub const SURE: u8 = 75;
/// Below this a guess is not worth showing.
const SHOWN: u8 = 45;
/// How much the second guess takes away from the first when it is as likely.
const RIVAL: f32 = 0.35;

impl Recognised {
    /// The kind, when there is no doubt.
    #[must_use]
    pub fn sure(&self) -> Option<&Guess> {
        self.guesses.first().filter(|guess| guess.confidence >= SURE)
    }
}

/// Weighs every kind against a page.
#[must_use]
pub fn recognise(kinds: &DocumentKinds, reading: &Reading) -> Recognised {
    let page = Page::of(reading);
    let mut scores: Vec<(f32, &DocumentKind)> =
        kinds.iter().map(|kind| (score(kind, &page), kind.as_ref())).filter(|(score, _)| *score > 0.0).collect();
    scores.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.code.cmp(&other.1.code)));
    let best = |at: usize| scores.get(at).map_or(0.0, |(score, _)| *score);
    let (first, second) = (best(0), best(1));
    let doubt = if first > 0.0 { RIVAL * ((second / first - 0.75) / 0.25).clamp(0.0, 1.0) } else { 0.0 };
    let guesses = scores.iter().enumerate().map(|(at, (score, kind))| {
        let sure = if at == 0 { score * (1.0 - doubt) } else { score * 0.8 };
        Guess { code: kind.code.clone(), confidence: (sure * 100.0).clamp(0.0, 99.0) as u8 }
    });
    Recognised { guesses: guesses.filter(|guess| guess.confidence >= SHOWN).take(3).collect() }
}

/// How well the words fit a kind, 0 to 1. Without a title there is no fit.
fn score(kind: &DocumentKind, page: &Page<'_>) -> f32 {
    let title = kind.marks.titles.iter().filter_map(|title| page.title(&Needle::of(title))).fold(0.0, f32::max);
    if title == 0.0 {
        return 0.0;
    }
    let share = |phrases: &[String]| {
        if phrases.is_empty() {
            return 0.5;
        }
        let found = phrases.iter().filter(|phrase| page.has(&Needle::of(phrase))).count();
        found as f32 / phrases.len() as f32
    };
    let words = share(&kind.marks.words);
    let strange = kind.marks.without.iter().filter(|phrase| page.has(&Needle::of(phrase))).count();
    (0.68 * title + 0.32 * (words * 1.6).min(1.0) - 0.4 * strange as f32).max(0.0)
}
