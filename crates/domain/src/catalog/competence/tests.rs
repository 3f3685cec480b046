#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use jiff::civil::date;
use serde_json::json;

use super::*;

const PERMIT: &str = include_str!("../../../../../catalog/procedures/1.013225-cap-giay-phep-xay-dung.toml");
const BIRTH: &str = include_str!("../../../../../catalog/procedures/1.001193-dang-ky-khai-sinh.toml");

fn procedure(text: &str) -> Procedure {
    toml::from_str(text).unwrap()
}

fn act(id: &str, from: &str, moves: &str) -> String {
    format!(
        "id = \"{id}\"\nnumber = \"{id}\"\ntitle = {{ vi = \"Phân quyền\", en = \"Powers\" }}\nfooting = \"assigned\"\nvalid-from = \"{from}\"\n{moves}"
    )
}

const TO_CITY: &str = "[[moves]]\nprocedures = [\"1.001193\"]\nto = { level = \"city\", office = \"STP\", name = { vi = \"Sở Tư pháp\", en = \"Justice\" } }\n";
const TO_POLICE: &str = "[[moves]]\ndomain = \"G15-HT\"\nto = { level = \"commune\", body = \"police\" }\n";
const IN_CUA_NAM: &str = "[[moves]]\nprocedures = [\"1.001193\"]\ncommunes = [\"00082\"]\nto = { level = \"city\", office = \"SNV\", name = { vi = \"Sở Nội vụ\", en = \"Home affairs\" } }\n";

fn office(rule: &OfficeRule) -> String {
    match rule {
        OfficeRule::CityOffice { office, .. } => office.clone(),
        OfficeRule::CommuneOfField { field, body } | OfficeRule::CommuneOfChoice { field, body } => {
            format!("{field}/{body:?}")
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn the_latest_act_prevails_and_of_one_day_the_one_that_speaks_most_closely() {
    let birth = procedure(BIRTH);
    let check = |acts: &[(&str, &str, &str)], on: Date, commune: &str, expected: &str, by: Option<&str>| {
        let texts: Vec<_> = acts.iter().map(|(id, from, moves)| (*id, act(id, from, moves))).collect();
        let (acts, findings) = files(texts, &[&birth]);
        assert!(!findings.iter().any(Finding::is_error), "{findings:?}");
        let matrix = Matrix::new(acts);
        let answers: Answers = serde_json::from_value(json!({ "registration_commune": commune })).unwrap();
        let ruled = matrix.rule(&birth, &answers, on);
        assert_eq!((office(&ruled.rule).as_str(), ruled.act.map(|(act, _)| act.id.as_str())), (expected, by));
    };
    let own = "registration_commune/PeopleCommittee";
    check(&[], date(2026, 3, 2), "00082", own, None);
    let city = ("city", "2026-01-01", TO_CITY);
    check(&[city], date(2025, 12, 31), "00082", own, None);
    check(&[city], date(2026, 1, 1), "00082", "STP", Some("city"));
    let police = ("police", "2026-02-01", TO_POLICE);
    check(&[city, police], date(2026, 2, 1), "00082", "registration_commune/Police", Some("police"));
    check(&[city, police], date(2026, 1, 31), "00082", "STP", Some("city"));
    let same_day = ("field", "2026-01-01", TO_POLICE);
    let ward = ("ward", "2026-01-01", IN_CUA_NAM);
    check(&[same_day, ward], date(2026, 1, 1), "00082", "SNV", Some("ward"));
    check(&[same_day, ward], date(2026, 1, 1), "00004", "registration_commune/Police", Some("field"));
}

#[test]
fn a_mistake_in_an_act_is_found_at_its_line() {
    let (birth, permit) = (procedure(BIRTH), procedure(PERMIT));
    let check = |moves: &str, code: &str, line: usize| {
        let (_, findings) = files([("a.toml", act("a", "2026-01-01", moves))], &[&birth, &permit]);
        let found = findings.iter().find(|finding| finding.code == code);
        assert_eq!(found.and_then(|finding| finding.line), Some(line), "{code}: {findings:?}");
    };
    check("moves = []\n", "catalog.act-moves-nothing", 1);
    check("[[moves]]\nto = { level = \"commune\", body = \"police\" }\n", "catalog.act-names-no-procedure", 7);
    check(
        "[[moves]]\nprocedures = [\"9.999999\"]\nto = { level = \"commune\", body = \"police\" }\n",
        "catalog.act-procedure-not-here",
        7,
    );
    check(
        "[[moves]]\nprocedures = [\"1.001193\"]\ncommunes = [\"82\"]\nto = { level = \"commune\", body = \"police\" }\n",
        "catalog.act-commune",
        8,
    );
    check(
        "[[moves]]\nprocedures = [\"1.001193\"]\nto = { level = \"commune\", body = \"police\", field = \"nowhere\" }\n",
        "catalog.act-without-place",
        8,
    );
    check("[[moves]]\nprocedures = [\"1.001193\"]\nto = { level = \"moon\" }\n", "catalog.unknown-word", 8);
}

#[test]
fn two_acts_of_one_day_that_contradict_each_other_are_found() {
    let birth = procedure(BIRTH);
    let codes = |acts: &[(&str, String)]| -> Vec<String> {
        files(acts.iter().map(|(name, text)| (*name, text.as_str())), &[&birth])
            .1
            .into_iter()
            .map(|finding| finding.code)
            .collect()
    };
    let city = ("a.toml", act("a", "2026-01-01", TO_CITY));
    assert_eq!(codes(&[city.clone(), ("b.toml", act("b", "2026-01-01", TO_POLICE))]), ["catalog.acts-clash"]);
    assert_eq!(codes(&[city.clone(), ("b.toml", act("b", "2026-01-02", TO_POLICE))]), Vec::<String>::new());
    assert_eq!(codes(&[city, ("b.toml", act("a", "2026-01-02", TO_POLICE))]), ["catalog.act-twice"]);
}

#[test]
fn a_reviewer_sees_what_an_act_changes() {
    let (birth, permit) = (procedure(BIRTH), procedure(PERMIT));
    let (acts, _) = files([("a.toml", act("a", "2026-01-01", TO_CITY))], &[&birth, &permit]);
    let effect = Matrix::default().effect(&acts[0], [&birth, &permit]);
    let told: Vec<_> = effect.iter().map(|one| (one.procedure.as_str(), office(&one.after))).collect();
    assert_eq!(told, [("1.001193", "STP".to_owned())]);
    assert!(Matrix::new(acts.clone()).effect(&acts[0], [&birth, &permit]).is_empty(), "in force already");
}
