//! What moves, what keeps its edition, and that no date moves with it.

use jiff::civil::date;
use serde_json::json;

use super::*;
use crate::catalog::parse;
use crate::dossier::channel::Channel;
use crate::dossier::fact::{By, Recorded};
use crate::dossier::road::{Case, Ward, lan};
use crate::dossier::state::State;

const TEXT: &str = r#"code = "1.001193"
edition = 2
valid-from = "2026-01-01"
decision = "1/QĐ"
name = { vi = "Khai sinh", en = "Birth" }
plain-name = { vi = "Khai sinh", en = "Birth" }
summary = { vi = "Ngắn", en = "Short" }
levels = ["commune"]
subjects = ["citizen"]
domain = { code = "G15-HT", name = { vi = "Hộ tịch", en = "Civil status" } }
office = { rule = "city-office", office = "SXD", name = { vi = "Sở", en = "Office" } }
channels = [{ channel = "online", level = "end-to-end", time = "9wd" }]
results = [{ code = "KQ.G15.000031", name = { vi = "Giấy", en = "Paper" } }]
legal-basis = [{ number = "1/2025", title = { vi = "Luật", en = "Law" } }]
steps = []
[[form.sections]]
id = "all"
title = { vi = "Tất cả", en = "All" }
fields = [
    { name = "who", type = "text", label = { vi = "Ai", en = "Who" }, required = true },
    { name = "copies", type = "number", label = { vi = "Số bản", en = "Copies" } },
]
[[components]]
code = "notice"
name = { vi = "Giấy", en = "Notice" }
kind = "original"
required = true
satisfied-by = ["upload"]
basis = { number = "1/2025", title = { vi = "Luật", en = "Law" } }
"#;

fn edition(text: &str) -> Procedure {
    parse::procedure("x", text).expect("a sound text")
}

fn decision() -> Decision {
    Decision {
        number: "9/QĐ-UBND".into(), signed_on: date(2026, 3, 2), reason: "Mẫu đơn cũ bị bãi bỏ".into()
    }
}

fn working<'a>(ward: &'a Ward) -> Case<'a> {
    let mut case = ward.in_process("2026-03-02 09:00");
    case.dossier.answers = [("who".to_owned(), json!("Minh"))].into();
    case
}

/// Moves to a text whose plan has these steps.
fn moved(case: &Case<'_>, ward: &Ward, to: &str, steps: &[&str], agency: &str) -> Result<Fact, Vec<Obstacle>> {
    let (old, new) = (edition(&TEXT.replace("edition = 2", "edition = 1")), edition(to));
    let first = ward.plan.steps[0].clone();
    let steps = steps.iter().map(|id| crate::dossier::law::PlannedStep { id: (*id).into(), ..first.clone() }).collect();
    let plan = Plan { steps, ..ward.plan.clone() };
    let from = Side { procedure: &old, plan: &ward.plan, agency: "H26.00082" };
    case.dossier.change_edition(from, Side { procedure: &new, plan: &plan, agency }, &decision(), date(2026, 3, 3))
}

#[test]
fn a_dossier_keeps_its_edition_when_anything_would_be_asked_of_anybody_again() {
    let ward = Ward::with("3wd");
    let check = |to: &str, steps: &[&str], agency: &str, wanted: &[(&str, &[&str])]| {
        let obstacles = moved(&working(&ward), &ward, to, steps, agency).err().unwrap_or_default();
        let found: Vec<_> = obstacles.iter().map(|one| (one.code.as_str(), one.names.clone())).collect();
        let wanted: Vec<_> =
            wanted.iter().map(|(code, names)| (*code, names.iter().map(|name| (*name).to_owned()).collect())).collect();
        assert_eq!(found, wanted, "{steps:?} {agency}");
    };
    let both = ["check", "draft"];
    let here = "H26.00082";
    check(TEXT, &both, here, &[]);
    check(TEXT, &["new", "draft", "check"], here, &[]);
    check(
        &TEXT.replace("name = \"copies\"", "required = true, name = \"copies\""),
        &both,
        here,
        &[("answers", &["copies"])],
    );
    check(&TEXT.replace("name = \"who\"", "name = \"person\""), &both, here, &[("answers", &["who", "person"])]);
    check(TEXT, &["draft"], here, &[("step", &["check"])]);
    let paper = &TEXT[TEXT.find("[[components]]").unwrap_or(0)..];
    let more = format!("{TEXT}{}", paper.replace("\"notice\"", "\"map\""));
    check(&more, &both, here, &[("papers", &["map"])]);
    check(&TEXT.replace("channel = \"online\"", "channel = \"direct\""), &both, here, &[("channel", &[])]);
    check(TEXT, &both, "H26.SXD", &[("agency", &[])]);
    check(TEXT, &["x"], "H26.SXD", &[("step", &["check"]), ("agency", &[])]);
}

#[test]
fn what_moves_stays_at_its_step_and_keeps_its_date() {
    let ward = Ward::with("3wd");
    let mut case = working(&ward);
    let clock = case.dossier.clock.clone();
    let fact = moved(&case, &ward, TEXT, &["new", "draft", "check"], "H26.00082").expect("nothing stands in the way");
    let by = By { account: lan().account(), name: lan().name().to_owned() };
    let before = case.dossier.clone();
    let recorded = Recorded { at: before.updated_at, by, fact };
    case.dossier.apply(&recorded).expect("a decided fact fits");
    assert_eq!(case.dossier.edition, "1.001193@2");
    assert_eq!(case.dossier.clock, clock);
    let (State::InProcess { step: was, since, due }, State::InProcess { step, since: then, due: when }) =
        (&before.state, &case.dossier.state)
    else {
        panic!("it is worked on")
    };
    assert_eq!((*was, *step), (0, 2));
    assert_eq!((since, due), (then, when), "its step's time does not move either");
}

#[test]
fn before_a_step_has_begun_there_is_none_to_find() {
    let ward = Ward::with("3wd");
    let mut case = ward.filed_by("2026-03-02 09:00", Channel::Online);
    case.dossier.answers = [("who".to_owned(), json!("Minh"))].into();
    let fact = moved(&case, &ward, TEXT, &["other"], "H26.00082");
    assert!(matches!(fact, Ok(Fact::EditionChanged { step: None, .. })), "{fact:?}");
}
