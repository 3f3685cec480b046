//! One broken file for every finding: the code, the exact line, and nothing else that is wrong.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::super::finding::{Finding, Severity};
use super::tests::{FILE, SOUND};
use super::{Places, files};

/// What is written in place of what, the finding, and what stands in the line at which it must be found.
type Case = (&'static str, &'static str, &'static str, &'static str);

const SUBJECTS: &str = "subjects = [\"citizen\"]";
const END: &str = "kind = \"return\"\ntime = \"2wh\"";
const FEE: &str = "amount = 8000";
const COPIES: &str = "visible-when = 'sex == \"male\"'";

const CASES: &[Case] = &[
    // What the reader says.
    ("edition = 1", "edtion = 1", "unknown-key", "edtion"),
    ("edition = 1\n", "", "missing-key", "code ="),
    ("edition = 1", "edition = 1\nedition = 2", "duplicate-key", "edition = 2"),
    ("edition = 1", "edition = \"1\"", "wrong-type", "edition"),
    ("edition = 1", "edition = = 1", "unreadable", "edition"),
    ("decision = \"1/QĐ\"", "decision = \"1/QĐ", "unclosed", "decision"),
    ("[\"citizen\"]", "[\"cat\"]", "unknown-word", "cat"),
    ("role = \"receptionist\"", "role = \"chair\"", "unknown-role", "chair"),
    ("sex == \"male\"", "sex == ", "bad-condition", "visible-when"),
    ("time = \"1wd\"", "time = \"1\"", "bad-time", "time = \"1\""),
    ("\"upload\"]", "\"uplaod\"]", "bad-satisfaction", "uplaod"),
    ("decision = \"1/QĐ\"", "decision = \"1\u{fffd}\"", "not-text", "decision"),
    ("decision = \"1/QĐ\"", "decision = \"1\u{0}\"", "not-text", "decision"),
    // The whole.
    ("edition = 1", "edition = 0", "edition-zero", "edition"),
    ("\"2025-07-01\"", "\"2025-07-01\"\nvalid-to = \"2025-06-30\"", "validity-reversed", "valid-to"),
    ("decision = \"1/QĐ\"", "decision = \"\"", "no-decision", "decision"),
    ("[\"citizen\"]", "[]", "no-subject", "subjects"),
    ("[\"commune\"]", "[]", "no-level", "levels"),
    ("en = \"Permit\"", "en = \"\"", "missing-translation", "name ="),
    (SUBJECTS, "subjects = [\"citizen\"]\nalso-called = [\"a\", \"A\"]", "same-call", "also-called"),
    (SUBJECTS, "subjects = [\"citizen\"]\nreplaced-by = \"1.000001\"", "replaced-in-force", "replaced-by"),
    ("code = \"1.000001\"", "code = \"1.000002\"", "file-name", "code"),
    ("time = \"1wd\"", "time = \"not-stated\"", "time-not-stated", "channel ="),
    (
        "time = \"1wd\"",
        "time = \"1wd\"\n[[channels]]\nchannel = \"direct\"\nlevel = \"end-to-end\"\ntime = \"2wd\"",
        "times-differ",
        "[[channels]]",
    ),
    ("level = \"end-to-end\"", "level = \"partial\"", "partial-without-reason", "channel ="),
    ("time = \"1wd\"", "time = \"1wd\"\nreason = \"other-technical\"", "reason-without-partial", "channel ="),
    ("field = \"home\"", "field = \"house\"", "office-field-unknown", "house"),
    ("field = \"home\"", "field = \"sex\"", "office-field-not-a-place", "field ="),
    (
        END,
        "kind = \"return\"\ntime = \"2wh\"\n[supplement]\nwithin = \"2wd\"",
        "override-without-basis",
        "[supplement]",
    ),
    (
        END,
        "kind = \"return\"\ntime = \"2wh\"\n[supplement]\nwithin = \"2wd\"\nbasis = \"Luật\"",
        "sector-note",
        "[supplement]",
    ),
    // The form.
    (
        "name = \"sex\"",
        "name = \"Tuổi\"\ntype = \"text\"\nlabel = { vi = \"x\", en = \"x\" }\n[[form.sections.fields]]\nname = \"sex\"",
        "bad-field-name",
        "[[form.sections.fields]]",
    ),
    ("value = \"female\"", "value = \"male\"", "duplicate-name", "[[form.sections.fields]]"),
    ("sex == \"male\"", "gender == \"male\"", "unknown-field", "gender"),
    ("sex == \"male\"", "sex == \"mail\"", "unknown-option", "mail"),
    ("sex == \"male\"", "daysSince(sex) > 3", "days-unknown-here", "daysSince"),
    ("sex == \"male\"", "copies > 1", "reads-later-field", "visible-when"),
    (COPIES, "min = 3\nmax = 2", "limits-reversed", "[[form.sections.fields]]"),
    (COPIES, "required = true\nrequired-when = 'sex == \"male\"'", "required-twice", "[[form.sections.fields]]"),
    ("name = \"copies\"", "page = \"home\"\nname = \"copies\"", "page-torn", "[[form.sections.fields]]"),
    (
        COPIES,
        "options = [{ value = \"1\", vi = \"x\", en = \"x\" }]",
        "options-without-choice",
        "[[form.sections.fields]]",
    ),
    (COPIES, "source = \"gossip.copies\"", "unknown-register", "[[form.sections.fields]]"),
    // Papers.
    ("\"register:population.identity\", \"upload\"", "\"upload\", \"form\"", "upload-not-last", "satisfied-by"),
    ("\"register:population.identity\"", "\"store:KQ.1\"", "malformed-result-code", "satisfied-by"),
    ("[\"register:population.identity\", \"upload\"]", "[]", "component-without-satisfaction", "code ="),
    ("required = true", "quantity = 0", "component-impossible", "code ="),
    // Fees.
    (FEE, "", "fee-without-amount", "code ="),
    (FEE, "amount = 8000\nset-by-council = true", "fee-amount-twice", "code ="),
    (FEE, "tiers = [{ up-to = 2, amount = 1 }]", "fee-tiers", "tiers"),
    (FEE, "amount = 8000\nvalid-from = \"2026-01-01\"", "fee-gap", "code ="),
    (FEE, "amount = 8000\nvalid-to = \"2026-12-31\"", "fee-ends", "[[fees]]"),
    (FEE, "amount = 8000\nchannels = [\"post\"]", "fee-missing-for-channel", "[[fees]]"),
    (
        FEE,
        "amount = 8000\nexemptions = [{ class = \"child\", percent = 0, basis = \"x\" }]",
        "fee-percent",
        "exemptions",
    ),
    ("count-field = \"copies\"", "count-field = \"home\"", "fee-field", "count-field"),
    ("unit = \"copy\"", "unit = \"page\"", "fee-without-pages", "unit"),
    (FEE, "amount-by = \"price\"", "unknown-table", "amount-by"),
    // Steps.
    ("time = \"1wd\"", "time = \"3wh\"", "steps-exceed-time", "3wh"),
    ("kind = \"receive\"", "kind = \"check\"", "step-missing", "[[steps]]"),
    ("kind = \"receive\"", "when = 'false'\nkind = \"receive\"", "unreachable-step", "receive"),
    ("kind = \"receive\"", "form = [\"weight\"]\nkind = \"receive\"", "step-field-unknown", "form ="),
    ("kind = \"receive\"", "form = [\"sex\"]\nkind = \"receive\"", "step-field-of-applicant", "form ="),
    // Guide and eligibility.
    (SUBJECTS, "subjects = [\"citizen\"]\nguide = [\"weight\"]", "guide-unknown-field", "guide"),
    (SUBJECTS, "subjects = [\"citizen\"]\nguide = [\"home\"]", "guide-field-kind", "guide"),
];

