//! The question answered: everything that shares a word with it is weighed, the nearest are looked at closely.

use super::entry::{Entry, Place};
use super::found::{Found, Hit};
use super::index::{Index, Indexed};
use super::judge::{Wanted, answered};
use super::lexicon::{Lexicon, Phrase, numbers};
use super::question::{Known, Question};
use super::synonyms::Synonyms;
use super::usual::{Variants, usual};
use super::vocabulary::{Exact, Vocabulary};
use super::weights::Weights;
use super::why::{heard, why};
use crate::catalog::code::ProcedureCode;

/// How many of the nearest are looked at closely.
const NEAREST: usize = 120;
/// Of a longer question the rest is not read.
const MOST_LETTERS: usize = 600;
/// How many are told when nothing fits well.
const UNSURE: usize = 3;
/// Every procedure, ready to be found.
#[derive(Debug, Clone)]
pub struct Finder {
    pub(super) vocabulary: Vocabulary,
    pub(super) index: Index,
    lexicon: Lexicon,
    weights: Weights,
    entries: Vec<Kept>,
    pub(super) texts: Vec<Text>,
    pub(super) syllables: Vec<(Exact, bool)>,
}

/// What is kept of an entry.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    code: ProcedureCode,
    name: Box<str>,
    here: bool,
    usual: f32,
    /// Its texts.
    pub texts: std::ops::Range<u32>,
    /// The rare cases it is about.
    rare: Vec<Phrase>,
    /// The act on what one already has, if it is one.
    afterwards: Option<Phrase>,
}

/// A text of an entry, as syllables.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub place: Place,
    pub syllables: std::ops::Range<u32>,
}

impl Finder {
    /// Indexes the entries under the words of the law and of the people.
    pub fn new(entries: impl Iterator<Item = Entry>, words: &Synonyms) -> Finder {
        Finder::weighed(entries, words, Weights::default())
    }

    /// The same with other weights, for measuring what each part brings.
    pub fn weighed(entries: impl Iterator<Item = Entry>, words: &Synonyms, weights: Weights) -> Finder {
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::new(words, &mut vocabulary);
        let mut finder = Finder {
            vocabulary,
            index: Index::default(),
            lexicon,
            weights,
            entries: Vec::new(),
            texts: Vec::new(),
            syllables: Vec::new(),
        };
        let variants = Variants::new(&mut finder.vocabulary);
        for entry in entries {
            finder.keep(&entry, &variants);
        }
        finder.vocabulary.settle();
        let texts = finder
            .entries
            .iter()
            .enumerate()
            .flat_map(|(at, entry)| finder.texts[span(&entry.texts)].iter().map(move |text| (number(at), text)));
        let indexed = texts.map(|(entry, text)| Indexed {
            entry,
            place: text.place,
            syllables: &finder.syllables[span(&text.syllables)],
        });
        finder.index = Index::new(finder.entries.len(), indexed, &finder.vocabulary);
        finder
    }

    fn keep(&mut self, entry: &Entry, variants: &Variants) {
        let first = number(self.texts.len());
        for (place, text) in &entry.texts {
            let start = number(self.syllables.len());
            let written = numbers(text, &mut self.vocabulary);
            self.syllables.extend(self.lexicon.in_full(&written));
            self.texts.push(Text { place: *place, syllables: start..number(self.syllables.len()) });
        }
        let name = numbers(&entry.name, &mut self.vocabulary);
        self.entries.push(Kept {
            code: entry.code.clone(),
            name: entry.name.as_str().into(),
            here: entry.here,
            usual: usual(entry).powf(self.weights.usual),
            texts: first..number(self.texts.len()),
            rare: variants.rare_cases(&name),
            afterwards: variants.afterwards(&name),
        });
    }

