#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};

use super::*;
use crate::catalog::parse;

const TEXT: &str = r#"
    code = "1.000001"
    edition = 1
    valid-from = "2026-01-01"
    decision = "1/QĐ"
    name = { vi = "Giấy phép", en = "Permit" }
    plain-name = { vi = "Xin phép", en = "Ask" }
    summary = { vi = "Ngắn", en = "Short" }
    levels = ["commune"]
    subjects = ["citizen"]
    guide = ["works", "rented"]
    results = []
    legal-basis = []
    steps = []
    [domain]
    code = "G15-HT"
    name = { vi = "Hộ tịch", en = "Civil status" }
    [office]
    rule = "by-table"
    table = "who"
    [office.offices.commune]
    rule = "commune-of-field"
    field = "home"
    body = "police"
    [office.offices.city]
    rule = "city-office"
    office = "CATP"
    name = { vi = "Công an", en = "Police" }
    [[channels]]
    channel = "online"
    level = "end-to-end"
    time = "20d"
    variants = [{ when = 'works == "house"', time = "15d", basis = "x" }]
    [[tables]]
    id = "who"
    title = { vi = "Ai", en = "Who" }
    gives = "office"
    inputs = [{ reads = "works" }]
    rows = [
        { when = ["house | shop"], then = "commune", basis = "x" },
        { when = ["-"], then = "city", basis = "x" },
    ]
    [[eligibility]]
    when = 'works == "tower" && rented'
    why = { vi = "Không", en = "No" }
    basis = "x"
    [[form.sections]]
    id = "all"
    title = { vi = "Tất cả", en = "All" }
    fields = [
        { name = "works", type = "choice", required = true, label = { vi = "Loại", en = "Works" }, options = [{ value = "house", vi = "Nhà", en = "House" }, { value = "shop", vi = "Quán", en = "Shop" }, { value = "tower", vi = "Tháp", en = "Tower" }] },
        { name = "rented", type = "yes-no", required = true, label = { vi = "Thuê?", en = "Rented?" } },
        { name = "lease", type = "yes-no", required = true, visible-when = "rented", label = { vi = "Hợp đồng?", en = "Lease?" } },
        { name = "copies", type = "number", label = { vi = "Số bản", en = "Copies" } },
        { name = "home", type = "address", label = { vi = "Nhà", en = "Home" } },
    ]
    [[components]]
    code = "form"
    name = { vi = "Đơn", en = "Form" }
    kind = "original"
    required = true
    satisfied-by = ["form"]
    basis = { number = "1", title = { vi = "x", en = "x" } }
    [[components]]
    code = "lease"
    name = { vi = "Hợp đồng", en = "Lease" }
    kind = "copy"
    required-when = 'rented && lease'
    satisfied-by = ["upload"]
    basis = { number = "1", title = { vi = "x", en = "x" } }
    [[components]]
    code = "plan"
    name = { vi = "Bản vẽ", en = "Plan" }
    kind = "copy"
    required-when = 'works in ["shop", "tower"]'
    satisfied-by = ["upload"]
    basis = { number = "1", title = { vi = "x", en = "x" } }
    [[fees]]
    code = "copy"
    name = { vi = "Phí", en = "Charge" }
    kind = "phi"
    unit = "copy"
    amount = 2000
    count-field = "copies"
    basis = { number = "1", title = { vi = "x", en = "x" } }
    [[fees]]
    code = "tower"
    name = { vi = "Phí", en = "Charge" }
    kind = "phi"
    unit = "case"
    set-by-council = true
    when = 'works == "tower"'
    basis = { number = "1", title = { vi = "x", en = "x" } }
"#;

fn needs(given: Value) -> (Procedure, Answers) {
    (parse::procedure("x.toml", TEXT).unwrap(), serde_json::from_value(given).unwrap())
}

const ON: Date = jiff::civil::date(2026, 3, 2);

