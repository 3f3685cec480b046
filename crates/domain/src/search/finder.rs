//! The question answered: everything that shares a word with it is weighed, the nearest are looked at closely.

use super::entry::{Entry, Place};
use super::found::{Found, Hit};
use super::index::{Index, Indexed};
use super::judge::{Wanted, answered};
use super::lexicon::{Lexicon, numbers};
use super::question::Question;
use super::synonyms::Synonyms;
use super::usual::{rare_cases, usual};
use super::vocabulary::{Exact, Vocabulary};
use super::why::why;
use crate::catalog::code::ProcedureCode;

/// How many of the nearest are looked at closely.
const NEAREST: usize = 120;
/// How many are told when nothing fits well.
const UNSURE: usize = 3;
/// Below this share of the question answered, the finder is not sure.
const SURE: f32 = 0.42;
/// How much it counts that the whole name was asked for, and not only a part of a longer one.
const WHOLE_NAME: f32 = 0.35;
/// What a rare case nobody named costs.
const RARE: f32 = 0.85;

/// Every procedure, ready to be found.
#[derive(Debug, Clone)]
pub struct Finder {
    pub(super) vocabulary: Vocabulary,
    pub(super) index: Index,
    lexicon: Lexicon,
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
    rare: Vec<Vec<(Exact, bool)>>,
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
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::new(words, &mut vocabulary);
        let mut finder = Finder {
            vocabulary,
            index: Index::default(),
            lexicon,
            entries: Vec::new(),
            texts: Vec::new(),
            syllables: Vec::new(),
        };
        for entry in entries {
            finder.keep(&entry);
        }
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

    fn keep(&mut self, entry: &Entry) {
        let first = number(self.texts.len());
        for (place, text) in &entry.texts {
            let start = number(self.syllables.len());
            let written = numbers(text, &mut self.vocabulary);
            self.syllables.extend(self.lexicon.in_full(&written));
            self.texts.push(Text { place: *place, syllables: start..number(self.syllables.len()) });
        }
        let rare = rare_cases(entry).map(|case| numbers(case, &mut self.vocabulary)).collect();
        self.entries.push(Kept {
            code: entry.code.clone(),
            name: entry.name.as_str().into(),
            here: entry.here,
            usual: usual(entry),
            texts: first..number(self.texts.len()),
            rare,
        });
    }

    /// The procedures a question asks for, at most `limit`, best first; the nearest three when none fits well.
    pub fn find(&self, question: &str, limit: usize) -> Found {
        let named = self.named(question);
        let read = Question::read(question, &self.vocabulary, &self.index, &self.lexicon);
        let wanted = Wanted::of(&read);
        let mut nearest = answered(&read, &self.index, self.entries.len());
        let first_look = |(entry, share): &(u32, f32)| share * self.entries[*entry as usize].usual;
        nearest.sort_unstable_by(|a, b| first_look(b).total_cmp(&first_look(a)).then(a.0.cmp(&b.0)));
        nearest.truncate(NEAREST.max(limit));
        let mut judged: Vec<(usize, f32, f32)> = nearest
            .into_iter()
            .map(|(entry, share)| (entry as usize, self.score(entry as usize, share, &wanted), share))
            .collect();
        judged.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| self.entries[a.0].code.cmp(&self.entries[b.0].code)));
        let sure = !named.is_empty() || judged.first().is_some_and(|(_, _, share)| *share >= SURE);
        judged.retain(|(entry, _, _)| !named.contains(entry));
        let ranked =
            named.iter().map(|entry| (*entry, 1.0)).chain(judged.iter().map(|(entry, score, _)| (*entry, *score)));
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
        let kept = &self.entries[entry];
        let titles = self.texts[span(&kept.texts)].iter().filter(|text| is_title(text.place));
        let asked_for = titles
            .map(|text| wanted.asked_for(&self.syllables[span(&text.syllables)], &self.index))
            .fold(0.0, f32::max);
        let unnamed = kept.rare.iter().filter(|case| wanted.asked_for(case, &self.index) < 0.5).count();
        let rare = RARE.powi(i32::try_from(unnamed).unwrap_or(i32::MAX));
        share * (1.0 - WHOLE_NAME + WHOLE_NAME * asked_for) * kept.usual * rare
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
