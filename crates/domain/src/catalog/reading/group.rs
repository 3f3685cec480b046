//! The items of a group, each read like a small form of its own.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::super::answers::{AnswerError, Answers, missing};
use super::super::condition::Setting;
use super::super::field::{Field, FieldType};
use super::{Readings, read, settle, wrong};

/// Reads every item; those in which nothing was answered do not count.
pub(super) fn items(field: &Field, given: &[Value], outer: &Answers, today: Date) -> Readings {
    let most = field.most_items();
    if given.len() > most {
        return Err(vec![wrong(field, "answer.too-many-items").with("max", most)]);
    }
    let (mut kept, mut errors) = (Vec::new(), Vec::new());
    for (at, given) in given.iter().enumerate() {
        let path = format!("{}.{at}", field.name);
        match given {
            Value::Null => {}
            Value::Object(parts) => match item(field, parts, outer, today) {
                Ok(Some(item)) => kept.push(item),
                Ok(None) => {}
                Err(wrong) => errors.extend(wrong.into_iter().map(|error| error.under(&path))),
            },
            _ => errors.push(AnswerError::new(&path, "answer.wrong-type")),
        }
    }
    let (have, least) = (kept.len(), field.least_items());
    match (errors.is_empty(), have) {
        (false, _) => Err(errors),
        (true, 0) => Ok(None),
        (true, have) if have < least => {
            Err(vec![wrong(field, "answer.too-few-items").with("min", least).with("given", have)])
        }
        _ => Ok(Some(Value::Array(kept))),
    }
}

/// One item. Its conditions read the answers of the item first, then those of the form before the group.
fn item(group: &Field, parts: &Map<String, Value>, outer: &Answers, today: Date) -> Readings {
    let known = |name: &str| group.fields.iter().any(|field| field.name == name);
    let strange = parts.keys().filter(|name| !known(name));
    let mut errors: Vec<_> =
        strange.take(group.fields.len() + 1).map(|name| AnswerError::new(name, "answer.unknown-field")).collect();
    let mut here = outer.clone();
    for field in &group.fields {
        here.forget(&field.name);
    }
    let (mut kept, mut unanswered) = (Map::new(), Vec::new());
    for field in group.fields.iter().filter(|field| field.kind != FieldType::Group) {
        if field.visible_when.as_ref().is_some_and(|when| !when.holds(&here, Setting::default())) {
            continue;
        }
        let required =
            field.required || field.required_when.as_ref().is_some_and(|when| when.holds(&here, Setting::default()));
        match parts.get(&field.name).map_or(Ok(None), |value| read(field, value, &here, today)) {
            Ok(Some(value)) => {
                here.keep(&field.name, value.clone());
                kept.insert(field.name.clone(), value);
            }
            Ok(None) if required => unanswered.push(missing(field)),
            Ok(None) => {}
            Err(wrong) => errors.extend(wrong),
        }
    }
    if kept.is_empty() && errors.is_empty() {
        return Ok(None);
    }
    errors.extend(unanswered);
    if errors.is_empty() { Ok(Some(Value::Object(kept))) } else { Err(errors) }
}

/// The items as a draft keeps them: without those in which nothing was typed.
pub(super) fn settled(group: &Field, given: &[Value], today: Date) -> Option<Value> {
    let item = |given: &Value| match given {
        Value::Object(parts) => {
            let fields = group.fields.iter().filter(|field| field.kind != FieldType::Group);
            let item: Map<_, _> = fields
                .filter_map(|field| Some((field.name.clone(), settle(field, parts.get(&field.name)?, today)?)))
                .collect();
            (!item.is_empty()).then_some(Value::Object(item))
        }
        Value::Null => None,
        other => Some(other.clone()),
    };
    let items: Vec<Value> = given.iter().filter_map(item).collect();
    (!items.is_empty()).then_some(Value::Array(items))
}
