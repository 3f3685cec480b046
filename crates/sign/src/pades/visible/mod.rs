//! What people see of a signature: some lines in a place that covers no other signature.

mod font; // letters and their pictures, embedded
mod lines; // text broken into lines, and drawn
mod place; // where on the page

use std::sync::Arc;

use lopdf::{Object, ObjectId};

use super::increment::Increment;
use super::open::Words;
use super::original::{Original, broken};
use crate::SignError;

/// What is seen of a signature. The words are the caller's.
#[derive(Clone)]
pub struct Visible {
    /// On which page.
    pub page: Page,
    /// Where on it.
    pub place: Place,
    /// What it says, line by line; lines wider than [`width`](Self::width) are broken between words.
    pub lines: Vec<String>,
    /// A TrueType font that has every letter of the lines; only those letters are put into the file.
    pub font: Arc<[u8]>,
    /// Height of the letters in points (1/72 inch). Decree 30/2020/NĐ-CP, Annex I wants 10 for organisations' copies.
    pub size: f32,
    /// The widest it may be, in points.
    pub width: f32,
    /// Whether a thin frame is drawn around it.
    pub framed: bool,
    /// Its colour.
    pub ink: Ink,
    /// How far the lines stand from the left edge, in points: what another signature may cover.
    pub inset: f32,
    /// What a screen reader says instead of showing it.
    pub description: String,
    /// The language of the lines (BCP 47).
    pub language: String,
}

impl std::fmt::Debug for Visible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visible").field("page", &self.page).field("place", &self.place).finish_non_exhaustive()
    }
}

/// The colour of what is seen. Decree 30/2020/NĐ-CP, Annex I wants a person's signature blue and a seal red.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Black.
    #[default]
    Black,
    /// Blue, dark enough to be read on white.
    Blue,
    /// Red, dark enough to be read on white.
    Red,
}

/// A page of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The first.
    First,
    /// The last.
    Last,
    /// By its number, from 1.
    Number(u32),
}

/// A place on a page as it is looked at, however it is turned inside the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Top right, left of other signatures that are there: an organisation's signature on a copy (Decree 30/2020/NĐ-CP,
    /// Annex I).
    TopRight,
    /// Bottom right, left of other signatures that are there: the signature of a result.
    BottomRight,
    /// Exactly here, in points from the lower left corner. Text that does not fit is set smaller.
    Rectangle {
        /// From the left edge.
        left: f32,
        /// From the lower edge.
        bottom: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
}

/// A signature's annotation: where, and how it looks.
pub(super) struct Stamp {
    pub page: ObjectId,
    pub rectangle: [f32; 4],
    pub appearance: Option<ObjectId>,
    pub description: Option<String>,
    pub language: Option<String>,
}

impl Stamp {
    /// Nothing to see: an empty rectangle.
    pub fn unseen(page: ObjectId) -> Self {
        Self { page, rectangle: [0.0; 4], appearance: None, description: None, language: None }
    }
}

/// Where something is drawn: a rectangle of a page, in the file's coordinates, and which way up it is.
pub(super) struct Spot {
    pub page: ObjectId,
    pub rectangle: [f32; 4],
    number: u32,
    sheet: place::Sheet,
    width: f32,
    height: f32,
}

impl Spot {
    fn of(page: ObjectId, number: u32, sheet: place::Sheet, seen: [f32; 4]) -> Self {
        let [left, bottom, right, top] = seen;
        Self { page, rectangle: sheet.in_file(seen), number, sheet, width: right - left, height: top - bottom }
    }
}

/// An exact place of a page, whatever lies there.
pub(super) fn spot(original: &Original<'_>, page: Page, place: Place) -> Result<Spot, SignError> {
    let (page, number) = page_of(original, page)?;
    let sheet = place::Sheet::of(original, page).ok_or(SignError::NoPlace(number))?;
    let seen = sheet.exactly(place).ok_or(SignError::NoPlace(number))?;
    Ok(Spot::of(page, number, sheet, seen))
}

/// The place of a field that is there.
pub(super) fn spot_of(original: &Original<'_>, field: ObjectId) -> Result<Spot, SignError> {
    let field = original.document.get_dictionary(field).map_err(|_| broken("a field is missing"))?;
    let page = field.get(b"P").and_then(Object::as_reference).map_err(|_| broken("a field is on no page"))?;
    let at = original.pages()?.iter().position(|one| *one == page).ok_or_else(|| broken("a field is on no page"))?;
    let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
    let sheet = place::Sheet::of(original, page).ok_or(SignError::NoPlace(number))?;
    let rectangle = field.get(b"Rect").ok().and_then(|value| place::corners(original, value));
    let seen = sheet.as_seen(rectangle.ok_or(SignError::NoPlace(number))?);
    Ok(Spot::of(page, number, sheet, seen))
}

/// The lines of a signature, as large as the spot allows.
pub(super) fn picture(increment: &mut Increment<'_>, wanted: &Visible, spot: &Spot) -> Result<ObjectId, SignError> {
    let face = font::Face::open(&wanted.font)?;
    let text = lines::fitted(&face, wanted, spot.width, spot.height)?.ok_or(SignError::NoPlace(spot.number))?;
    text.draw(increment, &face, wanted, &spot.sheet)
}

/// One line of words, drawn.
pub(super) struct Line {
    pub appearance: ObjectId,
    pub font: ObjectId,
}

/// One line of words in a field.
pub(super) fn line(increment: &mut Increment<'_>, words: &Words, spot: &Spot) -> Result<Line, SignError> {
    let face = font::Face::open(&words.font)?;
    lines::one(increment, &face, words, spot.width, spot.height, &spot.sheet)?.ok_or(SignError::NoPlace(spot.number))
}

/// An empty picture: a field with a size has to have one (ISO 19005-2, 6.3.3).
pub(super) fn nothing(increment: &mut Increment<'_>, spot: &Spot) -> ObjectId {
    lines::empty(increment, spot.width, spot.height, &spot.sheet)
}

fn page_of(original: &Original<'_>, wanted: Page) -> Result<(ObjectId, u32), SignError> {
    let pages = original.pages()?;
    let number = match wanted {
        Page::First => 1,
        Page::Last => u32::try_from(pages.len()).unwrap_or(u32::MAX),
        Page::Number(number) => number,
    };
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let page = *index.and_then(|index| pages.get(index)).ok_or(SignError::NoPlace(number))?;
    Ok((page, number))
}

/// Draws what is seen into the increment.
pub(super) fn stamp(increment: &mut Increment<'_>, wanted: &Visible) -> Result<Stamp, SignError> {
    let (page, number) = page_of(&increment.original, wanted.page)?;
    let sheet = place::Sheet::of(&increment.original, page).ok_or(SignError::NoPlace(number))?;
    let face = font::Face::open(&wanted.font)?;
    let text = match wanted.place {
        Place::Rectangle { width, height, .. } => lines::fitted(&face, wanted, width, height),
        Place::TopRight | Place::BottomRight => lines::set(&face, wanted, wanted.size, wanted.width).map(Some),
    }?
    .ok_or(SignError::NoPlace(number))?;
    let seen = sheet.find(wanted.place, text.width, text.height).ok_or(SignError::NoPlace(number))?;
    let appearance = text.draw(increment, &face, wanted, &sheet)?;
    Ok(Stamp {
        page,
        rectangle: sheet.in_file(seen),
        appearance: Some(appearance),
        description: Some(wanted.description.clone()),
        language: Some(wanted.language.clone()),
    })
}
