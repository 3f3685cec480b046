//! Pages of a PDF, drawn by poppler in a bounded child: the format is too large to be read by us for strangers' files.

use std::fs;

use image::RgbImage;
use tempfile::TempDir;

use crate::child::{Bounds, Done, Program, folder, run};
use crate::error::ScanError;
use crate::limits::Limits;

const INFO: Program = Program { name: "pdfinfo", package: "poppler-utils" };
const DRAW: Program = Program { name: "pdftoppm", package: "poppler-utils" };
const FILE: &str = "file.pdf";
/// Points of a PDF to an inch.
const INCH: f64 = 72.0;

/// A PDF in a folder of its own, removed when dropped.
#[derive(Debug)]
pub(super) struct Pdf {
    folder: TempDir,
    pub(super) pages: usize,
}

impl Pdf {
    pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Self, ScanError> {
        let folder = folder(INFO)?;
        fs::write(folder.path().join(FILE), bytes)
            .map_err(|why| ScanError::Failed { program: INFO.name, why: why.to_string() })?;
        let told = told(&run(INFO, &[FILE], folder.path(), bounds(limits, 1_000_000))?)?;
        let pages = value(&told, "Pages:").and_then(|pages| pages.parse().ok()).ok_or(ScanError::Broken)?;
        Ok(Self { folder, pages })
    }

    /// Draws a page, counted from 1, at no more points an inch than its size allows; with that resolution.
    pub(super) fn page(&self, number: usize, limits: &Limits) -> Result<(RgbImage, u32), ScanError> {
        let page = number.to_string();
        let told = told(&run(INFO, &["-f", &page, "-l", &page, FILE], self.folder.path(), bounds(limits, 1_000_000))?)?;
        let (width, height) = size(&told).ok_or(ScanError::Broken)?;
        let resolution = resolution(width, height, limits);
        let drawn = run(
            DRAW,
            &["-q", "-f", &page, "-l", &page, "-r", &resolution.to_string(), "-singlefile", FILE],
            self.folder.path(),
            bounds(limits, limits.pixels.saturating_mul(3).saturating_add(100)),
        )?;
        if !drawn.status.success() {
            return Err(ScanError::Broken);
        }
        Ok((drawn_picture(drawn.output).ok_or(ScanError::Broken)?, resolution))
    }
}

fn bounds(limits: &Limits, output: u64) -> Bounds {
    Bounds { time: limits.time, memory: limits.memory, output }
}

/// What `pdfinfo` tells, or why it cannot.
fn told(done: &Done) -> Result<String, ScanError> {
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.output).into_owned());
    }
    Err(if done.complaint.contains("Incorrect password") { ScanError::Locked } else { ScanError::Broken })
}

fn value<'a>(told: &'a str, key: &str) -> Option<&'a str> {
    told.lines().find_map(|line| line.strip_prefix(key)).map(str::trim)
}

/// Width and height from a line such as `Page    1 size:  595.28 x 841.89 pts (A4)`.
fn size(told: &str) -> Option<(f64, f64)> {
    let line = told.lines().find(|line| line.starts_with("Page") && line.contains(" size:"))?;
    let mut words = line.split_once("size:")?.1.split_whitespace();
    let width: f64 = words.next()?.parse().ok()?;
    let height: f64 = words.nth(1)?.parse().ok()?;
    (width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()).then_some((width, height))
}

fn resolution(width: f64, height: f64, limits: &Limits) -> u32 {
    let square_inches = (width / INCH) * (height / INCH);
    // Rounding up each side must not lead past the limit, hence a hundredth less.
    let most = (limits.pixels as f64 * 0.99 / square_inches).sqrt();
    most.min(f64::from(limits.resolution)).max(1.0) as u32
}

/// The picture poppler writes: `P6`, width, height, 255, and three bytes a point.
fn drawn_picture(mut bytes: Vec<u8>) -> Option<RgbImage> {
    let mut at = bytes.starts_with(b"P6\n").then_some(3)?;
    let mut number = || {
        let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number: u32 = std::str::from_utf8(&bytes[at..at + digits]).ok()?.parse().ok()?;
        at += digits + 1;
        Some(number)
    };
    let (width, height, most) = (number()?, number()?, number()?);
    let points = (at <= bytes.len()).then(|| bytes.split_off(at))?;
    (most == 255).then(|| RgbImage::from_raw(width, height, points)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_poppler_writes_is_read_and_half_of_one_is_not() {
        let whole = b"P6\n2 1\n255\nabcdef".to_vec();
        assert_eq!(drawn_picture(whole.clone()).map(|picture| picture.get_pixel(1, 0).0), Some(*b"def"));
        for wrong in [&whole[..whole.len() - 1], b"P6\n2 1\n", b"P5\n2 1\n255\nab", b""] {
            assert_eq!(drawn_picture(wrong.to_vec()), None);
        }
    }

    #[test]
    fn a_giant_page_is_drawn_coarsely_instead_of_filling_the_memory() {
        let limits = Limits { pixels: 10_000_000, ..Limits::default() };
        assert_eq!(resolution(595.28, 841.89, &limits), 250);
        let coarse = resolution(14_400.0, 14_400.0, &limits);
        assert!(coarse < 20 && (200.0 * f64::from(coarse)).powi(2) <= 10_000_000.0, "{coarse}");
    }

    #[test]
    fn the_size_of_a_page_is_read_off_what_poppler_tells() {
        assert_eq!(size("Pages: 1\nPage    1 size:  595.28 x 841.89 pts (A4)\n"), Some((595.28, 841.89)));
        assert_eq!(size("Page size:      inf x 10 pts"), None);
        assert_eq!(size("nothing"), None);
    }
}
