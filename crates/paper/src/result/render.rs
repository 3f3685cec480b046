//! Data + template → PDF.
use super::ResultDocument;
use super::layout::template;
use super::place::{self, Place};
use crate::fonts::Family;
use crate::render::{PaperError, Pdf, Renderer};
use serde_json::json;

/// A printed result.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The file: PDF/A-2a and PDF/UA-1.
    pub pdf: Pdf,
    /// The rectangles kept free for visible signatures, and for number and day where they are left open.
    pub places: Vec<Place>,
}

/// Prints a result on upright A4. The same document gives the same bytes.
///
/// # Errors
/// [`PaperError`] when a template is wrong, the pages could not be archived, or the check address does not fit its code.
pub fn render(renderer: &Renderer, document: &ResultDocument) -> Result<Printed, PaperError> {
    let check = document.check.as_ref().map(|check| check.url.as_str());
    let data = json!({ "document": document, "qr": check.is_some() });
    let (pdf, places) = renderer.set(template(document.layout), data, check, Family::Serif, place::find)?;
    Ok(Printed { pdf, places })
}
