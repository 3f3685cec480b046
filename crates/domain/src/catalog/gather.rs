//! The inputs of an HTML page, put together to answers.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::field::{Field, FieldType, MOST_ITEMS};
use super::form::Form;

/// The input that says how many items of a group a page showed: `people.items`.
pub const ITEMS: &str = "items";

type Inputs<'a> = BTreeMap<&'a str, &'a str>;

pub(super) fn gather<'a>(form: &Form, inputs: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, Value> {
    let mut typed: Inputs<'a> = BTreeMap::new();
    for (name, value) in inputs {
        // The first value of a name counts: a file that was just sent stands before the one taken earlier.
        if !value.trim().is_empty() {
            typed.entry(name).or_insert(value.trim());
        }
    }
    form.fields().filter_map(|field| Some((field.name.clone(), one(field, &field.name, &typed)?))).collect()
}

/// The answer to a field whose inputs begin with `path`.
fn one(field: &Field, path: &str, inputs: &Inputs<'_>) -> Option<Value> {
    let whole = inputs.get(path).map(|value| Value::from(*value));
    let parts = |names: &[&str]| parts(path, names, inputs);
    match field.kind {
        FieldType::Date => date(path, inputs).or(whole),
        FieldType::Commune => match parts(&["place"]) {
            Some(Value::Object(mut both)) => {
                let place = both.remove("place");
                match whole {
                    Some(code) => {
                        let place = place.unwrap_or_default();
                        Some(serde_json::json!({ "commune": code, "place": place }))
                    }
                    None => place,
                }
            }
            _ => whole,
        },
        FieldType::Address => parts(&["line", "commune", "place"]).or(whole),
        FieldType::LandParcel => parts(&["sheet", "parcel", "commune", "place", "area"]).or(whole),
        FieldType::Vehicle => parts(&["plate", "chassis", "engine", "brand"]).or(whole),
        FieldType::File => whole.or_else(|| inputs.get(format!("{path}.taken").as_str()).map(|id| Value::from(*id))),
        FieldType::Group => items(field, path, inputs),
        _ => whole,
    }
}

fn date(path: &str, inputs: &Inputs<'_>) -> Option<Value> {
    let part = |part: &str| inputs.get(format!("{path}.{part}").as_str()).copied();
    let [day, month, year] = ["day", "month", "year"].map(part);
    day.or(month).or(year)?;
    let [day, month, year] = [day, month, year].map(Option::unwrap_or_default);
    Some(Value::from(format!("{day}/{month}/{year}")))
}

fn parts(path: &str, names: &[&str], inputs: &Inputs<'_>) -> Option<Value> {
    let given: Map<String, Value> = names
        .iter()
        .filter_map(|name| {
            let value = inputs.get(format!("{path}.{name}").as_str())?;
            Some(((*name).to_owned(), Value::from(*value)))
        })
        .collect();
    if given.is_empty() { None } else { Some(Value::Object(given)) }
}

/// As many items as the page showed, also those left empty, so that “take out the second” means what the person saw.
fn items(field: &Field, path: &str, inputs: &Inputs<'_>) -> Option<Value> {
    let said = inputs.get(format!("{path}.{ITEMS}").as_str()).and_then(|count| count.parse::<usize>().ok());
    let before = format!("{path}.");
    let typed = inputs
        .range(before.as_str()..)
        .take_while(|(name, _)| name.starts_with(&before))
        .filter_map(|(name, _)| name[before.len()..].split('.').next()?.parse::<usize>().ok())
        .filter(|at| *at < MOST_ITEMS)
        .max();
    let count = said.unwrap_or(0).max(typed.map_or(0, |at| at + 1)).min(MOST_ITEMS);
    if count == 0 {
        return None;
    }
    let item = |at: usize| {
        let path = format!("{path}.{at}");
        // A group in a group is refused by the check of the catalogue.
        let simple = field.fields.iter().filter(|field| field.kind != FieldType::Group);
        let answer = |field: &Field| Some((field.name.clone(), one(field, &format!("{path}.{}", field.name), inputs)?));
        Value::Object(simple.filter_map(answer).collect())
    };
    Some((0..count).map(item).collect())
}
