//! Finding a phrase among words that were misread: as few letters added, dropped or changed as its length allows.

use super::reading::{Reading, Word};
use crate::search::fold::fold;

/// A phrase to look for: folded letters and digits, blanks left out, since blanks are what is misread most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle(Vec<u8>);

impl Needle {
    pub(super) fn of(phrase: &str) -> Self {
        Self(letters(phrase).collect())
    }

    /// Slips that are forgiven: none up to four letters, one up to nine, then one in six.
    fn slips(&self) -> usize {
        match self.0.len() {
            0..=4 => 0,
            5..=9 => 1,
            length => (length / 6).max(2),
        }
    }
}

/// Where a phrase was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The line.
    pub line: usize,
    /// The first word of it, by its position in the line.
    pub first: usize,
    /// The word after its last.
    pub after: usize,
    /// How many letters differ.
    pub slips: usize,
    /// How many letters the phrase has.
    pub length: usize,
}

/// The letters of one line, each with the word it belongs to.
struct Line<'a> {
    words: &'a [Word],
    letters: Vec<u8>,
    owner: Vec<usize>,
}

/// A page, folded once.
pub(super) struct Page<'a> {
    lines: Vec<Line<'a>>,
}

impl<'a> Page<'a> {
    pub(super) fn of(reading: &'a Reading) -> Self {
        let lines = reading.lines().map(|words| {
            let (mut text, mut owner) = (Vec::new(), Vec::new());
            for (at, word) in words.iter().enumerate() {
                for letter in letters(&word.text) {
                    text.push(letter);
                    owner.push(at);
                }
            }
            Line { words, letters: text, owner }
        });
        Self { lines: lines.collect() }
    }

    /// The words of a line.
    pub(super) fn words(&self, line: usize) -> &'a [Word] {
        self.lines.get(line).map_or(&[], |line| line.words)
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Every place where a phrase stands at the beginning of a word, best first within a line.
    pub(super) fn hits(&self, needle: &Needle) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            hits.extend(line.hits(needle).map(|(first, after, slips)| Hit {
                line: at,
                first,
                after,
                slips,
                length: needle.0.len(),
            }));
        }
        hits
    }

    /// Whether the phrase stands anywhere, also across two lines.
    pub(super) fn has(&self, needle: &Needle) -> bool {
        let most = needle.slips();
        self.lines.iter().any(|line| nearest(&needle.0, &line.letters).is_some_and(|slips| slips <= most))
            || self.lines.windows(2).any(|pair| {
                let joined: Vec<u8> = pair.iter().flat_map(|line| line.letters.iter().copied()).collect();
                nearest(&needle.0, &joined).is_some_and(|slips| slips <= most)
            })
    }

    /// How much a phrase looks like the title of the page, 0 to 1; none if it is not there. A title stands alone on its
    /// line or on two; a mention stands in the middle of a sentence.
    pub(super) fn title(&self, needle: &Needle) -> Option<f32> {
        let length = needle.0.len();
        if length == 0 {
            return None;
        }
        let most = needle.slips();
        let of = |text: &[u8], at: usize, weight: f32| {
            let slips = nearest(&needle.0, text).filter(|slips| *slips <= most)?;
            let alike = 1.0 - slips as f32 / length as f32;
            let alone = (length as f32 / text.len() as f32).min(1.0);
            // Titles stand in the upper half.
            let high = if at * 2 <= self.lines.len() { 1.0 } else { 0.8 };
            Some(weight * alike * (0.45 + 0.55 * alone) * high)
        };
        let single = self.lines.iter().enumerate().filter_map(|(at, line)| of(&line.letters, at, 1.0));
        let double = self.lines.windows(2).enumerate().filter_map(|(at, pair)| {
            let joined: Vec<u8> = pair.iter().flat_map(|line| line.letters.iter().copied()).collect();
            of(&joined, at, 0.97)
        });
        single.chain(double).reduce(f32::max)
    }
}

