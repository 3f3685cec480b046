//! Text broken into lines, and drawn.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Object, ObjectId};
use unicode_normalization::UnicodeNormalization as _;

use super::font::{Face, Glyph};
use super::place::Sheet;
use super::{Ink, Line, Visible};
use crate::SignError;
use crate::pades::increment::Increment;
use crate::pades::open::Words;

/// Between the text and the edge of its box, in points.
const PADDING: f32 = 2.5;
/// From line to line, in heights of letters: Vietnamese capitals with two marks reach high.
const LEADING: f32 = 1.2;
/// Letters smaller than this cannot be read on paper.
const SMALLEST: f32 = 4.0;

/// Lines as they are drawn.
pub(super) struct Text {
    lines: Vec<Vec<(Glyph, char)>>,
    size: f32,
    pub width: f32,
    pub height: f32,
}

/// Sets the lines in letters of this height, none wider than `width` (points).
pub(super) fn set(face: &Face<'_>, wanted: &Visible, size: f32, width: f32) -> Result<Text, SignError> {
    let most = (width - wanted.inset - 2.0 * PADDING).max(size) * 1000.0 / size;
    let mut lines = Vec::new();
    for line in &wanted.lines {
        // Composed letters: a font has one picture for "ệ", and three for its parts that do not meet.
        let line: String = line.nfc().filter(|letter| !letter.is_control()).collect();
        let mut current: Vec<(Glyph, char)> = Vec::new();
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let word = word.chars().map(|letter| Ok((face.glyph(letter)?, letter))).collect::<Result<Vec<_>, _>>()?;
            let space = (face.glyph(' ')?, ' ');
            if !current.is_empty() && far(face, &current) + face.advance(space.0) + far(face, &word) > most {
                lines.push(std::mem::take(&mut current));
            }
            if !current.is_empty() {
                current.push(space);
            }
            for letter in word {
                // A word wider than the box is broken where it must be.
                if !current.is_empty() && far(face, &current) + face.advance(letter.0) > most {
                    lines.push(std::mem::take(&mut current));
                }
                current.push(letter);
            }
        }
        lines.push(current);
    }
    let widest = lines.iter().map(|line| far(face, line)).fold(0.0, f32::max);
    let (up, down) = face.reach();
    let between = lines.len().saturating_sub(1) as f32 * LEADING * 1000.0;
    let scale = size / 1000.0;
    Ok(Text {
        width: widest * scale + wanted.inset + 2.0 * PADDING,
        height: (up - down + between) * scale + 2.0 * PADDING,
        lines,
        size,
    })
}

/// Sets the lines as large as wanted, or as large as the box allows; none when they could not be read any more.
pub(super) fn fitted(face: &Face<'_>, wanted: &Visible, width: f32, height: f32) -> Result<Option<Text>, SignError> {
    let mut size = wanted.size;
    while size >= SMALLEST {
        let text = set(face, wanted, size, width)?;
        if text.width <= width + 0.01 && text.height <= height + 0.01 {
            return Ok(Some(Text { width, height, ..text }));
        }
        size -= 0.5;
    }
    Ok(None)
}

fn far(face: &Face<'_>, line: &[(Glyph, char)]) -> f32 {
    line.iter().map(|(glyph, _)| face.advance(*glyph)).sum()
}

impl Text {
    /// The form that shows the lines.
    pub fn draw(
        self,
        increment: &mut Increment<'_>,
        face: &Face<'_>,
        wanted: &Visible,
        sheet: &Sheet,
    ) -> Result<ObjectId, SignError> {
        let used: BTreeMap<Glyph, char> = self.lines.iter().flatten().copied().collect();
        let (font, numbers) = face.embed(increment, &used)?;
        let mut drawing = format!("q\n{}\n", wanted.ink.chosen());
        if wanted.framed {
            let _ = writeln!(drawing, "0.5 w 0.25 0.25 {:.2} {:.2} re S", self.width - 0.5, self.height - 0.5);
        }
        let first = self.height - PADDING - face.reach().0 * self.size / 1000.0;
        let _ = writeln!(drawing, "BT\n/F {} Tf {:.3} TL", self.size, LEADING * self.size);
        let _ = writeln!(drawing, "{:.2} {first:.2} Td", wanted.inset + PADDING);
        for line in &self.lines {
            let numbers = line.iter().map(|(glyph, _)| numbers.get(*glyph).expect("every glyph used was embedded"));
            let codes: String = numbers.map(|number| format!("{number:04X}")).collect();
            let _ = writeln!(drawing, "<{codes}> Tj T*");
        }
        drawing.push_str("ET\nQ\n");
        Ok(form(increment, Some(font), self.width, self.height, sheet, drawing))
    }
}

/// One line of words in a field; none when it does not fit in letters that can be read.
pub(super) fn one(
    increment: &mut Increment<'_>,
    face: &Face<'_>,
    words: &Words,
    width: f32,
    height: f32,
    sheet: &Sheet,
) -> Result<Option<Line>, SignError> {
    let letters = words.words.nfc().filter(|letter| !letter.is_control());
    let letters = letters.map(|letter| Ok((face.glyph(letter)?, letter))).collect::<Result<Vec<_>, SignError>>()?;
    let size = words.size.min(width * 1000.0 / far(face, &letters).max(1.0));
    if size < SMALLEST {
        return Ok(None);
    }
    let (font, numbers) = face.embed(increment, &letters.iter().copied().collect())?;
    let codes: String = letters
        .iter()
        .map(|(glyph, _)| format!("{:04X}", numbers.get(*glyph).expect("every glyph used was embedded")))
        .collect();
    // Marked as what a field says (ISO 32000-1, 12.7.3.3); the letters stand a fifth above the lower edge.
    let drawing = format!("/Tx BMC\nq\n0 g\nBT\n/F {size:.2} Tf\n0 {:.2} Td\n<{codes}> Tj\nET\nQ\nEMC\n", height / 5.0);
    Ok(Some(Line { appearance: form(increment, Some(font), width, height, sheet, drawing), font }))
}

/// An empty picture of this size.
pub(super) fn empty(increment: &mut Increment<'_>, width: f32, height: f32, sheet: &Sheet) -> ObjectId {
    form(increment, None, width, height, sheet, String::new())
}

fn form(
    increment: &mut Increment<'_>,
    font: Option<ObjectId>,
    width: f32,
    height: f32,
    sheet: &Sheet,
    drawing: String,
) -> ObjectId {
    let mut resources = Dictionary::new();
    if let Some(font) = font {
        resources.set("Font", Dictionary::from_iter([("F", Object::Reference(font))]));
    }
    let corners = [0.0, 0.0, width, height];
    let form = Dictionary::from_iter([
        ("Type", Object::from("XObject")),
        ("Subtype", Object::from("Form")),
        ("BBox", Object::Array(corners.map(Object::Real).to_vec())),
        ("Matrix", Object::Array(sheet.upright().map(Object::Integer).to_vec())),
        ("Resources", Object::Dictionary(resources)),
    ]);
    increment.add_stream(form, drawing.into_bytes())
}

impl Ink {
    /// The operators that choose it for letters and lines.
    const fn chosen(self) -> &'static str {
        match self {
            Self::Black => "0 g 0 G",
            Self::Blue => "0.05 0.15 0.6 rg 0.05 0.15 0.6 RG",
            Self::Red => "0.72 0.05 0.05 rg 0.72 0.05 0.05 RG",
        }
    }
}
