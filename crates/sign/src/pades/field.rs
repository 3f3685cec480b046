//! The field of the form a signature belongs to, and the annotation that holds it on a page: one object for both.

use lopdf::{Dictionary, Object, ObjectId};

use super::increment::{Increment, text};
use super::open::open_field;
use super::original::{Original, broken};
use super::visible::Stamp;
use super::{SignOptions, visible};
use crate::SignError;

/// Adds a signature field whose value is the object `signature`, or signs the field that was left open for it.
pub(super) fn add(increment: &mut Increment<'_>, options: &SignOptions, signature: ObjectId) -> Result<(), SignError> {
    if options.certify {
        let root = increment.original.root;
        let permissions = Dictionary::from_iter([("DocMDP", Object::Reference(signature))]);
        increment.edit(root, |catalog| catalog.set("Perms", permissions))?;
    }
    if let Some(name) = options.field_name.as_deref().filter(|name| increment.original.field(name).is_some()) {
        return sign_open(increment, options, name, signature);
    }
    let name = name(increment, options);
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
        field.set("AP", looks(appearance));
    }
    if let Some(description) = description {
        field.set("TU", text(&description));
        field.set("Contents", text(&description));
    }
    if let Some(language) = language {
        field.set("Lang", text(&language));
    }
    let field = increment.add(field);
    hang(increment, page, field)?;
    enter(increment, field, true)
}

/// Signs a field that is there already. Only its value and its looks may change: earlier signatures allow no more.
fn sign_open(
    increment: &mut Increment<'_>,
    options: &SignOptions,
    name: &str,
    signature: ObjectId,
) -> Result<(), SignError> {
    let (id, _) = open_field(&increment.original, name, b"Sig")?;
    let appearance = match &options.visible {
        Some(wanted) => {
            let spot = visible::spot_of(&increment.original, id)?;
            Some(visible::picture(increment, wanted, &spot)?)
        }
        None => None,
    };
    increment.edit(id, |field| {
        field.set("V", Object::Reference(signature));
        if let Some(appearance) = appearance {
            field.set("AP", looks(appearance));
        }
    })?;
    let form = form(increment)?;
    increment.edit(form, flagged)
}

fn looks(appearance: ObjectId) -> Dictionary {
    Dictionary::from_iter([("N", Object::Reference(appearance))])
}

/// Lays a field on a page.
pub(super) fn hang(increment: &mut Increment<'_>, page: ObjectId, field: ObjectId) -> Result<(), SignError> {
    // Read before anything is added to the file.
    let first = !increment.original.is_signed();
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
    Ok(())
}

/// Lists the field in the document's form.
pub(super) fn enter(increment: &mut Increment<'_>, field: ObjectId, is_for_signing: bool) -> Result<(), SignError> {
    let form = form(increment)?;
    increment.append(form, b"Fields", Object::Reference(field))?;
    if is_for_signing { increment.edit(form, flagged) } else { Ok(()) }
}

/// There are signatures (1), and only increments may follow (2).
fn flagged(form: &mut Dictionary) {
    let flags = form.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0);
    form.set("SigFlags", flags | 3);
}

/// The document's form, which is begun where there is none.
pub(super) fn form(increment: &mut Increment<'_>) -> Result<ObjectId, SignError> {
    let root = increment.original.root;
    let catalog = increment.current(root).and_then(|catalog| catalog.as_dict().ok());
    let form = catalog.ok_or_else(|| broken("no catalogue"))?.get(b"AcroForm").ok().cloned();
    match form {
        Some(Object::Reference(id)) if increment.current(id).is_some_and(|form| form.as_dict().is_ok()) => Ok(id),
        // A form inside the catalogue moves out into an object of its own.
        Some(Object::Dictionary(form)) => moved(increment, root, form),
        _ => moved(increment, root, Dictionary::new()),
    }
}

fn moved(increment: &mut Increment<'_>, root: ObjectId, form: Dictionary) -> Result<ObjectId, SignError> {
    let id = increment.add(form);
    increment.edit(root, |catalog| catalog.set("AcroForm", Object::Reference(id)))?;
    Ok(id)
}

/// What the signature itself says of later changes: that forms may be filled in, and which fields it locks.
pub(super) fn rules(original: &Original<'_>, options: &SignOptions) -> Result<Vec<Object>, SignError> {
    let mut rules = Vec::new();
    let mut rule = |method: &str, mut parameters: Dictionary| {
        parameters.set("Type", "TransformParams");
        parameters.set("V", Object::Name(b"1.2".to_vec()));
        rules.push(Object::Dictionary(Dictionary::from_iter([
            ("Type", Object::from("SigRef")),
            ("TransformMethod", Object::from(method)),
            ("TransformParams", Object::Dictionary(parameters)),
            ("Data", Object::Reference(original.root)),
        ])));
    };
    if options.certify {
        if original.is_signed() {
            return Err(broken("only the first signature can say what may follow"));
        }
        rule("DocMDP", Dictionary::from_iter([("P", Object::Integer(2))]));
    }
    let open = options.field_name.as_deref().and_then(|name| original.field(name));
    let lock = open.and_then(|(_, field)| original.follow(field.get(b"Lock").ok()?).as_dict().ok());
    if let Some(lock) = lock {
        let mut parameters = Dictionary::new();
        for key in ["Action", "Fields"] {
            if let Ok(value) = lock.get(key.as_bytes()) {
                parameters.set(key, original.follow(value).clone());
            }
        }
        rule("FieldMDP", parameters);
    }
    Ok(rules)
}

/// The name wanted, or the first free one.
fn name(increment: &Increment<'_>, options: &SignOptions) -> String {
    let free =
        || (1..).map(|number| format!("Signature{number}")).find(|name| increment.original.field(name).is_none());
    options.field_name.clone().or_else(free).expect("there are more numbers than fields")
}
