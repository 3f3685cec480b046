//! What a person answered, checked against the form.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::condition::Setting;
use super::field::{Field, FieldType};
use super::form::Form;
use super::reading;
use crate::unit::commune::CommuneCode;

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

    pub(super) fn keep(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    pub(super) fn forget(&mut self, name: &str) {
        self.0.remove(name);
    }
}

/// What is wrong with the answer to one field. The sentence is in `locales/*/catalog.ftl` under the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerError {
    /// Name of the field. A part of it stands behind a dot, an item of a group is counted from 0: `home.commune`,
    /// `people.1.born`.
    pub field: String,
    /// Stable code, such as `answer.required`.
    pub code: &'static str,
    /// What the sentence needs: limits, examples.
    pub args: BTreeMap<String, String>,
    /// The communes of today that may be meant: the person chooses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
}

/// A commune of today that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Its code.
    pub code: CommuneCode,
    /// Its full name, with its province.
    pub name: String,
}

impl AnswerError {
    /// An error of this kind on this field.
    pub fn new(field: &str, code: &'static str) -> AnswerError {
        AnswerError { field: field.chars().take(100).collect(), code, args: BTreeMap::new(), candidates: Vec::new() }
    }

    /// The same error on a part of a field, or on a field of an item.
    #[must_use]
    pub fn under(mut self, path: &str) -> AnswerError {
        self.field = format!("{path}.{}", self.field);
        self
    }

