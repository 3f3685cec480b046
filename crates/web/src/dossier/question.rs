//! A field of the catalogue as a question on a page: the same for the portal and the desk.

use app::words::{Lang, Value as Word, Words};
use domain::catalog::field::Choice;
use domain::catalog::{AnswerError, Field, FieldType};
use serde::Serialize;
use serde_json::Value;

/// A question with what was answered so far and what is wrong with it. `components/form.html` draws it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Question {
    /// The name of the field; parts of a date or an address have it with `.day`, `.commune` and so on.
    pub name: String,
    /// How it is drawn: `text`, `long-text`, `date`, `choice`, `select`, `address`.
    pub kind: &'static str,
    /// The question itself.
    pub label: String,
    /// A hint below it.
    pub hint: String,
    /// The answer as it was typed.
    pub value: String,
    /// Parts of a date.
    pub day: String,
    /// Parts of a date.
    pub month: String,
    /// Parts of a date.
    pub year: String,
    /// The line of an address.
    pub line: String,
    /// What may be chosen.
    pub options: Vec<Choosable>,
    /// What is wrong, in words that say how to put it right.
    pub error: String,
    /// Where the value comes from, when the city held it.
    pub source: String,
    /// The type of the input: `text`, `tel`, `email`.
    pub input_type: &'static str,
    /// How many characters wide.
    pub width: &'static str,
    /// What a browser may fill in.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: &'static str,
    /// Most characters of a long text.
    pub most: Option<usize>,
}

/// Something that may be chosen.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Choosable {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is the answer so far.
    pub chosen: bool,
    /// A hint below it.
    pub hint: String,
}

/// A mistake in the list at the top of a page; it leads to its field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The id of the field.
    pub id: String,
    /// The same words as at the field.
    pub text: String,
}

/// From so many options on, a list that opens is easier than a page of buttons.
const MANY: usize = 8;

impl Question {
    /// The question of a field. `communes` are code and name of those that may be chosen.
    pub fn of(
        field: &Field,
        given: Option<&Value>,
        words: &Words,
        lang: Lang,
        communes: &[(String, String)],
    ) -> Question {
        let typed = |value: Option<&Value>| match value {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Bool(true)) => "yes".to_owned(),
            Some(Value::Bool(false)) => "no".to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let value = typed(given);
        let [year, month, day] = date_parts(&value);
        let (kind, input_type, width, autocomplete, inputmode) = drawn(field.kind, field.options.len());
        let commune =
            given.and_then(|given| given.get("commune")).map_or_else(|| value.clone(), |part| typed(Some(part)));
        let options = match field.kind {
            FieldType::Choice => field.options.iter().map(|option| Choosable::of(option, &value, lang)).collect(),
            FieldType::YesNo => ["yes", "no"].map(|answer| Choosable::yes_no(answer, &value, words, lang)).to_vec(),
            FieldType::Commune | FieldType::Address => {
                communes.iter().map(|place| Choosable::commune(place, &commune)).collect()
            }
            _ => Vec::new(),
        };
        Question {
            name: field.name.clone(),
            kind,
            label: field.label.get(lang.code()).to_owned(),
            hint: field.hint.as_ref().map(|hint| hint.get(lang.code()).to_owned()).unwrap_or_default(),
            line: typed(given.and_then(|given| given.get("line"))),
            day,
            month,
            year,
            value,
            options,
            input_type,
            width,
            autocomplete,
            inputmode,
            most: (kind == "long-text").then(|| field.most_characters()),
            ..Question::default()
        }
    }

    /// Puts each error at its question, and answers with the list for the top of the page.
    pub fn mark(questions: &mut [Question], errors: &[AnswerError], words: &Words, lang: Lang) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for error in errors {
            let args: Vec<(&str, Word)> =
                error.args.iter().map(|(name, value)| (name.as_str(), Word::from(value.as_str()))).collect();
            let text = words.get(lang, error.code, &args);
            if let Some(question) = questions.iter_mut().find(|question| question.name == error.field) {
                question.error.clone_from(&text);
            }
            mistakes.push(Mistake { id: error.field.clone(), text });
        }
        mistakes
    }

    /// A question for samples.
    pub fn sample(name: &str, kind: &'static str, label: &str) -> Question {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        Question {
            name: name.into(),
            kind,
            label: label.into(),
            hint: "Viết đầy đủ dấu, ví dụ Nguyễn Hữu Ước".into(),
            options: vec![option("a", "Nam"), option("b", "Nữ")],
            input_type: "text",
            most: (kind == "long-text").then_some(500),
            ..Question::default()
        }
    }
}

impl Choosable {
    fn of(option: &Choice, value: &str, lang: Lang) -> Self {
        Choosable {
            value: option.value.clone(),
            label: option.label(lang.code()).to_owned(),
            chosen: option.value == value,
            hint: String::new(),
        }
    }

    fn yes_no(answer: &'static str, value: &str, words: &Words, lang: Lang) -> Self {
        let key = if answer == "yes" { "form-yes" } else { "form-no" };
        Choosable {
            value: answer.to_owned(),
            label: words.get(lang, key, &[]),
            chosen: answer == value,
            hint: String::new(),
        }
    }

    fn commune((code, name): &(String, String), value: &str) -> Self {
        Choosable { value: code.clone(), label: name.clone(), chosen: code == value, hint: String::new() }
    }
}

/// Kind, input type, width, autocomplete and keyboard of a field.
fn drawn(kind: FieldType, options: usize) -> (&'static str, &'static str, &'static str, &'static str, &'static str) {
    match kind {
        FieldType::LongText => ("long-text", "text", "", "", ""),
        FieldType::Date => ("date", "text", "", "", "numeric"),
        FieldType::PersonalId => ("text", "text", "20", "", "numeric"),
        FieldType::Phone => ("text", "tel", "20", "tel", "tel"),
        FieldType::Email => ("text", "email", "", "email", "email"),
        FieldType::Choice if options > MANY => ("select", "text", "", "", ""),
        FieldType::Choice | FieldType::YesNo => ("choice", "text", "", "", ""),
        FieldType::Number => ("text", "text", "5", "", "decimal"),
        FieldType::Money => ("text", "text", "10", "", "numeric"),
        FieldType::Commune => ("select", "text", "", "", ""),
        FieldType::Address => ("address", "text", "", "", ""),
        FieldType::LandParcel => ("land-parcel", "text", "", "", ""),
        FieldType::Vehicle => ("vehicle", "text", "", "", ""),
        FieldType::Group => ("group", "text", "", "", ""),
        FieldType::Text | FieldType::PersonName | FieldType::File => ("text", "text", "", "", ""),
    }
}

/// Year, month and day of a date as it is kept (`2026-02-13`) or as it was typed (`13/2/2026`).
fn date_parts(value: &str) -> [String; 3] {
    let part = |parts: &[&str], at: usize| parts.get(at).map(|part| (*part).to_owned()).unwrap_or_default();
    if value.contains('/') {
        let parts: Vec<_> = value.split('/').collect();
        return [part(&parts, 2), part(&parts, 1), part(&parts, 0)];
    }
    let parts: Vec<_> = value.splitn(3, '-').collect();
    [part(&parts, 0), part(&parts, 1), part(&parts, 2)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_back_in_the_parts_in_which_it_was_typed() {
        let check = |value: &str, parts: [&str; 3]| assert_eq!(date_parts(value), parts.map(str::to_owned), "{value}");
        check("2026-02-13", ["2026", "02", "13"]);
        check("13/2/2026", ["2026", "2", "13"]);
        check("31//", ["", "", "31"]);
        check("", ["", "", ""]);
    }
}
