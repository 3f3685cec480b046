//! The signatures of a file: which fields are signed, by what, in which saving.

use std::{collections::BTreeMap, ops::Range, rc::Rc};

use jiff::{Timestamp, civil::DateTime, tz::Offset};

use super::{
    Unreadable,
    change::{
        judge::{Lock, Permission},
        shape::{Shape, text},
    },
    pdf::{
        value::{Dict, Value},
        view::View,
    },
    report::Kind,
};

/// A file with more signatures than this is not judged.
const MOST: usize = 64;

/// A signed field.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub field: String,
    /// The saving it came with, counted from 0.
    pub revision: usize,
    pub kind: Kind,
    /// `/SubFilter`: how it is encoded.
    pub encoding: Vec<u8>,
    /// `/ByteRange`, if it is four numbers.
    pub range: Option<[usize; 4]>,
    /// `/Contents`, and where it stands in the file.
    pub contents: Vec<u8>,
    pub at: Option<Range<usize>>,
    /// When it was signed, by the dictionary (`/M`).
    pub claimed_time: Option<Timestamp>,
    pub certification: Option<Permission>,
    pub locks: Vec<Lock>,
    object: Option<u32>,
}

/// All signatures of all savings, oldest first: one that was taken away later is still one of them.
pub(super) fn all(shapes: &[Shape<'_>]) -> Result<Vec<Found>, Unreadable> {
    let mut found: Vec<Found> = Vec::new();
    for (revision, shape) in shapes.iter().enumerate() {
        let mut here = BTreeMap::new();
        for field in shape.fields.values().filter(|field| field.signature) {
            if let Some(value) = &field.value {
                here.entry(field.name.clone()).or_insert_with(|| value.clone());
            }
        }
        let mut new = Vec::new();
        for (name, value) in here {
            if let Some(signature) = read(shape.view, name, &value, revision) {
                let known = found.iter().any(|known| {
                    known.field == signature.field && known.at == signature.at && known.object == signature.object
                });
                if !known {
                    new.push(signature);
                }
            }
        }
        new.sort_by_key(|signature| signature.at.as_ref().map_or(usize::MAX, |at| at.start));
        found.extend(new);
        if found.len() > MOST {
            return Err(Unreadable::TooMuch);
        }
    }
    Ok(found)
}

fn read(view: &View<'_>, field: String, value: &Value, revision: usize) -> Option<Found> {
    let object: Rc<Value> = view.resolve(value);
    // A field without a value is not signed; one whose value is there and cannot be read is signed badly.
    let missing = value.reference().is_none_or(|number| view.place(number).is_none());
    let empty = Dict::new();
    let dict = match object.dict() {
        None if missing => return None,
        None => &empty,
        Some(dict) => dict,
    };
    let encoding = view.at(dict, b"SubFilter").name().unwrap_or_default().to_vec();
    let timestamp = encoding == b"ETSI.RFC3161" || view.at(dict, b"Type").name() == Some(b"DocTimeStamp");
    // Both must stand in the dictionary itself: what stands elsewhere could be replaced.
    let range = dict.get(&b"ByteRange"[..]).and_then(Value::array).and_then(|items| {
        let numbers: Option<Vec<usize>> = items.iter().map(Value::offset).collect();
        numbers.and_then(|numbers| <[usize; 4]>::try_from(numbers).ok())
    });
    let contents = dict.get(&b"Contents"[..]).and_then(Value::text);
    let (certification, locks) = rules(view, dict);
    Some(Found {
        field,
        revision,
        kind: if timestamp { Kind::Timestamp } else { Kind::Signature },
        encoding,
        range,
        at: contents.filter(|contents| contents.hex).and_then(|contents| contents.at.clone()),
        contents: contents.map(|contents| contents.bytes.clone()).unwrap_or_default(),
        claimed_time: view.at(dict, b"M").text().and_then(|time| moment(&text(&time.bytes))),
        certification,
        locks,
        object: value.reference(),
    })
}

/// What the signature itself says may change (`/Reference`).
fn rules(view: &View<'_>, dict: &Dict) -> (Option<Permission>, Vec<Lock>) {
    let (mut permission, mut locks) = (None, Vec::new());
    let references = view.at(dict, b"Reference");
    for reference in references.array().unwrap_or_default() {
        let reference = view.resolve(reference);
        let Some(reference) = reference.dict() else { continue };
        let parameters = view.at(reference, b"TransformParams");
        let empty = Dict::new();
        let parameters = parameters.dict().unwrap_or(&empty);
        match view.at(reference, b"TransformMethod").name() {
            Some(b"DocMDP") => {
                let stated = match view.at(parameters, b"P").integer() {
                    Some(1) => Permission::Nothing,
                    Some(3) => Permission::Annotations,
                    _ => Permission::Forms,
                };
                permission = Some(permission.map_or(stated, |known: Permission| known.min(stated)));
            }
            Some(b"FieldMDP") => {
                let names = view.at(parameters, b"Fields");
                let names = names
                    .array()
                    .unwrap_or_default()
                    .iter()
                    .filter_map(|name| name.text().map(|name| text(&name.bytes)));
                locks.push(match view.at(parameters, b"Action").name() {
                    Some(b"Include") => Lock::Only(names.collect()),
                    Some(b"Exclude") => Lock::Except(names.collect()),
                    _ => Lock::All,
                });
            }
            _ => {}
        }
    }
    (permission, locks)
}

/// A date as PDF writes it, `D:20261122034800+07'00'` (ISO 32000-2, 7.9.4). Parts may be left out from the end.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, zone) = text.split_at(end);
    let year = digits.get(..4)?.parse().ok()?;
    let pair = |at: usize, otherwise: i8| match digits.get(at..at + 2) {
        Some(pair) => pair.parse().ok(),
        None => Some(otherwise),
    };
    let time = DateTime::new(year, pair(4, 1)?, pair(6, 1)?, pair(8, 0)?, pair(10, 0)?, pair(12, 0)?, 0).ok()?;
    let zone: Vec<char> = zone.chars().filter(|letter| *letter != '\'').collect();
    let seconds = match zone.split_first() {
        Some((sign @ ('+' | '-'), rest)) => {
            let number = |part: &[char]| part.iter().collect::<String>().parse::<i32>().ok();
            let hours = number(rest.get(..2)?)?;
            let minutes = rest.get(2..4).map_or(Some(0), number)?;
            (hours * 3600 + minutes * 60) * if *sign == '-' { -1 } else { 1 }
        }
        _ => 0,
    };
    Offset::from_seconds(seconds).ok()?.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_pdf_writes_them() {
        for (text, expected) in [
            ("D:20261122104800+07'00'", Some("2026-11-22T03:48:00Z")),
            ("D:20261122034800Z", Some("2026-11-22T03:48:00Z")),
            ("D:2026", Some("2026-01-01T00:00:00Z")),
            ("D:20261322", None),
            ("yesterday", None),
        ] {
            assert_eq!(moment(text).map(|at| at.to_string()).as_deref(), expected, "{text}");
        }
    }
}