    /// The field of the form it is about.
    pub fn top(&self) -> &str {
        self.field.split('.').next().unwrap_or_default()
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
            Some(value) => reading::read(field, value, &answers, today),
        };
        match answer {
            Ok(Some(value)) => answers.keep(&field.name, value),
            Ok(None) if form.is_required(field, &answers) => errors.push(missing(field)),
            Ok(None) => {}
            Err(wrong) => errors.extend(wrong),
        }
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

/// That an answer is missing, in the words of its kind.
pub(super) fn missing(field: &Field) -> AnswerError {
    let code = match field.kind {
        FieldType::Choice | FieldType::YesNo | FieldType::Commune => "answer.choose",
        FieldType::File => "answer.attach",
        FieldType::Group => "answer.add-item",
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
            { name = "land", type = "land-parcel", label = { vi = "Thửa đất", en = "Parcel" } },
            { name = "car", type = "vehicle", label = { vi = "Xe", en = "Vehicle" } },
            { name = "proof", type = "file", label = { vi = "Tệp", en = "File" } },
            { name = "people", type = "group", label = { vi = "Người", en = "People" }, min-items = 2, max-items = 4, fields = [
                { name = "who", type = "person-name", label = { vi = "Họ tên", en = "Name" }, required = true },
                { name = "when", type = "date", label = { vi = "Ngày sinh", en = "Born" }, not-in-future = true },
                { name = "kin", type = "choice", label = { vi = "Quan hệ", en = "Relation" }, options = [{ value = "own", vi = "Con", en = "Child" }, { value = "other", vi = "Khác", en = "Other" }] },
                { name = "what", type = "text", label = { vi = "Là gì", en = "Which" }, visible-when = 'kin == "other" && notice', required-when = 'kin == "other"' },
                { name = "where", type = "address", label = { vi = "Ở đâu", en = "Where" } },
            ] },
            { name = "many", type = "yes-no", label = { vi = "Nhà chung?", en = "Shared?" }, visible-when = "size(people) > 2" },
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
            assert_eq!(answers.get(field).unwrap_or(&Value::Null), &kept, "{field}");
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
        check("area", json!(60.125), json!(60.125));
        check("area", json!("60.125"), json!(60_125));
        check("capital", json!("150.000.000"), json!(150_000_000));
        check("ward", json!("00008"), json!("00008"));
        check(
            "home",
            json!({ "line": " 12  phố Hàng Bài", "commune": "00082" }),
            json!({ "line": "12 phố Hàng Bài", "commune": "00082" }),
        );
        check("story", json!("một\r\nhai  ba"), json!("một\nhai ba"));
        check(
            "land",
            json!({ "sheet": 12, "parcel": " 345a ", "commune": "00082", "area": "1.060,5 m2" }),
            json!({ "sheet": "12", "parcel": "345A", "commune": "00082", "area": 1060.5 }),
        );
        check("land", json!({ "sheet": " ", "parcel": null }), Value::Null);
        check(
            "car",
            json!({ "plate": "29a12345", "chassis": "rlhpc4400 1y-000123", "engine": "pc44e-1234567", "brand": " An  Phát " }),
            json!({ "plate": "29A-123.45", "chassis": "RLHPC44001Y000123", "engine": "PC44E1234567", "brand": "An Phát" }),
        );
        check("car", json!({ "plate": "", "chassis": "KH12345" }), json!({ "chassis": "KH12345" }));
        check("proof", json!("0192F0C1-2345-7890-ABCD-0123456789AB"), json!("0192f0c1-2345-7890-abcd-0123456789ab"));
        check(
            "people",
            json!([{ "who": " Minh ", "when": "6/3/2020" }, {}, null, { "who": "Quý", "kin": "other", "what": "not asked" }]),
            json!([{ "who": "Minh", "when": "2020-03-06" }, { "who": "Quý", "kin": "other" }]),
        );
        check("people", json!([{}, { "who": "" }]), Value::Null);
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
        check("home", json!({ "line": "a", "commune": "00082", "district": "b" }), "answer.wrong-type");
        check("story", json!("ngắn"), "answer.too-short");
        check("nickname", json!("Bi"), "answer.unknown-field");
    }

    #[test]
    fn what_is_wrong_in_a_part_or_an_item_is_told_there() {
        let check = |field: &str, value: Value, wrong: &[(&str, &'static str)]| {
            let wrong: Vec<_> = wrong.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect();
            assert_eq!(codes(json!({ field: value.clone() })), wrong, "{value}");
        };
        check("home", json!({ "line": "12 phố Hàng Bài" }), &[("home.commune", "answer.choose-commune")]);
        check("home", json!({ "commune": "00082" }), &[("home.line", "answer.address-line")]);
        check("home", json!({ "line": "12", "place": "Hàng Trống" }), &[("home.commune", "answer.not-a-commune")]);
        check("home", json!({ "line": "12", "commune": "Hàng Trống" }), &[("home.commune", "answer.not-a-commune")]);
        check("ward", json!({ "commune": "00082", "place": "Hàng Trống" }), &[("ward", "answer.not-a-commune")]);
        let land = json!({ "sheet": "12", "parcel": "<b>", "commune": "82", "area": "0" });
        let three = [
            ("land.parcel", "answer.land-number"),
            ("land.commune", "answer.not-a-commune"),
            ("land.area", "answer.land-area"),
        ];
        check("land", land, &three);
        check("land", json!({ "sheet": "12", "parcel": "3", "area": 5 }), &[("land.commune", "answer.choose-commune")]);
        check("land", json!({ "sheet": "12", "zone": "3" }), &[("land", "answer.wrong-type")]);
        check("car", json!({ "plate": "Hà Nội 29" }), &[("car.plate", "answer.not-a-plate")]);
        check("car", json!({ "brand": "An Phát" }), &[("car.plate", "answer.plate-or-chassis")]);
        check("car", json!({ "chassis": "RLHPC4400IY000123" }), &[("car.chassis", "answer.chassis-letters")]);
        check("car", json!({ "chassis": "1/2" }), &[("car.chassis", "answer.not-a-chassis")]);
        check("car", json!({ "chassis": "KH12345", "engine": "é" }), &[("car.engine", "answer.not-an-engine")]);
        check("proof", json!("scan.pdf"), &[("proof", "answer.attach")]);
        check("people", json!([{ "who": "Minh" }]), &[("people", "answer.too-few-items")]);
        check("people", json!([{}, {}, {}, {}, {}]), &[("people", "answer.too-many-items")]);
        check("people", json!(["Minh", { "who": "Quý" }]), &[("people.0", "answer.wrong-type")]);
        let born =
            json!([{}, { "who": "Quý", "when": "x", "where": { "line": "12" } }, { "when": "6/3/2020", "age": 3 }]);
        let told = [
            ("people.1.when", "answer.not-a-date"),
            ("people.1.where.commune", "answer.choose-commune"),
            ("people.2.age", "answer.unknown-field"),
            ("people.2.who", "answer.required"),
        ];
        check("people", born, &told);
    }

    #[test]
    fn a_condition_in_an_item_reads_the_item_and_what_stands_before_the_group() {
        let other = json!([{ "who": "Minh" }, { "who": "Quý", "kin": "other" }]);
        assert_eq!(codes(json!({ "people": other.clone() })), []);
        let asked = codes(json!({ "notice": true, "number": "12/B", "people": other }));
        assert_eq!(asked, [("people.1.what".to_owned(), "answer.required")]);
    }

    #[test]
    fn a_condition_may_count_the_items() {
        let check = |count: usize, seen: bool| {
            let people: Vec<_> = (0..count).map(|_| json!({ "who": "Minh" })).collect();
            let answers = Answers::unchecked(given(json!({ "people": people })));
            assert_eq!(form().visible_fields(&answers).iter().any(|field| field.name == "many"), seen, "{count}");
        };
        check(2, false);
        check(3, true);
        assert!(!form().visible_fields(&Answers::default()).iter().any(|field| field.name == "many"));
    }

    #[test]
    fn what_was_typed_is_kept_until_it_can_be_read() {
        let check = |value: Value, kept: Value| {
            let settled = form().settle(&BTreeMap::from([("people".to_owned(), value)]), date(2026, 3, 6));
            assert_eq!(settled.get("people").cloned().unwrap_or_default(), kept);
        };
        check(json!([{ "when": "31/2/2020", "who": " Minh " }, {}]), json!([{ "when": "31/2/2020", "who": "Minh" }]));
        check(json!([{}, { "who": " " }]), Value::Null);
        check(json!("x"), json!("x"));
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
            ("ward", "00082"),
            ("ward.place", "Hàng Trống"),
            ("land.sheet", "12"),
            ("car.plate", "29A-1"),
            ("proof.taken", "a"),
            ("proof", "b"),
            ("people.items", "2"),
            ("people.1.when.day", "6"),
            ("people.1.where.line", "5"),
            ("people.9999999.who", "x"),
            ("people.z", "x"),
        ];
        let gathered = form().gather(inputs);
        assert_eq!(
            serde_json::to_value(&gathered).unwrap(),
            json!({
                "born": "6/3/2026",
                "car": { "plate": "29A-1" },
                "home": { "line": "12", "commune": "00082" },
                "land": { "sheet": "12" },
                "name": "Minh",
                "people": [{}, { "when": "6//", "where": { "line": "5" } }],
                "proof": "b",
                "ward": { "commune": "00082", "place": "Hàng Trống" },
            })
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
                prop::collection::btree_map(
                    "line|commune|place|sheet|parcel|area|plate|chassis|who|when|kin|where|[a-z]{1,5}",
                    inner,
                    0..4
                )
                .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_answers_make_the_check_panic_and_what_it_keeps_it_accepts_again(
            answers in prop::collection::btree_map("name|born|sex|notice|number|deeper|id|phone|email|copies|area|capital|ward|home|land|car|proof|people|many|story|[a-z]{1,4}", any_json(), 0..15),
        ) {
            let form = form();
            if let Ok(kept) = form.validate(&answers, date(2026, 3, 6)) {
                let again = form.validate(&kept.clone().into_map(), date(2026, 3, 6));
                prop_assert_eq!(again, Ok(kept));
            }
        }

        #[test]
        fn a_single_answer_reads_the_same_twice(
            field in "name|born|id|phone|email|copies|area|capital|ward|home|land|car|proof|people|story",
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