#[test]
fn a_paper_is_needed_not_needed_or_depends_on_what_is_not_answered_yet() {
    let check = |given: Value, code: &str, expected: Sure<bool>| {
        let (procedure, answers) = needs(given.clone());
        let case = case(&procedure, &answers, Channel::Online, ON);
        let paper = case.papers.iter().find(|paper| paper.component.code == code).unwrap();
        assert_eq!(paper.needed, expected, "{code} {given}");
    };
    let open = |names: &[&str]| Sure::DependsOn(names.iter().map(ToString::to_string).collect());
    check(json!({}), "form", Sure::Known(true));
    check(json!({}), "plan", open(&["works"]));
    check(json!({ "works": "house" }), "plan", Sure::Known(false));
    check(json!({ "works": "shop" }), "plan", Sure::Known(true));
    check(json!({}), "lease", open(&["lease", "rented"]));
    check(json!({ "rented": true }), "lease", open(&["lease"]));
    // Nobody who does not rent is asked for a lease.
    check(json!({ "rented": false }), "lease", Sure::Known(false));
    check(json!({ "rented": true, "lease": true }), "lease", Sure::Known(true));
}

#[test]
fn fees_times_offices_and_ends_are_known_or_depend_on_answers() {
    let open = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (procedure, answers) = needs(json!({}));
    let nothing = case(&procedure, &answers, Channel::Online, ON);
    assert_eq!(nothing.stop, None);
    assert_eq!(nothing.may_stop[0].1, open(&["rented", "works"]));
    assert_eq!(nothing.time, Some(Sure::DependsOn(open(&["works"]))));
    assert_eq!(nothing.office, Sure::DependsOn(open(&["works"])));
    assert_eq!(nothing.total, Sure::DependsOn(open(&["copies", "works"])));
    assert_eq!(nothing.depends_on(), BTreeSet::from(["copies", "lease", "rented", "works"]));

    let (procedure, answers) = needs(json!({ "works": "house", "copies": 3 }));
    let house = case(&procedure, &answers, Channel::Online, ON);
    assert!(house.may_stop.is_empty());
    assert_eq!(house.time, Some(Sure::Known(TimeLimit::Stated("15d".parse().unwrap()))));
    assert_eq!(house.total, Sure::Known(Some(Money(6_000))));
    assert_eq!(house.fees.len(), 1);
    let place = Decides::Commune { commune: None, field: "home", body: CommuneBody::Police, any: false };
    assert_eq!(house.office, Sure::Known(place));

    let (procedure, answers) = needs(json!({ "works": "tower", "rented": true, "copies": 1 }));
    let tower = case(&procedure, &answers, Channel::Online, ON);
    assert_eq!(tower.stop.map(|stop| stop.why.vi.as_str()), Some("Không"));
    assert_eq!(tower.total, Sure::Known(None));
    assert!(matches!(tower.office, Sure::Known(Decides::City(_))));
    // The channel is closed: there is no time to tell.
    assert_eq!(case(&procedure, &answers, Channel::Post, ON).time, None);
}

#[test]
fn what_is_told_for_sure_is_what_comes_out_when_everything_is_answered() {
    let (procedure, _) = needs(json!({}));
    let words = [json!("house"), json!("shop"), json!("tower"), Value::Null];
    let truths = [json!(true), json!(false), Value::Null];
    for works in &words {
        for rented in &truths {
            for lease in &truths {
                let given = json!({ "works": works, "rented": rented, "lease": lease });
                let told: Answers = serde_json::from_value(Value::Object(
                    given.as_object().unwrap().clone().into_iter().filter(|(_, value)| !value.is_null()).collect(),
                ))
                .unwrap();
                let case = case(&procedure, &told, Channel::Online, ON);
                for full_works in &words[..3] {
                    for full_rented in &truths[..2] {
                        let mut full = told.clone().into_map();
                        full.entry("works".to_owned()).or_insert_with(|| full_works.clone());
                        full.entry("rented".to_owned()).or_insert_with(|| full_rented.clone());
                        let full = Answers::unchecked(full);
                        for paper in &case.papers {
                            if let Sure::Known(needed) = paper.needed
                                && full.get("lease").is_some()
                            {
                                assert_eq!(needed, paper.component.is_required(&full), "{told:?} {full:?}");
                            }
                        }
                        if let Some(Sure::Known(time)) = &case.time {
                            assert_eq!(time.stated().copied(), procedure.allowance_for(Channel::Online, &full));
                        }
                    }
                }
            }
        }
    }
}