/// Texts put at the end of the sound file.
const ADDED: &[(&str, &str, &str)] = &[
    ("[[eligibility]]\nwhen = 'false'\nwhy = { vi = \"x\", en = \"x\" }\nbasis = \"x\"", "stop-never", "when ="),
    ("[[eligibility]]\nwhen = 'true'\nwhy = { vi = \"x\", en = \"x\" }\nbasis = \"x\"", "stop-always", "when ="),
    (
        "[[eligibility]]\nwhen = 'copies > 1'\nwhy = { vi = \"x\", en = \"x\" }\nbasis = \"\"",
        "stop-without-basis",
        "basis =",
    ),
    ("[[eligibility]]\nwhy = { vi = \"x\", en = \"x\" }\nbasis = \"x\"", "stop-without-case", "why ="),
    (
        "[[eligibility]]\nwhen = 'copies > 1'\ninstead = \"1.000001\"\nwhy = { vi = \"x\", en = \"x\" }\nbasis = \"x\"",
        "stop-instead-itself",
        "instead",
    ),
    ("[[samples]]\nname = { vi = \"x\", en = \"x\" }\nchannel = \"post\"\nexpect = {}", "sample-channel", "channel ="),
    (
        "[[samples]]\nname = { vi = \"x\", en = \"x\" }\nchannel = \"online\"\non = \"2020-01-01\"\nexpect = {}",
        "sample-day",
        "on =",
    ),
    (
        "[[samples]]\nname = { vi = \"x\", en = \"x\" }\nchannel = \"online\"\nanswers = { weight = 3 }\nexpect = {}",
        "sample-unknown-answer",
        "answers",
    ),
    (
        "[[samples]]\nname = { vi = \"x\", en = \"x\" }\nchannel = \"online\"\nanswers = { sex = \"mail\" }\nexpect = {}",
        "sample-answer",
        "answers",
    ),
    (
        "[[samples]]\nname = { vi = \"x\", en = \"x\" }\nchannel = \"online\"\nexpect = { total = 1 }",
        "sample-differs",
        "expect",
    ),
];

