//! Plausible answers to any form, so that every procedure of the catalogue can be filed by invented people.

use std::collections::BTreeMap;

use domain::catalog::answers::Answers;
use domain::catalog::field::{Field, FieldType};
use domain::catalog::procedure::Procedure;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde_json::{Value, json};

use super::cast::invented_name;

/// Who answers, where and when.
#[derive(Debug, Clone)]
pub struct Answerer<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their personal number.
    pub personal_id: &'a str,
    /// Their telephone.
    pub phone: &'a str,
    /// The commune they live in, by its code.
    pub commune: &'a str,
    /// Today.
    pub today: Date,
    /// Makes one answerer's children and houses differ from another's.
    pub nth: usize,
}

/// Answers every question the form asks of this person, as the questions appear.
#[must_use]
pub fn answers(procedure: &Procedure, who: &Answerer<'_>) -> BTreeMap<String, Value> {
    let mut given = BTreeMap::new();
    // An answer may make another question appear; forms are never deeper than this.
    for _ in 0..5 {
        let so_far = Answers::unchecked(given.clone());
        for field in procedure.form.visible_fields(&so_far) {
            if procedure.form.is_required(field, &so_far) && !given.contains_key(&field.name) {
                given.insert(field.name.clone(), answer(field, who));
            }
        }
    }
    given
}

fn answer(field: &Field, who: &Answerer<'_>) -> Value {
    let about_applicant = field.name.starts_with("applicant") || field.source.as_deref() == Some("account.name");
    match field.kind {
        FieldType::PersonName if about_applicant => json!(who.name),
        FieldType::PersonName => json!(invented_name(who.nth * 7 + field.name.len())),
        FieldType::PersonalId if about_applicant => json!(who.personal_id),
        FieldType::PersonalId => json!(format!("0011{:08}", 90_000_000 + who.nth % 1_000_000)),
        FieldType::Phone => json!(who.phone),
        FieldType::Email => json!("nguoi.nop@example.vn"),
        FieldType::Date => json!(day(field, who)),
        FieldType::Choice => field.options.first().map_or(Value::Null, |choice| json!(choice.value)),
        FieldType::YesNo => json!(false),
        FieldType::Number => json!(field.min.unwrap_or(1).max(1)),
        FieldType::Money => json!(field.min.unwrap_or(0).max(50_000_000)),
        FieldType::Commune => json!(who.commune),
        FieldType::Address => {
            json!({ "line": format!("Số {} phố Lý Thường Kiệt", 1 + who.nth % 90), "commune": who.commune })
        }
        FieldType::LandParcel => {
            json!({ "sheet": (1 + who.nth % 40).to_string(), "parcel": (100 + who.nth % 800).to_string(), "commune": who.commune, "area": 60 })
        }
        FieldType::Vehicle => json!({
            "plate": format!("29A-{:03}.{:02}", 100 + who.nth % 900, who.nth % 100),
            "chassis": format!("RLHPC44001Y{:06}", who.nth % 1_000_000),
            "engine": format!("PC44E{:07}", who.nth % 10_000_000),
            "brand": "An Phát",
        }),
        FieldType::Group => {
            let one = |at: usize| {
                let who = Answerer { nth: who.nth + at, ..who.clone() };
                let fields = field.fields.iter().filter(|one| one.kind != FieldType::Group);
                fields.map(|one| (one.name.clone(), answer(one, &who))).collect::<serde_json::Map<_, _>>()
            };
            (0..field.least_items()).map(|at| Value::Object(one(at))).collect()
        }
        // A file is uploaded first; nobody here has one.
        FieldType::File => Value::Null,
        FieldType::Text | FieldType::LongText => json!(text(field, who)),
    }
}

/// A past day for what has happened, a coming one for what is planned.
fn day(field: &Field, who: &Answerer<'_>) -> String {
    let back: Span = i64::try_from(3 + who.nth % 20).unwrap_or(3).days();
    let past = who.today.checked_sub(back).unwrap_or(who.today);
    let day = if field.not_in_future { past } else { who.today };
    field.not_before.map_or(day, |first| day.max(first)).to_string()
}

fn text(field: &Field, who: &Answerer<'_>) -> String {
    if let Some(pattern) = &field.pattern {
        return pattern.replace('9', "1");
    }
    let base = match field.name.as_str() {
        name if name.contains("place") => "Bệnh viện Phụ sản Hà Nội".to_owned(),
        name if name.contains("hometown") => "Hà Nội".to_owned(),
        name if name.contains("ethnicity") => "Kinh".to_owned(),
        name if name.contains("nationality") => "Việt Nam".to_owned(),
        name if name.contains("business") => format!("Hộ kinh doanh An Phát {}", 1 + who.nth % 90),
        _ => format!("Nội dung số {}", 1 + who.nth % 90),
    };
    let least = field.min_length.unwrap_or(0);
    let mut text = base;
    while text.chars().count() < least {
        text.push_str(" theo hồ sơ");
    }
    text.chars().take(field.most_characters()).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use domain::catalog::Form;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_kind_of_question_but_a_file_gets_an_answer_that_can_stand() {
        let kinds = [
            "text",
            "long-text",
            "person-name",
            "date",
            "personal-id",
            "phone",
            "email",
            "yes-no",
            "number",
            "money",
            "commune",
            "address",
            "land-parcel",
            "vehicle",
        ];
        let label = json!({ "vi": "x", "en": "x" });
        let field =
            |kind: &str| json!({ "name": kind.replace('-', "_"), "type": kind, "label": label, "required": true });
        let mut fields: Vec<Value> = kinds.map(field).to_vec();
        let group = json!({
            "name": "people", "type": "group", "label": label, "required": true, "min-items": 3, "fields": fields,
        });
        fields.push(group);
        let sections = json!({ "sections": [{ "id": "all", "title": label, "fields": fields }] });
        let form: Form = serde_json::from_value(sections).unwrap();
        let who = Answerer {
            name: "Nguyễn Văn Minh",
            personal_id: "001095000017",
            phone: "0912345678",
            commune: "00082",
            today: date(2026, 3, 6),
            nth: 7,
        };
        let given = form.fields().map(|field| (field.name.clone(), answer(field, &who))).collect();
        let kept = form.validate(&given, who.today).unwrap();
        assert_eq!(kept.get("people").unwrap().as_array().unwrap().len(), 3);
    }
}
