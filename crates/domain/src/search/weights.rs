//! How the parts of an answer are weighed against each other. Set once, by measuring: `cargo xtask bench search`.

/// The weights. Those of [`Weights::default`] are what people get; others are for measuring what each part brings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// A syllable alone, beside a pair of neighbours, which is a word more often.
    pub one: f32,
    /// Two neighbours.
    pub pair: f32,
    /// A pair of which one side carries no meaning, as in "giấy của".
    pub half_silent: f32,
    /// The same letters with other marks, where the question was typed with marks.
    pub other_marks: f32,
    /// A syllable typed without marks in a question that has some elsewhere.
    pub marks_left_out: f32,
    /// A syllable after a typing mistake was mended; 0 mends nothing.
    pub mended: f32,
    /// What the law says for what people say, beside the word itself.
    pub synonym: f32,
    /// A part of a wording counts its share to this power: above 1, a part is worth less than its share.
    pub part: f32,
    /// A wording weighs what its words weigh, to this power: below 1, long wordings weigh less than their length.
    pub long: f32,
    /// How much it counts that the whole name was asked for, and not a part of a longer one.
    pub whole_name: f32,
    /// So many syllables of a name count in full.
    pub head: usize,
    /// Each syllable after them counts so much of the one before.
    pub fading: f32,
    /// A syllable of a name that was asked for, but not beside its neighbour.
    pub alone: f32,
    /// How much of [how usual](super::entry::Entry) a procedure is: 0 nothing, 1 all.
    pub usual: f32,
    /// What is left for a rare case that nobody named.
    pub rare: f32,
    /// What is left for an act on what one already has, when nobody named the act.
    pub afterwards: f32,
    /// With a best score below this, the finder is not sure.
    pub sure: f32,
    /// With less than this share of the telling syllables answered, neither.
    pub heard: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            one: 0.45,
            pair: 1.0,
            half_silent: 0.3,
            other_marks: 0.25,
            marks_left_out: 0.5,
            mended: 0.85,
            synonym: 0.92,
            part: 1.3,
            long: 0.85,
            whole_name: 0.35,
            head: 10,
            fading: 0.9,
            alone: 0.7,
            usual: 1.0,
            rare: 0.85,
            afterwards: 0.85,
            sure: 0.42,
            heard: 0.55,
        }
    }
}