/// A table put in place of the fee's amount: its columns, its rows, the finding, and what stands in its line.
const TABLES: &[(&str, &str, &str, &str)] = &[
    ("", "", "table-empty", "id ="),
    ("{ reads = \"copies\" }", "", "table-empty", "id ="),
    ("{ reads = \"weight\" }", "{ when = [\"-\"], then = \"1\", basis = \"x\" }", "unknown-field", "weight"),
    (
        "{ reads = \"copies + 1\" }",
        "{ when = [\"-\"], then = \"1\", basis = \"x\" }",
        "table-without-label",
        "copies + 1",
    ),
    ("{ reads = \"sex\" }", "{ when = [\"-\", \"-\"], then = \"1\", basis = \"x\" }", "row-cells", "when"),
    ("{ reads = \"sex\" }", "{ when = [\"mail\"], then = \"1\", basis = \"x\" }", "bad-cell", "mail"),
    ("{ reads = \"copies\" }", "{ when = [\"9..3\"], then = \"1\", basis = \"x\" }", "bad-cell", "9..3"),
    ("{ reads = \"day\" }", "{ when = [\"> 3\"], then = \"1\", basis = \"x\" }", "bad-cell", "> 3"),
    ("{ reads = \"sex\" }", "{ when = [\"-\"], then = \"much\", basis = \"x\" }", "bad-outcome", "much"),
    ("{ reads = \"sex\" }", "{ when = [\"-\"], then = \"1\", basis = \" \" }", "row-without-basis", "basis"),
    ("{ reads = \"sex\" }", "{ when = [\"male\"], then = \"1\", basis = \"x\" }", "table-gap", "id ="),
    (
        "{ reads = \"sex\" }",
        "{ when = [\"-\"], then = \"1\", basis = \"x\" },\n{ when = [\"male\"], then = \"2\", basis = \"x\" }",
        "row-unreachable",
        "male",
    ),
    (
        "{ reads = \"sex\" }, { reads = \"class\" }",
        "{ when = [\"male\", \"-\"], then = \"1\", basis = \"x\" },\n{ when = [\"-\", \"child\"], then = \"2\", basis = \"x\" },\n{ when = [\"-\", \"-\"], then = \"3\", basis = \"x\" }",
        "row-overlap",
        "child",
    ),
];

/// Findings whose files are above the ordinary, tested by name below or beside the rule.
const ELSEWHERE: &[&str] = &[
    "unknown-office", // catalogue.rs
    // Below.
    "file-too-large",
    "too-deep",
    "too-many-findings",
    "table-too-large",
    "table-unused",
    "table-gives",
    "table-input-kind",
    "table-cannot-read",
    "table-unknown-paper",
    "table-unknown-office",
    "office-tables-nested",
    "office-never",
    "paper-never",
    "long-sentence",
    "summary-too-long",
    "guide-too-long",
    "fee-not-stated",
    "no-channel",
    "no-result",
    "no-legal-basis",
    "form-missing",
    "choice-without-options",
    // In `tests.rs`: several files together, and periods of fees.
    "fee-overlap",
    "duplicate-edition",
    "editions-out-of-order",
    "validity-overlap",
    "same-name",
    "instead-unknown",
    "replaced-unknown",
    "asks-what-is-held",
    // In `form.rs`.
    "bad-file-limit",
    "bad-item-count",
    "fields-without-group",
    "group-in-group",
    "group-without-fields",
    "not-a-sibling",
];