    /// The procedures a question asks for, at most `limit`, best first; the nearest three when none fits well.
    pub fn find(&self, question: &str, limit: usize) -> Found {
        let question = question.char_indices().nth(MOST_LETTERS).map_or(question, |(end, _)| &question[..end]);
        let named = self.named(question);
        let known =
            Known { vocabulary: &self.vocabulary, index: &self.index, lexicon: &self.lexicon, weights: &self.weights };
        let read = Question::read(question, &known);
        let wanted = Wanted::of(&read);
        let mut nearest = answered(&read, &self.index, &self.weights, self.entries.len());
        let first_look = |(entry, share): &(u32, f32)| share * self.entries[*entry as usize].usual;
        nearest.sort_unstable_by(|a, b| first_look(b).total_cmp(&first_look(a)).then(a.0.cmp(&b.0)));
        nearest.truncate(NEAREST.max(limit));
        let mut judged: Vec<(usize, f32)> = nearest
            .into_iter()
            .map(|(entry, share)| (entry as usize, self.score(entry as usize, share, &wanted)))
            .collect();
        judged.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| self.entries[a.0].code.cmp(&self.entries[b.0].code)));
        let sure = !named.is_empty()
            || judged.first().is_some_and(|(entry, score)| {
                *score >= self.weights.sure && heard(self, &self.entries[*entry], &read) >= self.weights.heard
            });
        judged.retain(|(entry, _)| !named.contains(entry));
        let ranked =
            named.iter().map(|entry| (*entry, 1.0)).chain(judged.iter().map(|(entry, score)| (*entry, *score)));
        let hits = ranked
            .take(if sure { limit } else { limit.min(UNSURE) })
            .map(|(entry, score)| {
                let kept = &self.entries[entry];
                Hit {
                    code: kept.code.clone(),
                    name: kept.name.to_string(),
                    score,
                    here: kept.here,
                    why: why(self, kept, &read, named.contains(&entry).then_some(question)),
                }
            })
            .collect();
        Found { hits, sure, corrected: read.corrected(&self.vocabulary, &self.index) }
    }

    /// The entries whose code stands in the question.
    fn named(&self, question: &str) -> Vec<usize> {
        let codes: Vec<ProcedureCode> = question
            .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')
            .filter_map(|word| word.trim_matches('.').parse().ok())
            .collect();
        if codes.is_empty() {
            return Vec::new();
        }
        let is_named =
            |entry: &Kept| codes.iter().any(|code| *code == entry.code || code.national() == entry.code.national());
        self.entries.iter().enumerate().filter(|(_, entry)| is_named(entry)).map(|(at, _)| at).collect()
    }

    fn score(&self, entry: usize, share: f32, wanted: &Wanted) -> f32 {
        let (kept, weights) = (&self.entries[entry], &self.weights);
        let titles = self.texts[span(&kept.texts)].iter().filter(|text| is_title(text.place));
        let asked_for = titles
            .map(|text| wanted.asked_for(&self.syllables[span(&text.syllables)], &self.index, &self.weights))
            .fold(0.0, f32::max);
        let unnamed = kept.rare.iter().filter(|case| wanted.asked_for(case, &self.index, &self.weights) < 0.5).count();
        let rare = weights.rare.powi(i32::try_from(unnamed).unwrap_or(i32::MAX));
        let unasked =
            kept.afterwards.as_ref().is_some_and(|act| wanted.asked_for(act, &self.index, &self.weights) < 0.5);
        let rare = if unasked { rare * weights.afterwards } else { rare };
        share * (1.0 - weights.whole_name + weights.whole_name * asked_for) * kept.usual * rare
    }

    /// Bytes the index takes, without what the allocator adds.
    pub fn bytes(&self) -> usize {
        self.vocabulary.bytes()
            + self.index.bytes()
            + self.lexicon.bytes()
            + self.texts.len() * size_of::<Text>()
            + self.syllables.len() * size_of::<(Exact, bool)>()
            + self.entries.iter().map(|kept| size_of::<Kept>() + kept.name.len() + 8).sum::<usize>()
    }

    /// How many procedures can be found.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Whether a text says what the procedure is.
fn is_title(place: Place) -> bool {
    matches!(place, Place::Name | Place::PlainName | Place::AlsoCalled)
}

pub(super) fn span(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

fn number(of: usize) -> u32 {
    u32::try_from(of).expect("a catalogue has fewer than four thousand million words")
}
