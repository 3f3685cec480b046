//! One list: its documents, what the reader may do with it, its record.

use app::Ctx;
use app::retention::{list, print, who};
use app::words::Value as Word;
use axum::extract::Path;
use axum::response::Response;
use domain::destruction::Destruction;
use domain::destruction::record::{Entry, Outcome, Stage, Step};
use serde::Serialize;
use uuid::Uuid;

use super::show::{day, ruled, titled};
use crate::Error;
use crate::desk::certification::register::printed;
use crate::desk::tell::Tell;
use crate::dossier::question::Mistake;
use crate::page::Page;
use crate::view::View;

/// The page.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// Its identifier.
    pub id: String,
    /// The version the reader looks at.
    pub version: u64,
    /// Back to the lists of the office.
    pub back: String,
    /// How far it is, in words.
    pub stage: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Name and value of what is known of it.
    pub facts: Vec<(String, String)>,
    /// Its documents.
    pub entries: Vec<Line>,
    /// Whether the reader may strike, refuse or decide.
    pub reviews: bool,
    /// Why the reader may not, where they would otherwise.
    pub not_yours: String,
    /// Whether the reader may take it back.
    pub withdraws: bool,
    /// Whether the reader may carry it out.
    pub carries_out: bool,
    /// The record, once there is one.
    pub record: String,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// What was typed about the decision.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Typed {
    /// Number of the decision.
    pub number: String,
    /// Its day.
    pub day: String,
    /// Its month.
    pub month: String,
    /// Its year.
    pub year: String,
    /// Minutes of the council.
    pub council: String,
}

/// A document on the list.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its identifier.
    pub id: String,
    /// Name and number.
    pub title: String,
    /// Whose.
    pub owner: String,
    /// Last day it had to be kept.
    pub keep_until: String,
    /// The law that says so.
    pub basis: String,
    /// What became of it.
    pub outcome: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Why.
    pub why: String,
    /// SHA-256 of its file, enough to tell it apart.
    pub sha256: String,
    /// Whether nothing became of it yet.
    pub open: bool,
}

impl View for ListView {
    const TEMPLATE: &'static str = "desk/retention/list.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let line = |id: &str, outcome: &str, colour: &'static str, why: &str| Line {
            id: id.into(),
            title: format!("Giấy ủy quyền, số 0{id}/2023"),
            owner: "Trần Thị Quý".into(),
            keep_until: "31/12/2025".into(),
            basis: "23/2015/NĐ-CP, Điều 14.2".into(),
            outcome: outcome.into(),
            colour,
            why: why.into(),
            sha256: "3f3f3f3f3f3f…".into(),
            open: outcome == "Trong danh mục",
        };
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let open = ListView {
            id: "1".into(),
            version: 1,
            back: "/quay/luu-tru?noi=H26.00082".into(),
            stage: "Chờ người thứ hai xem".into(),
            colour: "yellow",
            facts: vec![pair("Người lập", "Vũ Minh Thu, 09:12 23/11/2026"), pair("Lý do", "Hết thời hạn lưu trữ")],
            entries: vec![line("1", "Trong danh mục", "", ""), line("2", "Đưa ra", "yellow", "Còn khiếu nại")],
            reviews: true,
            not_yours: String::new(),
            withdraws: false,
            carries_out: false,
            record: String::new(),
            typed: Typed::default(),
            mistakes: vec![],
        };
        let done = ListView {
            stage: "Đã hủy".into(),
            colour: "green",
            entries: vec![line("1", "Đã hủy", "red", "")],
            reviews: false,
            record: "/quay/luu-tru/1/bien-ban.pdf".into(),
            ..open.clone()
        };
        let mine = ListView {
            reviews: false,
            withdraws: true,
            not_yours: "Người lập danh mục không được tự duyệt.".into(),
            ..open.clone()
        };
        let decided = ListView { reviews: false, carries_out: true, ..open.clone() };
        let wrong = Mistake { id: "so-quyet-dinh".into(), text: "Hãy ghi số quyết định.".into() };
        vec![ListView { mistakes: vec![wrong], ..open.clone() }, open, mine, decided, done]
    }
}

/// `GET /quay/luu-tru/{id}`
pub async fn show(page: Page, Path(id): Path<Uuid>) -> Result<Response, Error> {
    let view = ListView::build(&page.ctx, id).await?;
    page.show(&view)
}

