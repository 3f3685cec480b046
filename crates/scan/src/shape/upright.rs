//! Lying or standing, on its feet or on its head; how tall the letters are.

use image::GrayImage;

/// What the lines of a level page tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines {
    /// How many lines of text were made out.
    pub count: usize,
    /// Height of a small letter without its ends, the median over lines, in points.
    pub letter: f32,
    /// Ink above the small letters, as a share of that above and below: Vietnamese writes its marks above, so an
    /// upright page is well over a half and one on its head well under.
    pub above: f32,
}

impl Lines {
    /// Whether the page stands on its head. Not clear enough counts as no.
    #[must_use]
    pub fn is_upside_down(&self) -> bool {
        self.count >= 3 && self.above < 0.44
    }

    /// Reads the lines of a level page under even light, ink being darker than a level.
    #[must_use]
    pub fn of(page: &GrayImage, level: u8) -> Self {
        let (mut letters, mut above, mut below) = (Vec::new(), 0_u64, 0_u64);
        // A page is cut into strips, since lines of different columns rarely stand at one height.
        let strip = (page.width() / STRIPS).max(1);
        for left in (0..STRIPS).map(|at| at * strip) {
            let rows = rows(page, level, left, strip);
            for line in bands(&rows) {
                let Some((top, bottom)) = core(line) else { continue };
                letters.push(bottom - top);
                above += line[..top].iter().map(|ink| u64::from(*ink)).sum::<u64>();
                below += line[bottom..].iter().map(|ink| u64::from(*ink)).sum::<u64>();
            }
        }
        letters.sort_unstable();
        let letter = letters.get(letters.len() / 2).map_or(0.0, |height| *height as f32);
        let above = if above + below == 0 { 0.5 } else { above as f32 / (above + below) as f32 };
        Self { count: letters.len() / STRIPS as usize + usize::from(!letters.is_empty()), letter, above }
    }
}

const STRIPS: u32 = 3;

/// How much ink each row of a strip has.
fn rows(page: &GrayImage, level: u8, left: u32, width: u32) -> Vec<u32> {
    let wide = page.width() as usize;
    page.as_raw()
        .chunks(wide)
        .map(|row| {
            let strip = &row[left as usize..((left + width) as usize).min(wide)];
            strip.iter().filter(|point| **point < level).count() as u32
        })
        .collect()
}

/// Runs of rows with ink: lines of text, as long as they are neither specks nor pictures.
fn bands(rows: &[u32]) -> impl Iterator<Item = &[u32]> {
    rows.split(|ink| *ink == 0).filter(|band| (6..=160).contains(&band.len()))
}

/// The rows of a line that are at least half as full as the fullest: the small letters.
fn core(line: &[u32]) -> Option<(usize, usize)> {
    let most = *line.iter().max()?;
    let is_full = |ink: &u32| *ink * 2 >= most;
    let (top, bottom) = (line.iter().position(is_full)?, line.iter().rposition(is_full)? + 1);
    // Rules of a table and underlines are lines of ink, not of text.
    (bottom - top >= 4).then_some((top, bottom))
}
