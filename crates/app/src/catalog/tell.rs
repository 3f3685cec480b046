//! Refusals and changes in people's words.

use domain::catalog::difference::Change;
use jiff::civil::Date;

use crate::words::{Lang, Value, Words};

/// A value of a refusal: names of things by their words, days as people write them.
pub(crate) fn value(words: &Words, lang: Lang, name: &str, value: String) -> Value {
    let word = |group: &str| words.get(lang, &format!("publication-{group}-{}", value.replace('_', "-")), &[]);
    match name {
        "action" | "state" | "field" => word(name).into(),
        "day" | "today" => value.parse::<Date>().map_or_else(|_| value.into(), Value::Day),
        "count" | "missing" | "limit" => value.parse::<i64>().map_or_else(|_| value.into(), Value::Count),
        _ => value.into(),
    }
}

/// A change between two texts, in one line.
#[must_use]
pub fn change(words: &Words, lang: Lang, change: &Change) -> String {
    let args: Vec<(&str, Value)> = change
        .args
        .iter()
        .map(|(name, value)| {
            let value: Value = match name.as_str() {
                "thing" | "what" | "lang" => {
                    let key = format!("publication-{name}-{value}");
                    words.find(lang, &key, &[]).unwrap_or_else(|| value.clone()).into()
                }
                _ => value.clone().into(),
            };
            (name.as_str(), value)
        })
        .collect();
    words.get(lang, change.code, &args)
}
