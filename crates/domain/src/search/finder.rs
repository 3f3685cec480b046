//! The question answered.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Place};
use super::found::{Found, Hit, How, Match};
use super::syllable::syllables;
use super::synonyms::Synonyms;

/// Every procedure, ready to be found.
#[derive(Debug, Clone)]
pub struct Finder {
    entries: Vec<Entry>,
    postings: BTreeMap<String, BTreeSet<usize>>,
}

impl Finder {
    /// Indexes the entries under the words of the law and of the people.
    pub fn new(entries: impl Iterator<Item = Entry>, _words: &Synonyms) -> Finder {
        let entries: Vec<Entry> = entries.collect();
        let mut postings: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            for (_, text) in &entry.texts {
                for syllable in syllables(text) {
                    postings.entry(syllable.folded).or_default().insert(at);
                }
            }
        }
        Finder { entries, postings }
    }

    /// The procedures a question asks for, at most `limit`, best first.
    pub fn find(&self, question: &str, limit: usize) -> Found {
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        let asked = syllables(question);
        for syllable in &asked {
            if let Some(entries) = self.postings.get(&syllable.folded) {
                #[expect(clippy::cast_precision_loss, reason = "counts are small")]
                let weight = (1.0 + self.entries.len() as f32 / entries.len() as f32).ln();
                for at in entries {
                    *scores.entry(*at).or_default() += weight;
                }
            }
        }
        let mut best: Vec<(usize, f32)> = scores.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        let hits = best.into_iter().take(limit).map(|(at, score)| self.hit(at, score, &asked)).collect::<Vec<Hit>>();
        Found { sure: !hits.is_empty(), hits, corrected: None }
    }

    fn hit(&self, at: usize, score: f32, asked: &[super::syllable::Syllable]) -> Hit {
        let entry = &self.entries[at];
        let named: BTreeSet<String> = syllables(&entry.name).into_iter().map(|syllable| syllable.folded).collect();
        let why = asked.iter().filter(|syllable| named.contains(&syllable.folded)).map(|syllable| Match {
            asked: syllable.shown.clone(),
            found: syllable.shown.clone(),
            place: Place::Name,
            how: How::Same,
        });
        Hit { code: entry.code.clone(), name: entry.name.clone(), score, here: entry.here, why: why.collect() }
    }
}
