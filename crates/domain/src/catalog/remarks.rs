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
