#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use super::*;
use crate::catalog::parse::procedure;

const PROCEDURE: &str = r#"
code = "1.001570"
edition = 1
valid-from = "2025-07-01"
decision = "1/QĐ"
name = { vi = "Tạm ngừng", en = "Pause" }
plain-name = { vi = "Tạm nghỉ bán", en = "Pause the shop" }
summary = { vi = "Ngắn", en = "Short" }
levels = ["commune"]
subjects = ["enterprise"]
results = [
  { code = "KQ.G12.001348", name = { vi = "Cập nhật", en = "Entry" } },
  { code = "KQ.G12.001049", name = { vi = "Giấy xác nhận tạm ngừng", en = "Pause" } },
  { code = "KQ.G12.001154", name = { vi = "Giấy xác nhận tiếp tục", en = "Resumed" } },
  { code = "KQ.G12.001017", name = { vi = "Từ chối", en = "Refusal" } },
]
legal-basis = [{ number = "168/2025/NĐ-CP", title = { vi = "Đăng ký", en = "Registration" } }]
channels = [{ channel = "direct", level = "end-to-end", time = "3wd" }]
steps = [
  { id = "receive", name = { vi = "Nhận", en = "Receive" }, role = "receptionist", kind = "receive", time = "2wh" },
  { id = "return", name = { vi = "Trả", en = "Return" }, role = "receptionist", kind = "return", time = "2wh" },
]
[domain]
code = "G12-HKD"
name = { vi = "Hộ kinh doanh", en = "Household business" }
[office]
rule = "commune-of-field"
field = "action"
body = "people-committee"
[form]
sections = [{ id = "a", title = { vi = "A", en = "A" }, fields = [
  { name = "action", type = "choice", label = { vi = "Việc", en = "Act" }, options = [
    { value = "pause", vi = "Tạm ngừng", en = "Pause" }, { value = "resume", vi = "Tiếp tục", en = "Resume" } ] },
] }]
"#;

const FORMS: &str = r#"
[[results]]
code = "KQ.G12.001348"
layout = "notice"
comes = "following"
title = { vi = "Thông báo", en = "Notice" }
form = "not-stated"
signer = "leader"
[[results]]
code = "KQ.G12.001049"
layout = "confirmation"
title = { vi = "Giấy xác nhận tạm ngừng", en = "Confirmation of the pause" }
form = "not-stated"
signer = "leader"
when = 'action == "pause"'
rows = ["action", { label = { vi = "Sổ", en = "Book" }, from = ["issue.book"], always = true }]
entered = [{ name = "book", label = { vi = "Quyển số", en = "Book" } }]
[[results]]
code = "KQ.G12.001154"
layout = "confirmation"
title = { vi = "Giấy xác nhận tiếp tục", en = "Confirmation of resuming" }
form = "CT07"
signer = "chair"
when = 'action == "resume"'
[[results]]
code = "KQ.G12.001017"
layout = "notice"
comes = "refused"
title = { vi = "Từ chối", en = "Refusal" }
form = "not-stated"
signer = "leader"
"#;

fn forms(text: &str) -> Result<ResultForms, Vec<Finding>> {
    ResultForms::read([("results/a.toml", text)])
}

fn answered(action: &str) -> Answers {
    Answers::unchecked(BTreeMap::from([("action".to_owned(), serde_json::Value::from(action))]))
}

#[test]
fn the_case_chooses_among_the_results_and_a_refusal_is_never_one_of_them() {
    let procedure = procedure("procedures/a.toml", PROCEDURE).unwrap();
    let forms = forms(FORMS).unwrap();
    let check = |action: &str, expected: &[&str]| {
        let choices = forms.choices(&procedure, &answered(action));
        assert_eq!(choices.iter().map(|form| form.code.as_str()).collect::<Vec<_>>(), expected, "{action}");
    };
    check("pause", &["KQ.G12.001049", "KQ.G12.001348", "KQ.G12.001154"]);
    check("resume", &["KQ.G12.001154", "KQ.G12.001348", "KQ.G12.001049"]);
    check("", &["KQ.G12.001348", "KQ.G12.001049", "KQ.G12.001154"]);
}

#[test]
fn a_result_nobody_wrote_an_entry_for_is_a_note_and_still_has_a_form() {
    let procedure = procedure("procedures/a.toml", PROCEDURE).unwrap();
    let none = ResultForms::default();
    let notes = none.notes([("procedures/a.toml", &procedure)]);
    assert_eq!(notes.iter().map(|note| note.code.as_str()).collect::<Vec<_>>(), ["catalog.result-without-form"; 4]);
    assert!(notes.iter().all(|note| note.severity == Severity::Note));
    let form = none.of(&procedure.results[1]);
    assert_eq!(
        (form.layout, form.title.vi.as_str(), form.form_number()),
        (Layout::General, "Giấy xác nhận tạm ngừng", None)
    );
    assert_eq!(forms(FORMS).unwrap().notes([("procedures/a.toml", &procedure)]), vec![]);
}

#[test]
fn an_entry_that_names_what_is_not_there_is_found() {
    let procedure = procedure("procedures/a.toml", PROCEDURE).unwrap();
    let check = |from: &str, to: &str, expected: &[&str]| {
        assert!(FORMS.contains(from), "{from}");
        let found = match forms(&FORMS.replacen(from, to, 1)) {
            Ok(forms) => forms.notes([("procedures/a.toml", &procedure)]),
            Err(findings) => findings,
        };
        assert_eq!(found.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), expected, "{to}");
    };
    check(r#"rows = ["action""#, r#"rows = ["deed""#, &["catalog.result-unknown-field"]);
    check(r#"name = "book""#, r#"name = "volume""#, &["catalog.result-unknown-entry"]);
    check("KQ.G12.001154", "KQ.G12.001049", &["catalog.result-twice"]);
    check("KQ.G12.001154", "KQ.G12.999999", &["catalog.result-without-form", "catalog.result-of-nothing"]);
    check(r#", en = "Confirmation of resuming""#, "", &["catalog.result-without-title"]);
    let broken = forms(&FORMS.replacen(r#"layout = "notice""#, r#"layout = "poem""#, 1)).unwrap_err();
    assert_eq!(broken[0].line, Some(4));
}

#[test]
fn a_number_of_a_form_that_nobody_read_is_not_invented() {
    let forms = forms(FORMS).unwrap();
    assert_eq!(forms.get("KQ.G12.001049").unwrap().form_number(), None);
    assert_eq!(forms.get("KQ.G12.001154").unwrap().form_number(), Some("CT07"));
}

#[test]
fn the_sheet_is_read_from_its_own_file() {
    let page = toml::to_string(&Page::default()).unwrap();
    let wider = page.replace("left = 30", "left = 35");
    let read = ResultForms::read([("results/layout.toml", wider.as_str())]).unwrap();
    assert_eq!(read.page.margins.left, 35);
    assert!(ResultForms::read([("results/layout.toml", "left = 1")]).is_err());
}
