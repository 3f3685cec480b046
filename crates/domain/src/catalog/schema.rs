//! The JSON Schema (draft 2020-12) of the answers of a form: the normal form in which they are kept.
//!
//! It says all that a schema can say. A condition that compares plainly becomes `if` and `then`; every condition also
//! stands in words as `x-visible-when` and `x-required-when`, and the check at filing has the last word: days that may
//! not lie in the future, communes that must exist.

use serde_json::{Map, Value, json};

use super::field::{Field, FieldType};
use super::procedure::Procedure;
use super::reading::{land, vehicle};
use super::text::Text;

/// The schema of a procedure's answers. `title` is in the language of this tag, `x-title` in both.
pub fn schema(procedure: &Procedure, lang: &str) -> Value {
    let fields: Vec<&Field> = procedure.form.fields().collect();
    let mut schema = object(&fields, lang);
    let mut say = |name: &str, value: Value| {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert(name.to_owned(), value);
        }
    };
    say("$schema", json!("https://json-schema.org/draft/2020-12/schema"));
    say("$id", json!(format!("/api/v1/procedures/{}/schema", procedure.code)));
    say("title", json!(procedure.name.get(lang)));
    say("x-title", both(&procedure.name));
    say("x-edition", json!(procedure.id().to_string()));
    schema
}

fn both(text: &Text) -> Value {
    json!({ "vi": text.get("vi"), "en": text.get("en") })
}

/// The fields of a form or of an item, with what is required always and what only sometimes.
fn object(fields: &[&Field], lang: &str) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.clone(), property(field, lang))).collect();
    // A field that is only sometimes asked cannot be demanded from everybody.
    let always = |field: &&&Field| field.required && field.visible_when.is_none();
    let required: Vec<&str> = fields.iter().filter(always).map(|field| field.name.as_str()).collect();
    let sometimes: Vec<Value> = fields.iter().filter_map(|field| when(field, fields)).collect();
    let mut schema = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    });
    if !sometimes.is_empty() {
        schema["allOf"] = Value::Array(sometimes);
    }
    schema
}

/// `if` the condition holds `then` the field is required, where a schema can say the condition.
fn when(field: &Field, fields: &[&Field]) -> Option<Value> {
    let visible = field.visible_when.as_ref();
    let required = field.required_when.as_ref();
    let conditions: Vec<&str> = match (field.required, visible, required) {
        (true, Some(visible), _) => vec![visible.source()],
        (false, Some(visible), Some(required)) => vec![visible.source(), required.source()],
        (false, None, Some(required)) => vec![required.source()],
        _ => return None,
    };
    let said: Vec<Value> = conditions.into_iter().map(|line| plain::read(line, fields)).collect::<Option<_>>()?;
    let said = if said.len() == 1 { said.into_iter().next()? } else { json!({ "allOf": said }) };
    Some(json!({ "if": said, "then": { "required": [field.name] } }))
}

fn property(field: &Field, lang: &str) -> Value {
    let mut schema = kind(field, lang);
    let mut say = |name: &str, value: Option<Value>| {
        if let (Some(schema), Some(value)) = (schema.as_object_mut(), value) {
            schema.insert(name.to_owned(), value);
        }
    };
    say("title", Some(field.label.get(lang).into()));
    say("x-title", Some(both(&field.label)));
    say("description", field.hint.as_ref().map(|hint| hint.get(lang).into()));
    say("x-visible-when", field.visible_when.as_ref().map(|when| when.source().into()));
    say("x-required-when", field.required_when.as_ref().map(|when| when.source().into()));
    say("x-source", field.source.as_deref().map(Value::from));
    say("x-seen-by", (field.seen_by == super::field::SeenBy::Officers).then(|| "officers".into()));
    schema
}

