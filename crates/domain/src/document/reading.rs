//! What was read on a page: words, how sure each is, and where each stands.

use serde::{Deserialize, Serialize};

/// A rectangle on the page, in pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Place {
    /// The smallest rectangle around both. One without width is no place at all.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        if self.width == 0 {
            return other;
        }
        if other.width == 0 {
            return self;
        }
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        let right = (self.left + self.width).max(other.left + other.width);
        let bottom = (self.top + self.height).max(other.top + other.height);
        Self { left, top, width: right - left, height: bottom - top }
    }

    /// The smallest rectangle around all.
    #[must_use]
    pub fn around_all(places: impl IntoIterator<Item = Self>) -> Self {
        places.into_iter().fold(Self::default(), Self::around)
    }
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// How sure the reader is, 0 to 100.
    pub confidence: u8,
    /// Where it stands.
    pub place: Place,
    /// The line it belongs to, counted from the top of the page.
    pub line: u32,
}

/// Everything that was read on one page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Width of the page, in pixels.
    pub width: u32,
    /// Height of the page, in pixels.
    pub height: u32,
    /// The words, line by line from the top, each line from the left.
    pub words: Vec<Word>,
}

impl Reading {
    /// The words of each line.
    pub fn lines(&self) -> impl Iterator<Item = &[Word]> {
        self.words.chunk_by(|one, next| one.line == next.line)
    }

    /// The text, a line a line.
    #[must_use]
    pub fn text(&self) -> String {
        let line = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        self.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// How sure the reader is of the page: the mean over its letters; 0 for a page without any.
    #[must_use]
    pub fn confidence(&self) -> u8 {
        let letters = |word: &Word| u64::try_from(word.text.chars().count()).unwrap_or(0);
        let all: u64 = self.words.iter().map(letters).sum();
        let sure: u64 = self.words.iter().map(|word| letters(word) * u64::from(word.confidence)).sum();
        sure.checked_div(all).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0)
    }

    /// A reading of plain text, every word equally sure: what an upload that carries its own text gives, and tests.
    #[must_use]
    pub fn of_text(text: &str, confidence: u8) -> Self {
        const LETTER: u32 = 10;
        const LINE: u32 = 30;
        let mut words = Vec::new();
        let (mut width, mut height) = (0, 0);
        for (line, content) in text.lines().enumerate() {
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            let mut left = 0;
            for text in content.split_whitespace() {
                let wide = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).saturating_mul(LETTER);
                let place = Place { left, top: line.saturating_mul(LINE), width: wide, height: LINE };
                words.push(Word { text: text.to_owned(), confidence, place, line });
                left = left.saturating_add(wide).saturating_add(LETTER);
            }
            width = width.max(left);
            height = line.saturating_add(1).saturating_mul(LINE);
        }
        Self { width, height, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_gives_back_its_lines_and_how_sure_it_is() {
        let reading = Reading::of_text("GIẤY KHAI SINH\n\nHọ tên: Minh", 80);
        assert_eq!(reading.text(), "GIẤY KHAI SINH\nHọ tên: Minh");
        assert_eq!(reading.lines().count(), 2);
        assert_eq!(reading.confidence(), 80);
        assert_eq!(Reading::default().confidence(), 0);
    }

    #[test]
    fn a_place_around_two_holds_both() {
        let place = |left, top, width, height| Place { left, top, width, height };
        assert_eq!(place(10, 10, 5, 5).around(place(0, 12, 3, 10)), place(0, 10, 15, 12));
        assert_eq!(Place::around_all([Place::default(), place(4, 4, 2, 2)]), place(4, 4, 2, 2));
    }
}
