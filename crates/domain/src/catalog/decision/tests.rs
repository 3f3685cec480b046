#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::cell::Given;
use super::coverage::{TooLarge, coverage};
use super::*;
use crate::catalog::channel::Channel;
use crate::catalog::parse;
use crate::catalog::procedure::Procedure;

const FORM: &str = r#"
    code = "1.000001"
    edition = 1
    valid-from = "2026-01-01"
    decision = "1/QĐ"
    name = { vi = "Giấy phép", en = "Permit" }
    plain-name = { vi = "Xin phép", en = "Ask" }
    summary = { vi = "Ngắn", en = "Short" }
    levels = ["commune"]
    subjects = ["citizen"]
    channels = [{ channel = "online", level = "end-to-end", time = "9wd" }, { channel = "direct", level = "end-to-end", time = "9wd" }]
    results = []
    legal-basis = []
    steps = []
    [domain]
    code = "G15-HT"
    name = { vi = "Hộ tịch", en = "Civil status" }
    [office]
    rule = "city-office"
    office = "CATP"
    name = { vi = "Công an", en = "Police" }
    [[form.sections]]
    id = "all"
    title = { vi = "Tất cả", en = "All" }
    fields = [
        { name = "works", type = "choice", required = true, label = { vi = "Loại", en = "Works" }, options = [{ value = "house", vi = "Nhà", en = "House" }, { value = "shop", vi = "Quán", en = "Shop" }] },
        { name = "grade", type = "choice", label = { vi = "Cấp", en = "Grade" }, visible-when = 'works == "shop"', required-when = 'works == "shop"', options = [{ value = "3", vi = "Ba", en = "Three" }, { value = "4", vi = "Bốn", en = "Four" }] },
        { name = "area", type = "number", required = true, min = 1, label = { vi = "Diện tích", en = "Area" } },
        { name = "rented", type = "yes-no", label = { vi = "Thuê?", en = "Rented?" } },
        { name = "born", type = "date", required = true, label = { vi = "Ngày sinh", en = "Born" } },
    ]
"#;

fn procedure(inputs: &str, rows: &[&str]) -> Procedure {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let (when, then) = row.split_once(" => ").unwrap();
            let when: Vec<String> = when.split(", ").map(|cell| format!("{cell:?}")).collect();
            format!("{{ when = [{}], then = {then:?}, basis = \"x\" }}", when.join(", "))
        })
        .collect();
    let inputs: Vec<String> = inputs.split(", ").map(|input| format!("{{ reads = \"{input}\" }}")).collect();
    let table = format!(
        "[[tables]]\nid = \"t\"\ntitle = {{ vi = \"Bảng\", en = \"Table\" }}\ngives = \"amount\"\ninputs = [{}]\nrows = [{}]\n",
        inputs.join(", "),
        rows.join(",\n")
    );
    parse::procedure("x.toml", &format!("{FORM}\n{table}")).unwrap()
}

fn answers(value: Value) -> Answers {
    serde_json::from_value(value).unwrap()
}

#[test]
fn the_first_row_that_fits_decides() {
    let permit = procedure(
        "channel, works, area, rented, class",
        &[
            "-, -, -, -, child | elderly => 0",
            "online, house, < 60, -, - => 1000",
            "online, house, 60..90, yes, - => 2000",
            "-, house | shop, >= 60, -, none => 3.000",
            "-, -, -, -, - => set-by-council",
        ],
    );
    let check = |channel, given: Value, classes: &[PersonClass], expected: Outcome| {
        let setting = Setting { channel: Some(channel), on: None };
        let answers = answers(given.clone());
        let asked = Asked { answers: &answers, setting, classes };
        assert_eq!(permit.tables[0].decide(&asked), Some(expected), "{given}");
    };
    let amount = |sum| Outcome::Amount(Money(sum));
    let (online, direct) = (Channel::Online, Channel::Direct);
    check(online, json!({ "works": "house", "area": 59.5 }), &[], amount(1_000));
    check(online, json!({ "works": "house", "area": 59.5 }), &[PersonClass::Student, PersonClass::Child], amount(0));
    check(online, json!({ "works": "house", "area": 60, "rented": true }), &[], amount(2_000));
    check(online, json!({ "works": "house", "area": 90, "rented": true }), &[], amount(2_000));
    check(online, json!({ "works": "house", "area": 90.5, "rented": true }), &[], amount(3_000));
    check(online, json!({ "works": "house", "area": 90 }), &[], amount(3_000));
    check(direct, json!({ "works": "shop", "area": 60 }), &[PersonClass::Merit], Outcome::SetByCouncil);
    check(direct, json!({}), &[], Outcome::SetByCouncil);
}