fn kind(field: &Field, lang: &str) -> Value {
    match field.kind {
        FieldType::Text | FieldType::LongText | FieldType::PersonName => {
            let least = field.min_length.unwrap_or(1).max(1);
            let mut text = json!({ "type": "string", "minLength": least, "maxLength": field.most_characters() });
            if let (Some(shape), FieldType::Text | FieldType::LongText) = (&field.pattern, field.kind) {
                text["pattern"] = pattern(shape).into();
            }
            if field.kind == FieldType::PersonName {
                text["pattern"] = "^(?=.*\\p{Alphabetic})[\\p{Alphabetic}\\u0300-\\u036f '’.-]+$".into();
            }
            text
        }
        FieldType::Date => {
            let mut day = json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
            if let Some(first) = field.not_before {
                day["x-not-before"] = first.to_string().into();
            }
            if field.not_in_future {
                day["x-not-in-future"] = true.into();
            }
            day
        }
        FieldType::PersonalId => json!({ "type": "string", "pattern": "^(?!000)[0-9]{12}$" }),
        FieldType::Phone => json!({ "type": "string", "pattern": "^0[0-9]{9,10}$" }),
        FieldType::Email => json!({ "type": "string", "format": "email", "pattern": "^[^@ ]+@[^@ ]+\\.[^@ ]+$" }),
        FieldType::Choice => one_of(field, lang),
        FieldType::YesNo => json!({ "type": "boolean" }),
        FieldType::Number | FieldType::Money => number(field),
        FieldType::Commune => commune(),
        FieldType::Address => json!({
            "type": "object",
            "properties": { "line": text(field.most_characters()), "commune": commune() },
            "required": ["line", "commune"],
            "additionalProperties": false,
        }),
        FieldType::File => json!({
            "type": "string",
            "format": "uuid",
            "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
            "x-media-types": field.accepted(),
            "x-largest": field.largest_file(),
        }),
        FieldType::LandParcel => {
            let mut area = json!({ "type": "number", "exclusiveMinimum": 0, "x-unit": "m²" });
            if let Some(least) = field.min {
                area["minimum"] = least.into();
            }
            area["maximum"] = field.max.unwrap_or(land::LARGEST).into();
            let number = text(land::NUMBER);
            json!({
                "type": "object",
                "properties": { "sheet": number, "parcel": number, "commune": commune(), "area": area },
                "required": land::PARTS,
                "additionalProperties": false,
            })
        }
        FieldType::Vehicle => {
            let stamped = json!({ "type": "string", "pattern": format!("^[A-Z0-9]{{4,{}}}$", vehicle::STAMPED) });
            // ISO 3779: a number of seventeen characters has no I, O or Q.
            let chassis = json!({ "allOf": [stamped, { "not": { "pattern": "^(?=.{17}$).*[IOQ]" } }] });
            json!({
                "type": "object",
                "properties": {
                    "plate": { "type": "string", "minLength": 8, "maxLength": 13 },
                    "chassis": chassis,
                    "engine": stamped,
                    "brand": text(vehicle::BRAND),
                },
                "anyOf": [{ "required": ["plate"] }, { "required": ["chassis"] }],
                "additionalProperties": false,
            })
        }
        FieldType::Group => json!({
            "type": "array",
            "minItems": field.least_items(),
            "maxItems": field.most_items(),
            "items": item(field, lang),
        }),
    }
}

/// An item answers something: one without any answer is left out.
fn item(group: &Field, lang: &str) -> Value {
    let mut item = object(&group.fields.iter().collect::<Vec<_>>(), lang);
    item["minProperties"] = 1.into();
    item
}

fn one_of(field: &Field, lang: &str) -> Value {
    let option = |option: &super::field::Choice| json!({ "const": option.value, "title": option.label(lang) });
    let values: Vec<&str> = field.options.iter().map(|option| option.value.as_str()).collect();
    json!({ "type": "string", "enum": values, "x-options": field.options.iter().map(option).collect::<Vec<_>>() })
}

fn number(field: &Field) -> Value {
    let money = field.kind == FieldType::Money;
    let mut number = json!({ "type": if money { "integer" } else { "number" } });
    let least = if money { Some(field.min.unwrap_or(0).max(0)) } else { field.min };
    if let Some(least) = least {
        number["minimum"] = least.into();
    }
    if let Some(most) = field.max {
        number["maximum"] = most.into();
    }
    number
}

fn text(most: usize) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": most })
}

fn commune() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{5}$" })
}

/// The shape of a text as a regular expression: `9` a digit, `A` a capital letter, anything else itself.
fn pattern(shape: &str) -> String {
    let one = |letter: char| match letter {
        '9' => "[0-9]".to_owned(),
        'A' => "\\p{Lu}".to_owned(),
        letter if "^$\\.*+?()[]{}|/".contains(letter) => format!("\\{letter}"),
        letter => letter.to_string(),
    };
    format!("^{}$", shape.chars().map(one).collect::<String>())
}

