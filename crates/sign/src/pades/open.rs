//! Fields a file is given before anybody signs it, and what is filled into them afterwards. The first signature says that
//! filling them is all that may still happen (`SignOptions::certify`), the last one locks them.
//!
//! They are filled in the increment of a signature, never in one of their own: pyHanko takes a locked field whose looks are
//! older than the increment that locks it for one that was changed.

use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId};

use super::increment::{Increment, text};
use super::original::{Original, broken};
use super::visible::{self, Line};
use super::{Page, Place, field};
use crate::SignError;

/// A field left open.
#[derive(Debug, Clone)]
pub struct OpenField {
    /// Its name, which verification tells people; nobody else's in the file, and without a dot.
    pub name: String,
    /// What a screen reader says of it.
    pub description: String,
    /// On which page.
    pub page: Page,
    /// Where; it may overlap other fields, as a seal overlaps the signature.
    pub place: Place,
    /// What comes into it.
    pub kind: OpenKind,
}

/// What comes into an open field.
#[derive(Debug, Clone)]
pub enum OpenKind {
    /// Words; until then, these.
    Words(Words),
    /// A signature, which locks the content of the fields with these names.
    Signature {
        /// The names.
        locks: Vec<String>,
    },
}

/// One line of words in a field. Its letters stand on a line a fifth of the field's height above its lower edge.
#[derive(Clone)]
pub struct Words {
    /// The words.
    pub words: String,
    /// A TrueType font that has every letter of them.
    pub font: Arc<[u8]>,
    /// Height of the letters in points; less where the line would be too long.
    pub size: f32,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("words", &self.words).field("size", &self.size).finish_non_exhaustive()
    }
}

/// Gives a file fields. Its language is that of `language` (BCP 47).
///
/// # Errors
/// [`SignError::FieldTaken`] for a name that is there already; [`SignError::NoPlace`] for a page or place that is not, or
/// words that do not fit; as [`sign_pdf`](super::sign_pdf) for a file that cannot be changed.
pub fn open_fields(pdf: &[u8], fields: &[OpenField], language: &str) -> Result<Vec<u8>, SignError> {
    let mut increment = Increment::after(Original::open(pdf)?);
    let mut fonts = Dictionary::new();
    for open in fields {
        if increment.original.field(&open.name).is_some() {
            return Err(SignError::FieldTaken(open.name.clone()));
        }
        let spot = visible::spot(&increment.original, open.page, open.place)?;
        let mut widget = Dictionary::from_iter([
            ("Type", Object::from("Annot")),
            ("Subtype", Object::from("Widget")),
            ("T", text(&open.name)),
            ("TU", text(&open.description)),
            ("Contents", text(&open.description)),
            ("Lang", text(language)),
            ("P", Object::Reference(spot.page)),
            ("Rect", spot.rectangle.map(Object::Real).to_vec().into()),
            // Print and Locked: it is on paper too, and nobody moves it.
            ("F", Object::Integer(132)),
        ]);
        let appearance = match &open.kind {
            OpenKind::Words(words) => {
                let Line { appearance, font } = visible::line(&mut increment, words, &spot)?;
                let name = format!("F{}", fonts.len());
                widget.set("FT", "Tx");
                widget.set("DA", Object::string_literal(format!("/{name} {} Tf 0 g", words.size)));
                fonts.set(name, Object::Reference(font));
                appearance
            }
            OpenKind::Signature { locks } => {
                let lock = Dictionary::from_iter([
                    ("Type", Object::from("SigFieldLock")),
                    ("Action", Object::from("Include")),
                    ("Fields", locks.iter().map(|name| text(name)).collect::<Vec<_>>().into()),
                ]);
                widget.set("FT", "Sig");
                if !locks.is_empty() {
                    let lock = increment.add(lock);
                    widget.set("Lock", Object::Reference(lock));
                }
                visible::nothing(&mut increment, &spot)
            }
        };
        widget.set("AP", Dictionary::from_iter([("N", Object::Reference(appearance))]));
        let widget = increment.add(widget);
        field::hang(&mut increment, spot.page, widget)?;
        field::enter(&mut increment, widget, matches!(open.kind, OpenKind::Signature { .. }))?;
    }
    let form = field::form(&mut increment)?;
    increment.edit(form, |form| {
        if !fonts.is_empty() {
            form.set("DR", Dictionary::from_iter([("Font", Object::Dictionary(fonts))]));
        }
    })?;
    Ok(increment.write()?.bytes)
}

/// Fills fields that were left open, each with its words.
pub(super) fn fill(increment: &mut Increment<'_>, contents: &[(String, Words)]) -> Result<(), SignError> {
    for (name, words) in contents {
        let (id, _) = open_field(&increment.original, name, b"Tx")?;
        let spot = visible::spot_of(&increment.original, id)?;
        let Line { appearance, .. } = visible::line(increment, words, &spot)?;
        increment.edit(id, |field| {
            field.set("V", text(&words.words));
            field.set("AP", Dictionary::from_iter([("N", Object::Reference(appearance))]));
        })?;
    }
    Ok(())
}

/// A field of this name and type that has no value yet.
pub(super) fn open_field<'a>(
    original: &'a Original<'_>,
    name: &str,
    kind: &[u8],
) -> Result<(ObjectId, &'a Dictionary), SignError> {
    let (id, found) = original.field(name).ok_or_else(|| broken("a field is missing"))?;
    if found.has(b"V") {
        return Err(SignError::FieldTaken(name.to_owned()));
    }
    let fits = found.get(b"FT").and_then(Object::as_name).is_ok_and(|own| own == kind);
    if fits { Ok((id, found)) } else { Err(broken("a field is of another type")) }
}
