//! The field of the form a signature belongs to, and the annotation that holds it on a page: one object for both.

use lopdf::{Dictionary, Object, ObjectId};

use super::increment::{Increment, text};
use super::original::broken;
use super::visible::Stamp;
use super::{SignOptions, visible};
use crate::SignError;

/// Adds a signature field whose value is the object `signature`.
pub(super) fn add(increment: &mut Increment<'_>, options: &SignOptions, signature: ObjectId) -> Result<(), SignError> {
    let name = name(increment, options)?;
    let Stamp { page, rectangle, appearance, description, language } = match &options.visible {
        Some(wanted) => visible::stamp(increment, wanted)?,
        None => Stamp::unseen(*increment.original.pages()?.first().ok_or_else(|| broken("no page"))?),
    };
    let mut field = Dictionary::new();
    field.set("Type", "Annot");
    field.set("Subtype", "Widget");
    field.set("FT", "Sig");
    field.set("T", text(&name));
    field.set("V", Object::Reference(signature));
    field.set("P", Object::Reference(page));
    field.set("Rect", rectangle.map(Object::Real).to_vec());
    // Print and Locked: it is on paper too, and nobody moves it. PDF/A wants the first.
    field.set("F", 132);
    if let Some(appearance) = appearance {
        let mut looks = Dictionary::new();
        looks.set("N", Object::Reference(appearance));
        field.set("AP", looks);
    }
    if let Some(description) = description {
        field.set("TU", text(&description));
        field.set("Contents", text(&description));
    }
    if let Some(language) = language {
        field.set("Lang", text(&language));
    }
    // Read before anything is added to the file.
    let first = !increment.original.is_signed();
    let field = increment.add(field);
    increment.append(page, b"Annots", Object::Reference(field))?;
    if first {
        // Annotations are walked through in the order of the page's structure (PDF/UA-1, 7.18.3). Not in a file that is
        // signed already: earlier signatures allow a new field, not a change of the page.
        increment.edit(page, |page| {
            if !page.has(b"Tabs") {
                page.set("Tabs", "S");
            }
        })?;
    }
    enter(increment, field)
}

/// Lists the field in the document's form, which is begun where there is none.
fn enter(increment: &mut Increment<'_>, field: ObjectId) -> Result<(), SignError> {
    let root = increment.original.root;
    let form = match increment.original.catalog()?.get(b"AcroForm").ok().cloned() {
        Some(Object::Reference(id)) if increment.current(id).is_some_and(|form| form.as_dict().is_ok()) => id,
        // A form inside the catalogue moves out into an object of its own.
        Some(Object::Dictionary(form)) => moved(increment, root, form)?,
        _ => moved(increment, root, Dictionary::new())?,
    };
    increment.append(form, b"Fields", Object::Reference(field))?;
    increment.edit(form, |form| {
        // There are signatures (1), and only increments may follow (2).
        let flags = form.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0);
        form.set("SigFlags", flags | 3);
    })
}

fn moved(increment: &mut Increment<'_>, root: ObjectId, form: Dictionary) -> Result<ObjectId, SignError> {
    let id = increment.add(form);
    increment.edit(root, |catalog| catalog.set("AcroForm", Object::Reference(id)))?;
    Ok(id)
}

/// The name wanted, if nobody has it, or the first free one.
fn name(increment: &Increment<'_>, options: &SignOptions) -> Result<String, SignError> {
    let fields = increment.original.fields();
    let taken: Vec<&Object> = fields.iter().filter_map(|field| field.get(b"T").ok()).collect();
    // Written in another way it is another text to us, but readers would see two fields of one name.
    let read = |value: &Object| lopdf::decode_text_string(value).unwrap_or_default();
    let taken: Vec<String> = taken.into_iter().map(read).collect();
    match &options.field_name {
        Some(name) if taken.contains(name) => Err(SignError::FieldTaken(name.clone())),
        Some(name) => Ok(name.clone()),
        None => Ok((1..)
            .map(|number| format!("Signature{number}"))
            .find(|name| !taken.contains(name))
            .expect("there are more numbers than fields")),
    }
}
