//! The communes of today behind names and codes people still use: every candidate, never a guess.
//!
//! A paper from before 1 July 2025 names units that are gone, and 158 of them went to more than one commune. Where one
//! commune of today is left it is taken; where several are, the person chooses (Resolution 202/2025/QH15).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::answers::{AnswerError, Candidate};
use super::field::{Field, FieldType};
use super::form::Form;
use crate::unit::commune::CommuneCode;
use crate::unit::gazetteer::Gazetteer;
use crate::unit::resolve::Purpose;

/// Longer names of places are not looked up.
const LONGEST: usize = 300;
/// With more candidates than these a name says too little to choose by.
const MOST_CANDIDATES: usize = 20;

/// Why a place is not one commune of today.
struct Unsure {
    code: &'static str,
    given: String,
    candidates: Vec<CommuneCode>,
}

/// The answers with communes of today in place of what was typed, and for each place that is not clear what may be
/// meant. What is not clear stays as it was typed.
pub(super) fn settle(
    form: &Form,
    given: &BTreeMap<String, Value>,
    units: &Gazetteer,
) -> (BTreeMap<String, Value>, Vec<AnswerError>) {
    let mut settled = given.clone();
    let mut unsure = Vec::new();
    for field in form.fields() {
        if let Some(value) = settled.get_mut(&field.name) {
            one(field, &field.name, value, units, &mut unsure);
        }
    }
    (settled, unsure)
}

fn one(field: &Field, path: &str, value: &mut Value, units: &Gazetteer, unsure: &mut Vec<AnswerError>) {
    let mut tell = |path: &str, why: Unsure| {
        let mut error = AnswerError::new(path, why.code).with("given", why.given).with("count", why.candidates.len());
        if why.candidates.len() <= MOST_CANDIDATES {
            let named = |code: CommuneCode| {
                let commune = units.commune(code)?;
                let province = units.province(commune.province)?;
                Some(Candidate { code, name: format!("{}, {}", commune.full_name(), province.name) })
            };
            error.candidates = why.candidates.into_iter().filter_map(named).collect();
        }
        unsure.push(error);
    };
    match (field.kind, value) {
        (FieldType::Commune, value) => {
            let (code, place) = match &*value {
                Value::String(text) => (text.as_str(), ""),
                Value::Object(parts) => (text(parts, "commune"), text(parts, "place")),
                _ => return,
            };
            match commune(code, place, Purpose::Person, units) {
                Ok(Some(code)) => *value = json!(code.to_string()),
                Ok(None) => {}
                Err(why) => {
                    *value = json!({ "commune": known(code, units), "place": why.given });
                    tell(path, why);
                }
            }
        }
        (FieldType::Address | FieldType::LandParcel, Value::Object(parts)) => {
            let purpose = if field.kind == FieldType::LandParcel { Purpose::Land } else { Purpose::Person };
            match commune(text(parts, "commune"), text(parts, "place"), purpose, units) {
                Ok(Some(code)) => {
                    parts.insert("commune".into(), json!(code.to_string()));
                    parts.remove("place");
                }
                Ok(None) => {}
                Err(why) => {
                    parts.insert("commune".into(), json!(known(text(parts, "commune"), units)));
                    parts.insert("place".into(), json!(why.given));
                    tell(&format!("{path}.commune"), why);
                }
            }
        }
        (FieldType::Group, Value::Array(items)) if items.len() <= field.most_items() => {
            for (at, item) in items.iter_mut().enumerate() {
                let Value::Object(parts) = item else { continue };
                for field in field.fields.iter().filter(|field| field.kind != FieldType::Group) {
                    if let Some(value) = parts.get_mut(&field.name) {
                        one(field, &format!("{path}.{at}.{}", field.name), value, units, unsure);
                    }
                }
            }
        }
        _ => {}
    }
}

fn text<'a>(parts: &'a Map<String, Value>, name: &str) -> &'a str {
    parts.get(name).and_then(Value::as_str).unwrap_or_default().trim()
}

/// The code, if it is that of a commune of today.
fn known(code: &str, units: &Gazetteer) -> String {
    let is_known = code.parse().is_ok_and(|code| units.commune(code).is_some());
    if is_known { code.to_owned() } else { String::new() }
}

