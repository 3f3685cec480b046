#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use jiff::civil::time;
use serde_json::json;

use super::super::answers::Answers;
use super::super::finding::Finding;
use super::super::procedure::Procedure;
use super::*;
use crate::dossier::road::{Ward, at};

const BIRTH: &str = include_str!("../../../../../catalog/linked/birth.toml");
const DEATH: &str = include_str!("../../../../../catalog/linked/death.toml");

fn procedures() -> Vec<Procedure> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog/procedures");
    let wanted = ["1.001193", "1.004222", "1.001939", "1.000656", "1.003197", "2.000821", "1.001731"];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if wanted.iter().any(|code| name.starts_with(code)) {
            found.push(toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap());
        }
    }
    assert_eq!(found.len(), wanted.len());
    found
}

fn read(text: &str, procedures: &[Procedure]) -> (Vec<LinkedSet>, Vec<Finding>) {
    files([("linked/a.toml", text)], &procedures.iter().collect::<Vec<_>>())
}

fn of<'a>(procedures: &'a [Procedure]) -> impl Fn(&Part) -> Option<&'a Procedure> {
    |part| procedures.iter().find(|one| one.code == part.procedure)
}

#[test]
fn the_sets_of_the_catalogue_are_sound() {
    let all = procedures();
    for text in [BIRTH, DEATH] {
        assert_eq!(read(text, &all).1, []);
    }
}

#[test]
fn a_question_is_asked_once_and_never_where_a_result_answers_it() {
    let all = procedures();
    let (sets, _) = read(BIRTH, &all);
    let form = sets[0].one_form(of(&all));
    let names: Vec<&str> = form.fields().map(|field| field.name.as_str()).collect();
    for once in ["applicant_name", "child_name", "new_address", "hospital"] {
        assert_eq!(names.iter().filter(|name| **name == once).count(), 1, "{once}");
    }
    for never in ["subject_name", "subject_id", "insured_id", "insured_name", "category", "for_minor"] {
        assert!(!names.contains(&never), "{never}");
    }
    let separately: usize = all.iter().take(3).map(|one| one.form.fields().count()).sum();
    assert!(names.len() < separately);
}

#[test]
fn every_part_gets_its_own_answers() {
    let all = procedures();
    let (sets, _) = read(BIRTH, &all);
    let given: Answers = serde_json::from_value(json!({
        "applicant_name": "Nguyễn Văn Minh", "child_name": "Nguyễn Minh An", "child_birth_date": "2026-03-01",
        "new_address": { "line": "12 phố Hàng Bài", "commune": "00082" }, "hospital": "Trạm y tế phường",
    }))
    .unwrap();
    let card = sets[0].part("health-card").unwrap();
    let procedure = of(&all)(card).unwrap();
    let before = sets[0].answers_for(card, procedure, &given, &BTreeMap::new());
    assert_eq!(before.get("insured_name"), Some(&json!("Nguyễn Minh An")));
    assert_eq!(before.get("category"), Some(&json!("child")));
    assert_eq!(before.get("insured_id"), None, "the birth is not registered yet");
    let results = BTreeMap::from([("birth.personal_id".to_owned(), json!("001326000001"))]);
    let after = sets[0].answers_for(card, procedure, &given, &results);
    assert_eq!(after.get("insured_id"), Some(&json!("001326000001")));
}

#[test]
fn parts_that_wait_for_the_same_one_run_side_by_side_and_the_case_is_due_with_the_last() {
    let all = procedures();
    let (sets, _) = read(BIRTH, &all);
    let ward = Ward::with("3wd");
    let order = sets[0].order(&sets[0].parts.iter().collect::<Vec<_>>());
    let rows: Vec<Vec<&str>> = order.rows.iter().map(|row| row.iter().map(|part| part.id.as_str()).collect()).collect();
    assert_eq!(rows, [vec!["birth"], vec!["residence", "health-card"]]);
    let cut_off = time(15, 0, 0, 0);
    let dues = sets[0].dues(&Answers::default(), at("2026-03-02 09:00"), &ward.calendar, cut_off, of(&all));
    let told: Vec<_> = dues.iter().map(|due| (due.part.id.as_str(), due.begins, due.due)).collect();
    assert_eq!(
        told,
        [
            ("birth", at("2026-03-02 09:00"), Some(at("2026-03-02 17:30"))),
            ("residence", at("2026-03-02 17:30"), Some(at("2026-03-06 17:30"))),
            ("health-card", at("2026-03-02 17:30"), Some(at("2026-03-04 17:30"))),
        ]
    );
}

#[test]
fn a_case_has_only_the_parts_its_answers_call_for() {
    let all = procedures();
    let (sets, _) = read(DEATH, &all);
    for (allowance, expected) in [
        ("insurance", vec!["death", "residence", "survivor"]),
        ("social", vec!["death", "residence", "funeral"]),
        ("none", vec!["death", "residence"]),
    ] {
        let given: Answers = serde_json::from_value(json!({ "allowance": allowance })).unwrap();
        let parts: Vec<&str> = sets[0].parts_of(&given).into_iter().map(|part| part.id.as_str()).collect();
        assert_eq!(parts, expected);
        let asked = sets[0].one_form(of(&all));
        let seen = asked.visible_fields(&given).iter().any(|field| field.name == "survivor_relation");
        assert_eq!(seen, allowance == "insurance");
    }
}

#[test]
fn a_mistake_in_a_set_is_found_at_its_line() {
    let all = procedures();
    let check = |from: &str, to: &str, code: &str| {
        let text = BIRTH.replacen(from, to, 1);
        assert_ne!(text, BIRTH, "{from}");
        let line = text.lines().position(|line| line.contains(to.lines().last().unwrap())).map(|at| at + 1);
        let findings = read(&text, &all).1;
        let found = findings.iter().find(|finding| finding.code == code);
        assert!(found.is_some_and(|finding| finding.line.is_some()), "{code} {line:?}: {findings:?}");
    };
    check("procedure = \"1.004222\"", "procedure = \"9.999999\"", "catalog.set-unknown-procedure");
    check("gives = [\"personal_id\"]", "gives = []", "catalog.set-result-not-given");
    check("gives = [\"personal_id\"]", "after = [\"health-card\"]\ngives = [\"personal_id\"]", "catalog.set-cycle");
    check("after = [\"birth\"]", "after = [\"marriage\"]", "catalog.set-unknown-part");
    check("channels = [\"online\"]", "channels = [\"post\"]", "catalog.set-channel-closed");
    check("channels = [\"online\"]", "channels = []", "catalog.set-without-channel");
    check("subject_name = \"child_name\"", "subject_name = \"child_sex\"", "catalog.set-other-question");
    check("subject_name = \"child_name\"", "subject_name = \"nobody\"", "catalog.unknown-field");
    check("category = \"child\"", "colour = \"child\"", "catalog.set-not-asked");
    check(
        "time-basis = \"63/2024/NĐ-CP; theo trí nhớ, chưa đối chiếu / from memory, not verified\"\n",
        "\n",
        "catalog.set-time-without-basis",
    );
    check(
        "valid-from = \"2025-07-01\"",
        "valid-from = \"2025-07-01\"\nvalid-to = \"2025-06-30\"",
        "catalog.set-ends-first",
    );
    check("en = \"A new child: three papers in one go\"", "en = \"\"", "catalog.missing-translation");
}
