//! Where answers contradict each other and either may be right: told to the person, never a reason to refuse.

use serde_json::Value;

use super::answers::{AnswerError, Answers};
use super::field::{Field, FieldType};
use super::form::Form;
use crate::identity::personal_id::{PersonalId, PersonalIdError, Sex};

/// A personal number says a year of birth and a sex (Decree 70/2024 Art. 4); an answer beside it may say another. A
/// number may rightly differ, for a person whose sex or date of birth was corrected later, so nobody is turned away.
pub(super) fn remarks(form: &Form, answers: &Answers) -> Vec<AnswerError> {
    let mut found = Vec::new();
    for field in form.visible_fields(answers) {
        match (field.kind, answers.get(&field.name)) {
            (FieldType::PersonalId, Some(number)) => {
                found.extend(contradictions(field, number, &|name| answers.get(name)));
            }
            (FieldType::Group, Some(Value::Array(items))) => {
                for (at, item) in items.iter().enumerate() {
                    let path = format!("{}.{at}", field.name);
                    let beside = |name: &str| item.get(name).or_else(|| answers.get(name));
                    let numbers = field.fields.iter().filter(|field| field.kind == FieldType::PersonalId);
                    let remarks = numbers
                        .filter_map(|field| Some(contradictions(field, item.get(&field.name)?, &beside)))
                        .flatten();
                    found.extend(remarks.map(|remark| remark.under(&path)));
                }
            }
            _ => {}
        }
    }
    found
}

fn contradictions<'a>(field: &Field, number: &Value, beside: &dyn Fn(&str) -> Option<&'a Value>) -> Vec<AnswerError> {
    let Some(number) = number.as_str().and_then(|text| text.parse::<PersonalId>().ok()) else { return Vec::new() };
    let said = |name: &Option<String>| beside(name.as_deref()?)?.as_str();
    let year = said(&field.born).and_then(|day| day.parse::<jiff::civil::Date>().ok()).map(|day| day.year());
    let sex = match said(&field.sex) {
        Some("male") => Some(Sex::Male),
        Some("female") => Some(Sex::Female),
        _ => None,
    };
    let mut found = Vec::new();
    if number.check(year, None) == Err(PersonalIdError::BirthYear) {
        let (number, given) = (number.birth_year().unwrap_or_default(), year.unwrap_or_default());
        found.push(AnswerError::new(&field.name, "answer.id-other-year").with("number", number).with("given", given));
    }
    if number.check(None, sex) == Err(PersonalIdError::Sex) {
        let told = if number.sex() == Some(Sex::Male) { "male" } else { "female" };
        found.push(AnswerError::new(&field.name, "answer.id-other-sex").with("number", told));
    }
    found
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_that_says_another_year_or_sex_is_told_and_nothing_is_refused() {
        let form: Form = toml::from_str(
            r#"
            [[sections]]
            id = "all"
            title = { vi = "Tất cả", en = "All" }
            fields = [
                { name = "born", type = "date", label = { vi = "Sinh", en = "Born" } },
                { name = "sex", type = "choice", label = { vi = "Giới", en = "Sex" }, options = [{ value = "male", vi = "Nam", en = "Male" }, { value = "female", vi = "Nữ", en = "Female" }] },
                { name = "id", type = "personal-id", label = { vi = "Số", en = "Number" }, born = "born", sex = "sex" },
                { name = "people", type = "group", label = { vi = "Người", en = "People" }, fields = [
                    { name = "when", type = "date", label = { vi = "Sinh", en = "Born" } },
                    { name = "number", type = "personal-id", label = { vi = "Số", en = "Number" }, born = "when" },
                ] },
            ]
            "#,
        )
        .unwrap();
        let check = |given: Value, told: &[(&str, &str)]| {
            let answers = serde_json::from_value(given.clone()).unwrap();
            assert!(form.validate(&serde_json::from_value(given).unwrap(), jiff::civil::date(2026, 3, 6)).is_ok());
            let remarks = form.remarks(&answers);
            let found: Vec<_> = remarks.iter().map(|remark| (remark.field.as_str(), remark.code)).collect();
            assert_eq!(found, told);
        };
        check(json!({ "id": "001085012345" }), &[]);
        check(json!({ "id": "001085012345", "born": "1985-03-01", "sex": "male" }), &[]);
        check(json!({ "id": "001085012345", "born": "1986-03-01" }), &[("id", "answer.id-other-year")]);
        let both = [("id", "answer.id-other-year"), ("id", "answer.id-other-sex")];
        check(json!({ "id": "001085012345", "born": "1986-03-01", "sex": "female" }), &both);
        let people =
            json!({ "people": [{ "number": "001085012345" }, { "when": "1990-01-01", "number": "001085012345" }] });
        check(people, &[("people.1.number", "answer.id-other-year")]);
    }
}
