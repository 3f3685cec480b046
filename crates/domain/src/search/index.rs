//! Which entries hold a syllable or a pair of neighbours, and in what place.

use super::entry::Place;
use super::vocabulary::{Exact, Folded, Vocabulary};

/// A syllable, or two neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    first: Exact,
    /// One more than the number of the second, so that a single syllable stands before its pairs.
    second: u32,
}

impl Term {
    /// One syllable.
    pub fn one(syllable: Exact) -> Term {
        Term { first: syllable, second: 0 }
    }

    /// Two neighbours.
    pub fn pair(first: Exact, second: Exact) -> Term {
        Term { first, second: second + 1 }
    }

    /// Its syllables.
    pub fn syllables(self) -> (Exact, Option<Exact>) {
        (self.first, self.second.checked_sub(1))
    }

    fn folded(self, vocabulary: &Vocabulary) -> (Folded, u32) {
        let (first, second) = self.syllables();
        (vocabulary.folded_of(first), second.map_or(0, |second| vocabulary.folded_of(second) + 1))
    }
}

/// An entry that holds a term, and how much the best place of it counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    pub entry: u32,
    pub weight: f32,
}

/// The index: terms in order, each with the entries that hold it.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    terms: Vec<Term>,
    starts: Vec<u32>,
    postings: Vec<Posting>,
    /// Terms by what is left of them without marks.
    folded: Vec<((Folded, u32), u32)>,
    entries: usize,
}

/// How much a place counts: a name says what a procedure is, a paper only what else may be lying on the desk.
fn weight(place: Place) -> f32 {
    match place {
        Place::Name | Place::PlainName | Place::AlsoCalled => 1.0,
        Place::Result => 0.6,
        Place::Summary => 0.55,
        Place::Field => 0.5,
        Place::Component => 0.35,
        Place::Code => 0.0,
    }
}

/// One text on its way into the index.
pub(super) struct Indexed<'a> {
    pub entry: u32,
    pub place: Place,
    /// Each syllable, and whether something other than a space stands before it.
    pub syllables: &'a [(Exact, bool)],
}

impl Index {
    /// Indexes texts of so many entries.
    pub fn new<'a>(entries: usize, texts: impl Iterator<Item = Indexed<'a>>, vocabulary: &Vocabulary) -> Index {
        let mut all: Vec<(Term, Posting)> = Vec::new();
        for text in texts {
            let posting = Posting { entry: text.entry, weight: weight(text.place) };
            let pairs = text.syllables.windows(2).filter(|pair| !pair[1].1);
            all.extend(text.syllables.iter().map(|(syllable, _)| (Term::one(*syllable), posting)));
            all.extend(pairs.map(|pair| (Term::pair(pair[0].0, pair[1].0), posting)));
        }
        // The best place of an entry first, and only that one kept: a word said three times is not three times as true.
        all.sort_unstable_by(|a, b| (a.0, a.1.entry).cmp(&(b.0, b.1.entry)).then(b.1.weight.total_cmp(&a.1.weight)));
        all.dedup_by_key(|(term, posting)| (*term, posting.entry));
        let mut index = Index { entries, postings: Vec::with_capacity(all.len()), ..Index::default() };
        for (term, posting) in all {
            if index.terms.last() != Some(&term) {
                index.terms.push(term);
                index.starts.push(number(index.postings.len()));
            }
            index.postings.push(posting);
        }
        index.starts.push(number(index.postings.len()));
        index.folded = index.terms.iter().enumerate().map(|(at, term)| (term.folded(vocabulary), number(at))).collect();
        index.folded.sort_unstable();
        index
    }

    /// The entries that hold exactly this term.
    pub fn postings(&self, term: Term) -> &[Posting] {
        self.terms.binary_search(&term).map_or(&[], |at| self.at(at))
    }

    fn at(&self, at: usize) -> &[Posting] {
        &self.postings[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The terms that are the same without marks.
    pub fn alike(&self, first: Folded, second: Option<Folded>) -> impl Iterator<Item = Term> + '_ {
        let key = (first, second.map_or(0, |second| second + 1));
        let start = self.folded.partition_point(|(folded, _)| *folded < key);
        self.folded[start..]
            .iter()
            .take_while(move |(folded, _)| *folded == key)
            .map(|(_, at)| self.terms[*at as usize])
    }

    /// How telling it is that an entry holds a term which so many hold: the rarer, the more.
    pub fn rarity(&self, holders: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "counts of procedures are small")]
        let share = self.entries as f32 / holders.max(1) as f32;
        (1.0 + share).ln()
    }

    /// How telling one syllable is.
    pub fn rarity_of(&self, syllable: Exact) -> f32 {
        self.rarity(self.postings(Term::one(syllable)).len())
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.terms.len() * size_of::<Term>()
            + self.starts.len() * 4
            + self.postings.len() * size_of::<Posting>()
            + self.folded.len() * size_of::<((Folded, u32), u32)>()
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).expect("a catalogue has fewer than four thousand million words")
}
