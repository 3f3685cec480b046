//! Pages of a PDF, drawn by poppler in a bounded child: the format is too large to be read by us for strangers' files.

use std::fs;

use image::{Luma, RgbImage, imageops};
use tempfile::TempDir;

use super::picture;
use crate::child::{Bounds, Done, Program, folder, run};
use crate::error::ScanError;
use crate::limits::Limits;

const INFO: Program = Program { name: "pdfinfo", package: "poppler-utils" };
const DRAW: Program = Program { name: "pdftoppm", package: "poppler-utils" };
const LIST: Program = Program { name: "pdfimages", package: "poppler-utils" };
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
        if let Some(scan) = self.scanned(number, &told, (width, height), limits)? {
            return Ok(scan);
        }
        let resolution = resolution(width, height, limits);
        Ok((self.drawn(number, &["-r", &resolution.to_string()], limits)?, resolution))
    }

    fn drawn(&self, number: usize, how: &[&str], limits: &Limits) -> Result<RgbImage, ScanError> {
        let page = number.to_string();
        let drawn = run(
            DRAW,
            &[&["-q", "-f", &page, "-l", &page], how, &["-singlefile", FILE]].concat(),
            self.folder.path(),
            bounds(limits, limits.pixels.saturating_mul(3).saturating_add(100)),
        )?;
        if !drawn.status.success() {
            return Err(ScanError::Broken);
        }
        drawn_picture(drawn.output).ok_or(ScanError::Broken)
    }

    /// The picture a scanned page is, as the scanner took it: drawing it anew would only blur it. None where the page is
    /// anything more than that one picture, however the file puts it there.
    fn scanned(
        &self,
        number: usize,
        told: &str,
        (width, height): (f64, f64),
        limits: &Limits,
    ) -> Result<Option<(RgbImage, u32)>, ScanError> {
        let (page, folder) = (number.to_string(), self.folder.path());
        let listed = run(LIST, &["-list", "-f", &page, "-l", &page, FILE], folder, bounds(limits, 1_000_000))?;
        let found = scan(&String::from_utf8_lossy(&listed.output), width, height);
        let is_turned = value(told, &format!("Page {number:>4} rot:")).is_some_and(|turn| turn != "0");
        let Some(found) = found.filter(|scan| !is_turned && scan.pixels() <= limits.pixels) else { return Ok(None) };
        let (name, output) = (format!("scan-{number}"), limits.pixels.saturating_mul(4));
        run(LIST, &["-png", "-f", &page, "-l", &page, FILE, &name], folder, bounds(limits, output))?;
        let path = folder.join(format!("{name}-000.png"));
        let Ok(bytes) = fs::read(&path) else { return Ok(None) };
        // The folder goes with the file in the end; until then the picture only takes room.
        let _ = fs::remove_file(path);
        let Ok(picture) = picture::read(&bytes, limits) else { return Ok(None) };
        let [across, down] = [found.width, found.height].map(|length| (length * GLANCE / found.resolution).to_string());
        let drawn = self.drawn(number, &["-scale-to-x", &across, "-scale-to-y", &down], limits)?;
        Ok(looks_like(&picture, &drawn).then_some((picture, found.resolution)))
    }
}

/// Points an inch at which a page is drawn to see whether it is no more than its picture.
const GLANCE: u32 = 30;

/// Whether two pictures are the same but for their size: not turned, mirrored, masked or written over. A letter's edge may
/// fall into the next square; a stamp or a line of text is in none around it.
fn looks_like(picture: &RgbImage, drawn: &RgbImage) -> bool {
    let (wide, high) = drawn.dimensions();
    let small = imageops::grayscale(&imageops::thumbnail(picture, wide, high));
    let is_apart = |(x, y, point): (u32, u32, &Luma<u8>)| {
        let near = |at: u32, most: u32| at.saturating_sub(1)..(at + 2).min(most);
        let around = near(y, high).flat_map(|y| near(x, wide).map(move |x| (x, y)));
        let (low, top) = around.fold((u8::MAX, 0), |(low, top), (x, y)| {
            let level = small.get_pixel(x, y).0[0];
            (low.min(level), top.max(level))
        });
        point.0[0] < low.saturating_sub(APART) || point.0[0] > top.saturating_add(APART)
    };
    let apart = imageops::grayscale(drawn).enumerate_pixels().filter(|one| is_apart(*one)).count();
    apart < (wide * high / 2_000) as usize + 1
}

/// Levels by which a point of the two is another one.
const APART: u8 = 48;

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

/// The one picture a scanned page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scan {
    width: u32,
    height: u32,
    resolution: u32,
}

impl Scan {
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Points an inch within which a scan is read as it is: a coarser one is a photograph of no known size, and a finer one
/// has more points than any reader of ours has use for.
const AS_IT_IS: std::ops::RangeInclusive<u32> = 100..=420;

/// The picture that fills a page, off the table of its pictures: page, number, type, width, height, …, points an inch
/// across and down. None where the page is anything else.
fn scan(table: &str, width: f64, height: f64) -> Option<Scan> {
    let mut rows = table.lines().skip(2).filter(|row| !row.trim().is_empty());
    let (only, None) = (rows.next()?, rows.next()) else { return None };
    let cells: Vec<&str> = only.split_whitespace().collect();
    if cells.get(2) != Some(&"image") {
        return None;
    }
    let number = |at: usize| cells.get(at)?.parse::<u32>().ok();
    let (wide, high, across, down) = (number(3)?, number(4)?, number(12)?, number(13)?);
    let fills = |points: u32, resolution: u32, length: f64| {
        (f64::from(points) / f64::from(resolution) * INCH - length).abs() < length * 0.01
    };
    let is_page = fills(wide, across, width) && fills(high, down, height) && across.abs_diff(down) <= 2;
    (is_page && AS_IT_IS.contains(&across)).then_some(Scan { width: wide, height: high, resolution: across })
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
    fn a_page_that_is_one_picture_is_known_and_no_other() {
        let table = |rows: &str| {
            format!(
                "page   num  type   width height color comp bpc  enc interp  object ID x-ppi y-ppi size ratio\n---\n{rows}"
            )
        };
        let row = "   1     0 image    1654  2339  rgb     3   8  jpeg   no         7  0   200   200  163K 1.4%\n";
        let found = Some(Scan { width: 1654, height: 2339, resolution: 200 });
        assert_eq!(scan(&table(row), 595.28, 841.89), found);
        assert_eq!(scan(&table(row), 841.89, 595.28), None, "it lies on the page");
        assert_eq!(scan(&table(row), 1200.0, 1700.0), None, "it is a part of the page");
        assert_eq!(scan(&table(&row.repeat(2)), 595.28, 841.89), None, "there are two");
        assert_eq!(scan(&table(&row.replace(" image ", " smask ")), 595.28, 841.89), None);
        assert_eq!(scan(&table(""), 595.28, 841.89), None);
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
