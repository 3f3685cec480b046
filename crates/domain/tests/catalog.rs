//! The procedures and rule packs of the repository are complete, and every sentence they need is written.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use domain::catalog::sample::Expected;
use domain::catalog::{
    Answers, Catalog, Channel, FeeCase, Field, FieldType, Money, OfficeRule, PersonClass, Procedure, ProcedureCode,
    Severity, TimeLimit, parse, rule_pack,
};
use jiff::civil::date;
use serde_json::{Value, json};
use unicode_normalization::is_nfc;

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

/// The procedures that make most of the dossiers of a city, by field: each of them is here, complete.
const HUNDRED: [(&str, &str); 11] = [
    (
        "Civil status",
        "1.001193 1.000656 1.000894 1.004873 2.000635 2.002516 1.004859 1.001022 1.000689 1.004884 1.004746 \
         1.005461 1.004772 1.004837 1.004845 1.003583 1.000593 1.000419 2.000528 2.000806 2.000748 2.002189 \
         2.000554 2.000547 2.000986 2.001023 2.001263",
    ),
    (
        "Certification",
        "2.000815 2.000884 2.000908 2.001035 2.001019 2.000913 2.000927 2.000942 2.000992 2.001008 2.001016 \
         2.001406",
    ),
    (
        "Residence",
        "1.004222 1.004194 1.002755 1.003197 1.010028 1.010038 1.010039 1.010040 1.010041 1.003677 1.013313 \
         1.013314 2.001159",
    ),
    ("Identity", "1.014061 1.014062 1.014063 1.014064 1.014060 1.012564 1.012566 1.014056 2.000200 3.000228 3.000498"),
    (
        "Judicial record, passport, licence, vehicles",
        "3.000333 3.000334 1.001456 1.010386 1.000253 3.000346 3.000348 1.013067 1.013076 1.013080 1.012575",
    ),
    (
        "Social and health insurance",
        "1.001939 1.002051 1.002179 1.002759 1.001613 1.001667 2.000693 2.000821 1.001742 1.001601",
    ),
    ("Household business", "1.001612 2.000720 1.001570 1.001266 2.000575 1.014034 1.014035"),
    ("Secured transactions", "1.011441 1.011442 1.011443 1.011435 1.011436 1.011437 1.011439"),
    ("Land", "1.013978 1.012753 1.012783 1.012784 1.012786 1.012790 1.012796 1.012812 1.013831 1.013833 1.013949"),
    (
        "Construction, roads, planning",
        "1.013225 1.013226 1.013227 1.013228 1.013229 1.013232 1.014159 1.013274 1.013061",
    ),
    ("Social protection, not in the national crawl", "1.001653 1.001699 1.001731 1.001776"),
];

/// What a source may leave out; everything else that is missing is somebody's mistake.
const NOT_STATED: [&str; 2] = ["catalog.time-not-stated", "catalog.fee-not-stated"];

#[test]
fn each_of_the_hundred_is_in_force() {
    let catalog = catalog();
    let there: BTreeSet<String> =
        catalog.all_in_force(date(2026, 3, 6)).map(|procedure| procedure.code.to_string()).collect();
    let listed = || HUNDRED.iter().flat_map(|(_, codes)| codes.split_whitespace());
    let wanted: BTreeSet<String> = listed().map(str::to_owned).collect();
    assert_eq!((listed().count(), wanted.len()), (122, 122));
    assert_eq!(wanted.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn what_the_source_does_not_state_is_a_warning_and_there_is_no_other() {
    let catalog = catalog();
    let loud = catalog.findings().iter().filter(|one| one.severity >= Severity::Warning);
    let (silent, mistakes): (Vec<_>, Vec<_>) = loud.partition(|one| NOT_STATED.contains(&one.code.as_str()));
    assert!(mistakes.is_empty(), "{}", mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let told = |code: &str| -> BTreeSet<String> {
        let named = silent.iter().filter(|one| one.code == code).filter_map(|one| one.file.split('-').next());
        named.map(|code| code.rsplit('/').next().unwrap().to_owned()).collect()
    };
    let codes = |wanted: fn(&Procedure) -> bool| -> BTreeSet<String> {
        catalog.editions().filter(|one| wanted(one)).map(|one| one.code.to_string()).collect()
    };
    let without_time = codes(|one| one.channels.iter().any(|offer| offer.time == TimeLimit::NotStated));
    let without_fee = codes(|one| one.fees.0.is_empty());
    assert_eq!(told("catalog.time-not-stated"), without_time);
    assert_eq!(told("catalog.fee-not-stated"), without_fee);
    let known = listed("What is not stated").0;
    assert!(without_time.is_subset(&known) && without_fee.is_subset(&known), "docs/catalogue.md names them");
    // A source that was silent on half of them would have been read wrongly.
    assert!(without_time.len() < 10 && without_fee.len() < 30, "{} {}", without_time.len(), without_fee.len());
}

#[test]
fn an_officer_sets_a_limit_only_where_the_source_states_none() {
    for procedure in catalog().editions() {
        for offer in &procedure.channels {
            let stated = offer.time != TimeLimit::NotStated;
            let known = procedure.allowance(offer.channel).is_some();
            assert_eq!(known, stated, "{} {}", procedure.code, offer.channel.key());
        }
    }
}

/// The codes in a part of `docs/catalogue.md`, and its text.
fn listed(part: &str) -> (BTreeSet<String>, String) {
    let page = fs::read_to_string(root().join("docs/catalogue.md")).unwrap();
    let text = page.split("\n## ").find(|text| text.starts_with(part)).unwrap().to_owned();
    let words = text.split(|letter: char| letter.is_whitespace() || ",:;".contains(letter));
    let codes = words.map(|word| word.trim_end_matches('.')).filter(|word| word.len() == 8);
    (codes.filter(|word| word.parse::<ProcedureCode>().is_ok()).map(str::to_owned).collect(), text)
}

#[test]
fn the_lawyer_is_told_what_is_written_from_memory() {
    let marks = ["trí nhớ", "from memory", "theo hiểu biết", "nhớ, chưa", "số điều nhớ"];
    let is_marked = |line: &&str| marks.iter().any(|mark| line.to_lowercase().contains(mark));
    let mut comments = 0;
    let mut marked = BTreeSet::new();
    for (file, text) in files("catalog/procedures") {
        let here = text.lines().filter(is_marked).count();
        comments += here;
        marked.extend((here > 0).then(|| file.split('-').next().unwrap().to_owned()));
    }
    let (told, text) = listed("From memory");
    assert_eq!(told, marked);
    assert!(text.contains(&format!("{comments} comments in {} files", marked.len())), "{comments} {}", marked.len());
}

/// Codes, names and results as the national catalogue announces them.
fn announced() -> BTreeMap<String, (String, String)> {
    let text = fs::read_to_string(root().join("catalog/national/procedures.csv")).unwrap();
    let row = |line: &str| {
        let mut fields = vec![String::new()];
        let mut quoted = false;
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                _ => fields.last_mut().unwrap().push(letter),
            }
        }
        (fields[0].clone(), (fields[1].trim().to_owned(), fields[5].clone()))
    };
    text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).map(row).collect()
}

