//! A question taken apart: what was typed, what it may mean in the words of the law, and how much each part tells.

use super::index::{Index, Term};
use super::lexicon::{Lexicon, Span};
use super::mend::mended;
use super::syllable::{Syllable, syllables};
use super::vocabulary::{Exact, Folded, Vocabulary};
use super::weights::Weights;

/// Longer questions are cut: nobody needs more words to ask, and each costs time.
const MOST_SYLLABLES: usize = 60;

/// A syllable whose marks nobody uses: a slip that costs little.
const MENDED_MARKS: f32 = 0.9;

/// What a question is read with.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub vocabulary: &'a Vocabulary,
    pub index: &'a Index,
    pub lexicon: &'a Lexicon,
    pub weights: &'a Weights,
}

/// One syllable of the question, and which syllables of the catalogue it may be.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub syllable: Syllable,
    /// Each with how well it fits, from 0 to 1.
    pub readings: Vec<(Exact, f32)>,
    /// It was mended.
    pub mended: bool,
    /// It carries no meaning here.
    pub silent: bool,
}

/// A term to look for: its spellings with how well each fits, and how much finding it tells.
#[derive(Debug, Clone)]
pub(super) struct Feature {
    pub terms: Vec<(Term, f32)>,
    pub weight: f32,
}

/// Something that may be found in one of several wordings.
#[derive(Debug, Clone)]
pub(super) struct Concept {
    /// Which syllables of the question it stands for.
    pub from: usize,
    /// The syllable after its last.
    pub to: usize,
    pub weight: f32,
    /// The wordings: how well each fits, and its terms.
    pub wordings: Vec<Wording>,
}

/// One wording of a concept.
#[derive(Debug, Clone)]
pub(super) struct Wording {
    pub fits: f32,
    /// It comes from the table of synonyms.
    pub synonym: bool,
    /// What was typed stands just so in a procedure: the law says it as well.
    pub whole: bool,
    pub features: Vec<Feature>,
}

/// The question taken apart.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub asked: Vec<Asked>,
    pub concepts: Vec<Concept>,
}

impl Question {
    /// Takes a question apart.
    pub fn read(text: &str, known: &Known) -> Question {
        let Known { vocabulary, index, weights, .. } = *known;
        let mut typed = syllables(text);
        typed.truncate(MOST_SYLLABLES);
        let marked = typed.iter().any(Syllable::is_marked);
        let typed = if weights.mended > 0.0 {
            mended(typed, vocabulary, index)
        } else {
            typed.into_iter().map(|syllable| (syllable, false)).collect()
        };
        let mut asked: Vec<Asked> = typed
            .into_iter()
            .map(|(syllable, mended)| {
                let fits = if mended { weights.mended } else { 1.0 };
                let readings = readings(&syllable, marked && !mended, fits, known);
                Asked { syllable, readings, mended, silent: false }
            })
            .collect();
        let concepts = concepts(&mut asked, known);
        Question { asked, concepts }
    }
}

fn readings(syllable: &Syllable, marked: bool, fits: f32, known: &Known) -> Vec<(Exact, f32)> {
    let Known { vocabulary, weights, .. } = known;
    let Some(folded) = vocabulary.folded(&syllable.folded) else { return Vec::new() };
    let same = vocabulary.exact(syllable);
    let other = if !marked {
        fits
    } else if syllable.is_marked() {
        fits * weights.other_marks
    } else {
        fits * weights.marks_left_out
    };
    let mut readings: Vec<(Exact, f32)> = vocabulary
        .variants(folded)
        .iter()
        .map(|exact| (*exact, if Some(*exact) == same { fits } else { other }))
        .collect();
    // Marks that nobody uses for these letters are a slip, not a choice.
    if same.is_none() {
        for reading in &mut readings {
            reading.1 = fits * MENDED_MARKS;
        }
    }
    readings
}

fn concepts(asked: &mut [Asked], known: &Known) -> Vec<Concept> {
    let weights = known.weights;
    let mut spans = known.lexicon.spans(asked);
    spans.retain(|span| !is_half_of_another_word(span, asked, known));
    for span in spans.iter().filter(|span| span.law.is_empty()) {
        asked[span.from..span.to].iter_mut().for_each(|asked| asked.silent = true);
    }
    let asked = &*asked;
    // What each syllable belongs to: a span, or nothing.
    let mut span_of: Vec<Option<usize>> = vec![None; asked.len()];
    for (at, span) in spans.iter().enumerate() {
        span_of[span.from..span.to].fill(Some(at));
    }
    let mut concepts = Vec::new();
    for span in &spans {
        let said = |phrase: &Vec<(Exact, bool)>| {
            let features = said_features(phrase, known);
            Wording { fits: weights.synonym, synonym: true, whole: false, features }
        };
        let mut wordings: Vec<Wording> = span.law.iter().map(said).collect();
        if wordings.is_empty() {
            continue;
        }
        // Of several wordings each may be meant: together they tell as much as they do on average.
        #[expect(clippy::cast_precision_loss, reason = "a line has few wordings")]
        let weight = (wordings.iter().map(Wording::weight).sum::<f32>() / wordings.len() as f32).powf(weights.long);
        let features = typed_features(asked, span.from, span.to, known);
        let whole = span.to - span.from > 1 && features.iter().all(|feature| !feature.terms.is_empty());
        let typed = Wording { fits: 1.0, synonym: false, whole, features };
        wordings.push(typed);
        concepts.push(Concept { from: span.from, to: span.to, weight, wordings });
    }
    let silent = |at: usize| span_of[at].is_some_and(|span| spans[span].law.is_empty());
    for at in 0..asked.len() {
        if span_of[at].is_none() {
            let feature = feature(asked, at, None, known);
            concepts.push(single(at, at + 1, feature));
        }
        // Neighbours that belong to one span are features of its wording already.
        let next = at + 1;
        let parted = next >= asked.len() || asked[next].syllable.apart;
        let inside = !parted && span_of[at].is_some() && span_of[at] == span_of[next];
        if parted || inside || (silent(at) && silent(next)) {
            continue;
        }
        let mut pair = feature(asked, at, Some(next), known);
        if pair.terms.is_empty() {
            continue;
        }
        if silent(at) || silent(next) {
            pair.weight *= weights.half_silent;
        }
        concepts.push(single(at, next + 1, pair));
    }
    concepts
}

