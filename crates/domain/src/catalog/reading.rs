//! One answer, read by the type of its field.

use jiff::civil::Date;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::answers::AnswerError;
use super::field::{Field, FieldType};

type Reading = Result<Option<Value>, AnswerError>;

/// The answer in its normal form; none when nothing was answered.
pub(super) fn read(field: &Field, given: &Value, today: Date) -> Reading {
    match (field.kind, given) {
        (_, Value::Null) => Ok(None),
        (FieldType::YesNo, Value::Bool(truth)) => Ok(Some(Value::Bool(*truth))),
        (FieldType::Number | FieldType::Money, Value::Number(number)) => number_of(field, &number.to_string()),
        (FieldType::Address, Value::Object(parts)) => address_of(field, parts),
        (_, Value::String(text)) => text_of(field, text, today),
        _ => Err(wrong(field, "answer.wrong-type")),
    }
}

fn wrong(field: &Field, code: &'static str) -> AnswerError {
    AnswerError::new(&field.name, code)
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
        FieldType::Text | FieldType::LongText | FieldType::File => shaped(field, text),
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
        FieldType::Commune => commune_of(field, &text),
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

/// Shape only; what the digits mean is `identity`'s to say.
fn twelve_digits(field: &Field, text: &str) -> Reading {
    let digits: String = text.chars().filter(|letter| !" .-".contains(*letter)).collect();
    if digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(Some(Value::String(digits)))
    } else {
        Err(wrong(field, "answer.not-a-personal-id").with("given", digits.chars().count()))
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

/// A number as people write it in Việt Nam: points part the thousands, a comma starts the fraction. A single point
/// that does not part thousands is read as the decimal point that programs write.
fn number_of(field: &Field, text: &str) -> Reading {
    let not_a_number = || wrong(field, "answer.not-a-number");
    let bare: String = text.chars().filter(|letter| *letter != ' ').collect();
    let (whole, fraction) = match bare.split_once(',') {
        Some((whole, fraction)) => (whole.to_owned(), fraction.to_owned()),
        None if parts_thousands(&bare) => (bare.clone(), String::new()),
        None => bare.split_once('.').map_or((bare.clone(), String::new()), |(whole, rest)| (whole.into(), rest.into())),
    };
    let whole = if parts_thousands(&whole) { whole.replace('.', "") } else { whole };
    let digits = whole.strip_prefix('-').unwrap_or(&whole);
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || digits.len() > 15 || !all_digits(digits) || !all_digits(&fraction) || fraction.len() > 6 {
        return Err(not_a_number());
    }
    let fraction = fraction.trim_end_matches('0');
    if field.kind == FieldType::Money && (!fraction.is_empty() || whole.starts_with('-')) {
        return Err(wrong(field, "answer.not-an-amount"));
    }
    let floor: i64 = whole.parse().map_err(|_| not_a_number())?;
    let value: f64 = format!("{whole}.{fraction}0").parse().map_err(|_| not_a_number())?;
    #[expect(clippy::cast_precision_loss, reason = "limits are small and the comparison needs no more")]
    let beyond = |limit: i64, low: bool| if low { value < limit as f64 } else { value > limit as f64 };
    if let Some(min) = field.min.filter(|min| beyond(*min, true)) {
        return Err(wrong(field, "answer.too-small").with("min", min));
    }
    if let Some(max) = field.max.filter(|max| beyond(*max, false)) {
        return Err(wrong(field, "answer.too-large").with("max", max));
    }
    Ok(Some(if fraction.is_empty() { json!(floor) } else { json!(value) }))
}

/// `1.200.000` and `12.000`, not `12.5` and not `1.2000`.
fn parts_thousands(text: &str) -> bool {
    let mut groups = text.trim_start_matches('-').split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len()) && !rest.is_empty() && rest.iter().all(|group| group.len() == 3)
}

fn commune_of(field: &Field, text: &str) -> Reading {
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(Some(Value::String(text.to_owned())))
    } else {
        Err(wrong(field, "answer.not-a-commune"))
    }
}

fn address_of(field: &Field, parts: &serde_json::Map<String, Value>) -> Reading {
    if parts.keys().any(|part| part != "line" && part != "commune") {
        return Err(wrong(field, "answer.wrong-type"));
    }
    let part = |name: &str| match parts.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) if text.len() <= 4_096 => Ok(normal(text, false)),
        Some(Value::String(_)) => Err(wrong(field, "answer.too-long").with("max", field.most_characters())),
        Some(_) => Err(wrong(field, "answer.wrong-type")),
    };
    let (line, commune) = (part("line")?, part("commune")?);
    if line.is_empty() && commune.is_empty() {
        return Ok(None);
    }
    if line.chars().any(char::is_control) {
        return Err(wrong(field, "answer.strange-characters"));
    }
    if line.chars().count() > field.most_characters() {
        return Err(wrong(field, "answer.too-long").with("max", field.most_characters()));
    }
    if commune.is_empty() {
        return Err(wrong(field, "answer.choose-commune"));
    }
    commune_of(field, &commune)?;
    if line.is_empty() {
        return Err(wrong(field, "answer.address-line"));
    }
    Ok(Some(json!({ "line": line, "commune": commune })))
}