impl Line<'_> {
    /// Places where the phrase begins with a word: first word, word after, letters that differ.
    fn hits(&self, needle: &Needle) -> impl Iterator<Item = (usize, usize, usize)> {
        let most = needle.slips();
        let length = needle.0.len();
        let starts = (0..self.owner.len()).filter(|at| *at == 0 || self.owner[*at] != self.owner[*at - 1]);
        let found = starts.filter_map(move |start| {
            let end = (start + length + most).min(self.letters.len());
            let (slips, taken) = prefix(&needle.0, &self.letters[start..end]);
            (length > 0 && slips <= most).then(|| {
                let last = self.owner[start + taken.max(1) - 1];
                (self.owner[start], last + 1, slips)
            })
        });
        found.collect::<Vec<_>>().into_iter()
    }
}

/// Folded letters and digits of a text.
fn letters(text: &str) -> impl Iterator<Item = u8> {
    let folded: Vec<u8> = fold(text).bytes().filter(u8::is_ascii_alphanumeric).collect();
    folded.into_iter()
}

/// The fewest slips with which the phrase stands anywhere in a text (Sellers); none in an empty text.
fn nearest(needle: &[u8], text: &[u8]) -> Option<usize> {
    if needle.is_empty() || text.is_empty() {
        return None;
    }
    let mut column: Vec<usize> = (0..=needle.len()).collect();
    let mut best = needle.len();
    for letter in text {
        let mut diagonal = column[0];
        for (at, wanted) in needle.iter().enumerate() {
            let cost = diagonal + usize::from(wanted != letter);
            diagonal = column[at + 1];
            column[at + 1] = cost.min(column[at] + 1).min(diagonal + 1);
        }
        best = best.min(column[needle.len()]);
    }
    Some(best)
}

/// The fewest slips with which the phrase begins a text, and how much of the text it takes.
fn prefix(needle: &[u8], text: &[u8]) -> (usize, usize) {
    let mut column: Vec<usize> = (0..=needle.len()).collect();
    let mut best = (needle.len(), 0);
    for (taken, letter) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = taken + 1;
        for (at, wanted) in needle.iter().enumerate() {
            let cost = diagonal + usize::from(wanted != letter);
            diagonal = column[at + 1];
            column[at + 1] = cost.min(column[at] + 1).min(diagonal + 1);
        }
        if column[needle.len()] < best.0 {
            best = (column[needle.len()], taken + 1);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_with_as_few_slips_as_its_length_allows() {
        let check = |phrase: &str, text: &str, found: bool| {
            let reading = Reading::of_text(text, 90);
            assert_eq!(Page::of(&reading).has(&Needle::of(phrase)), found, "{phrase} in {text}");
        };
        check("Họ và tên", "Hq và tên: MINH", true);
        check("Họ và tên", "Hovàtên MINH", true);
        check("Họ và tên", "Quê quán", false);
        check("Số", "Sô: 12", true);
        check("Số", "So 12", true);
        check("Số", "Se 12", false);
        check("GIẤY KHAI SINH", "GIẦY KHA1 SINH", true);
        check("GIẤY KHAI SINH", "GIẤY\nKHAI SINH", true);
        check("GIẤY KHAI SINH", "GIẤY CHỨNG SINH", false);
        check("", "x", false);
    }

    #[test]
    fn a_title_alone_on_its_line_weighs_more_than_a_mention() {
        let title = |text: &str| Page::of(&Reading::of_text(text, 90)).title(&Needle::of("GIẤY KHAI SINH"));
        let alone = title("CỘNG HÒA\nGIẤY KHAI SINH\nHọ tên\nNgày sinh");
        let mention = title("Tờ khai\nKèm theo bản sao giấy khai sinh của con do phường cấp\nHọ tên\nNgày sinh");
        assert!(alone > Some(0.95), "{alone:?}");
        assert!(mention.is_some() && mention < Some(0.75), "{mention:?}");
        assert_eq!(title("Giấy chứng nhận"), None);
    }
}
