#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::date;

use super::*;
use crate::catalog::parse;

const RULES: &str = r#"
otherwise = [{ number = "118/2025/NĐ-CP", article = "Điều 17.1b", valid-from = "2025-07-01" }]
[[kinds]]
id = "exemption"
name = { vi = "Miễn phí", en = "Exemption" }
words = ["miễn phí"]
without = ["nước ngoài"]
source = "register:population.exemption"
law = [{ number = "224/2026/NĐ-CP", article = "Điều 18.4", valid-from = "2026-07-01" }]
[[kinds]]
id = "tax"
name = { vi = "Thuế", en = "Tax" }
words = ["chứng từ thuế"]
source = "register:tax.paid"
law = [{ number = "1/2026", article = "Điều 1", valid-from = "2026-01-01" }, { number = "2/2026", article = "Điều 2" }]
"#;

fn procedure(code: &str, components: &str) -> Procedure {
    let text = format!(
        r#"
        code = "{code}"
        edition = 1
        valid-from = "2026-01-01"
        decision = "1/QĐ"
        name = {{ vi = "Giấy phép", en = "Permit" }}
        plain-name = {{ vi = "Xin phép", en = "Ask" }}
        summary = {{ vi = "Ngắn", en = "Short" }}
        levels = ["commune"]
        subjects = ["citizen"]
        channels = []
        results = [{{ code = "KQ.G15.00003{last}", name = {{ vi = "Giấy chứng nhận {last}", en = "Certificate" }} }}]
        legal-basis = []
        steps = []
        [domain]
        code = "G15-HT"
        name = {{ vi = "Hộ tịch", en = "Civil status" }}
        [office]
        rule = "city-office"
        office = "CATP"
        name = {{ vi = "Công an", en = "Police" }}
        {components}
        "#,
        last = &code[7..]
    );
    parse::procedure("x.toml", &text).unwrap()
}

fn paper(name: &str, rest: &str) -> String {
    format!(
        "[[components]]\ncode = \"p\"\nname = {{ vi = \"{name}\", en = \"x\" }}\nkind = \"copy\"\nbasis = {{ number = \"1\", title = {{ vi = \"x\", en = \"x\" }} }}\n{rest}\n"
    )
}

fn told(procedures: &[Procedure], figures: &[(&str, u64)], on: Date) -> (Vec<(String, Spared, bool)>, Totals) {
    let rules = Rules::read("reuse.toml", RULES).unwrap();
    let figures = figures.iter().map(|(code, count)| (code.parse().unwrap(), *count)).collect();
    let (found, totals) = find(&procedures.iter().collect::<Vec<_>>(), &rules, &figures, on);
    (found.iter().map(|one| (one.replaced_by.to_string(), one.spares, one.already)).collect(), totals)
}

const LATER: Date = date(2026, 8, 1);

#[test]
fn a_paper_of_a_known_kind_could_be_spared_once_its_law_holds() {
    let upload = "required = true\nsatisfied-by = [\"upload\"]";
    let check = |name: &str, on, expected: Option<&str>| {
        let (found, _) = told(&[procedure("1.000001", &paper(name, upload))], &[], on);
        assert_eq!(found.first().map(|one| one.0.as_str()), expected, "{name}");
    };
    check("Giấy tờ thuộc diện MIỄN PHÍ", LATER, Some("register:population.exemption"));
    check("Giấy tờ thuộc diện miễn phí", date(2026, 6, 30), None);
    check("Giấy miễn phí của nước ngoài", LATER, None);
    check("Giấy miễn thuế", LATER, None);
    check("Bản sao Giấy chứng nhận 2", LATER, None);
}

#[test]
fn what_another_procedure_makes_is_taken_from_the_store_and_a_reason_keeps_a_paper() {
    let of = |rest: &str| [procedure("1.000001", &paper("Bản sao Giấy chứng nhận 2", rest)), procedure("1.000002", "")];
    let upload = "required = true\nsatisfied-by = [\"upload\"]";
    let (found, totals) = told(&of(upload), &[], LATER);
    assert_eq!(found, [("store:KQ.G15.000032".to_owned(), Spared::Unknown, false)]);
    assert_eq!((totals.spareable, totals.uncounted, totals.spared_at_most), (1, 1, 0));
    let kept = format!("{upload}\nneeded-because = {{ vi = \"Vì\", en = \"Because\" }}");
    let (found, totals) = told(&of(&kept), &[], LATER);
    assert_eq!((found.len(), totals.kept), (0, 1));
    let held = "required = true\nsatisfied-by = [\"register:population.identity\", \"upload\"]";
    assert_eq!(told(&of(held), &[], LATER).0, [("register:population.identity".to_owned(), Spared::Unknown, true)]);
    // Nobody brings what their own procedure makes.
    assert_eq!(told(&of(upload)[..1], &[], LATER).1.needed, 1);
}

#[test]
fn what_is_spared_is_counted_where_somebody_counted_and_never_invented() {
    let name = "Giấy tờ thuộc diện miễn phí";
    let always = procedure("1.000001", &paper(name, "quantity = 2\nrequired = true\nsatisfied-by = [\"upload\"]"));
    let some = procedure("1.000002", &paper(name, "satisfied-by = [\"upload\"]"));
    let counted = "satisfied-by = [\"upload\"]\nrequired = true\n[yearly]\ndossiers = 7\nsource = \"Báo cáo\"";
    let filed = procedure("1.000003", &paper(name, counted));
    let (found, totals) = told(&[some, filed, always], &[("1.000001", 10), ("1.000002", 90)], LATER);
    let spared: Vec<Spared> = found.iter().map(|one| one.1).collect();
    assert_eq!(spared, [Spared::Papers(20), Spared::Papers(7), Spared::AtMost(90)]);
    assert_eq!((totals.spared_a_year, totals.spared_at_most, totals.uncounted), (27, 117, 0));
}

#[test]
fn a_register_the_city_cannot_ask_yet_is_said_to_be_so_and_law_of_unknown_date_is_left_out() {
    let rules = Rules::read("reuse.toml", RULES).unwrap();
    let upload = "required = true\nsatisfied-by = [\"upload\"]";
    let permit = procedure("1.000001", &paper("Chứng từ thuế", upload));
    let (found, _) = find(&[&permit], &rules, &BTreeMap::new(), LATER);
    assert!(!found[0].reachable);
    assert_eq!(found[0].law_words(), "1/2026 Điều 1");
}

#[test]
fn a_broken_rules_file_names_its_line() {
    let check = |from: &str, to: &str, code: &str, line: usize| {
        let findings = Rules::read("reuse.toml", &RULES.replacen(from, to, 1)).unwrap_err();
        assert_eq!((findings[0].code.as_str(), findings[0].line), (code, Some(line)));
    };
    check("words = [\"miễn phí\"]", "words = []", "catalog.reuse-without-words", 6);
    check("id = \"tax\"", "id = \"exemption\"", "catalog.reuse-same-id", 11);
    check("en = \"Tax\"", "en = \"\"", "catalog.reuse-without-name", 12);
    check("source = \"register:tax.paid\"", "source = \"upload\"", "catalog.bad-satisfaction", 14);
    check("without =", "witout =", "catalog.unknown-key", 7);
}