/// Typed without marks, one syllable may be half of a word that has nothing to do with the phrase: `vat` of `vat nuoi`.
fn is_half_of_another_word(span: &Span, asked: &[Asked], known: &Known) -> bool {
    if span.to - span.from > 1 || span.law.is_empty() {
        return false;
    }
    let at = span.from;
    let folded = |at: usize| asked.get(at)?.readings.first().map(|(exact, _)| known.vocabulary.folded_of(*exact));
    let Some(this) = folded(at) else { return false };
    let before = at.checked_sub(1).and_then(folded).map(|before| (before, this));
    let after = folded(at + 1).filter(|_| !asked[at + 1].syllable.apart).map(|after| (this, after));
    let reads =
        |at: usize, exact: Exact| asked[at].readings.iter().any(|(reading, fits)| *reading == exact && *fits > 0.8);
    let other = |(first, second): (Folded, Folded), place: usize| {
        let terms: Vec<Term> = known.index.alike(first, Some(second)).collect();
        let said = |term: &Term| {
            let (first, second) = term.syllables();
            let exact = if place == 0 { Some(first) } else { second };
            exact.is_some_and(|exact| span.said.contains(&exact))
        };
        let fits = |term: &Term| {
            let (first, second) = term.syllables();
            let start = if place == 0 { at } else { at - 1 };
            reads(start, first) && second.is_none_or(|second| reads(start + 1, second))
        };
        terms.iter().any(fits) && !terms.iter().filter(|term| fits(term)).any(said)
    };
    before.is_some_and(|pair| other(pair, 1)) || after.is_some_and(|pair| other(pair, 0))
}

fn single(from: usize, to: usize, feature: Feature) -> Concept {
    let weight = feature.weight;
    Concept {
        from,
        to,
        weight,
        wordings: vec![Wording { fits: 1.0, synonym: false, whole: false, features: vec![feature] }],
    }
}

impl Wording {
    /// What finding all of it tells.
    pub fn weight(&self) -> f32 {
        self.features.iter().map(|feature| feature.weight).sum()
    }
}

/// The terms of a phrase of the law.
fn said_features(phrase: &[(Exact, bool)], known: &Known) -> Vec<Feature> {
    let Known { index, weights, .. } = known;
    let mut features = Vec::new();
    let mut add = |term: Term, share: f32| {
        let holders = index.postings(term).len();
        if holders > 0 {
            features.push(Feature { terms: vec![(term, 1.0)], weight: index.rarity(holders) * share });
        }
    };
    for (at, (syllable, _)) in phrase.iter().enumerate() {
        add(Term::one(*syllable), weights.one);
        if let Some((next, false)) = phrase.get(at + 1) {
            add(Term::pair(*syllable, *next), weights.pair);
        }
    }
    features
}

fn typed_features(asked: &[Asked], from: usize, to: usize, known: &Known) -> Vec<Feature> {
    let mut features = Vec::new();
    for at in from..to {
        features.push(feature(asked, at, None, known));
        if at + 1 < to && !asked[at + 1].syllable.apart {
            features.push(feature(asked, at, Some(at + 1), known));
        }
    }
    features
}

/// One syllable of the question as a feature, or two neighbours.
fn feature(asked: &[Asked], at: usize, next: Option<usize>, known: &Known) -> Feature {
    let Known { index, vocabulary, weights, .. } = known;
    let fits = |at: usize, exact: Exact| {
        asked[at].readings.iter().find(|(reading, _)| *reading == exact).map_or(0.0, |(_, fits)| *fits)
    };
    let folded = |at: usize| asked[at].readings.first().map(|(exact, _)| vocabulary.folded_of(*exact));
    let alike: Vec<Term> = match (folded(at), next.map(folded)) {
        (Some(first), None) => index.alike(first, None).collect(),
        (Some(first), Some(Some(second))) => index.alike(first, Some(second)).collect(),
        _ => Vec::new(),
    };
    let mut terms: Vec<(Term, f32)> = alike
        .into_iter()
        .map(|term| {
            let (first, second) = term.syllables();
            let second = second.zip(next).map_or(1.0, |(exact, next)| fits(next, exact));
            (term, fits(at, first) * second)
        })
        .filter(|(_, fits)| *fits > 0.05)
        .collect();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1));
    // How rare it is follows from the spellings that fit best.
    let best = terms.first().map_or(0.0, |(_, fits)| *fits);
    let holders: usize =
        terms.iter().filter(|(_, fits)| *fits >= best * 0.99).map(|(term, _)| index.postings(*term).len()).sum();
    let share = if next.is_some() { weights.pair } else { weights.one };
    Feature { weight: index.rarity(holders) * share, terms }
}
