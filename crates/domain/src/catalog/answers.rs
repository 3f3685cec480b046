//! What a person answered, checked against the form.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::field::{Field, FieldType};
use super::form::Form;
use super::reading;

/// Checked answers, in one normal form: text in NFC without spaces at the ends, dates as `2026-02-13`, numbers as
/// numbers, yes and no as truth values. Unanswered fields are absent.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Value>);

impl Answers {
    /// Answers taken as they are, for drafts and conditions. Use [`Form::validate`] for what is filed.
    pub fn unchecked(values: BTreeMap<String, Value>) -> Answers {
        Answers(values)
    }

    /// The answer to a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The answer to a field, when it is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// The answer to a field, when it is a whole number.
    pub fn whole(&self, name: &str) -> Option<i64> {
        self.0.get(name).and_then(Value::as_i64)
    }

    /// The answer to a field, when it is a day.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.text(name).and_then(|text| text.parse().ok())
    }

    /// The commune code of a commune or address field.
    pub fn commune(&self, name: &str) -> Option<&str> {
        match self.0.get(name)? {
            Value::String(code) => Some(code),
            Value::Object(parts) => parts.get("commune").and_then(Value::as_str),
            _ => None,
        }
    }

    /// Every answer, by the name of its field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The answers as a map.
    pub fn into_map(self) -> BTreeMap<String, Value> {
        self.0
    }

    fn keep(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }
}

/// What is wrong with the answer to one field. The sentence is in `locales/*/catalog.ftl` under the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerError {
    /// Name of the field.
    pub field: String,
    /// Stable code, such as `answer.required`.
    pub code: &'static str,
    /// What the sentence needs: limits, examples.
    pub args: BTreeMap<String, String>,
}

impl AnswerError {
    /// An error of this kind on this field.
    pub fn new(field: &str, code: &'static str) -> AnswerError {
        AnswerError { field: field.chars().take(100).collect(), code, args: BTreeMap::new() }
    }

    /// The same error with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> AnswerError {
        self.args.insert(name.into(), value.to_string());
        self
    }

    /// The Fluent identifier of its sentence: the code with `-` for `.`.
    pub fn key(&self) -> String {
        self.code.replace('.', "-")
    }
}

/// The most answers looked at before the rest is refused unread.
const MOST_ANSWERS: usize = 500;

/// Fields whose condition holds over the visible answers before them; an answer that is not asked for counts as none.
pub(super) fn visible<'a>(form: &'a Form, given: &Answers) -> Vec<&'a Field> {
    let mut asked = Answers::default();
    let mut visible = Vec::new();
    for field in form.fields() {
        if field.visible_when.as_ref().is_none_or(|when| when.holds(&asked, None)) {
            if let Some(value) = given.get(&field.name) {
                asked.keep(&field.name, value.clone());
            }
            visible.push(field);
        }
    }
    visible
}

pub(super) fn validate(form: &Form, given: &BTreeMap<String, Value>, today: Date) -> Result<Answers, Vec<AnswerError>> {
    if given.len() > MOST_ANSWERS {
        return Err(vec![AnswerError::new("", "answer.too-many").with("max", MOST_ANSWERS)]);
    }
    let mut errors: Vec<AnswerError> = given
        .keys()
        .filter(|name| form.field(name).is_none())
        .map(|name| AnswerError::new(name, "answer.unknown-field"))
        .collect();
    let mut answers = Answers::default();
    for field in form.fields() {
        if field.visible_when.as_ref().is_some_and(|when| !when.holds(&answers, None)) {
            continue;
        }
        let answer = match given.get(&field.name) {
            None => Ok(None),
            Some(value) => reading::read(field, value, today),
        };
        match answer {
            Ok(Some(value)) => answers.keep(&field.name, value),
            Ok(None) if form.is_required(field, &answers) => errors.push(missing(field)),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

fn missing(field: &Field) -> AnswerError {
    let code = match field.kind {
        FieldType::Choice | FieldType::YesNo | FieldType::Commune => "answer.choose",
        FieldType::File => "answer.attach",
        _ => "answer.required",
    };
    AnswerError::new(&field.name, code)
}
