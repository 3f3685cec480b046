//! The procedures and rule packs of the repository are complete, and every sentence they need is written.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::catalog::{
    Answers, Catalog, Channel, FeeCase, Field, FieldType, Money, OfficeRule, PersonClass, Severity, parse, rule_pack,
};
use jiff::civil::date;
use serde_json::{Value, json};

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

/// Something a person could answer.
fn likely(field: &Field) -> Value {
    match field.kind {
        FieldType::Text if field.pattern.is_some() => json!("07:30"),
        FieldType::Text | FieldType::LongText => json!("Hà Nội"),
        FieldType::PersonName => json!("Nguyễn Văn Minh"),
        FieldType::Date => json!("1/3/2026"),
        FieldType::PersonalId => json!("001085012345"),
        FieldType::Phone => json!("0912 345 678"),
        FieldType::Email => json!("minh@example.vn"),
        FieldType::Choice => json!(field.options[0].value),
        FieldType::YesNo => json!("yes"),
        FieldType::Number | FieldType::Money => json!(field.min.unwrap_or(1).max(1)),
        FieldType::Commune => json!("00082"),
        FieldType::Address => json!({ "line": "12 phố Hàng Bài", "commune": "00082" }),
        FieldType::File => json!("paper"),
        FieldType::LandParcel => json!({ "sheet": "12", "parcel": "345", "commune": "00082", "area": "60,5" }),
        FieldType::Vehicle => {
            json!({ "plate": "29A-123.45", "chassis": "RLHPC44001Y123456", "engine": "PC44E1234567" })
        }
        FieldType::Group => {
            let item: serde_json::Map<_, _> = field.fields.iter().map(|one| (one.name.clone(), likely(one))).collect();
            json!([item])
        }
    }
}

#[test]
fn every_form_can_be_filled_in_and_every_case_has_a_price_papers_and_steps() {
    let on = date(2026, 3, 6);
    for procedure in catalog().editions() {
        let code = &procedure.code;
        let given = procedure.form.fields().map(|field| (field.name.clone(), likely(field))).collect();
        let answers = procedure.form.validate(&given, on).unwrap_or_else(|errors| panic!("{code}: {errors:?}"));
        assert!(!procedure.form.pages(&answers).is_empty(), "{code}");
        assert!(!procedure.required_components(&answers).is_empty(), "{code}");
        for offer in &procedure.channels {
            let case = FeeCase { channel: offer.channel, on, answers: &answers, classes: &[] };
            assert!(!procedure.fees.quote(&case).lines.is_empty(), "{code} {}", offer.channel.key());
            assert!(
                !procedure.plan(&answers, offer.channel, &|_| None).steps.is_empty(),
                "{code} {}",
                offer.channel.key()
            );
        }
    }
}

#[test]
fn an_empty_form_is_refused_for_each_field_it_requires_and_nothing_else() {
    for procedure in catalog().editions() {
        let errors = procedure.form.validate(&std::collections::BTreeMap::new(), date(2026, 3, 6)).unwrap_err();
        for error in errors {
            assert!(procedure.form.field(&error.field).unwrap().required, "{} {}", procedure.code, error.field);
        }
    }
}

#[test]
fn minh_registers_his_son_in_time_with_two_copies() {
    let catalog = catalog();
    let on = date(2026, 3, 6);
    let birth = catalog.in_force(&"1.001193".parse().unwrap(), on).unwrap();
    let answers: Answers = serde_json::from_value(json!({
        "child_birth_date": "2026-02-01", "mother_known": true, "father_known": true, "parents_married": true,
        "birth_proof": "electronic", "on_behalf": false, "copies": 2,
    }))
    .unwrap();
    let codes: Vec<_> = birth.required_components(&answers).into_iter().map(|paper| paper.code.as_str()).collect();
    assert_eq!(codes, ["birth-notice", "marriage-certificate", "identity", "residence"]);
    let price = |on| birth.fees.total(&FeeCase { channel: Channel::Online, on, answers: &answers, classes: &[] });
    assert_eq!(price(on), Some(Money(16_000)));
    // The 61st day after birth is late: the Council's fee is not known here, and it is not zero.
    assert_eq!(price(date(2026, 4, 2)), Some(Money(16_000)));
    assert_eq!(price(date(2026, 4, 3)), None);
    assert!(birth.plan(&answers, Channel::Online, &|_| None).confirmation);
    assert!(!birth.plan(&answers, Channel::Direct, &|_| None).confirmation);
}

#[test]
fn a_residence_fee_follows_the_channel_and_the_person() {
    let catalog = catalog();
    let residence = catalog.in_force(&"1.004222".parse().unwrap(), date(2026, 3, 6)).unwrap();
    let check = |channel, classes: &[PersonClass], expected: u64| {
        let case = FeeCase { channel, on: date(2026, 3, 6), answers: &Answers::default(), classes };
        assert_eq!(residence.fees.total(&case), Some(Money(expected)));
    };
    check(Channel::Direct, &[], 20_000);
    check(Channel::Online, &[], 10_000);
    check(Channel::Direct, &[PersonClass::Child], 0);
}

#[test]
fn every_office_of_the_city_that_decides_is_in_the_list_of_offices() {
    let offices: String = fs::read_dir(root().join("catalog/offices"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for procedure in catalog().editions() {
        if let OfficeRule::CityOffice { office, .. } = &procedure.office {
            assert!(offices.lines().any(|line| line.starts_with(&format!("H26.{office},"))), "{}", procedure.code);
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
            // What tests of a check write down is no finding of it.
            if path.ends_with("tests.rs") || path.ends_with("mistakes.rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let quoted = text.split('"').skip(1).step_by(2);
            let sound = |word: &&str| {
                word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.')
                    && !word.ends_with(['.', '-'])
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