#[test]
fn days_and_expressions_are_columns_too() {
    let permit = procedure("day, daysSince(born)", &["..2026-06-30, - => 1", "-, <= 60 => 2", "-, > 60 => 3"]);
    let check = |on: &str, born: &str, expected: u64| {
        let answers = answers(json!({ "born": born }));
        let setting = Setting { channel: None, on: Some(on.parse().unwrap()) };
        let found = permit.tables[0].decide(&Asked { answers: &answers, setting, classes: &[] });
        assert_eq!(found, Some(Outcome::Amount(Money(expected))), "{on} {born}");
    };
    check("2026-06-30", "2026-01-01", 1);
    check("2026-07-01", "2026-05-02", 2);
    check("2026-07-01", "2026-05-01", 3);
    let found = coverage(&permit.tables[0], &permit).unwrap();
    assert_eq!((found.gap, found.unreachable), (None, vec![]));
}

#[test]
fn a_case_without_a_row_is_named() {
    let check = |inputs: &str, rows: &[&str], gap: Option<&[&str]>| {
        let permit = procedure(inputs, rows);
        let found = coverage(&permit.tables[0], &permit).unwrap().gap;
        let told = found.map(|case| case.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(told.as_deref(), gap.map(|gap| gap.iter().map(ToString::to_string).collect::<Vec<_>>()).as_deref());
    };
    check("works", &["house => 1", "shop => 2"], None);
    check("works", &["house => 1"], Some(&["shop"]));
    check("channel", &["online => 1"], Some(&["direct"]));
    // An area is any number: between 59 and 60 there is one more.
    check("area", &["< 59 => 1", ">= 60 => 2"], Some(&["59"]));
    check("area", &["<= 59 => 1", ">= 60 => 2"], Some(&["59.5"]));
    check("area", &["< 60 => 1", ">= 60 => 2"], None);
    // Days are counted whole.
    check("daysSince(born)", &["<= 59 => 1", ">= 60 => 2"], None);
    check("day", &["..2026-06-30 => 1", "2026-07-02.. => 2"], Some(&["2026-07-01"]));
    // Who answers nothing, where nobody must, and whoever belongs to another class, are cases too.
    check("rented", &["yes => 1", "no => 2"], Some(&["none"]));
    check("rented", &["yes => 1", "no | none => 2"], None);
    check("class", &["child => 0", "none => 2"], Some(&["merit"]));
    // A house is never asked for its grade, a shop always.
    check("works, grade", &["house, - => 1", "shop, 3 => 2", "shop, 4 => 3"], None);
    check("works, grade", &["house, - => 1", "shop, 3 => 2"], Some(&["shop", "4"]));
}

#[test]
fn rows_that_nothing_reaches_and_rows_that_contradict_are_found() {
    let check = |inputs: &str, rows: &[&str], unreachable: &[usize], overlaps: &[(usize, usize)]| {
        let permit = procedure(inputs, rows);
        let found = coverage(&permit.tables[0], &permit).unwrap();
        let pairs: Vec<(usize, usize)> = found.overlaps.iter().map(|(one, other, _)| (*one, *other)).collect();
        assert_eq!((found.unreachable.as_slice(), pairs.as_slice()), (unreachable, overlaps), "{rows:?}");
    };
    check("works", &["house => 1", "- => 2"], &[], &[]);
    check("works", &["- => 2", "house => 1"], &[1], &[]);
    check("works, grade", &["house, 3 => 1", "- , - => 2"], &[0], &[]);
    check("channel, works", &["online, - => 1", "-, house => 2", "-, - => 3"], &[], &[(0, 1)]);
    check("channel, works", &["online, - => 1", "-, house => 1", "-, - => 3"], &[], &[]);
    check("area", &["< 60 => 1", "50..70 => 2", "> 70 => 3"], &[], &[(0, 1)]);
}

#[test]
fn a_table_of_too_many_cases_is_refused_and_not_tried_for_ever() {
    let rows: Vec<String> = (0..200).map(|at| format!("{at}, {at}, {at} => 1")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let permit = procedure("area, area, area", &rows);
    assert_eq!(coverage(&permit.tables[0], &permit), Err(TooLarge));
}

#[test]
fn a_table_is_told_in_the_words_of_the_form() {
    let permit = procedure("channel, works, area", &["online, house | shop, 60..90 => 0", "-, -, - => 5000"]);
    let shown = permit.tables[0].shown(&permit, "en");
    use shown::Said::{Amount, AnyOf, Key, Plain};
    let key = |key| Key { key, args: vec![] };
    assert_eq!(shown.headings, [key("catalog-table-channel"), Plain("Works".into()), Plain("Area".into())]);
    let between = Key { key: "catalog-table-between", args: vec![("from", "60".to_owned()), ("to", "90".to_owned())] };
    let works = AnyOf(vec![Plain("House".into()), Plain("Shop".into())]);
    assert_eq!(shown.rows[0].cells, [key("catalog-channel-online"), works, between]);
    assert_eq!(shown.rows[0].outcome, key("catalog-fee-free"));
    assert_eq!(shown.rows[1].cells, vec![key("catalog-table-any"); 3]);
    assert_eq!(shown.rows[1].outcome, Amount(Money(5_000)));
}

#[test]
fn a_table_that_is_named_and_not_there_decides_nothing() {
    let name: TableName = serde_json::from_value(json!("nowhere")).unwrap();
    let answers = Answers::default();
    assert_eq!(name.decide(&Asked { answers: &answers, setting: Setting::default(), classes: &[] }), None);
}

proptest! {
    /// Where the coverage finds no gap, every number gets a row.
    #[test]
    fn a_table_without_a_gap_decides_every_case(ends in prop::collection::vec(0_i64..200, 1..5), area in 1.0_f64..300.0, drop in 0_usize..8) {
        let mut ends = ends;
        ends.sort_unstable();
        ends.dedup();
        let mut rows = vec![format!("< {} => 1", ends[0])];
        rows.extend(ends.windows(2).map(|pair| format!("{}..{} => 2", pair[0], pair[1])));
        rows.push(format!("> {} => 3", ends[ends.len() - 1]));
        if drop < rows.len() {
            rows.remove(drop);
        }
        prop_assume!(!rows.is_empty());
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let permit = procedure("area", &rows);
        let answers = Answers::unchecked(BTreeMap::from([("area".to_owned(), json!(area))]));
        let decided = permit.tables[0].decide(&Asked { answers: &answers, setting: Setting::default(), classes: &[] });
        if coverage(&permit.tables[0], &permit).unwrap().gap.is_none() {
            prop_assert!(decided.is_some());
        }
    }

    #[test]
    fn no_text_makes_a_cell_panic(text in "[-<>=.|a-z0-9 \"đ]{0,30}") {
        if let Some(cell) = cell::Cell::read(&text) {
            let _ = cell.fits(&Given::Number(3.0));
            let _ = cell.fits(&Given::Nothing);
        }
    }
}
