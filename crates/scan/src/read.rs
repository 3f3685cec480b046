//! Clear page → words with boxes, by tesseract in a bounded child.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use domain::document::reading::{Place, Reading, Word};
use image::GrayImage;

use crate::child::{Bounds, Program, folder, run};
use crate::error::ScanError;
use crate::prepare::Prepared;

const TESSERACT: Program = Program { name: "tesseract", package: "tesseract-ocr tesseract-ocr-vie" };
const FILE: &str = "page.pgm";
/// Words of a page: no page has more.
const OUTPUT: u64 = 20_000_000;

/// How pages are read.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The language model.
    pub language: &'static str,
    /// Time for one page.
    pub time: Duration,
    /// Bytes of memory for one page.
    pub memory: u64,
    /// Below this confidence a page is tried on its head as well.
    pub doubtful: u8,
}

impl Default for Reader {
    fn default() -> Self {
        Self { language: "vie", time: Duration::from_secs(40), memory: 2_000_000_000, doubtful: 55 }
    }
}

/// Reads a page. One that can hardly be read is tried on its head too, and comes back the way it was read better.
///
/// # Errors
/// Tesseract is not there, too slow, or failed. A page without words is no error.
pub fn read(page: Prepared, reader: &Reader) -> Result<(Prepared, Reading), ScanError> {
    let reading = words(&page, reader)?;
    if reading.confidence() >= reader.doubtful {
        return Ok((page, reading));
    }
    let other = page.upside_down();
    let again = words(&other, reader)?;
    let worth = |reading: &Reading| u32::from(reading.confidence()) * reading.words.len().min(40) as u32;
    Ok(if worth(&again) > worth(&reading) * 5 / 4 { (other, again) } else { (page, reading) })
}

/// The words of a page as it stands.
fn words(page: &Prepared, reader: &Reader) -> Result<Reading, ScanError> {
    let mut reading = plain(&page.clear, reader, "6")?;
    let back = |length: u32| (length as f32 / page.scale) as u32;
    for word in &mut reading.words {
        let Place { left, top, width, height } = word.place;
        word.place = Place { left: back(left), top: back(top), width: back(width), height: back(height) };
    }
    (reading.width, reading.height) = page.picture.dimensions();
    Ok(reading)
}

/// The words of a grey picture as tesseract gives them, with no preparation: also what preparation is measured against.
///
/// # Errors
/// As [`read`].
pub fn plain(picture: &GrayImage, reader: &Reader, layout: &str) -> Result<Reading, ScanError> {
    let folder = folder(TESSERACT)?;
    write(&folder.path().join(FILE), picture)
        .map_err(|why| ScanError::Failed { program: TESSERACT.name, why: why.to_string() })?;
    let args = [FILE, "stdout", "-l", reader.language, "--psm", layout, "--dpi", "300", "tsv"];
    let bounds = Bounds { time: reader.time, memory: reader.memory, output: OUTPUT };
    let done = run(TESSERACT, &args, folder.path(), bounds)?;
    if !done.status.success() {
        let why = done.complaint.lines().next().unwrap_or_default().to_owned();
        return Err(ScanError::Failed { program: TESSERACT.name, why });
    }
    let words = parse(&String::from_utf8_lossy(&done.output));
    Ok(Reading { width: picture.width(), height: picture.height(), words })
}

fn write(path: &Path, picture: &GrayImage) -> std::io::Result<()> {
    let mut file = fs::File::create(path)?;
    write!(file, "P5\n{} {}\n255\n", picture.width(), picture.height())?;
    file.write_all(picture.as_raw())
}

/// Reads tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
fn parse(table: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut last, mut line) = (None, 0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, _, block, paragraph, row, _, left, top, width, height, confidence, text] = cells[..] else { continue };
        if text.trim().is_empty() {
            continue;
        }
        let number = |cell: &str| cell.parse::<u32>().unwrap_or(0);
        let confidence: f32 = confidence.parse().unwrap_or(0.0);
        let here = Some((block.to_owned(), paragraph.to_owned(), row.to_owned()));
        if last.is_some() && here != last {
            line += 1;
        }
        last = here;
        words.push(Word {
            text: text.trim().to_owned(),
            confidence: confidence.clamp(0.0, 100.0) as u8,
            place: Place { left: number(left), top: number(top), width: number(width), height: number(height) },
            line,
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_in_lines_and_what_is_no_word_is_left_out() {
        let table = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t5\t5\t90\t20\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t5\t6\t30\t20\t96.5\tHọ\n\
                     5\t1\t1\t1\t1\t2\t40\t6\t30\t20\t91\ttên:\n\
                     5\t1\t1\t1\t2\t1\t5\t36\t30\t20\t95\t \n\
                     5\t1\t1\t1\t2\t2\t5\t36\t30\t20\t88\tMinh\n";
        let words = parse(table);
        let told: Vec<_> = words.iter().map(|word| (word.text.as_str(), word.confidence, word.line)).collect();
        assert_eq!(told, [("Họ", 96, 0), ("tên:", 91, 0), ("Minh", 88, 1)]);
        assert_eq!(words[2].place, Place { left: 5, top: 36, width: 30, height: 20 });
    }
}
