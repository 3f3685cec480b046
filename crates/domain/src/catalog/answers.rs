//! What a person answered, checked against the form.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::condition::Setting;
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
        if field.visible_when.as_ref().is_none_or(|when| when.holds(&asked, Setting::default())) {
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
        if field.visible_when.as_ref().is_some_and(|when| !when.holds(&answers, Setting::default())) {
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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::civil::date;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const FORM: &str = r#"
        [[sections]]
        id = "all"
        title = { vi = "Tất cả", en = "All" }
        fields = [
            { name = "name", type = "person-name", label = { vi = "Họ tên", en = "Name" }, required = true },
            { name = "born", type = "date", label = { vi = "Ngày sinh", en = "Born" }, not-in-future = true, page = "born" },
            { name = "sex", type = "choice", label = { vi = "Giới", en = "Sex" }, options = [{ value = "male", vi = "Nam", en = "Male" }, { value = "female", vi = "Nữ", en = "Female" }] },
            { name = "notice", type = "yes-no", label = { vi = "Có giấy?", en = "Notice?" } },
            { name = "number", type = "text", label = { vi = "Số", en = "Number" }, visible-when = "notice", required-when = "notice", pattern = "99/A" },
            { name = "deeper", type = "text", label = { vi = "Sâu", en = "Deeper" }, visible-when = "number != null" },
            { name = "id", type = "personal-id", label = { vi = "Số định danh", en = "Personal ID" } },
            { name = "phone", type = "phone", label = { vi = "Điện thoại", en = "Phone" } },
            { name = "email", type = "email", label = { vi = "Thư", en = "E-mail" } },
            { name = "copies", type = "number", label = { vi = "Số bản", en = "Copies" }, min = 1, max = 100 },
            { name = "area", type = "number", label = { vi = "Diện tích", en = "Area" } },
            { name = "capital", type = "money", label = { vi = "Vốn", en = "Capital" } },
            { name = "ward", type = "commune", label = { vi = "Phường", en = "Ward" } },
            { name = "home", type = "address", label = { vi = "Nhà", en = "Home" } },
            { name = "story", type = "long-text", label = { vi = "Kể", en = "Story" }, min-length = 5, max-length = 20 },
        ]
    "#;

    fn form() -> Form {
        toml::from_str(FORM).unwrap()
    }

    fn given(value: Value) -> BTreeMap<String, Value> {
        let mut given: BTreeMap<String, Value> = serde_json::from_value(value).unwrap();
        given.entry("name".into()).or_insert("Minh".into());
        given
    }

    fn codes(value: Value) -> Vec<(String, &'static str)> {
        match form().validate(&given(value), date(2026, 3, 6)) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.into_iter().map(|error| (error.field, error.code)).collect(),
        }
    }

    #[test]
    fn every_kind_of_answer_is_kept_in_one_normal_form() {
        let check = |field: &str, value: Value, kept: Value| {
            let answers = form().validate(&given(json!({ field: value })), date(2026, 3, 6)).unwrap();
            assert_eq!(answers.get(field), Some(&kept), "{field}");
        };
        check("name", json!("  Nguye\u{302}\u{303}n   Minh "), json!("Nguyễn Minh"));
        check("born", json!("6/3/2026"), json!("2026-03-06"));
        check("born", json!("2026-03-06"), json!("2026-03-06"));
        check("born", json!("29-02-2024"), json!("2024-02-29"));
        check("notice", json!("no"), json!(false));
        check("id", json!("001 085 012 345"), json!("001085012345"));
        check("phone", json!("+84 912 345 678"), json!("0912345678"));
        check("email", json!("minh@example.vn"), json!("minh@example.vn"));
        check("copies", json!("3"), json!(3));
        check("area", json!("1.250,5"), json!(1250.5));
        check("area", json!(62.5), json!(62.5));
        check("area", json!("62.50"), json!(62.5));
        check("capital", json!("150.000.000"), json!(150_000_000));
        check("ward", json!("00008"), json!("00008"));
        check(
            "home",
            json!({ "line": " 12  phố Hàng Bài", "commune": "00082" }),
            json!({ "line": "12 phố Hàng Bài", "commune": "00082" }),
        );
        check("story", json!("một\r\nhai  ba"), json!("một\nhai ba"));
    }

    #[test]
    fn every_wrong_answer_has_its_own_error() {
        let check = |field: &str, value: Value, code: &'static str| {
            assert_eq!(codes(json!({ field: value.clone() })), [(field.to_owned(), code)], "{value}");
        };
        check("name", json!(""), "answer.required");
        check("name", json!("Minh 2"), "answer.not-a-name");
        check("name", json!("M\u{7}"), "answer.strange-characters");
        check("name", json!("a".repeat(121)), "answer.too-long");
        check("name", json!("a".repeat(1_000_000)), "answer.too-long");
        check("name", json!(["Minh"]), "answer.wrong-type");
        check("born", json!("07/03/2026"), "answer.in-the-future");
        check("born", json!("29/02/2025"), "answer.not-a-date");
        check("born", json!("yesterday"), "answer.not-a-date");
        check("born", json!("01/01/1700"), "answer.too-early");
        check("sex", json!("other"), "answer.not-an-option");
        check("notice", json!("maybe"), "answer.not-an-option");
        check("id", json!("12345"), "answer.not-a-personal-id");
        check("phone", json!("12345"), "answer.not-a-phone");
        check("email", json!("minh@vn"), "answer.not-an-email");
        check("copies", json!("three"), "answer.not-a-number");
        check("copies", json!(0), "answer.too-small");
        check("copies", json!("101"), "answer.too-large");
        check("capital", json!("-5"), "answer.not-an-amount");
        check("capital", json!("5,5"), "answer.not-an-amount");
        check("ward", json!("8"), "answer.not-a-commune");
        check("home", json!({ "line": "12 phố Hàng Bài" }), "answer.choose-commune");
        check("home", json!({ "commune": "00082" }), "answer.address-line");
        check("home", json!({ "line": "a", "commune": "00082", "district": "b" }), "answer.wrong-type");
        check("story", json!("ngắn"), "answer.too-short");
        check("nickname", json!("Bi"), "answer.unknown-field");
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        assert_eq!(codes(json!({ "born": "x", "id": "1", "notice": true })).len(), 3);
    }

    #[test]
    fn what_is_not_asked_is_dropped_and_not_required() {
        let check = |value: Value, kept: &[&str]| {
            let answers = form().validate(&given(value), date(2026, 3, 6)).unwrap();
            assert_eq!(answers.iter().map(|(name, _)| name).collect::<Vec<_>>(), kept);
        };
        check(json!({ "notice": false, "number": "not even right", "deeper": "x" }), &["name", "notice"]);
        check(json!({ "notice": true, "number": "12/B", "deeper": "x" }), &["deeper", "name", "notice", "number"]);
        assert_eq!(codes(json!({ "notice": true })), [("number".to_owned(), "answer.required")]);
        assert_eq!(codes(json!({ "notice": true, "number": "12-B" })), [("number".to_owned(), "answer.wrong-shape")]);
    }

    #[test]
    fn the_inputs_of_a_page_are_gathered_into_answers() {
        let inputs = [
            ("born.day", "6"),
            ("born.month", "3"),
            ("born.year", "2026"),
            ("home.line", "12"),
            ("home.commune", "00082"),
            ("name", " Minh "),
            ("csrf", "x"),
            ("email", ""),
        ];
        let gathered = form().gather(inputs);
        assert_eq!(
            serde_json::to_value(&gathered).unwrap(),
            json!({ "born": "6/3/2026", "home": { "line": "12", "commune": "00082" }, "name": "Minh" })
        );
    }

    #[test]
    fn a_field_without_a_page_has_one_of_its_own() {
        let form = form();
        let ids: Vec<_> = form.pages(&Answers::default()).iter().map(|page| page.id).map(str::to_owned).collect();
        assert_eq!(ids[..4], ["name", "born", "sex", "notice"]);
        assert!(!ids.contains(&"number".to_owned()));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,40}".prop_map(Value::from),
            "[0-9/.,+@-]{0,16}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("line|commune|[a-z]{1,5}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_answers_make_the_check_panic_and_what_it_keeps_it_accepts_again(
            answers in prop::collection::btree_map("name|born|sex|notice|number|deeper|id|phone|email|copies|area|capital|ward|home|story|[a-z]{1,4}", any_json(), 0..15),
        ) {
            let form = form();
            if let Ok(kept) = form.validate(&answers, date(2026, 3, 6)) {
                let again = form.validate(&kept.clone().into_map(), date(2026, 3, 6));
                prop_assert_eq!(again, Ok(kept));
            }
        }

        #[test]
        fn a_single_answer_reads_the_same_twice(
            field in "name|born|id|phone|email|copies|area|capital|ward|home|story",
            value in any_json(),
        ) {
            let form = form();
            let mut answers = BTreeMap::from([("name".to_owned(), Value::from("Minh"))]);
            answers.insert(field, value);
            if let Ok(kept) = form.validate(&answers, date(2026, 3, 6)) {
                prop_assert_eq!(form.validate(&kept.clone().into_map(), date(2026, 3, 6)), Ok(kept));
            }
        }
    }
}
