//! Finding a procedure by the words people use, with or without accents.

use axum::extract::Query;
use axum::response::Response;
use domain::catalog::Procedure;
use domain::search::fold;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::page::Page;
use crate::procedure::Line;
use crate::view::View;

/// What was found.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The words as they were typed.
    q: String,
    /// The procedures, best first.
    found: Vec<Line>,
    /// Whether nothing fitted and these are the nearest, or all there are.
    nearest: bool,
}

impl View for SearchView {
    const TEMPLATE: &'static str = "portal/search.html";

    fn samples() -> Vec<Self> {
        vec![
            SearchView { q: "khai sinh".into(), found: vec![Line::sample()], nearest: false },
            SearchView { q: "xyz".into(), found: vec![Line::sample()], nearest: true },
            SearchView { q: "xyz".into(), found: vec![], nearest: true },
        ]
    }
}

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
}

/// The most results of one page.
const MOST: usize = 30;

/// `GET /tim?q=`: an empty question lists every procedure.
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let q: String = wanted.q.trim().chars().take(200).collect();
    let today = page.site.today();
    let catalog = page.site.catalog();
    let mut scored: Vec<_> = catalog.all_in_force(today).map(|procedure| (score(&q, procedure), procedure)).collect();
    scored.sort_by(|(left, a), (right, b)| right.cmp(left).then_with(|| a.code.cmp(&b.code)));
    let nearest = !q.is_empty() && scored.first().is_none_or(|(best, _)| *best < GOOD);
    let (least, most) = match (q.is_empty(), nearest) {
        (true, _) => (0, MOST),
        (false, true) => (1, 3),
        (false, false) => (GOOD, MOST),
    };
    let kept = scored.into_iter().filter(|(score, _)| *score >= least).take(most);
    let found = kept.map(|(_, procedure)| Line::of(procedure, &page, today)).collect();
    page.show(&SearchView { q, found, nearest })
}

/// A score from which a procedure counts as an answer and not as a guess: every word was found somewhere.
const GOOD: u32 = 1000;

/// How well a procedure fits: the code itself, then all words in the plain name, then in the official name, the
/// summary and the field of administration. Words are compared without accents and case.
fn score(q: &str, procedure: &Procedure) -> u32 {
    let q = fold(q);
    let words: Vec<&str> = q.split_whitespace().collect();
    if words.is_empty() {
        return 0;
    }
    if procedure.code.as_str() == q || procedure.code.national().as_str() == q {
        return 10 * GOOD;
    }
    let both = |text: &domain::catalog::Text| fold(&format!("{} {}", text.vi, text.en));
    let fields = [
        (8, both(&procedure.plain_name)),
        (5, both(&procedure.name)),
        (2, both(&procedure.domain.name)),
        (1, both(&procedure.summary)),
    ];
    let mut found = 0;
    let mut sum = 0;
    for word in &words {
        let best = fields.iter().filter(|(_, text)| has_word(text, word)).map(|(weight, _)| *weight).max();
        found += usize::from(best.is_some());
        sum += best.unwrap_or(0);
    }
    let phrase = fields.iter().filter(|(_, text)| has_word(text, &q)).map(|(weight, _)| weight * 10).max().unwrap_or(0);
    if found == words.len() { GOOD + sum + phrase } else { sum + phrase }
}

/// Whether the word (or the words) stand in the text at the beginning of a word: `sin` finds `sinh`.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| at == 0 || text[..at].ends_with(|before: char| !before.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_at_its_beginning_and_not_in_the_middle_of_another() {
        for (text, word, found) in [
            ("khai sinh", "sinh", true),
            ("khai sinh", "sin", true),
            ("khai sinh", "inh", false),
            ("ban sao", "ban sao", true),
        ] {
            assert_eq!(has_word(text, word), found, "{word} in {text}");
        }
    }
}
