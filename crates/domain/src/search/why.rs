//! Why an entry was found: which words of the question led to which of its words.

use std::collections::BTreeSet;

use super::entry::Place;
use super::finder::{Finder, Kept, span};
use super::found::{How, Match};
use super::index::{Index, Term};
use super::question::{Concept, Feature, Question};
use super::vocabulary::{Exact, Vocabulary};

/// The words that led to an entry, each once, in the order of the question.
pub(super) fn why(finder: &Finder, kept: &Kept, question: &Question, code_in: Option<&str>) -> Vec<Match> {
    let mut found = Vec::new();
    if let Some(asked) = code_in {
        found.push(Match { asked: asked.trim().to_owned(), found: String::new(), place: Place::Code, how: How::Same });
    }
    let mut seen = BTreeSet::new();
    for concept in &question.concepts {
        let told = finder.texts[span(&kept.texts)]
            .iter()
            .filter_map(|text| {
                let words = &finder.syllables[span(&text.syllables)];
                matched(concept, words, question, &finder.vocabulary)
                    .map(|(share, matched)| (share, text.place, matched))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, place, (words, how))) = told else { continue };
        let asked: Vec<&str> =
            question.asked[concept.from..concept.to].iter().map(|asked| asked.syllable.shown.as_str()).collect();
        let told = Match { asked: asked.join(" "), found: words, place, how };
        if seen.insert((told.asked.clone(), told.place)) {
            found.push(told);
        }
    }
    // A word alone says nothing beside the pair it is part of.
    let pairs: Vec<String> =
        found.iter().filter(|told| told.asked.contains(' ')).map(|told| format!(" {} ", told.asked)).collect();
    found.retain(|told| {
        told.asked.contains(' ') || !pairs.iter().any(|pair| pair.contains(&format!(" {} ", told.asked)))
    });
    found
}

/// How many of the syllables that mean something the entry answers, from 0 to 1: a long phrase answered well must not
/// hide that the rest of the question was not.
pub(super) fn heard(finder: &Finder, kept: &Kept, question: &Question) -> f32 {
    let texts = || finder.texts[span(&kept.texts)].iter().map(|text| &finder.syllables[span(&text.syllables)]);
    let mut heard = vec![false; question.asked.len()];
    for concept in &question.concepts {
        let stands = concept.wordings.iter().any(|wording| {
            let found = |feature: &&Feature| {
                feature
                    .terms
                    .iter()
                    .any(|(term, fits)| *fits > 0.3 && texts().any(|text| place_of(*term, text).is_some()))
            };
            let found: f32 = wording.features.iter().filter(found).map(|feature| feature.weight).sum();
            found > 0.0 && found * 2.0 >= wording.weight()
        });
        if stands {
            heard[concept.from..concept.to].fill(true);
        }
    }
    let telling = question.asked.iter().zip(&heard).filter(|(asked, _)| !asked.silent);
    let (all, heard) =
        telling.fold((0.0, 0.0), |(all, sum), (_, heard)| (all + 1.0, sum + if *heard { 1.0 } else { 0.0 }));
    if all > 0.0 { heard / all } else { 0.0 }
}

/// What of a concept stands in a text: how much of it, the words as they stand there, and how they were reached.
fn matched(
    concept: &Concept,
    text: &[(Exact, bool)],
    question: &Question,
    vocabulary: &Vocabulary,
) -> Option<(f32, (String, How))> {
    let mut best: Option<(f32, (String, How))> = None;
    for wording in &concept.wordings {
        let mut stands = vec![false; text.len()];
        let (mut share, mut fits_least) = (0.0, 1.0_f32);
        for feature in &wording.features {
            let found =
                feature.terms.iter().find_map(|(term, fits)| place_of(*term, text).map(|at| (at, *term, *fits)));
            let Some((at, term, fits)) = found else { continue };
            stands[at] = true;
            if term.syllables().1.is_some() {
                stands[at + 1] = true;
            }
            share += feature.weight * fits * wording.fits;
            fits_least = fits_least.min(fits);
        }
        if share <= 0.0 || best.as_ref().is_some_and(|(most, _)| *most >= share) {
            continue;
        }
        let words: Vec<&str> = text
            .iter()
            .zip(&stands)
            .filter(|(_, stands)| **stands)
            .map(|((syllable, _), _)| vocabulary.shown(*syllable))
            .collect();
        let mended = question.asked[concept.from..concept.to].iter().any(|asked| asked.mended);
        let how = match () {
            () if wording.synonym => How::Synonym,
            () if mended => How::Mended,
            () if fits_least < 0.99 => How::OtherMarks,
            () => How::Same,
        };
        best = Some((share, (words.join(" "), how)));
    }
    best
}

fn place_of(term: Term, text: &[(Exact, bool)]) -> Option<usize> {
    match term.syllables() {
        (first, None) => text.iter().position(|(syllable, _)| *syllable == first),
        (first, Some(second)) => {
            text.windows(2).position(|pair| pair[0].0 == first && pair[1].0 == second && !pair[1].1)
        }
    }
}

impl Question {
    /// The question with its slips mended, as people would write it; none when there were none.
    pub(super) fn corrected(&self, vocabulary: &Vocabulary, index: &Index) -> Option<String> {
        if !self.asked.iter().any(|asked| asked.mended) {
            return None;
        }
        let marked = self.asked.iter().any(|asked| asked.syllable.is_marked());
        let holders = |term: Term| index.postings(term).len();
        let mut shown: Vec<String> = Vec::new();
        for (at, asked) in self.asked.iter().enumerate() {
            if !asked.mended || !marked {
                shown.push(asked.syllable.shown.clone());
                continue;
            }
            let sure = |at: Option<usize>| {
                at.and_then(|at| self.asked.get(at))
                    .and_then(|asked| asked.readings.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(exact, _)| *exact))
            };
            let (before, after) = (sure(at.checked_sub(1)), sure(Some(at + 1)));
            let uses = |exact: Exact| {
                before.map_or(0, |before| holders(Term::pair(before, exact)))
                    + after.map_or(0, |after| holders(Term::pair(exact, after)))
            };
            let best = asked.readings.iter().max_by_key(|(exact, _)| (uses(*exact), holders(Term::one(*exact))));
            shown.push(
                best.map_or_else(|| asked.syllable.shown.clone(), |(exact, _)| vocabulary.shown(*exact).to_owned()),
            );
        }
        Some(shown.join(" "))
    }
}