fn found(text: &str) -> Vec<Finding> {
    files([(FILE, text)]).1
}

/// What is wrong when the finding is not there, at a line with these words, and nothing beside it.
fn missed(text: &str, code: &str, words: &str) -> Option<String> {
    let found = found(text);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    let [one] = found.as_slice() else { return Some(format!("{code}: {told:#?}")) };
    let shown = one.line.and_then(|line| text.lines().nth(line - 1)).unwrap_or("no line");
    let sound = one.code == format!("catalog.{code}") && shown.contains(words);
    (!sound).then(|| format!("{code} at `{words}`: {told:?}, which is `{shown}`"))
}

fn holds(text: &str, code: &str, words: &str) {
    assert_eq!(missed(text, code, words), None);
}

fn table(gives: &str, inputs: &str, rows: &str) -> String {
    format!(
        "[[tables]]\nid = \"price\"\ntitle = {{ vi = \"Giá\", en = \"Price\" }}\ngives = \"{gives}\"\ninputs = [{inputs}]\nrows = [\n{rows}\n]\n"
    )
}

#[test]
fn each_mistake_is_found_at_its_very_line() {
    let mut wrong = Vec::new();
    for (from, to, code, words) in CASES {
        assert!(SOUND.contains(from), "the sound file has no {from}");
        wrong.extend(missed(&SOUND.replacen(from, to, 1), code, words));
    }
    for (added, code, words) in ADDED {
        wrong.extend(missed(&format!("{SOUND}\n{added}\n"), code, words));
    }
    for (inputs, rows, code, words) in TABLES {
        let by_table = SOUND.replacen(FEE, "amount-by = \"price\"", 1);
        wrong.extend(missed(&format!("{by_table}\n{}", table("amount", inputs, rows)), code, words));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_must_suit_the_place_that_names_them() {
    let row = "{ when = [\"-\"], then = \"1\", basis = \"x\" }";
    let sound = table("amount", "{ reads = \"sex\" }", row);
    let by_table = SOUND.replacen(FEE, "amount-by = \"price\"", 1);
    holds(&format!("{SOUND}\n{sound}"), "table-unused", "id =");
    let times = table("time", "{ reads = \"sex\" }", "{ when = [\"-\"], then = \"1wd\", basis = \"x\" }");
    holds(&format!("{by_table}\n{times}"), "table-gives", "amount-by");
    let text = by_table.replacen(COPIES, "visible-when = 'sex == \"male\"'\n[[form.sections.fields]]\nname = \"told\"\ntype = \"text\"\nlabel = { vi = \"x\", en = \"x\" }", 1);
    holds(&format!("{text}\n{}", table("amount", "{ reads = \"told\" }", row)), "table-input-kind", "told");
    let many: Vec<String> = (0..501).map(|_| row.to_owned()).collect();
    let many = table("amount", "{ reads = \"sex\" }", &many.join(",\n"));
    holds(&format!("{by_table}\n{many}"), "table-too-large", "id =");

    let by_paper = SOUND.replacen("required = true", "required-by = \"price\"", 1);
    let papers = |inputs: &str, then: &str| {
        table("papers", inputs, &format!("{{ when = [\"-\"], then = \"{then}\", basis = \"x\" }}"))
    };
    assert_eq!(found(&format!("{by_paper}\n{}", papers("{ reads = \"sex\" }", "paper"))), []);
    holds(&format!("{by_paper}\n{}", papers("{ reads = \"channel\" }", "paper")), "table-cannot-read", "channel");
    holds(&format!("{by_paper}\n{}", papers("{ reads = \"sex\" }", "none")), "paper-never", "required-by");
    let two = format!("{by_paper}\n{}", papers("{ reads = \"sex\" }", "paper, plan"));
    holds(&two, "table-unknown-paper", "plan");

    let old = "rule = \"commune-of-field\"\nfield = \"home\"\nbody = \"people-committee\"";
    let police = "rule = \"commune-of-field\"\nfield = \"home\"\nbody = \"police\"";
    let by_office =
        |offices: &str| SOUND.replacen(old, &format!("rule = \"by-table\"\ntable = \"price\"\n{offices}"), 1);
    let who = table("office", "{ reads = \"sex\" }", "{ when = [\"-\"], then = \"here\", basis = \"x\" }");
    let here = format!("[office.offices.here]\n{police}\n");
    assert_eq!(found(&format!("{}\n{who}", by_office(&here))), []);
    let there = format!("{here}[office.offices.there]\n{police}\n");
    holds(&format!("{}\n{who}", by_office(&there)), "office-never", "[office.offices.there]");
    let nested = "[office.offices.here]\nrule = \"by-table\"\ntable = \"price\"\noffices = {}\n";
    holds(&format!("{}\n{who}", by_office(nested)), "office-tables-nested", "[office.offices.here]");
    let elsewhere = table(
        "office",
        "{ reads = \"sex\" }",
        "{ when = [\"male\"], then = \"here\", basis = \"x\" },\n{ when = [\"-\"], then = \"away\", basis = \"x\" }",
    );
    holds(&format!("{}\n{elsewhere}", by_office(&here)), "table-unknown-office", "away");
}

#[test]
fn what_is_too_long_or_left_out_is_said() {
    let many = |count: usize| vec!["từ"; count].join(" ");
    let summary = |vi: &str| SOUND.replacen("vi = \"Ngắn\"", &format!("vi = \"{vi}\""), 1);
    holds(&summary(&many(26)), "long-sentence", "summary");
    assert_eq!(found(&summary(&format!("{}. {}", many(25), many(25)))), []);
    let long = vec![many(20); 7].join(". ");
    holds(&summary(&long), "summary-too-long", "summary");
    let guide = "subjects = [\"citizen\"]\nguide = [\"sex\", \"copies\", \"a\", \"b\"]";
    assert_eq!(found(&SOUND.replacen(SUBJECTS, guide, 1))[0].code, "catalog.guide-too-long");
    let without = |from: &str, to: &str| {
        let (start, end) = (SOUND.find(from).unwrap(), SOUND.find(to).unwrap());
        format!("{}{}", &SOUND[..start], &SOUND[end..])
    };
    let codes = |text: &str| found(text).into_iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(codes(&without("[[fees]]", "[[steps]]")), ["catalog.fee-not-stated"]);
    let empty = |list: &str, from: &str, to: &str| {
        without(from, to).replacen(SUBJECTS, &format!("subjects = [\"citizen\"]\n{list} = []"), 1)
    };
    assert_eq!(codes(&empty("legal-basis", "[[legal-basis]]", "[[form.sections]]")), ["catalog.no-legal-basis"]);
    assert_eq!(codes(&empty("results", "[[results]]", "[[legal-basis]]")), ["catalog.no-result"]);
    assert_eq!(codes(&empty("channels", "[[channels]]", "[[results]]")), ["catalog.no-channel"]);
    let one = "type = \"choice\"\nlabel = { vi = \"Giới\", en = \"Sex\" }\noptions = [{ value = \"male\", vi = \"Nam\", en = \"Male\" }]";
    let start = SOUND.find("type = \"choice\"").unwrap();
    let end = SOUND[start..].find("\n\n").unwrap() + start;
    assert_eq!(codes(&SOUND.replacen(&SOUND[start..end], one, 1)), ["catalog.choice-without-options"]);
    let by_form = SOUND.replacen("\"register:population.identity\", \"upload\"", "\"form\"", 1);
    let no_form = by_form.replacen(
        &SOUND[SOUND.find("[[form.sections]]").unwrap()..SOUND.find("[[components]]").unwrap()],
        "",
        1,
    );
    assert!(codes(&no_form).contains(&"catalog.form-missing".to_owned()));
}

/// The sources of the checks, without their tests.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog");
    let listed = |folder: &str| -> Vec<PathBuf> {
        fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let mut paths = [listed("check"), listed("parse"), vec![root.join("parse.rs")]].concat();
    paths.retain(|path| !path.ends_with("tests.rs") && !path.ends_with("mistakes.rs"));
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned();
    paths.iter().map(read).collect()
}

#[test]
fn every_finding_has_a_broken_file_and_its_sentence_in_both_languages() {
    let mut codes = BTreeSet::new();
    for text in sources() {
        let quoted = text.split('"').filter_map(|word| word.strip_prefix("catalog."));
        let sound = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        codes.extend(quoted.filter(sound).map(str::to_owned));
    }
    assert!(codes.len() > 90, "the sources were not read: {}", codes.len());
    let covered: BTreeSet<&str> = (CASES.iter().map(|case| case.2))
        .chain(ADDED.iter().map(|case| case.1))
        .chain(TABLES.iter().map(|case| case.2))
        .chain(ELSEWHERE.iter().copied())
        .collect();
    let bare: Vec<_> = codes.iter().filter(|code| !covered.contains(code.as_str())).collect();
    assert!(bare.is_empty(), "no broken file shows {bare:?}");
    for lang in ["vi", "en"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(lang).join("catalog.ftl");
        let words = fs::read_to_string(path).unwrap();
        let missing: Vec<_> = codes
            .iter()
            .filter(|code| !words.lines().any(|line| line.starts_with(&format!("catalog-{code} ="))))
            .collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

#[test]
fn hostile_files_are_told_and_never_end_in_a_panic() {
    let first = |text: &str| found(text).first().map(|one| (one.code.clone(), one.severity));
    let is = |code: &str| Some((format!("catalog.{code}"), Severity::Error));
    assert_eq!(first(&"x".repeat(50_000_000)), is("file-too-large"));
    assert_eq!(first(&format!("code = {}", "[".repeat(100_000))), is("too-deep"));
    assert_eq!(first(&format!("code = {}", "{a=".repeat(100_000))), is("too-deep"));
    assert_eq!(first("\u{0}\u{0}\u{0}"), is("not-text"));
    assert_eq!(first(""), is("missing-key"));
    let rows = "{ when = [\"-\"], then = \"1\", basis = \"x\" },\n".repeat(20_000);
    let by_table = SOUND.replacen(FEE, "amount-by = \"price\"", 1);
    assert_eq!(first(&format!("{by_table}\n{}", table("amount", "{ reads = \"sex\" }", &rows))), is("table-too-large"));
    let fields =
        "[[form.sections.fields]]\nname = \"Tuổi\"\ntype = \"text\"\nlabel = { vi = \"\", en = \"\" }\n".repeat(2_000);
    let many = found(&SOUND.replacen("[[components]]", &format!("{fields}\n[[components]]"), 1));
    assert_eq!(many.len(), 201);
    assert!(many.iter().any(|one| one.code == "catalog.too-many-findings"));
}

#[test]
fn the_ends_of_lines_and_an_invisible_mark_at_the_beginning_change_nothing() {
    assert_eq!(found(&SOUND.replace('\n', "\r\n")), []);
    assert_eq!(found(&format!("\u{feff}{SOUND}")), []);
    let broken = SOUND.replacen("edition = 1", "edition = 0", 1);
    for text in [broken.replace('\n', "\r\n"), format!("\u{feff}{broken}")] {
        assert_eq!(found(&text)[0].line, Some(2));
    }
    assert!(Places::of(&format!("\u{feff}{SOUND}")).line(&[]).is_some());
}

/// A real file of the catalogue.
fn real() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog/procedures");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().step_by(9).map(|path| fs::read_to_string(path).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_change_to_a_real_file_makes_the_check_panic(
        pick in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        drop in 0_usize..60,
        put in prop_oneof![
            Just(String::new()), "[\"'={}\\[\\]\\\\,.#\n]{1,6}", "[0-9]{1,20}", Just("\u{202e}".to_owned()),
            Just("= [[[[".to_owned()), Just("when = '((((('".to_owned()), Just("\"-\"".to_owned()),
        ],
    ) {
        let files = real();
        let text: Vec<char> = pick.get(&files).chars().collect();
        let start = at.index(text.len());
        let broken: String =
            text[..start].iter().copied().chain(put.chars()).chain(text[start..].iter().skip(drop).copied()).collect();
        for finding in found(&broken).iter().filter(|finding| finding.is_error()) {
            prop_assert!(finding.line.is_none_or(|line| line <= broken.lines().count() + 1), "{finding}");
        }
    }
}
