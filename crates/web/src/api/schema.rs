//! The JSON Schema (2020-12) of the answers of a form.
//!
//! It says the normal form of each answer. Conditions over other answers cannot be said in a schema of this kind; they
//! stand beside it as `x-visible-when` and `x-required-when`, and the check at filing has the last word.

use app::words::Lang;
use domain::catalog::field::{Field, FieldType};
use domain::catalog::procedure::Procedure;
use serde_json::{Map, Value, json};

/// The schema of a procedure's answers, with titles in a language.
pub fn of(procedure: &Procedure, lang: Lang) -> Value {
    let fields = procedure.form.fields();
    let properties: Map<String, Value> = fields.map(|field| (field.name.clone(), property(field, lang))).collect();
    // A field that is only sometimes asked cannot be demanded from everybody.
    let required: Vec<&str> = procedure
        .form
        .fields()
        .filter(|field| field.required && field.visible_when.is_none())
        .map(|field| field.name.as_str())
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("/api/v1/procedures/{}/schema", procedure.code),
        "title": procedure.name.get(lang.code()),
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn property(field: &Field, lang: Lang) -> Value {
    let mut schema = kind(field);
    let mut say = |name: &str, value: Option<Value>| {
        if let (Some(schema), Some(value)) = (schema.as_object_mut(), value) {
            schema.insert(name.to_owned(), value);
        }
    };
    say("title", Some(field.label.get(lang.code()).into()));
    say("description", field.hint.as_ref().map(|hint| hint.get(lang.code()).into()));
    say("x-visible-when", field.visible_when.as_ref().map(|when| when.source().into()));
    say("x-required-when", field.required_when.as_ref().map(|when| when.source().into()));
    schema
}

fn kind(field: &Field) -> Value {
    match field.kind {
        FieldType::Text | FieldType::LongText | FieldType::PersonName => {
            let mut text = json!({ "type": "string", "maxLength": field.most_characters() });
            if let Some(least) = field.min_length {
                text["minLength"] = least.into();
            }
            if let Some(shape) = &field.pattern {
                text["pattern"] = pattern(shape).into();
            }
            text
        }
        FieldType::Date => json!({ "type": "string", "format": "date" }),
        FieldType::PersonalId => json!({ "type": "string", "pattern": "^[0-9]{12}$" }),
        FieldType::Phone => json!({ "type": "string", "pattern": "^0[0-9]{9,10}$" }),
        FieldType::Email => json!({ "type": "string", "format": "email" }),
        FieldType::Choice => {
            let values: Vec<&str> = field.options.iter().map(|option| option.value.as_str()).collect();
            json!({ "type": "string", "enum": values })
        }
        FieldType::YesNo => json!({ "type": "boolean" }),
        FieldType::Number | FieldType::Money => {
            let name = if field.kind == FieldType::Money { "integer" } else { "number" };
            let mut number = json!({ "type": name });
            if let Some(least) = field.min {
                number["minimum"] = least.into();
            }
            if let Some(most) = field.max {
                number["maximum"] = most.into();
            }
            number
        }
        FieldType::Commune => json!({ "type": "string", "pattern": COMMUNE }),
        FieldType::Address => json!({
            "type": "object",
            "properties": { "line": { "type": "string" }, "commune": { "type": "string", "pattern": COMMUNE } },
            "required": ["line", "commune"],
            "additionalProperties": false,
        }),
        FieldType::File => json!({ "type": "string", "format": "uuid" }),
        FieldType::LandParcel | FieldType::Vehicle => json!({ "type": "object" }),
        FieldType::Group => json!({ "type": "array", "items": { "type": "object" } }),
    }
}

const COMMUNE: &str = "^[0-9]{5}$";

/// The shape of a text as a regular expression: `9` a digit, `A` a capital letter, anything else itself.
fn pattern(shape: &str) -> String {
    let one = |c: char| match c {
        '9' => "[0-9]".to_owned(),
        'A' => "[A-Z]".to_owned(),
        c if c.is_alphanumeric() => c.to_string(),
        c => format!("\\{c}"),
    };
    format!("^{}$", shape.chars().map(one).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn a_shape_becomes_an_expression_that_takes_it_literally() {
        assert_eq!(pattern("99/A"), "^[0-9][0-9]\\/[A-Z]$");
        assert_eq!(pattern("H9.x"), "^H[0-9]\\.x$");
    }
}
