//! A sound file, broken in one place at a time: each break is found, at its line, and nothing else is.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::catalog::edition::Catalog;

pub(super) const SOUND: &str = r#"code = "1.000001"
edition = 1
valid-from = "2025-07-01"
decision = "1/QĐ"
name = { vi = "Giấy phép", en = "Permit" }
plain-name = { vi = "Xin phép", en = "Ask" }
summary = { vi = "Ngắn", en = "Short" }
levels = ["commune"]
subjects = ["citizen"]

[domain]
code = "G15-HT"
name = { vi = "Hộ tịch", en = "Civil status" }

[office]
rule = "commune-of-field"
field = "home"
body = "people-committee"

[[channels]]
channel = "online"
level = "end-to-end"
time = "1wd"

[[results]]
code = "KQ.G15.000031"
name = { vi = "Giấy", en = "Paper" }

[[legal-basis]]
number = "1/2025"
title = { vi = "Luật", en = "Law" }

[[form.sections]]
id = "all"
title = { vi = "Tất cả", en = "All" }

[[form.sections.fields]]
name = "home"
type = "address"
label = { vi = "Nhà", en = "Home" }

[[form.sections.fields]]
name = "sex"
type = "choice"
label = { vi = "Giới", en = "Sex" }
options = [{ value = "male", vi = "Nam", en = "Male" }, { value = "female", vi = "Nữ", en = "Female" }]

[[form.sections.fields]]
name = "copies"
type = "number"
label = { vi = "Số bản", en = "Copies" }
visible-when = 'sex == "male"'

[[components]]
code = "paper"
name = { vi = "Giấy", en = "Paper" }
kind = "original"
required = true
satisfied-by = ["register:population.identity", "upload"]
basis = { number = "1/2025", title = { vi = "Luật", en = "Law" } }

[[fees]]
code = "fee"
name = { vi = "Phí", en = "Charge" }
kind = "phi"
unit = "copy"
amount = 8000
count-field = "copies"
basis = { number = "1/2025", title = { vi = "Luật", en = "Law" } }

[[steps]]
id = "receive"
name = { vi = "Nhận", en = "Receive" }
role = "receptionist"
kind = "receive"
time = "2wh"

[[steps]]
id = "return"
name = { vi = "Trả", en = "Return" }
role = "receptionist"
kind = "return"
time = "2wh"
"#;

pub(super) const FILE: &str = "1.000001-giay-phep.toml";

fn found(text: &str) -> Vec<(String, Option<usize>)> {
    files([(FILE, text)]).1.into_iter().map(|finding| (finding.code, finding.line)).collect()
}

#[test]
fn a_sound_file_has_no_findings() {
    assert_eq!(found(SOUND), []);
}

