//! Rows of dots and ruled lines on which forms are filled in: a reader takes them for words, so they are wiped away.

use image::{GrayImage, Luma};

/// A connected speck of ink.
#[derive(Debug, Clone, Copy)]
struct Speck {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
}

impl Speck {
    fn width(&self) -> u32 {
        self.right - self.left + 1
    }

    fn height(&self) -> u32 {
        self.bottom - self.top + 1
    }
}

/// Dots in a row before it is no longer a sentence with points of suspense.
const ROW: usize = 7;

/// Wipes rows of dots and thin lines off a page under even light, ink being darker than a level.
pub fn wipe(page: &mut GrayImage, level: u8) {
    let specks = specks(page, level);
    let Some(letter) = letter(&specks).filter(|height| (5..=160).contains(height)) else { return };
    let thin = (letter / 4).max(3);
    let rules = specks.iter().filter(|it| it.height() <= thin && it.width() >= letter * 4);
    let mut wiped: Vec<Speck> = rules.copied().collect();
    let mut dots: Vec<Speck> =
        specks.into_iter().filter(|it| it.height() <= thin + 1 && it.width() <= letter).collect();
    dots.sort_by_key(|it| it.bottom);
    // Dots of one row stand at one height; within it they follow each other closely.
    for row in dots.chunk_by_mut(|one, next| next.bottom - one.bottom <= 1) {
        row.sort_by_key(|it| it.left);
        for run in row.chunk_by(|one, next| next.left.saturating_sub(one.right) <= letter) {
            if run.len() >= ROW {
                wiped.extend_from_slice(run);
            }
        }
    }
    for speck in wiped {
        for y in speck.top.saturating_sub(1)..=(speck.bottom + 1).min(page.height() - 1) {
            for x in speck.left.saturating_sub(1)..=(speck.right + 1).min(page.width() - 1) {
                page.put_pixel(x, y, Luma([255]));
            }
        }
    }
}

/// How tall most of the ink stands. Weighed by size, since dots may be many times as many as letters.
fn letter(specks: &[Speck]) -> Option<u32> {
    let mut sized: Vec<(u32, u64)> = specks
        .iter()
        .map(|it| (it.height(), u64::from(it.height()) * u64::from(it.width().min(it.height()))))
        .collect();
    sized.sort_unstable();
    let half = sized.iter().map(|(_, size)| size).sum::<u64>() / 2;
    let mut seen = 0;
    sized.into_iter().find_map(|(height, size)| {
        seen += size;
        (seen > half).then_some(height)
    })
}

fn specks(page: &GrayImage, level: u8) -> Vec<Speck> {
    let (wide, high) = (page.width() as usize, page.height() as usize);
    let points = page.as_raw();
    let mut left: Vec<bool> = points.iter().map(|point| *point < level).collect();
    let (mut found, mut ahead) = (Vec::new(), Vec::new());
    for start in 0..left.len() {
        if !left[start] {
            continue;
        }
        left[start] = false;
        ahead.push(start);
        let at = |at: usize| ((at % wide) as u32, (at / wide) as u32);
        let (x, y) = at(start);
        let mut speck = Speck { left: x, right: x, top: y, bottom: y };
        while let Some(here) = ahead.pop() {
            let (x, y) = at(here);
            speck.left = speck.left.min(x);
            speck.right = speck.right.max(x);
            speck.top = speck.top.min(y);
            speck.bottom = speck.bottom.max(y);
            let (x, y) = (x as usize, y as usize);
            for row in y.saturating_sub(1)..=(y + 1).min(high - 1) {
                for column in x.saturating_sub(1)..=(x + 1).min(wide - 1) {
                    let next = row * wide + column;
                    if std::mem::take(&mut left[next]) {
                        ahead.push(next);
                    }
                }
            }
        }
        found.push(speck);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_dots_and_rules_are_wiped_and_letters_with_their_dots_stay() {
        let mut page = GrayImage::from_pixel(600, 120, Luma([255]));
        let mut ink = |left: u32, top: u32, width: u32, height: u32| {
            for y in top..top + height {
                for x in left..left + width {
                    page.put_pixel(x, y, Luma([0]));
                }
            }
        };
        for at in 0..10 {
            ink(20 + at * 16, 30, 10, 20); // letters
            ink(24 + at * 16, 54, 3, 3); // a dot below every one of them, one letter apart
            ink(200 + at * 8, 47, 3, 3); // a row of dots
        }
        ink(20, 90, 400, 2); // a rule
        let before = page.clone();
        wipe(&mut page, 150);
        assert_eq!(page.get_pixel(25, 40), before.get_pixel(25, 40));
        assert_eq!((page.get_pixel(201, 48).0[0], page.get_pixel(100, 90).0[0]), (255, 255));
    }
}
