//! An answer as a person reads it: on the check page, at the desk, on the printed declaration.

use domain::catalog::field::{Field, FieldType};
use domain::catalog::reading::{land, vehicle};
use domain::unit::commune::CommuneCode;
use jiff::civil::Date;
use serde_json::Value;

use super::{Lang, Value as Word, format};
use crate::city::City;

/// Who reads, and what stands around the answer.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The running system: names of communes, words.
    pub city: &'a City,
    /// The language.
    pub lang: Lang,
    /// The day whose names of units are used.
    pub day: Date,
    /// The name of the paper with this identifier, if it is at hand.
    pub paper: &'a dyn Fn(&str) -> Option<String>,
}

impl Reader<'_> {
    /// The lines of an answer: an address has two, a group one for each item. An answer of another shape than its field
    /// has today is told as it was kept, never left out.
    pub fn lines(&self, field: &Field, value: &Value) -> Vec<String> {
        let part = |name: &str| value.get(name).and_then(Value::as_str).filter(|part| !part.is_empty());
        match (field.kind, value) {
            (FieldType::Address, Value::Object(_)) => {
                let place = part("commune").map(|code| self.commune(code)).or(part("place").map(str::to_owned));
                [part("line").map(str::to_owned), place].into_iter().flatten().collect()
            }
            (FieldType::Commune, Value::Object(_)) => {
                part("place").or(part("commune")).into_iter().map(str::to_owned).collect()
            }
            (FieldType::LandParcel, Value::Object(parts)) => {
                let line = |name: &str| {
                    let told = match (name, parts.get(name)?) {
                        ("commune", Value::String(code)) if code.is_empty() => part("place")?.to_owned(),
                        ("commune", Value::String(code)) => self.commune(code),
                        ("area", Value::Number(area)) => self.number(area),
                        (_, value) => plain(value),
                    };
                    Some(self.labelled(&self.word(&format!("form-land-{name}")), &told))
                };
                land::PARTS.into_iter().filter_map(line).collect()
            }
            (FieldType::Vehicle, Value::Object(_)) => {
                let line = |name| Some(self.labelled(&self.word(&format!("form-vehicle-{name}")), part(name)?));
                vehicle::PARTS.into_iter().filter_map(line).collect()
            }
            (FieldType::Group, Value::Array(items)) => {
                let item = |(at, item): (usize, &Value)| {
                    let answers: Vec<String> = self
                        .item(field, item)
                        .into_iter()
                        .map(|(label, lines)| self.labelled(&label, &lines.join(", ")))
                        .collect();
                    self.labelled(&self.nth(field, at), &answers.join("; "))
                };
                items.iter().enumerate().map(item).collect()
            }
            (FieldType::LongText, Value::String(text)) => text.lines().map(str::to_owned).collect(),
            _ => vec![self.short(field, value)],
        }
    }

    /// The answers of one item of a group, each with its question.
    pub fn item(&self, group: &Field, item: &Value) -> Vec<(String, Vec<String>)> {
        let answer = |field: &Field| {
            let lines = self.lines(field, item.get(&field.name)?);
            Some((field.label.get(self.lang.code()).trim_end_matches(['?', ' ']).to_owned(), lines))
        };
        group.fields.iter().filter_map(answer).collect()
    }

    /// What an item is called: “Người thứ 2”.
    pub fn nth(&self, group: &Field, at: usize) -> String {
        nth(&self.city.words, self.lang, group, at)
    }

    fn short(&self, field: &Field, value: &Value) -> String {
        let text = value.as_str();
        match (field.kind, value) {
            (FieldType::Choice, _) => text
                .map(|text| field.option(text).map_or(text, |option| option.label(self.lang.code())))
                .map(str::to_owned),
            (FieldType::Date, _) => {
                text.and_then(|text| text.parse().ok()).map(|day| format::short_date(self.lang, day))
            }
            (FieldType::Money, Value::Number(amount)) => amount.as_i64().map(|dong| format::money(self.lang, dong)),
            (FieldType::Commune, _) => text.map(|code| self.commune(code)),
            (FieldType::File, _) => text.map(|id| (self.paper)(id).unwrap_or_else(|| self.word("form-file-sent"))),
            (_, Value::Bool(yes)) => Some(self.word(if *yes { "form-yes" } else { "form-no" })),
            (_, Value::Number(number)) => Some(self.number(number)),
            _ => None,
        }
        .unwrap_or_else(|| plain(value))
    }

    /// A number as one writes it in the language.
    fn number(&self, number: &serde_json::Number) -> String {
        if let Some(whole) = number.as_i64() {
            return format::number(self.lang, whole);
        }
        let text = number.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let point = if self.lang == Lang::Vi { ',' } else { '.' };
        match whole.parse() {
            Ok(whole) => format!("{}{point}{fraction}", format::number(self.lang, whole)),
            Err(_) => text,
        }
    }

    /// A commune and its province by name.
    fn commune(&self, code: &str) -> String {
        let units = &self.city.library.units;
        let found = code.parse::<CommuneCode>().ok().and_then(|code| units.commune(code));
        let Some(commune) = found else { return code.to_owned() };
        let province = units.province(commune.province).map(|province| province.full_name_on(self.day));
        [Some(commune.full_name_on(self.day)), province].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn word(&self, key: &str) -> String {
        self.city.words.get(self.lang, key, &[])
    }

    fn labelled(&self, label: &str, text: &str) -> String {
        format!("{label}: {text}")
    }
}

/// What an item of a group is called: “Người thứ 2”.
pub fn nth(words: &super::Words, lang: Lang, group: &Field, at: usize) -> String {
    let item =
        group.item.as_ref().map_or_else(|| words.get(lang, "form-item", &[]), |item| item.get(lang.code()).into());
    words.get(lang, "form-item-nth", &[("item", item.into()), ("n", Word::from((at + 1).to_string()))])
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