#[test]
fn each_mistake_is_found_at_its_line() {
    let check = |from: &str, to: &str, code: &str| {
        assert!(SOUND.contains(from), "the sound file has no {from}");
        let at = SOUND.find(from).unwrap();
        let line = SOUND[..at].lines().count().max(1);
        let found = found(&SOUND.replacen(from, to, 1));
        let near =
            |one: &(String, Option<usize>)| one.0 == code && one.1.is_some_and(|found| found.abs_diff(line) <= 7);
        assert!(found.iter().any(near), "{code} near line {line}, found {found:?}");
        assert_eq!(found.len(), 1, "{code}: {found:?}");
    };
    check("edition = 1", "edtion = 1", "catalog.unknown-key");
    check("edition = 1\n", "", "catalog.missing-key");
    check("edition = 1", "edition = \"1\"", "catalog.wrong-type");
    check("edition = 1", "edition = 0", "catalog.edition-zero");
    check("edition = 1", "edition = = 1", "catalog.unreadable");
    check("\"1.000001\"", "\"1.0001\"", "catalog.unreadable");
    check("\"KQ.G15.000031\"", "\"KQ.15\"", "catalog.unreadable");
    check("[\"citizen\"]", "[\"cat\"]", "catalog.unknown-word");
    check("role = \"receptionist\"", "role = \"chair\"", "catalog.unknown-role");
    check("role = \"receptionist\"", "role = \"auditor\"", "catalog.unknown-role");
    check("en = \"Permit\"", "en = \"\"", "catalog.missing-translation");
    check(", en = \"Home\"", "", "catalog.missing-translation");
    check("en = \"Male\"", "en = \" \"", "catalog.missing-translation");
    check("decision = \"1/QĐ\"", "decision = \"\"", "catalog.no-decision");
    check("[\"citizen\"]", "[]", "catalog.no-subject");
    check("time = \"1wd\"", "time = \"not-stated\"", "catalog.time-not-stated");
    check("time = \"1wd\"", "time = \"1\"", "catalog.bad-time");
    check("time = \"1wd\"", "time = \"3wh\"", "catalog.steps-exceed-time");
    check("level = \"end-to-end\"", "level = \"partial\"", "catalog.partial-without-reason");
    check(
        "level = \"end-to-end\"",
        "level = \"end-to-end\"\nreason = \"other-technical\"",
        "catalog.reason-without-partial",
    );
    check("field = \"home\"", "field = \"house\"", "catalog.office-field-unknown");
    check("field = \"home\"", "field = \"sex\"", "catalog.office-field-not-a-place");
    let extra = "name = \"Tuổi\"\ntype = \"text\"\nlabel = { vi = \"x\", en = \"x\" }\n\n[[form.sections.fields]]\nname = \"sex\"";
    check("name = \"sex\"", extra, "catalog.bad-field-name");
    check("type = \"choice\"", "type = \"text\"", "catalog.options-without-choice");
    check("value = \"female\"", "value = \"male\"", "catalog.duplicate-name");
    check("sex == \"male\"", "gender == \"male\"", "catalog.unknown-field");
    check("sex == \"male\"", "sex == ", "catalog.bad-condition");
    check("sex == \"male\"", "daysSince(sex) > 3", "catalog.days-unknown-here");
    check("sex == \"male\"", "copies > 1", "catalog.reads-later-field");
    check("type = \"number\"", "type = \"number\"\nmin = 3\nmax = 2", "catalog.limits-reversed");
    check("count-field = \"copies\"", "count-field = \"home\"", "catalog.fee-field");
    check("type = \"number\"", "type = \"number\"\nsource = \"gossip.copies\"", "catalog.unknown-register");
    check("population.identity", "gossip.identity", "catalog.unknown-register");
    check("\"register:population.identity\", \"upload\"", "\"upload\", \"form\"", "catalog.upload-not-last");
    check("\"register:population.identity\"", "\"store:KQ.1\"", "catalog.malformed-result-code");
    check("[\"register:population.identity\", \"upload\"]", "[]", "catalog.component-without-satisfaction");
    check("required = true", "required = true\nrequired-when = \"copies > 1\"", "catalog.required-twice");
    check("required = true", "quantity = 0", "catalog.component-impossible");
    check("amount = 8000", "", "catalog.fee-without-amount");
    check("amount = 8000", "amount = 8000\nset-by-council = true", "catalog.fee-amount-twice");
    check("amount = 8000", "tiers = [{ up-to = 2, amount = 1 }]", "catalog.fee-tiers");
    check(
        "amount = 8000",
        "tiers = [{ up-to = 3, amount = 1 }, { up-to = 2, amount = 1 }, { amount = 1 }]",
        "catalog.fee-tiers",
    );
    check("amount = 8000", "amount = 8000\nvalid-from = \"2026-01-01\"", "catalog.fee-gap");
    check("amount = 8000", "amount = 8000\nvalid-to = \"2026-12-31\"", "catalog.fee-ends");
    check("amount = 8000", "amount = 8000\nchannels = [\"post\"]", "catalog.fee-missing-for-channel");
    let next = |from: &str| {
        let second = format!(
            "\n[[fees]]\ncode = \"fee\"\nname = {{ vi = \"x\", en = \"x\" }}\nkind = \"phi\"\nunit = \"copy\"\namount = 9000\nvalid-from = \"{from}\"\nbasis = {{ number = \"1\", title = {{ vi = \"x\", en = \"x\" }} }}\n\n[[steps]]"
        );
        SOUND.replacen("amount = 8000", "amount = 8000\nvalid-to = \"2026-12-31\"", 1).replacen("[[steps]]", &second, 1)
    };
    assert_eq!(found(&next("2027-01-01")), []);
    assert_eq!(found(&next("2027-01-02"))[0].0, "catalog.fee-gap");
    assert_eq!(found(&next("2026-12-31"))[0].0, "catalog.fee-overlap");
    check("unit = \"copy\"", "unit = \"page\"", "catalog.fee-without-pages");
    check(
        "amount = 8000",
        "amount = 8000\nexemptions = [{ class = \"child\", percent = 0, basis = \"x\" }]",
        "catalog.fee-percent",
    );
    check("id = \"return\"", "id = \"receive\"", "catalog.duplicate-name");
    check("kind = \"receive\"", "kind = \"check\"", "catalog.step-missing");
    check(
        "kind = \"receive\"\ntime = \"2wh\"",
        "kind = \"receive\"\ntime = \"2wh\"\nwhen = 'channel == \"post\"'",
        "catalog.unreachable-step",
    );
    check(
        "kind = \"receive\"\ntime = \"2wh\"",
        "kind = \"receive\"\ntime = \"2wh\"\nwhen = 'false'",
        "catalog.unreachable-step",
    );
    check("name = \"copies\"", "page = \"home\"\nname = \"copies\"", "catalog.page-torn");
}

