//! A commune, and an address in one. Which commune a name or an old code means is for [`super::super::places`].

use serde_json::{Map, Value, json};

use super::super::answers::AnswerError;
use super::super::field::Field;
use super::{Reading, Readings, normal, wrong};

pub(super) fn commune(field: &Field, text: &str) -> Reading {
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(Some(Value::String(text.to_owned())))
    } else {
        Err(wrong(field, "answer.not-a-commune"))
    }
}

/// The commune among the parts of an answer. A name typed beside it (`place`) was not found, or it would be gone.
pub(super) fn commune_part(field: &Field, parts: &Map<String, Value>) -> Reading {
    let place = part(field, parts, "place")?;
    match part(field, parts, "commune")? {
        _ if !place.is_empty() => Err(wrong(field, "answer.not-a-commune")),
        text if text.is_empty() => Ok(None),
        text => commune(field, &text),
    }
}

/// One part as text on one line.
pub(super) fn part(field: &Field, parts: &Map<String, Value>, name: &str) -> Result<String, AnswerError> {
    let most = field.most_characters();
    let text = match parts.get(name) {
        None | Some(Value::Null) => return Ok(String::new()),
        Some(Value::String(text)) if text.len() <= 4_096 => normal(text, false),
        Some(Value::String(_)) => return Err(wrong(field, "answer.too-long").with("max", most)),
        Some(_) => return Err(wrong(field, "answer.wrong-type")),
    };
    if text.chars().any(char::is_control) {
        return Err(wrong(field, "answer.strange-characters"));
    }
    if text.chars().count() > most {
        return Err(wrong(field, "answer.too-long").with("max", most));
    }
    Ok(text)
}

/// Whether all parts are of this kind of answer.
pub(super) fn only(field: &Field, parts: &Map<String, Value>, names: &[&str]) -> Result<(), AnswerError> {
    let strange = parts.keys().any(|part| !names.contains(&part.as_str()));
    if strange { Err(wrong(field, "answer.wrong-type")) } else { Ok(()) }
}

/// The error at its part: `home.commune`.
pub(super) fn at(part: &str, mut error: AnswerError) -> AnswerError {
    error.field = format!("{}.{part}", error.field);
    error
}

pub(super) fn address(field: &Field, parts: &Map<String, Value>) -> Readings {
    only(field, parts, &["line", "commune", "place"])?;
    let line = part(field, parts, "line");
    let commune = commune_part(field, parts);
    if matches!((&line, &commune), (Ok(line), Ok(None)) if line.is_empty()) {
        return Ok(None);
    }
    let mut errors = Vec::new();
    match &line {
        Ok(line) if line.is_empty() => errors.push(at("line", wrong(field, "answer.address-line"))),
        Ok(_) => {}
        Err(error) => errors.push(at("line", error.clone())),
    }
    match &commune {
        Ok(None) => errors.push(at("commune", wrong(field, "answer.choose-commune"))),
        Ok(Some(_)) => {}
        Err(error) => errors.push(at("commune", error.clone())),
    }
    match (line, commune) {
        (Ok(line), Ok(Some(commune))) if errors.is_empty() => Ok(Some(json!({ "line": line, "commune": commune }))),
        _ => Err(errors),
    }
}
