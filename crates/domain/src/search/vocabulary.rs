//! Every syllable that stands in a procedure or in the table of synonyms, by number.

use std::collections::BTreeMap;

use super::syllable::{Syllable, syllable};

/// The number of a syllable with its marks.
pub(super) type Exact = u32;
/// The number of a syllable without marks.
pub(super) type Folded = u32;

/// The syllables, each once with marks and once without.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    exact: BTreeMap<Box<str>, Exact>,
    folded: BTreeMap<Box<str>, Folded>,
    words: Vec<Word>,
    /// By folded number, the exact ones that fold to it.
    variants: Vec<Vec<Exact>>,
    spelled: Vec<Box<str>>,
    /// Words as they were written, while texts are read: most stand in them a hundred times.
    written: BTreeMap<Box<str>, Exact>,
}

#[derive(Debug, Clone)]
struct Word {
    shown: Box<str>,
    folded: Folded,
}

impl Vocabulary {
    /// The number of a word as it is written, in lower case.
    pub fn add_written(&mut self, word: String, apart: bool) -> Exact {
        if let Some(known) = self.written.get(word.as_str()) {
            return *known;
        }
        let new = self.add(&syllable(word.clone(), apart));
        self.written.insert(word.into(), new);
        new
    }

    /// Forgets what only reading needed.
    pub fn settle(&mut self) {
        self.written = BTreeMap::new();
    }

    /// The number of a syllable, new if it was not known.
    fn add(&mut self, syllable: &Syllable) -> Exact {
        if let Some(known) = self.exact.get(syllable.exact.as_str()) {
            return *known;
        }
        let folded = match self.folded.get(syllable.folded.as_str()) {
            Some(known) => *known,
            None => {
                let new = number(self.spelled.len());
                self.folded.insert(syllable.folded.as_str().into(), new);
                self.spelled.push(syllable.folded.as_str().into());
                self.variants.push(Vec::new());
                new
            }
        };
        let new = number(self.words.len());
        self.exact.insert(syllable.exact.as_str().into(), new);
        self.variants[folded as usize].push(new);
        self.words.push(Word { shown: syllable.shown.as_str().into(), folded });
        new
    }

    /// The number of a syllable with these marks.
    pub fn exact(&self, syllable: &Syllable) -> Option<Exact> {
        self.exact.get(syllable.exact.as_str()).copied()
    }

    /// The number of a syllable whatever its marks.
    pub fn folded(&self, spelled: &str) -> Option<Folded> {
        self.folded.get(spelled).copied()
    }

    /// The syllables with marks that are this one without.
    pub fn variants(&self, folded: Folded) -> &[Exact] {
        &self.variants[folded as usize]
    }

    /// What is left of a syllable without its marks.
    pub fn folded_of(&self, exact: Exact) -> Folded {
        self.words[exact as usize].folded
    }

    /// As people read it.
    pub fn shown(&self, exact: Exact) -> &str {
        &self.words[exact as usize].shown
    }

    /// Every spelling without marks, with its number.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, Folded)> {
        self.spelled.iter().enumerate().map(|(at, spelled)| (&**spelled, number(at)))
    }

    /// Bytes it takes, without what the allocator adds.
    pub fn bytes(&self) -> usize {
        let text = |text: &str| text.len() + 16;
        self.exact.keys().map(|key| text(key) + 4).sum::<usize>()
            + self.folded.keys().map(|key| text(key) + 4).sum::<usize>()
            + self.words.iter().map(|word| text(&word.shown) + 8).sum::<usize>()
            + self.spelled.iter().map(|spelled| text(spelled)).sum::<usize>()
            + self.variants.iter().map(|variants| 24 + 4 * variants.len()).sum::<usize>()
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).expect("a catalogue has fewer than four thousand million syllables")
}
