//! One answer, read by the type of its field.
mod group; // the items of a group
pub mod land; // a parcel of land
mod number; // numbers and amounts
mod place; // communes and addresses
pub mod vehicle; // a vehicle by its plate or chassis

use jiff::civil::Date;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::answers::{AnswerError, Answers};
use super::field::{Field, FieldType};
use crate::id::PaperId;
use crate::identity::personal_id::{IdKind, PersonalId, PersonalIdError};

/// One answer that is right or wrong as a whole.
type Reading = Result<Option<Value>, AnswerError>;
/// An answer of parts or items: everything that is wrong with it.
pub(super) type Readings = Result<Option<Value>, Vec<AnswerError>>;

/// The answer in its normal form; none when nothing was answered. `before` are the answers ahead of it, which the
/// conditions inside a group may read.
pub(super) fn read(field: &Field, given: &Value, before: &Answers, today: Date) -> Readings {
    match (field.kind, given) {
        (FieldType::Address, Value::Object(parts)) => place::address(field, parts),
        (FieldType::LandParcel, Value::Object(parts)) => land::read(field, parts),
        (FieldType::Vehicle, Value::Object(parts)) => vehicle::read(field, parts),
        (FieldType::Group, Value::Array(items)) => group::items(field, items, before, today),
        _ => simple(field, given, today).map_err(|error| vec![error]),
    }
}

/// The answer in its normal form as far as it can be read, as typed otherwise; none when nothing was answered.
pub(super) fn settle(field: &Field, given: &Value, today: Date) -> Option<Value> {
    match (field.kind, given) {
        (FieldType::Group, Value::Array(items)) => group::settled(field, items, today),
        _ => read(field, given, &Answers::default(), today).unwrap_or_else(|_| Some(given.clone())),
    }
}

fn simple(field: &Field, given: &Value, today: Date) -> Reading {
    match (field.kind, given) {
        (_, Value::Null) => Ok(None),
        (FieldType::YesNo, Value::Bool(truth)) => Ok(Some(Value::Bool(*truth))),
        (FieldType::Number | FieldType::Money, Value::Number(number)) => number_of(field, &number::written(number)),
        (FieldType::Commune, Value::Object(parts)) => {
            place::only(field, parts, &["commune", "place"])?;
            place::commune_part(field, parts)
        }
        (_, Value::String(text)) => text_of(field, text, today),
        _ => Err(wrong(field, "answer.wrong-type")),
    }
}

impl From<AnswerError> for Vec<AnswerError> {
    fn from(error: AnswerError) -> Self {
        vec![error]
    }
}

fn wrong(field: &Field, code: &'static str) -> AnswerError {
    AnswerError::new(&field.name, code)
}

fn number_of(field: &Field, text: &str) -> Reading {
    number::read(field, text, number::Limits { min: field.min, max: field.max })
}

fn text_of(field: &Field, given: &str, today: Date) -> Reading {
    // Length is held before normalising, so that a huge text costs nothing.
    let most = field.most_characters();
    if given.len() > most.saturating_mul(8).max(4_096) {
        return Err(wrong(field, "answer.too-long").with("max", most));
    }
    let lines = field.kind == FieldType::LongText;
    let text = normal(given, lines);
    if text.chars().any(|letter| letter.is_control() && !(lines && letter == '\n')) {
        return Err(wrong(field, "answer.strange-characters"));
    }
    if text.is_empty() {
        return Ok(None);
    }
    let long = text.chars().count();
    if long > most {
        return Err(wrong(field, "answer.too-long").with("max", most).with("given", long));
    }
    if let Some(least) = field.min_length.filter(|least| long < *least) {
        return Err(wrong(field, "answer.too-short").with("min", least).with("given", long));
    }
    match field.kind {
        FieldType::Text | FieldType::LongText => shaped(field, text),
        FieldType::File => file_of(field, &text),
        FieldType::PersonName => name_of(field, text),
        FieldType::Date => date_of(field, &text, today),
        FieldType::PersonalId => twelve_digits(field, &text),
        FieldType::Phone => phone_of(field, &text),
        FieldType::Email => email_of(field, text),
        FieldType::Choice if field.option(&text).is_some() => Ok(Some(Value::String(text))),
        FieldType::Choice => Err(wrong(field, "answer.not-an-option")),
        FieldType::YesNo => match text.as_str() {
            "yes" | "true" | "1" => Ok(Some(Value::Bool(true))),
            "no" | "false" | "0" => Ok(Some(Value::Bool(false))),
            _ => Err(wrong(field, "answer.not-an-option")),
        },
        FieldType::Number | FieldType::Money => number_of(field, &text),
        FieldType::Commune => place::commune(field, &text),
        FieldType::Address | FieldType::LandParcel | FieldType::Vehicle | FieldType::Group => {
            Err(wrong(field, "answer.wrong-type"))
        }
    }
}