/// Conditions that compare plainly, as schemas.
mod plain {
    use serde_json::{Value, json};

    use super::Field;

    /// The schema that holds exactly when the condition does; none where a schema cannot say it, or where the condition
    /// reads other fields than these.
    pub(super) fn read(line: &str, fields: &[&Field]) -> Option<Value> {
        let line = line.trim();
        // A bracket of more than a list, or a negation of more than a name, is no plain comparison.
        for (between, key) in [("||", "anyOf"), ("&&", "allOf")] {
            let parts = split(line, between);
            if parts.len() > 1 {
                let said: Option<Vec<Value>> = parts.into_iter().map(|part| read(part, fields)).collect();
                return Some(json!({ key: said? }));
            }
        }
        comparison(line, fields)
    }

    /// Cuts at an operator that does not stand in a text.
    fn split<'a>(line: &'a str, between: &str) -> Vec<&'a str> {
        let (mut parts, mut start, mut quote) = (Vec::new(), 0, None);
        for (at, letter) in line.char_indices() {
            match (quote, letter) {
                (Some(open), letter) if open == letter => quote = None,
                (None, '"' | '\'') => quote = Some(letter),
                (None, _) if at >= start && line[at..].starts_with(between) => {
                    parts.push(&line[start..at]);
                    start = at + between.len();
                }
                _ => {}
            }
        }
        parts.push(&line[start..]);
        parts
    }

    fn comparison(line: &str, fields: &[&Field]) -> Option<Value> {
        let name = |text: &str| {
            let text = text.trim();
            fields.iter().any(|field| field.name == text).then(|| text.to_owned())
        };
        let has = |name: &str, schema: Value| json!({ "properties": { name: schema }, "required": [name] });
        if let Some(name) = name(line) {
            return Some(has(&name, json!({ "const": true })));
        }
        if let Some(name) = line.strip_prefix('!').and_then(name) {
            return Some(has(&name, json!({ "const": false })));
        }
        if let Some((left, list)) = line.split_once(" in ") {
            let list: Value = serde_json::from_str(&list.trim().replace('\'', "\"")).ok()?;
            let simple = list.as_array()?.iter().all(|value| value.is_string() || value.is_number());
            return simple.then(|| name(left).map(|name| has(&name, json!({ "enum": list }))))?;
        }
        let operators = ["==", "!=", "<=", ">=", "<", ">"];
        let (left, operator, right) = operators
            .iter()
            .find_map(|operator| line.split_once(operator).map(|(left, right)| (left, *operator, right)))?;
        let name = name(left)?;
        let right: Value = serde_json::from_str(&right.trim().replace('\'', "\"")).ok()?;
        let limit = |key: &str| right.is_number().then(|| has(&name, json!({ "type": "number", key: right })));
        match operator {
            "==" if right.is_null() => Some(json!({ "not": { "required": [name] } })),
            "!=" if right.is_null() => Some(json!({ "required": [name] })),
            "==" if !right.is_object() && !right.is_array() => Some(has(&name, json!({ "const": right }))),
            // An unanswered field is another than any value.
            "!=" if !right.is_object() && !right.is_array() => {
                Some(json!({ "not": has(&name, json!({ "const": right })) }))
            }
            "<" => limit("exclusiveMaximum"),
            "<=" => limit("maximum"),
            ">" => limit("exclusiveMinimum"),
            ">=" => limit("minimum"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::form::Form;
    use super::*;

    const FORM: &str = r#"
        [[sections]]
        id = "all"
        title = { vi = "Tất cả", en = "All" }
        fields = [
            { name = "name", type = "person-name", label = { vi = "Họ tên", en = "Name" }, required = true },
            { name = "born", type = "date", label = { vi = "Ngày sinh", en = "Born" }, not-in-future = true },
            { name = "sex", type = "choice", label = { vi = "Giới", en = "Sex" }, options = [{ value = "male", vi = "Nam", en = "Male" }, { value = "female", vi = "Nữ", en = "Female" }] },
            { name = "notice", type = "yes-no", label = { vi = "Có giấy?", en = "Notice?" } },
            { name = "copies", type = "number", label = { vi = "Số bản", en = "Copies" }, min = 1, max = 100 },
            { name = "number", type = "text", label = { vi = "Số", en = "Number" }, visible-when = "notice", required-when = 'sex == "male" || copies > 2', pattern = "99/A" },
            { name = "why", type = "long-text", label = { vi = "Vì sao", en = "Why" }, visible-when = "notice != null && !notice", required = true },
            { name = "id", type = "personal-id", label = { vi = "Số định danh", en = "Personal ID" } },
            { name = "phone", type = "phone", label = { vi = "Điện thoại", en = "Phone" } },
            { name = "email", type = "email", label = { vi = "Thư", en = "E-mail" } },
            { name = "capital", type = "money", label = { vi = "Vốn", en = "Capital" } },
            { name = "ward", type = "commune", label = { vi = "Phường", en = "Ward" } },
            { name = "home", type = "address", label = { vi = "Nhà", en = "Home" } },
            { name = "land", type = "land-parcel", label = { vi = "Thửa", en = "Parcel" }, max = 500 },
            { name = "car", type = "vehicle", label = { vi = "Xe", en = "Vehicle" } },
            { name = "map", type = "file", label = { vi = "Bản đồ", en = "Map" }, accept = ["application/pdf"] },
            { name = "people", type = "group", label = { vi = "Người", en = "People" }, max-items = 3, fields = [
                { name = "who", type = "person-name", label = { vi = "Họ tên", en = "Name" }, required = true },
                { name = "kin", type = "choice", label = { vi = "Quan hệ", en = "Kin" }, options = [{ value = "own", vi = "Con", en = "Child" }, { value = "other", vi = "Khác", en = "Other" }] },
                { name = "what", type = "text", label = { vi = "Là gì", en = "What" }, visible-when = 'kin == "other"', required = true },
            ] },
        ]
    "#;

    static SCHEMA: LazyLock<jsonschema::Validator> =
        LazyLock::new(|| jsonschema::draft202012::new(&of(&form())).unwrap());

    fn form() -> Form {
        toml::from_str(FORM).unwrap()
    }

    fn of(form: &Form) -> Value {
        object(&form.fields().collect::<Vec<_>>(), "vi")
    }

    /// Answers as people type them, right and wrong ones.
    fn typed(field: &str) -> Vec<Value> {
        match field {
            "name" => vec![json!(" Trần  Văn Minh "), json!("Minh 2")],
            "born" => vec![json!("6/3/2020"), json!("2020-02-29"), json!("31/2/2020"), json!("6/3/2030")],
            "sex" => vec![json!("male"), json!("female"), json!("cat")],
            "notice" => vec![json!("yes"), json!(false), json!("maybe")],
            "number" => vec![json!("12/Đ"), json!("12/A"), json!("1")],
            "why" => vec![json!("một\r\nhai"), json!(5)],
            "id" => vec![json!("001 085 012 345"), json!("000085012345"), json!("1")],
            "phone" => vec![json!("+84 912 345 678"), json!("5")],
            "email" => vec![json!("minh@example.vn"), json!("minh@vn")],
            "copies" => vec![json!("1"), json!(3), json!("2,50"), json!(0), json!(101)],
            "capital" => vec![json!("150.000.000"), json!(-5), json!(5.5)],
            "ward" => vec![json!("00082"), json!("82")],
            "home" => vec![json!({ "line": " 12  Hàng Bài", "commune": "00082" }), json!({ "line": "12" })],
            "land" => vec![
                json!({ "sheet": 12, "parcel": "345a", "commune": "00082", "area": "60,5 m2" }),
                json!({ "sheet": "12", "parcel": "3", "commune": "00082", "area": 501 }),
                json!({ "sheet": "12", "parcel": "3", "commune": "00082", "area": 0 }),
                json!({ "sheet": "12" }),
            ],
            "car" => vec![
                json!({ "plate": "29a12345" }),
                json!({ "plate": "80 011 ng 01", "brand": "An Phát" }),
                json!({ "chassis": "rlhpc44001y000123", "engine": "PC-44E" }),
                json!({ "chassis": "KIOQ123" }),
                json!({ "chassis": "RLHPC4400IY000123" }),
                json!({ "brand": "An Phát" }),
            ],
            "map" => vec![json!("0192F0C1-2345-7890-ABCD-0123456789AB"), json!("map.pdf")],
            _ => vec![
                json!([{ "who": "Minh", "kin": "other", "what": "Cháu" }, {}]),
                json!([{ "who": "Quý", "kin": "own", "what": "?" }]),
                json!([{ "who": "Quý", "kin": "other" }]),
                json!([{ "kin": "own" }]),
                json!([{ "who": "Minh", "age": 3 }]),
                json!([{ "who": "A" }, { "who": "B" }, { "who": "C" }, { "who": "D" }]),
            ],
        }
    }

    fn answers() -> impl Strategy<Value = BTreeMap<String, Value>> {
        let names: Vec<String> = form().fields().map(|field| field.name.clone()).collect();
        let one = |name: String| {
            let values = typed(&name);
            let known = prop::sample::select(values).prop_map(Some);
            (Just(name), prop_oneof![2 => known, 3 => Just(None)])
        };
        let all: Vec<_> = names.into_iter().map(one).collect();
        all.prop_map(|all| {
            let mut given: BTreeMap<String, Value> =
                all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
            given.entry("name".into()).or_insert_with(|| json!("Minh"));
            given
        })
    }

    #[test]
    fn the_schema_is_one_of_its_draft() {
        assert!(jsonschema::meta::is_valid(&of(&form())));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_the_check_accepts_the_schema_accepts(given in answers()) {
            let form = form();
            let schema = &*SCHEMA;
            if let Ok(kept) = form.validate(&given, date(2026, 3, 6)) {
                let kept = serde_json::to_value(kept).unwrap();
                let errors: Vec<String> = schema.iter_errors(&kept).map(|error| error.to_string()).collect();
                prop_assert!(errors.is_empty(), "{kept}: {errors:?}");
            }
        }

        /// But for days, which a schema cannot count, and for answers to no question, which the normal form leaves out.
        #[test]
        fn what_the_check_refuses_the_schema_refuses(given in answers()) {
            let form = form();
            let schema = &*SCHEMA;
            let said = |code: &str| !["answer.in-the-future", "answer.unknown-field"].contains(&code);
            if let Err(errors) = form.validate(&given, date(2026, 3, 6))
                && errors.iter().any(|error| said(error.code))
            {
                let settled = serde_json::to_value(form.settle(&given, date(2026, 3, 6))).unwrap();
                prop_assert!(!schema.is_valid(&settled), "{settled}: {errors:?}");
            }
        }
    }

    #[test]
    fn a_plain_condition_demands_an_answer_and_another_stands_in_words() {
        let schema = &*SCHEMA;
        let check = |answers: Value, accepted: bool| assert_eq!(schema.is_valid(&answers), accepted, "{answers}");
        check(json!({ "name": "Minh" }), true);
        check(json!({}), false);
        check(json!({ "name": "Minh", "notice": true }), true);
        check(json!({ "name": "Minh", "notice": true, "sex": "male" }), false);
        check(json!({ "name": "Minh", "notice": true, "copies": 3 }), false);
        check(json!({ "name": "Minh", "notice": true, "copies": 3, "number": "12/A" }), true);
        check(json!({ "name": "Minh", "notice": false }), false);
        check(json!({ "name": "Minh", "notice": false, "why": "x" }), true);
        check(json!({ "name": "Minh", "people": [{ "who": "A", "kin": "other" }] }), false);
        check(json!({ "name": "Minh", "people": [{ "who": "A", "kin": "own" }] }), true);
    }

    #[test]
    fn conditions_are_read_as_far_as_a_schema_can_say_them() {
        let form = form();
        let fields: Vec<&Field> = form.fields().collect();
        let check = |line: &str, said: bool| assert_eq!(plain::read(line, &fields).is_some(), said, "{line}");
        for line in
            ["notice", "!notice", r#"sex == "male""#, "sex in ['male', \"x\"]", "copies >= 2 && notice", "id == null"]
        {
            check(line, true);
        }
        for line in
            ["size(people) > 2", "(notice || id == null) && notice", "daysSince(born) > 3", "copies > id", "other"]
        {
            check(line, false);
        }
    }

    #[test]
    fn a_shape_becomes_an_expression_that_takes_it_literally() {
        assert_eq!(pattern("99/A"), "^[0-9][0-9]\\/\\p{Lu}$");
        assert_eq!(pattern("H9.x-"), "^H[0-9]\\.x-$");
    }
}