/// The commune of a code chosen from a list, a name typed beside it, or both. A program may send a name as the code.
fn commune(code: &str, place: &str, purpose: Purpose, units: &Gazetteer) -> Result<Option<CommuneCode>, Unsure> {
    let chosen = code.parse().ok().filter(|code| units.commune(*code).is_some());
    let asked = match (chosen, place) {
        (Some(chosen), "") => return Ok(Some(chosen)),
        (None, "") if code.is_empty() => return Ok(None),
        (None, "") => code,
        _ => place,
    };
    let given = asked.chars().take(LONGEST).collect();
    let mut candidates = candidates(asked, purpose, units);
    match (chosen, &candidates[..]) {
        (Some(chosen), found) if found.contains(&chosen) => return Ok(Some(chosen)),
        (None, [only]) => return Ok(Some(*only)),
        _ => {}
    }
    // What was chosen and what was typed are two places: which of them, only the person knows.
    candidates.extend(chosen.filter(|_| !candidates.is_empty()));
    let code = match candidates.len() {
        0 => "answer.unknown-place",
        1..=MOST_CANDIDATES => "answer.which-commune",
        _ => "answer.place-says-little",
    };
    Err(Unsure { code, given, candidates })
}

/// The communes of today that a name, or a code of before July 2025, may mean.
fn candidates(asked: &str, purpose: Purpose, units: &Gazetteer) -> Vec<CommuneCode> {
    if asked.chars().count() > LONGEST {
        return Vec::new();
    }
    if asked.bytes().all(|byte| byte.is_ascii_digit()) {
        return units.heirs(asked, purpose).into_iter().map(|edge| edge.new).collect();
    }
    units.resolve(asked, purpose).candidates().into_iter().map(|commune| commune.code).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::civil::date;

    use super::*;
    use crate::unit::parse::tests::GAZETTEER;

    const FORM: &str = r#"
        [[sections]]
        id = "all"
        title = { vi = "Tất cả", en = "All" }
        fields = [
            { name = "ward", type = "commune", label = { vi = "Phường", en = "Ward" } },
            { name = "home", type = "address", label = { vi = "Nhà", en = "Home" } },
            { name = "people", type = "group", label = { vi = "Người", en = "People" }, fields = [
                { name = "from", type = "address", label = { vi = "Từ đâu", en = "From" } },
            ] },
        ]
    "#;

    fn read(field: &str, value: &Value) -> Result<Value, (String, &'static str, Vec<String>)> {
        let form: Form = toml::from_str(FORM).unwrap();
        let given = BTreeMap::from([(field.to_owned(), value.clone())]);
        match form.validate_in(&given, date(2026, 3, 6), &GAZETTEER) {
            Ok(kept) => Ok(kept.get(field).cloned().unwrap_or_default()),
            Err(errors) => {
                let error = errors.into_iter().next().unwrap();
                let codes = error.candidates.iter().map(|one| one.code.to_string()).collect();
                Err((error.field, error.code, codes))
            }
        }
    }

    #[test]
    fn a_place_that_can_be_one_commune_only_is_that_commune() {
        let check = |field: &str, value: Value, kept: Value| assert_eq!(read(field, &value), Ok(kept), "{value}");
        check("ward", json!("00008"), json!("00008"));
        check("ward", json!({ "commune": "00008", "place": "Phường Ngọc Hà, Quận Ba Đình" }), json!("00008"));
        check("ward", json!({ "commune": "", "place": "" }), Value::Null);
        let home = json!({ "line": "12", "commune": "00004" });
        let both = json!({ "line": "12", "commune": "00004", "place": "Phường Ngọc Hà, Quận Ba Đình" });
        check("home", both, home.clone());
        check("people", json!([{ "from": home }]), json!([{ "from": home }]));
    }

    #[test]
    fn a_place_that_may_be_several_is_never_guessed() {
        let check = |field: &str, value: Value, at: &str, code: &'static str, candidates: &[&str]| {
            let candidates = candidates.iter().map(|code| (*code).to_owned()).collect();
            assert_eq!(read(field, &value), Err((at.to_owned(), code, candidates)), "{value}");
        };
        let ngoc_ha = "Phường Ngọc Hà, Quận Ba Đình";
        let which = "answer.which-commune";
        check("ward", json!(ngoc_ha), "ward", which, &["00004", "00008"]);
        check("home", json!({ "line": "12", "place": ngoc_ha }), "home.commune", which, &["00004", "00008"]);
        check("home", json!({ "line": "12", "commune": ngoc_ha }), "home.commune", which, &["00004", "00008"]);
        let from = json!([{ "from": { "line": "12", "place": ngoc_ha } }]);
        check("people", from, "people.0.from.commune", which, &["00004", "00008"]);
        // The code of the old ward, which no commune of today has.
        check("ward", json!("00016"), "ward", which, &["00004", "00008"]);
        check("ward", json!("Phường Không Có"), "ward", "answer.unknown-place", &[]);
        check("ward", json!("99999"), "ward", "answer.unknown-place", &[]);
        check("ward", json!("x".repeat(1_000_000)), "ward", "answer.unknown-place", &[]);
    }
}