/// NFC, one space between words, none at the ends: the same name typed on two keyboards is the same name.
fn normal(text: &str, lines: bool) -> String {
    let squeeze =
        |line: &str| line.split([' ', '\t', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let text: String = text.nfc().collect();
    if lines {
        text.replace("\r\n", "\n")
            .replace('\r', "\n")
            .split('\n')
            .map(squeeze)
            .collect::<Vec<_>>()
            .join("\n")
            .trim()
            .to_owned()
    } else {
        squeeze(&text)
    }
}

/// Holds the text against a pattern in which `9` is a digit and `A` a capital letter.
fn shaped(field: &Field, text: String) -> Reading {
    let fits = field.pattern.as_ref().is_none_or(|pattern| {
        pattern.chars().count() == text.chars().count()
            && pattern.chars().zip(text.chars()).all(|(shape, letter)| match shape {
                '9' => letter.is_ascii_digit(),
                'A' => letter.is_uppercase(),
                same => same == letter,
            })
    });
    match &field.pattern {
        Some(pattern) if !fits => Err(wrong(field, "answer.wrong-shape").with("pattern", pattern)),
        _ => Ok(Some(Value::String(text))),
    }
}

/// The identifier of an upload; whose it is and what is in it is seen when it is filed.
fn file_of(field: &Field, text: &str) -> Reading {
    match text.parse::<PaperId>() {
        Ok(id) => Ok(Some(Value::String(id.to_string()))),
        Err(_) => Err(wrong(field, "answer.attach")),
    }
}

fn name_of(field: &Field, text: String) -> Reading {
    let letters = text.chars().any(char::is_alphabetic);
    let sound = text.chars().all(|letter| letter.is_alphabetic() || " '’.-".contains(letter) || is_mark(letter));
    if letters && sound { Ok(Some(Value::String(text))) } else { Err(wrong(field, "answer.not-a-name")) }
}

/// Marks that NFC leaves apart in names of other languages.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn date_of(field: &Field, text: &str, today: Date) -> Reading {
    let date = iso(text).or_else(|| day_first(text)).ok_or_else(|| wrong(field, "answer.not-a-date"))?;
    if field.not_in_future && date > today {
        return Err(wrong(field, "answer.in-the-future").with("today", shown(today)));
    }
    let earliest = field.not_before.unwrap_or(jiff::civil::date(1880, 1, 1));
    if date < earliest {
        return Err(wrong(field, "answer.too-early").with("earliest", shown(earliest)));
    }
    if date.year() > 2200 {
        return Err(wrong(field, "answer.not-a-date"));
    }
    Ok(Some(Value::String(date.to_string())))
}

fn iso(text: &str) -> Option<Date> {
    if text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') { text.parse().ok() } else { None }
}

/// Day, month, year as people write them: `5/9/2026`, `05-09-2026`, `05.09.2026`.
fn day_first(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 || parts.iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// Shape only; whether the number fits the person is a remark (see `remarks`).
fn twelve_digits(field: &Field, text: &str) -> Reading {
    match text.parse::<PersonalId>() {
        Ok(id) if id.kind() == IdKind::Personal => Ok(Some(Value::String(id.as_str().to_owned()))),
        Err(error @ PersonalIdError::Place) => Err(wrong(field, error.code())),
        _ => {
            let digits = text.chars().filter(|letter| !" .-".contains(*letter)).count();
            Err(wrong(field, "answer.not-a-personal-id").with("given", digits))
        }
    }
}

/// Ten digits from 0, or eleven for a landline; `+84` becomes `0`.
fn phone_of(field: &Field, text: &str) -> Reading {
    let bare: String = text.chars().filter(|letter| !" .-()".contains(*letter)).collect();
    let local = bare
        .strip_prefix("+84")
        .or_else(|| bare.strip_prefix("84").filter(|_| bare.len() >= 11))
        .map_or(bare.clone(), |rest| format!("0{rest}"));
    let sound =
        local.starts_with('0') && (10..=11).contains(&local.len()) && local.bytes().all(|byte| byte.is_ascii_digit());
    if sound { Ok(Some(Value::String(local))) } else { Err(wrong(field, "answer.not-a-phone")) }
}

fn email_of(field: &Field, text: String) -> Reading {
    let sound = text.split_once('@').is_some_and(|(person, place)| {
        !person.is_empty()
            && !place.starts_with('.')
            && !place.ends_with('.')
            && place.contains('.')
            && !place.contains("..")
    });
    if sound && text.matches('@').count() == 1 && !text.contains(' ') {
        Ok(Some(Value::String(text)))
    } else {
        Err(wrong(field, "answer.not-an-email"))
    }
}
