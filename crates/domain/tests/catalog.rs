//! The procedures and rule packs of the repository are complete, and every sentence they need is written.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::catalog::{Answers, Catalog, Channel, Severity, parse, rule_pack};
use jiff::civil::date;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn catalog() -> Catalog {
    Catalog::from_files(files("catalog/procedures")).unwrap_or_else(|findings| {
        panic!("{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

#[test]
fn every_procedure_of_the_repository_loads_without_error() {
    let catalog = catalog();
    let codes: BTreeSet<String> = catalog.editions().map(|procedure| procedure.code.to_string()).collect();
    for code in [
        "1.001193", "1.000656", "1.000894", "1.004873", "2.000635", "2.000815", "1.004222", "1.004194", "1.001612",
        "3.000333", "1.013225", "1.011441",
    ] {
        assert!(codes.contains(code), "{code}");
    }
    let warnings: Vec<String> =
        catalog.findings().iter().filter(|one| one.severity == Severity::Warning).map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{}", warnings.join("\n"));
}

#[test]
fn every_procedure_states_its_time_for_every_channel() {
    for procedure in catalog().editions() {
        for offer in &procedure.channels {
            assert!(procedure.allowance(offer.channel).is_some(), "{} {}", procedure.code, offer.channel.key());
        }
    }
}

#[test]
fn the_applicant_is_never_asked_what_the_account_holds() {
    for procedure in catalog().editions() {
        for name in ["applicant_name", "applicant_id", "applicant_phone", "applicant_email"] {
            assert!(procedure.form.field(name).unwrap().is_held(), "{} {name}", procedure.code);
        }
    }
}

#[test]
fn a_house_has_fifteen_days_and_other_works_twenty() {
    let catalog = catalog();
    let permit = catalog.in_force(&"1.013225".parse().unwrap(), date(2026, 3, 2)).unwrap();
    let check = |works: &str, expected: &str| {
        let answers: Answers = serde_json::from_value(serde_json::json!({ "works": works })).unwrap();
        assert_eq!(permit.allowance_for(Channel::Direct, &answers).unwrap().to_string(), expected, "{works}");
    };
    check("house", "15d");
    check("monument", "20d");
}

#[test]
fn one_rule_pack_is_in_force_on_every_day_since_2018() {
    let packs: Vec<_> = files("catalog/rules")
        .iter()
        .map(|(file, text)| parse::rule_pack(file, text).unwrap_or_else(|finding| panic!("{finding}")))
        .collect();
    let check = |on, id: Option<&str>| {
        assert_eq!(rule_pack::in_force(&packs, on).map(|pack| pack.id.as_str()), id, "{on}");
    };
    check(date(2018, 6, 20), None);
    check(date(2018, 6, 21), Some("nd61-2018"));
    check(date(2025, 6, 30), Some("nd61-2018"));
    check(date(2025, 7, 1), Some("nd118-2025"));
    check(date(2026, 8, 4), Some("nd118-2025"));
    check(date(2026, 8, 5), Some("nd118-2025-amended-309-2026"));
    check(date(2030, 1, 1), Some("nd118-2025-amended-309-2026"));
    assert!(rule_pack::check(&packs).is_empty());
    // Closing by silence is new in Decree 118/2025.
    assert_eq!(rule_pack::in_force(&packs, date(2025, 6, 30)).unwrap().close_after_days, None);
    assert_eq!(rule_pack::in_force(&packs, date(2025, 7, 1)).unwrap().close_after_days, Some(15));
}

/// The codes in the sources of the catalogue, as Fluent identifiers.
fn codes_in_sources() -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog")];
    let mut codes = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let quoted = text.split('"').skip(1).step_by(2);
            let sound = |word: &&str| {
                word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.')
                    && !word.ends_with('.')
                    && !word.ends_with(".toml")
            };
            let is_code = |word: &&str| {
                word.starts_with("catalog.") || word.starts_with("answer.") || word.starts_with("catalog-")
            };
            codes.extend(quoted.filter(sound).filter(is_code).map(|code| code.replace('.', "-")));
        }
    }
    codes
}

#[test]
fn every_finding_and_answer_error_has_its_sentence_in_both_languages() {
    let codes = codes_in_sources();
    assert!(codes.len() > 60, "the sources were not read: {}", codes.len());
    for lang in ["vi", "en"] {
        let text = fs::read_to_string(root().join("locales").join(lang).join("catalog.ftl")).unwrap();
        let written: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id)
            .filter(|id| !id.starts_with(' '))
            .collect();
        let missing: Vec<_> = codes.iter().filter(|code| !written.contains(code.as_str())).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}
