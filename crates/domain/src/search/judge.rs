//! The nearest entries looked at closely: how much of the question each answers, and how much of its name was asked for.

use super::index::{Index, Term};
use super::question::Question;
use super::vocabulary::Exact;
use super::weights::Weights;

/// How well each entry answers, from 0 to 1; only entries that answer anything.
pub(super) fn answered(question: &Question, index: &Index, weights: &Weights, entries: usize) -> Vec<(u32, f32)> {
    let whole: f32 = question.concepts.iter().map(|concept| concept.weight).sum();
    let mut total = Tally::new(entries);
    let mut best = Tally::new(entries);
    let mut one = Tally::new(entries);
    let mut term = Tally::new(entries);
    for concept in &question.concepts {
        for wording in &concept.wordings {
            let full = wording.weight();
            if full <= 0.0 {
                continue;
            }
            for feature in &wording.features {
                for (spelled, fits) in &feature.terms {
                    for posting in index.postings(*spelled) {
                        term.raise(posting.entry, posting.weight * fits);
                    }
                }
                term.drain(|entry, fits| one.add(entry, fits * feature.weight));
            }
            // A short wording that is found whole still tells less than a long one.
            let scale = concept.weight / full;
            let scale = if scale > 1.0 && !wording.whole { scale.sqrt() } else { scale };
            let share = wording.fits * scale;
            one.drain(|entry, found| best.raise(entry, (found / full).powf(weights.part) * full * share));
        }
        best.drain(|entry, found| total.add(entry, found));
    }
    let mut answered = Vec::new();
    total.drain(|entry, found| answered.push((entry, if whole > 0.0 { found / whole } else { 0.0 })));
    answered
}

/// A number for each entry, and which have one.
struct Tally {
    of: Vec<f32>,
    seen: Vec<u32>,
}

impl Tally {
    fn new(entries: usize) -> Tally {
        Tally { of: vec![0.0; entries], seen: Vec::new() }
    }

    fn touch(&mut self, entry: u32) -> &mut f32 {
        let of = &mut self.of[entry as usize];
        if *of == 0.0 {
            self.seen.push(entry);
        }
        of
    }

    fn add(&mut self, entry: u32, by: f32) {
        if by > 0.0 {
            *self.touch(entry) += by;
        }
    }

    fn raise(&mut self, entry: u32, to: f32) {
        if to > 0.0 {
            let of = self.touch(entry);
            *of = of.max(to);
        }
    }

    fn drain(&mut self, mut take: impl FnMut(u32, f32)) {
        for entry in self.seen.drain(..) {
            take(entry, std::mem::take(&mut self.of[entry as usize]));
        }
    }
}

/// What the question says about syllables and neighbours, for holding names against it.
pub(super) struct Wanted {
    /// Terms in order, each with how well it fits.
    terms: Vec<(Term, f32)>,
}

impl Wanted {
    /// Everything a question may mean.
    pub fn of(question: &Question) -> Wanted {
        let mut terms: Vec<(Term, f32)> = Vec::new();
        for wording in question.concepts.iter().flat_map(|concept| &concept.wordings) {
            for feature in &wording.features {
                terms.extend(feature.terms.iter().map(|(term, fits)| (*term, fits * wording.fits)));
            }
        }
        terms.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        terms.dedup_by_key(|(term, _)| *term);
        Wanted { terms }
    }

    /// How well this term fits what was asked; 0 when nobody asked for it.
    pub fn fits(&self, term: Term) -> f32 {
        self.terms.binary_search_by(|(known, _)| known.cmp(&term)).map_or(0.0, |at| self.terms[at].1)
    }

    /// How much of a name was asked for, from 0 to 1, the rare syllables counting most.
    pub fn asked_for(&self, name: &[(Exact, bool)], index: &Index, weights: &Weights) -> f32 {
        let mut fits: Vec<f32> =
            name.iter().map(|(syllable, _)| self.fits(Term::one(*syllable)) * weights.alone).collect();
        for (at, pair) in name.windows(2).enumerate() {
            if !pair[1].1 {
                let both = self.fits(Term::pair(pair[0].0, pair[1].0));
                fits[at] = fits[at].max(both);
                fits[at + 1] = fits[at + 1].max(both);
            }
        }
        let (mut found, mut whole, mut counts) = (0.0, 0.0, 1.0);
        for (at, ((syllable, _), fits)) in name.iter().zip(fits).enumerate() {
            // Names say first what they are about; what they enumerate afterwards counts less and less.
            if at >= weights.head {
                counts *= weights.fading;
            }
            let rarity = index.rarity_of(*syllable) * counts;
            found += rarity * fits;
            whole += rarity;
        }
        if whole > 0.0 { found / whole } else { 0.0 }
    }
}