/// `GET /quay/luu-tru/{id}/bien-ban.pdf`
pub async fn record(page: Page, Path(id): Path<Uuid>) -> Result<Response, Error> {
    let pdf = print::record(&page.ctx, id).await?;
    Ok(printed(pdf.bytes, "inline; filename=\"bien-ban-huy-tai-lieu.pdf\""))
}

/// The colour of a stage.
pub(super) const fn colour(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed | Stage::Underway => "yellow",
        Stage::Approved => "blue",
        Stage::Done => "green",
        Stage::Rejected | Stage::Withdrawn => "grey",
    }
}

impl ListView {
    pub(super) async fn build(ctx: &Ctx, id: Uuid) -> Result<Self, Error> {
        let (loaded, tell) = (list::get(ctx, id).await?, Tell(ctx));
        let one = &loaded.subject;
        let account = ctx.actor.account();
        let (decides, prepares) = (who::decides(ctx, &one.office), who::prepares(ctx, &one.office));
        let not_yours = match (one.may_review(account), one.may_begin(account)) {
            (Err(ruling), _) if one.stage == Stage::Proposed && (decides || prepares) => ruled(tell, ruling),
            (_, Err(ruling)) if one.stage == Stage::Approved && prepares => ruled(tell, ruling),
            _ => String::new(),
        };
        let record = if one.number.is_some() { format!("/quay/luu-tru/{id}/bien-ban.pdf") } else { String::new() };
        Ok(Self {
            id: id.to_string(),
            version: loaded.version,
            back: format!("/quay/luu-tru?noi={}", crate::routes::escape(one.office.as_str())),
            stage: tell.named("destruction-stage-", one.stage.key()),
            colour: colour(one.stage),
            facts: facts(tell, one),
            entries: one.entries.iter().map(|entry| Line::of(tell, entry)).collect(),
            reviews: decides && one.may_review(account).is_ok(),
            not_yours,
            withdraws: prepares && one.stage == Stage::Proposed && one.proposed.by.account == account,
            carries_out: prepares && one.may_begin(account).is_ok(),
            record,
            typed: Typed::default(),
            mistakes: Vec::new(),
        })
    }
}

fn facts(tell: Tell<'_>, list: &Destruction) -> Vec<(String, String)> {
    let step = |step: &Step| format!("{}, {}", step.by.name, tell.short(step.at));
    let mut facts = vec![("office", tell.office(&list.office)), ("proposed", step(&list.proposed))];
    facts.push(("reason", list.reason.clone()));
    facts.extend(list.decided.as_ref().map(|one| ("decided", step(one))));
    if let Some(decision) = &list.decision {
        facts.push(("decision", format!("{}, {}", decision.number, day(tell, decision.day))));
        facts.push(("council", decision.council.clone()));
    }
    facts.extend(list.ended.clone().map(|why| ("ended", why)));
    facts.extend(list.begun.as_ref().map(|one| ("begun", step(one))));
    facts.extend(list.done_at.map(|at| ("done", tell.short(at))));
    if list.stage == Stage::Done {
        let count = |n: u32| Word::Count(i64::from(n));
        facts.push(match &list.cleared {
            Some(cleared) => {
                let args = [
                    ("removed", count(cleared.removed)),
                    ("shared", count(cleared.shared)),
                    ("at", tell.short(cleared.at).into()),
                ];
                ("files", tell.t("destruction-files-removed", &args))
            }
            None => ("files", tell.word("destruction-files-waiting")),
        });
    }
    facts.into_iter().map(|(name, value)| (tell.named("destruction-fact-", name), value)).collect()
}

impl Line {
    fn of(tell: Tell<'_>, entry: &Entry) -> Self {
        let listed = &entry.listed;
        let (outcome, colour, why) = match &entry.outcome {
            Outcome::Listed => ("listed", "", String::new()),
            Outcome::Struck { reason } => ("struck", "yellow", reason.clone()),
            Outcome::Destroyed { at } => ("destroyed", "red", tell.short(*at)),
            Outcome::Spared { code } => ("spared", "yellow", tell.word(&format!("{}-short", code.replace('.', "-")))),
        };
        Self {
            id: listed.document.to_string(),
            title: titled(tell, &listed.title, listed.number.as_deref()),
            owner: listed.owner.clone(),
            keep_until: day(tell, listed.keep_until),
            basis: listed.basis.clone(),
            outcome: tell.named("destruction-outcome-", outcome),
            colour,
            why,
            sha256: format!("{}…", listed.sha256.get(..12).unwrap_or(&listed.sha256)),
            open: entry.outcome == Outcome::Listed,
        }
    }
}
