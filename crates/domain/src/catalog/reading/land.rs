//! A parcel of land, as the cadastral map names it: sheet, parcel, commune, and its area in square metres.

use serde_json::{Map, Value, json};

use super::super::field::Field;
use super::number::{self, Limits};
use super::place::{at, commune_part, only, part};
use super::{Readings, wrong};

/// The parts, in the order in which a certificate prints them.
pub const PARTS: [&str; 4] = ["sheet", "parcel", "commune", "area"];
/// Most characters of the number of a sheet or a parcel.
pub const NUMBER: usize = 20;
/// The largest area in square metres: a whole province.
pub const LARGEST: i64 = 20_000_000_000;

pub(super) fn read(field: &Field, parts: &Map<String, Value>) -> Readings {
    only(field, parts, &["sheet", "parcel", "commune", "place", "area"])?;
    let sheet = numbered(field, parts, "sheet");
    let parcel = numbered(field, parts, "parcel");
    let commune = commune_part(field, parts).map_err(|error| at("commune", error));
    let area = area(field, parts).map_err(|error| at("area", error));
    let read = [("sheet", sheet), ("parcel", parcel), ("commune", commune), ("area", area)];
    if read.iter().all(|(_, answer)| matches!(answer, Ok(None))) {
        return Ok(None);
    }
    let (mut kept, mut errors) = (Map::new(), Vec::new());
    for (name, answer) in read {
        match answer {
            Ok(Some(value)) => {
                kept.insert(name.to_owned(), value);
            }
            Ok(None) => {
                let code = match name {
                    "commune" => "answer.choose-commune",
                    "area" => "answer.land-area",
                    _ => "answer.land-number",
                };
                errors.push(at(name, wrong(field, code)));
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(Some(Value::Object(kept))) } else { Err(errors) }
}

/// The number of a sheet or a parcel: mostly digits, on old maps letters, dashes and strokes too.
fn numbered(field: &Field, parts: &Map<String, Value>, name: &str) -> super::Reading {
    let given = match parts.get(name) {
        Some(Value::Number(number)) if number.is_u64() => {
            Map::from_iter([(name.to_owned(), number.to_string().into())])
        }
        _ => {
            parts.iter().filter(|(part, _)| *part == name).map(|(name, value)| (name.clone(), value.clone())).collect()
        }
    };
    let text = part(field, &given, name).map_err(|error| at(name, error))?.to_uppercase();
    if text.is_empty() {
        return Ok(None);
    }
    let sound = text.chars().all(|letter| letter.is_alphanumeric() || "-/.() ".contains(letter));
    if !sound || !text.chars().any(char::is_alphanumeric) {
        return Err(at(name, wrong(field, "answer.land-number")));
    }
    if text.chars().count() > NUMBER {
        return Err(at(name, wrong(field, "answer.too-long").with("max", NUMBER)));
    }
    Ok(Some(json!(text)))
}

fn area(field: &Field, parts: &Map<String, Value>) -> super::Reading {
    let limits = Limits { min: Some(field.min.unwrap_or(0).max(0)), max: Some(field.max.unwrap_or(LARGEST)) };
    let read = match parts.get("area") {
        Some(Value::Number(given)) => number::read(field, &number::written(given), limits),
        _ => match part(field, parts, "area")? {
            text if text.is_empty() => return Ok(None),
            // People write the unit behind it.
            text => number::read(field, text.trim_end_matches("m2").trim_end_matches("m²").trim(), limits),
        },
    }?;
    match read {
        Some(value) if value.as_f64().is_some_and(|area| area > 0.0) => Ok(Some(value)),
        _ => Err(wrong(field, "answer.land-area")),
    }
}
