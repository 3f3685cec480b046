//! The table of synonyms, ready to be found in a question.

use std::collections::BTreeMap;

use super::question::Asked;
use super::syllable::words;
use super::synonyms::Synonyms;
use super::vocabulary::{Exact, Vocabulary};

/// A phrase: each syllable, and whether something other than a space stands before it.
pub(super) type Phrase = Vec<(Exact, bool)>;

/// A phrase people say, and what the law says for it; nothing when the words carry no meaning.
#[derive(Debug, Clone)]
struct Saying {
    said: Vec<Exact>,
    law: Vec<Phrase>,
}

/// The phrases people say, by their first syllable.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    sayings: BTreeMap<Exact, Vec<Saying>>,
    /// Short forms the law itself uses, by their first syllable, each with the full one.
    short: BTreeMap<Exact, Vec<(Vec<Exact>, Phrase)>>,
}

/// A stretch of the question that is a phrase people say.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub from: usize,
    pub to: usize,
    /// The first syllable of each phrase that stands here.
    pub said: Vec<Exact>,
    /// What the law says; nothing when the words carry no meaning.
    pub law: Vec<Phrase>,
}

impl Lexicon {
    /// Takes the table, and adds its syllables to the vocabulary.
    pub fn new(synonyms: &Synonyms, vocabulary: &mut Vocabulary) -> Lexicon {
        let mut merged: BTreeMap<Vec<Exact>, Vec<Phrase>> = BTreeMap::new();
        let mut short: BTreeMap<Exact, Vec<(Vec<Exact>, Phrase)>> = BTreeMap::new();
        for group in &synonyms.groups {
            let law: Vec<Phrase> = group.law.iter().map(|phrase| numbers(phrase, vocabulary)).collect();
            for phrase in &group.say {
                let said: Vec<Exact> = numbers(phrase, vocabulary).into_iter().map(|(exact, _)| exact).collect();
                if let (true, Some(first), Some(full)) = (group.in_names, said.first(), law.first()) {
                    short.entry(*first).or_default().push((said.clone(), full.clone()));
                }
                if !said.is_empty() {
                    merged.entry(said).or_default().extend(law.iter().cloned());
                }
            }
        }
        let mut sayings: BTreeMap<Exact, Vec<Saying>> = BTreeMap::new();
        for (said, law) in merged {
            sayings.entry(said[0]).or_default().push(Saying { said, law });
        }
        Lexicon { sayings, short }
    }

    /// A text of the catalogue with its short forms written in full.
    pub fn in_full(&self, text: &Phrase) -> Phrase {
        let mut full = Phrase::with_capacity(text.len());
        let mut at = 0;
        while let Some((syllable, apart)) = text.get(at) {
            let stands = |said: &[Exact]| {
                said.len() <= text.len() - at && said.iter().zip(&text[at..]).all(|(said, (stands, _))| said == stands)
            };
            let short = self.short.get(syllable).into_iter().flatten().find(|(said, _)| stands(said));
            match short {
                Some((said, written)) => {
                    full.extend(written);
                    if let Some(first) = full.len().checked_sub(written.len()).and_then(|first| full.get_mut(first)) {
                        first.1 = *apart;
                    }
                    at += said.len();
                }
                None => {
                    full.push((*syllable, *apart));
                    at += 1;
                }
            }
        }
        full
    }

    /// The phrases that stand in a question, longest first, none over another.
    pub fn spans(&self, asked: &[Asked]) -> Vec<Span> {
        let mut all: Vec<(&Saying, usize, usize)> = Vec::new();
        for from in 0..asked.len() {
            for (first, _) in asked[from].readings.iter().filter(|(_, fits)| *fits >= SURE) {
                for saying in self.sayings.get(first).into_iter().flatten() {
                    if let Some(to) = self.stands(&saying.said, asked, from, !saying.law.is_empty()) {
                        all.push((saying, from, to));
                    }
                }
            }
        }
        all.sort_by_key(|(saying, from, _)| (usize::MAX - saying.said.len(), saying.law.is_empty(), *from));
        let mut taken = vec![None; asked.len()];
        let mut spans: Vec<Span> = Vec::new();
        for (Saying { said, law }, from, to) in all {
            if let Some(Some(at)) = taken.get(from) {
                // Without marks one stretch may be several phrases: each may be meant.
                let span: &mut Span = &mut spans[*at];
                if (span.from, span.to) == (from, to) && !law.is_empty() {
                    span.law.extend(law.iter().cloned());
                    span.said.push(said[0]);
                }
                continue;
            }
            if taken[from..to].iter().any(Option::is_some) {
                continue;
            }
            taken[from..to].fill(Some(spans.len()));
            spans.push(Span { from, to, said: vec![said[0]], law: law.clone() });
        }
        spans
    }

    /// Where a phrase that starts here ends. Between its syllables one that carries no meaning may stand: "bố tôi mất".
    fn stands(&self, phrase: &[Exact], asked: &[Asked], from: usize, may_skip: bool) -> Option<usize> {
        let is = |at: usize, exact: Exact| {
            asked[at].readings.iter().any(|(reading, fits)| *reading == exact && *fits >= SURE)
        };
        let mut at = from;
        let mut skipped = 0;
        for (place, exact) in phrase.iter().enumerate() {
            while at < asked.len()
                && !is(at, *exact)
                && place > 0
                && may_skip
                && skipped < 2
                && self.is_silent(&asked[at])
            {
                at += 1;
                skipped += 1;
            }
            if at >= asked.len() || !is(at, *exact) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Whether a syllable alone carries no meaning.
    fn is_silent(&self, asked: &Asked) -> bool {
        asked.readings.iter().filter(|(_, fits)| *fits >= SURE).any(|(exact, _)| {
            let mut sayings = self.sayings.get(exact).into_iter().flatten();
            sayings.any(|saying| saying.said.len() == 1 && saying.law.is_empty())
        })
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        let phrase = |phrase: &Phrase| 24 + phrase.len() * size_of::<(Exact, bool)>();
        let saying = |saying: &Saying| 48 + 4 * saying.said.len() + saying.law.iter().map(phrase).sum::<usize>();
        self.sayings.values().flatten().map(saying).sum()
    }
}

/// A phrase matches where each syllable fits so well: with its marks, or all typed without.
const SURE: f32 = 0.8;

/// A phrase in numbers.
pub(super) fn numbers(phrase: &str, vocabulary: &mut Vocabulary) -> Phrase {
    words(phrase)
        .into_iter()
        .enumerate()
        .map(|(at, (word, apart))| (vocabulary.add_written(word, apart), at > 0 && apart))
        .collect()
}
