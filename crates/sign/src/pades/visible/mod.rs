//! What people see of a signature: some lines in a place that covers no other signature.

mod font; // letters and their pictures, embedded
mod lines; // text broken into lines, and drawn
mod place; // where on the page

use std::sync::Arc;

use lopdf::ObjectId;

use super::increment::Increment;
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

/// Draws what is seen into the increment.
pub(super) fn stamp(increment: &mut Increment<'_>, wanted: &Visible) -> Result<Stamp, SignError> {
    let pages = increment.original.pages()?;
    let number = match wanted.page {
        Page::First => 1,
        Page::Last => u32::try_from(pages.len()).unwrap_or(u32::MAX),
        Page::Number(number) => number,
    };
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let page = *index.and_then(|index| pages.get(index)).ok_or(SignError::NoPlace(number))?;
    let sheet = place::Sheet::of(&increment.original, page).ok_or(SignError::NoPlace(number))?;
    let face = font::Face::open(&wanted.font)?;
    let text = match wanted.place {
        Place::Rectangle { width, height, .. } => lines::fitted(&face, wanted, width, height),
        Place::TopRight | Place::BottomRight => lines::set(&face, wanted, wanted.size, wanted.width).map(Some),
    }?
    .ok_or(SignError::NoPlace(number))?;
    let seen = sheet.find(wanted.place, text.width, text.height).ok_or(SignError::NoPlace(number))?;
    let appearance = text.draw(increment, &face, wanted.framed, &sheet)?;
    Ok(Stamp {
        page,
        rectangle: sheet.in_file(seen),
        appearance: Some(appearance),
        description: Some(wanted.description.clone()),
        language: Some(wanted.language.clone()),
    })
}
