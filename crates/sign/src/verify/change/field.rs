//! The same field before and after.

use std::{collections::BTreeSet, rc::Rc};

use super::{
    compare::{Pair, keys},
    kind::Change,
    shape::{Field, Shape, text},
};
use crate::verify::{
    Unreadable,
    pdf::value::{Dict, Value},
};

/// The most that is told of what was filled in, in letters.
const MOST: usize = 100;

/// Compares all fields of the older revision, and names those that are new.
///
/// # Errors
/// The budget is used up.
pub fn compare(pair: &mut Pair<'_>) -> Result<(), Unreadable> {
    let (old, new) = (pair.old, pair.new);
    for (number, field) in &old.fields {
        let after = new.fields.get(number).filter(|after| after.name == field.name);
        match after {
            Some(after) if field.signature => signature_field(pair, *number, field, after)?,
            Some(after) => form_field(pair, *number, field, after)?,
            None if field.signature && field.value.is_some() => {
                pair.changes.insert(Change::SignatureRemoved { field: field.name.clone() });
            }
            None => {
                pair.changes.insert(Change::Other { object: *number });
            }
        }
    }
    let signed: BTreeSet<&str> =
        old.fields.values().filter(|field| field.signature).map(|field| field.name.as_str()).collect();
    for (number, field) in new.fields.iter().filter(|(number, _)| !old.fields.contains_key(number)) {
        let new_field = !signed.contains(field.name.as_str());
        pair.changes.insert(match (value_of(new, field), field.signature) {
            (Some(value), true) => signing(new, field, &value, new_field),
            (None, true) if !shows(new, field) => Change::FieldAdded { field: field.name.clone() },
            _ => Change::AnnotationAdded { page: page_of(new, *number) },
        });
    }
    Ok(())
}

fn signature_field(pair: &mut Pair<'_>, number: u32, old: &Field, new: &Field) -> Result<(), Unreadable> {
    let (before, after) = (dict(old), dict(new));
    let now = value_of(pair.new, new).filter(|_| old.value.is_none());
    let just_signed = now.is_some();
    if let Some(value) = &now {
        pair.changes.insert(signing(pair.new, new, value, false));
    }
    let page = Change::AnnotationChanged { page: page_of(pair.old, number) };
    for key in keys(before, after) {
        match &key[..] {
            b"V" | b"AP" | b"MK" | b"F" | b"AS" if just_signed => {}
            b"V" => pair.keep(before, after, &key, &Change::SignatureRemoved { field: old.name.clone() })?,
            b"Kids" => kids(pair, before, after, number),
            _ => pair.keep(before, after, &key, &page)?,
        }
    }
    Ok(())
}

fn form_field(pair: &mut Pair<'_>, number: u32, old: &Field, new: &Field) -> Result<(), Unreadable> {
    let (before, after) = (dict(old), dict(new));
    let filled = Change::FieldFilled { field: old.name.clone(), content: content(pair.new, new) };
    let other = Change::AnnotationChanged { page: page_of(pair.old, number) };
    for key in keys(before, after) {
        match &key[..] {
            b"V" | b"AP" | b"AS" | b"I" | b"RV" => pair.keep(before, after, &key, &filled)?,
            b"Kids" => kids(pair, before, after, number),
            _ => pair.keep(before, after, &key, &other)?,
        }
    }
    Ok(())
}

/// The words of a field, so many as a sentence can tell.
fn content(shape: &Shape<'_>, field: &Field) -> String {
    let value = field.value.as_ref().map(|value| shape.view.resolve(value));
    let words = value.and_then(|value| match (value.text(), value.name()) {
        (Some(words), _) => Some(text(&words.bytes)),
        (None, Some(name)) => Some(String::from_utf8_lossy(name).into_owned()),
        (None, None) => None,
    });
    words.unwrap_or_default().chars().filter(|letter| !letter.is_control()).take(MOST).collect()
}

/// Children may be added, and are then looked at as new fields; none may go.
fn kids(pair: &mut Pair<'_>, old: &Dict, new: &Dict, number: u32) {
    let list = |shape: &Shape<'_>, dict: &Dict| -> Vec<u32> {
        shape.view.at(dict, b"Kids").array().unwrap_or_default().iter().filter_map(Value::reference).collect()
    };
    let (before, after) = (list(pair.old, old), list(pair.new, new));
    if !before.iter().all(|kid| after.contains(kid)) {
        pair.changes.insert(Change::Other { object: number });
    }
}

fn signing(shape: &Shape<'_>, field: &Field, value: &Value, new_field: bool) -> Change {
    let name = field.name.clone();
    let kind = value.dict().and_then(|value| value.get(&b"Type"[..])).and_then(Value::name);
    let visible = shape.fields.values().any(|other| other.name == field.name && shows(shape, other));
    if kind == Some(b"DocTimeStamp") && !visible {
        Change::TimestampAdded { field: name }
    } else {
        Change::FurtherSignature { field: name, new_field, visible }
    }
}

/// The signature in a field. A value that leads nowhere signs nothing, and excuses no picture.
pub fn value_of(shape: &Shape<'_>, field: &Field) -> Option<Rc<Value>> {
    let value = shape.view.resolve(field.value.as_ref()?);
    value.dict().is_some().then_some(value)
}

/// Whether a field shows on a page: it has an appearance and a size.
fn shows(shape: &Shape<'_>, field: &Field) -> bool {
    let dict = dict(field);
    if matches!(*shape.view.at(dict, b"AP"), Value::Null) {
        return false;
    }
    let rect = shape.view.at(dict, b"Rect");
    let corners: Vec<String> =
        rect.array().unwrap_or_default().iter().map(|corner| number(&shape.view.resolve(corner))).collect();
    match &corners[..] {
        [left, bottom, right, top] => left != right && bottom != top,
        _ => true,
    }
}

fn number(value: &Value) -> String {
    match value {
        Value::Integer(number) => (*number as f64).to_string(),
        Value::Real(text) => {
            String::from_utf8_lossy(text).parse::<f64>().map_or_else(|_| "?".to_owned(), |number| number.to_string())
        }
        _ => "?".to_owned(),
    }
}

/// The page a field lies on, counted from 1; 0 when it lies on none.
pub fn page_of(shape: &Shape<'_>, number: u32) -> usize {
    let named = shape.fields.get(&number).and_then(|field| dict(field).get(&b"P"[..])).and_then(Value::reference);
    shape.pages.iter().position(|page| Some(*page) == named).map_or(0, |at| at + 1)
}

fn dict(field: &Field) -> &Dict {
    static NONE: std::sync::LazyLock<Dict> = std::sync::LazyLock::new(Dict::new);
    field.dict.dict().unwrap_or(&NONE)
}