#[test]
fn a_field_about_the_applicant_says_where_the_answer_is_held() {
    let asked = SOUND
        .replace("name = \"home\"", "name = \"applicant_home\"")
        .replace("field = \"home\"", "field = \"applicant_home\"");
    assert_eq!(found(&asked), [("catalog.asks-what-is-held".to_owned(), Some(37))]);
    assert_eq!(found(&asked.replace("type = \"address\"", "type = \"address\"\nsource = \"account.address\"")), []);
}

#[test]
fn the_line_of_a_mistake_is_the_line_a_clerk_sees() {
    let broken = SOUND.replace("en = \"Civil status\"", "en = \"\"");
    assert_eq!(found(&broken), [("catalog.missing-translation".to_owned(), Some(13))]);
}

#[test]
fn editions_of_one_procedure_follow_each_other() {
    let second = |edition: u32, from: &str| {
        SOUND.replace("edition = 1", &format!("edition = {edition}")).replace("2025-07-01", from)
    };
    let check = |first: &str, second: &str, codes: &[&str]| {
        let found = files([(FILE, first), ("1.000001-2.toml", second)]).1;
        assert_eq!(found.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), codes);
    };
    let ended = SOUND.replace("2025-07-01\"", "2025-07-01\"\nvalid-to = \"2026-06-30\"");
    check(&ended, &second(2, "2026-07-01"), &[]);
    check(SOUND, &second(2, "2026-07-01"), &[]);
    check(SOUND, &second(2, "2025-07-01"), &["catalog.validity-overlap"]);
    check(&ended, &second(2, "2026-06-30"), &["catalog.validity-overlap"]);
    check(&ended, &second(1, "2026-07-01"), &["catalog.duplicate-edition"]);
    check(&ended.replace("edition = 1", "edition = 3"), &second(2, "2026-07-01"), &["catalog.editions-out-of-order"]);
}

#[test]
fn a_running_dossier_finds_its_edition_after_a_new_one_is_in_force() {
    let ended = SOUND.replace("2025-07-01\"", "2025-07-01\"\nvalid-to = \"2026-06-30\"");
    let next = SOUND.replace("edition = 1", "edition = 2").replace("2025-07-01", "2026-07-01").replace("1wd", "2wd");
    let catalog = Catalog::from_files([(FILE, ended.as_str()), ("1.000001-2.toml", next.as_str())]).unwrap();
    let code = "1.000001".parse().unwrap();
    let number = |on| catalog.in_force(&code, on).map(|procedure| procedure.edition);
    assert_eq!(number(jiff::civil::date(2025, 6, 30)), None);
    assert_eq!(number(jiff::civil::date(2026, 6, 30)), Some(1));
    assert_eq!(number(jiff::civil::date(2026, 7, 1)), Some(2));
    let pinned = catalog.edition(&"1.000001@1".parse().unwrap()).unwrap();
    assert_eq!(pinned.allowance(crate::catalog::Channel::Online).unwrap().to_string(), "1wd");
    assert_eq!(catalog.of(&code).count(), 2);
}

#[test]
fn one_broken_file_loads_nothing() {
    let findings = Catalog::from_files([(FILE, SOUND), ("broken.toml", "code = ")]).unwrap_err();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].file, "broken.toml");
}

#[test]
fn a_catalogue_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Catalog>();
}
