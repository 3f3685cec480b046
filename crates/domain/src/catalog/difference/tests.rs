//! One change at a time, told as a clerk would.

use super::*;

const TEXT: &str = r#"code = "1.001193"
edition = 1
name = { vi = "Khai sinh", en = "Birth" }
levels = ["commune"]

[office]
rule = "commune-of-field"
field = "home"

[[channels]]
channel = "online"
time = "1wd"

[[form.sections]]
id = "child"
title = { vi = "Trẻ em", en = "Child" }
fields = [
    { name = "child", type = "text", label = { vi = "Họ tên", en = "Name" } },
    { name = "born", type = "date", label = { vi = "Ngày sinh", en = "Born" }, required = true },
    { name = "home", type = "address", label = { vi = "Nơi ở", en = "Home" } },
]

[[components]]
code = "notice"
name = { vi = "Giấy chứng sinh", en = "Notice" }
satisfied-by = ["upload"]

[[fees]]
code = "fee"
name = { vi = "Lệ phí", en = "Fee" }
amount = 8000

[[fees]]
code = "fee"
name = { vi = "Lệ phí", en = "Fee" }
amount = 9000
valid-from = "2027-01-01"

[[steps]]
id = "check"
name = { vi = "Thẩm định", en = "Check" }
time = "4wh"
"#;

/// The changes as `code thing name what from→to`.
fn told(old: &str, new: &str) -> Vec<String> {
    let told = |change: Change| {
        let arg = |name: &str| change.args.get(name).cloned().unwrap_or_default();
        let parts = [arg("thing"), arg("name"), arg("what"), arg("lang")];
        let parts: Vec<_> = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        let code = change.code.trim_start_matches("difference.");
        format!("{code}: {} {}→{}", parts.join(" "), arg("from"), arg("to"))
    };
    difference(old, new).into_iter().map(told).collect()
}

#[test]
fn each_change_is_told_as_what_it_is() {
    let check = |from: &str, to: &str, wanted: &[&str]| {
        assert!(TEXT.contains(from), "{from}");
        assert_eq!(told(TEXT, &TEXT.replacen(from, to, 1)), wanted, "{from} to {to}");
    };
    check("amount = 8000", "amount = 5000", &["amount: fee Lệ phí amount 8000→5000"]);
    check(
        "amount = 8000",
        "set-by-council = true",
        &["unset: fee Lệ phí amount 8000→", "set: fee Lệ phí set-by-council →true"],
    );
    check("time = \"1wd\"", "time = \"3wd\"", &["changed: channel online time 1wd→3wd"]);
    check("time = \"4wh\"", "time = \"1wd\"", &["changed: step Thẩm định time 4wh→1wd"]);
    check("vi = \"Khai sinh\"", "vi = \"Đăng ký khai sinh\"", &["words: whole name vi Khai sinh→Đăng ký khai sinh"]);
    check("en = \"Birth\"", "en = \"Birth registration\"", &["words: whole name en Birth→Birth registration"]);
    check("vi = \"Ngày sinh\"", "vi = \"Sinh ngày\"", &["words: field Sinh ngày label vi Ngày sinh→Sinh ngày"]);
    check(", required = true", "", &["unset: field Ngày sinh required true→"]);
    check("type = \"date\"", "type = \"text\"", &["changed: field Ngày sinh type date→text"]);
    check("field = \"home\"", "field = \"child\"", &["changed: whole office.field home→child"]);
    check("\"upload\"", "\"form\", \"upload\"", &["changed: paper Giấy chứng sinh satisfied-by upload→form, upload"]);
    check("edition = 1", "edition = 2", &["changed: whole edition 1→2"]);
    check(
        "levels = [\"commune\"]",
        "levels = [\"commune\", \"city\"]",
        &["changed: whole levels commune→commune, city"],
    );
    check("code = \"1.001193\"", "code = \"1.001193\"\nunheard-of = 7", &["set: whole unheard-of →7"]);
}

#[test]
fn things_come_and_go_by_name() {
    let field =
        "    { name = \"born\", type = \"date\", label = { vi = \"Ngày sinh\", en = \"Born\" }, required = true },\n";
    let without = TEXT.replace(field, "");
    assert_eq!(told(TEXT, &without), ["removed: field Ngày sinh →"]);
    assert_eq!(told(&without, TEXT), ["added: field Ngày sinh →"]);
    let paper = &TEXT[TEXT.find("[[components]]").unwrap_or(0)..TEXT.find("[[fees]]").unwrap_or(0)];
    assert_eq!(told(TEXT, &TEXT.replace(paper, "")), ["removed: paper Giấy chứng sinh →"]);
    assert_eq!(told(&TEXT.replace(paper, ""), TEXT), ["added: paper Giấy chứng sinh →"]);
}

#[test]
fn what_moves_is_told_and_what_it_passes_is_not() {
    let (child, rest) = TEXT.split_once("    { name = \"child\"").unwrap_or_default();
    let (moved, after) = rest.split_once('\n').unwrap_or_default();
    let home = "label = { vi = \"Nơi ở\", en = \"Home\" } },\n";
    let later = format!("{child}{}", after.replace(home, &format!("{home}    {{ name = \"child\"{moved}\n")));
    assert_eq!(told(TEXT, &later), ["moved: field Họ tên 1→3"]);
}

#[test]
fn comments_spaces_and_the_order_of_names_are_no_change() {
    let other = format!("# vì sao\nedition = 1\n{}", TEXT.replace("edition = 1\n", "")).replace(" = ", "   =  ");
    assert_eq!(told(TEXT, &other), [""; 0]);
}

#[test]
fn the_place_of_a_change_leads_to_it() {
    let changes = difference(TEXT, &TEXT.replace("Ngày sinh", "Sinh ngày"));
    assert_eq!(changes[0].path, "form › sections child › fields born › label");
}

#[test]
fn lines_of_cells_are_told_line_by_line() {
    let (old, new) = ("word,means\nsổ đỏ,giấy chứng nhận\n", "word,means\nsổ hồng,giấy chứng nhận\n");
    assert_eq!(
        told(old, new),
        ["line-removed: whole sổ đỏ,giấy chứng nhận→", "line-added: whole →sổ hồng,giấy chứng nhận",]
    );
}

#[test]
fn a_text_that_cannot_be_read_says_so_and_everything_is_new_where_nothing_was() {
    assert_eq!(told(TEXT, "code = "), ["unreadable: whole →"]);
    assert!(told("", TEXT).contains(&"added: paper Giấy chứng sinh →".to_owned()));
    assert!(told("", TEXT).contains(&"set: whole name →Khai sinh".to_owned()));
}

#[test]
fn every_code_told_here_is_listed() {
    for change in difference("", TEXT).into_iter().chain(difference(TEXT, "")).chain(difference(TEXT, "x =")) {
        assert!(CODES.contains(&change.code) && THINGS.contains(&change.args["thing"].as_str()), "{change:?}");
    }
}