#[test]
fn names_and_results_are_those_of_the_national_catalogue() {
    // The source writes no code for these results, or a broken one; each file says so.
    let read_otherwise = ["1.000253", "2.000942", "2.001023"];
    let announced = announced();
    let mut checked = 0;
    for procedure in catalog().editions() {
        let code = procedure.code.to_string();
        let Some((name, results)) = announced.get(&code) else { continue };
        checked += 1;
        assert_eq!(procedure.name.vi, *name, "{code}");
        let known: Vec<&str> = results.split_whitespace().collect();
        for result in &procedure.results {
            let is_known = known.contains(&result.code.to_string().as_str());
            assert!(is_known || read_otherwise.contains(&code.as_str()), "{code} {}", result.code);
        }
    }
    assert!(checked >= 118, "{checked}");
}

/// Every word for people in a procedure, with the place where it stands.
fn words(value: &Value, path: &str, found: &mut Vec<(String, String, String)>) {
    match value {
        Value::Object(map) => {
            if let (Some(Value::String(vi)), Some(Value::String(en))) = (map.get("vi"), map.get("en")) {
                found.push((path.to_owned(), vi.clone(), en.clone()));
            }
            map.iter().for_each(|(key, inner)| words(inner, &format!("{path}.{key}"), found));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(n, one)| words(one, &format!("{path}.{n}"), found)),
        _ => {}
    }
}

#[test]
fn everything_people_read_is_written_in_both_languages() {
    // Letters only Vietnamese has; English keeps them in names of places and people and in what a law is called.
    let marked = |text: &str| {
        text.chars().filter(|letter| "ăâđêôơưĂÂĐÊÔƠƯ".contains(*letter) || *letter as u32 > 0x1e9f).count()
    };
    let mut read = 0;
    for procedure in catalog().editions() {
        let mut found = Vec::new();
        words(&serde_json::to_value(procedure).unwrap(), &procedure.code.to_string(), &mut found);
        read += found.len();
        for (path, vi, en) in found {
            assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{path}");
            assert!(
                vi.trim() == vi && en.trim() == en && !vi.contains("  ") && !en.contains("  "),
                "{path}: {vi} | {en}"
            );
            assert!(vi != en || vi.chars().filter(|letter| letter.is_alphabetic()).count() < 12, "{path}: {vi}");
            assert!(marked(&en) <= 12, "{path}: {en}");
            assert!(is_nfc(&vi) && is_nfc(&en), "{path}: {vi}");
        }
    }
    assert!(read > 8_000, "{read}");
}

#[test]
fn every_procedure_has_two_samples_and_they_hold() {
    for procedure in catalog().editions() {
        assert!(procedure.samples.len() >= 2, "{}", procedure.code);
        // `catalog check` tries them; a sample that expects nothing could not fail there.
        for sample in &procedure.samples {
            assert_ne!(sample.expect, Expected::default(), "{} {}", procedure.code, sample.name.vi);
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
fn every_form_can_be_filled_in_and_every_case_has_papers_steps_and_a_price_where_one_is_stated() {
    let on = date(2026, 3, 6);
    for procedure in catalog().editions() {
        let code = &procedure.code;
        let given = procedure.form.fields().map(|field| (field.name.clone(), likely(field))).collect();
        let answers = procedure.form.validate(&given, on).unwrap_or_else(|errors| panic!("{code}: {errors:?}"));
        assert!(!procedure.form.pages(&answers).is_empty(), "{code}");
        assert!(!procedure.required_components(&answers).is_empty(), "{code}");
        for offer in &procedure.channels {
            let case = FeeCase { channel: offer.channel, on, answers: &answers, classes: &[] };
            let priced = procedure.fees.0.is_empty() || !procedure.fees.quote(&case).lines.is_empty();
            assert!(priced, "{code} {}", offer.channel.key());
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
        let errors = procedure.form.validate(&BTreeMap::new(), date(2026, 3, 6)).unwrap_err();
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
