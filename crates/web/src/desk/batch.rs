//! Several dossiers are read over on one page and signed together: each is decided for itself, and says how it went.

use app::Error as AppError;
use app::dossier::{approve, get, legal::Terms, signed};
use app::signing::Consent;
use app::words::Value as Word;
use axum::extract::Query;
use axum::response::Response;
use domain::dossier::action::Action;
use domain::id::DossierId;
use serde::Serialize;

use super::tell::Tell;
use crate::Error;
use crate::dossier::track::Due;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// Dossiers signed together at most: a page of the list they are chosen from.
const MOST: usize = 50;

/// The page: what is to be signed, or how it went.
#[derive(Debug, Clone, Serialize)]
pub struct BatchView {
    /// The heading.
    pub title: String,
    /// The dossiers.
    pub lines: Vec<BatchLine>,
    /// How many can be signed.
    pub count: usize,
    /// Whether they were.
    pub is_over: bool,
    /// Whether signing puts a digital signature on each result.
    pub signs: bool,
    /// Whether the key asks its holder for a PIN or a code.
    pub consent: bool,
    /// Why the key did not sign.
    pub error: String,
}

/// One dossier.
#[derive(Debug, Clone, Serialize)]
pub struct BatchLine {
    /// Its identifier.
    pub id: String,
    /// Its page, without language.
    pub href: String,
    /// Its code.
    pub code: String,
    /// The applicant.
    pub name: String,
    /// The procedure as people call it.
    pub procedure: String,
    /// What is decided.
    pub decision: String,
    /// The version that was looked at.
    pub version: u64,
    /// Time left.
    pub left: Due,
    /// What should be looked at before; empty where nothing.
    pub warning: String,
    /// Whether it can be signed.
    pub can: bool,
    /// How it went; empty before.
    pub outcome: String,
    /// The colour of that.
    pub colour: &'static str,
}

impl View for BatchView {
    const TEMPLATE: &'static str = "desk/batch.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let line = |id: &str, name: &str, can: bool| BatchLine {
            id: id.into(),
            href: format!("/quay/ho-so/{id}"),
            code: format!("H26.00082-261123-001{id}"),
            name: name.into(),
            procedure: "Làm giấy khai sinh cho con".into(),
            decision: "Đồng ý giải quyết.".into(),
            version: 7,
            left: Due { tone: if can { "soon" } else { "still" }, text: "Còn 3 giờ".into() },
            warning: if can { String::new() } else { "Hồ sơ không còn chờ bạn ký.".into() },
            can,
            outcome: String::new(),
            colour: "",
        };
        let lines =
            vec![line("1", "Nguyễn Văn Minh", true), line("2", "Trần Thị Quý", true), line("3", "Đỗ Ẩn", false)];
        let asked = BatchView {
            title: "Ký duyệt 2 hồ sơ".into(),
            lines,
            count: 2,
            is_over: false,
            signs: true,
            consent: true,
            error: "Mã PIN không đúng.".into(),
        };
        let mut over = BatchView { title: "Đã ký 1 trong 2 hồ sơ".into(), is_over: true, ..asked.clone() };
        over.lines.truncate(2);
        (over.lines[0].outcome, over.lines[0].colour) = ("Đã ký".into(), "green");
        (over.lines[1].outcome, over.lines[1].colour) = ("Hồ sơ vừa có người thay đổi.".into(), "red");
        let none = BatchView { title: "Ký duyệt hồ sơ".into(), lines: vec![], count: 0, ..asked.clone() };
        vec![asked, over, none]
    }
}

fn number(count: usize) -> Word {
    Word::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The dossiers that were chosen, each once.
fn chosen<'a>(given: impl Iterator<Item = &'a str>) -> Vec<DossierId> {
    let mut ids: Vec<DossierId> = Vec::new();
    for id in given.filter_map(|id| id.parse().ok()) {
        if !ids.contains(&id) && ids.len() < MOST {
            ids.push(id);
        }
    }
    ids
}

/// `GET /quay/ky-duyet`: what was chosen, to be read over. Nothing changes by looking.
pub async fn show(page: Page, Query(given): Query<Vec<(String, String)>>) -> Result<Response, Error> {
    let ids = chosen(given.iter().filter(|(name, _)| name == "id").map(|(_, id)| id.as_str()));
    asked(page, &ids, String::new()).await
}

/// What is to be signed, with what the keys said to the last attempt.
async fn asked(page: Page, ids: &[DossierId], error: String) -> Result<Response, Error> {
    let mut lines = Vec::new();
    for id in ids {
        match line(&page, *id).await {
            Ok(line) => lines.push(line),
            // What they may not know is not there.
            Err(AppError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let count = lines.iter().filter(|line| line.can).count();
    let title = page.t("desk-batch-title", &[("count", number(count))]);
    let keys = &page.ctx.city.keys;
    let (signs, consent) = (keys.are_there(), keys.ask_consent());
    page.show(&BatchView { title, lines, count, is_over: false, signs, consent, error })
}

/// `POST /quay/ky-duyet`: each for itself; one that is refused does not keep the others back.
pub async fn sign(page: Page, fields: Fields) -> Result<Response, Error> {
    let mut lines = Vec::new();
    let mut count = 0;
    let ids = chosen(fields.all("id"));
    // One leave for all of them: a one-time code is good for one asking.
    let consent = Consent { pin: fields.text("pin"), otp: fields.text("otp") };
    let leave = match signed::together(&page.ctx, &ids, consent).await {
        Ok(leave) => leave,
        Err(AppError::Fault(fault)) => return Err(Error::Fault(fault)),
        Err(why) => {
            let said = why.tell(&page.site.words, page.lang, "");
            return asked(page, &ids, said).await;
        }
    };
    let approval = approve::Approval { leave, ..approve::Approval::default() };
    for id in ids {
        let mut line = match line(&page, id).await {
            Ok(line) => line,
            Err(AppError::NotFound) => continue,
            Err(error) => return Err(error.into()),
        };
        let decision = fields.text(&format!("decision.{id}"));
        // A form without a version is stale.
        let version = fields.get(&format!("version.{id}")).and_then(|version| version.parse().ok()).unwrap_or(0);
        let done = approve::approve(&page.ctx, id, Some(version), &decision, &approval).await;
        (line.outcome, line.colour) = match done {
            Ok(_) => (page.t("desk-batch-signed", &[]), "green"),
            Err(AppError::Fault(fault)) => return Err(Error::Fault(fault)),
            Err(why) => (why.tell(&page.site.words, page.lang, ""), "red"),
        };
        count += usize::from(line.colour == "green");
        line.decision = decision;
        line.can = false;
        lines.push(line);
    }
    let title = page.t("desk-batch-over", &[("count", number(count)), ("all", number(lines.len()))]);
    page.show(&BatchView { title, lines, count, is_over: true, signs: true, consent: false, error: String::new() })
}

async fn line(page: &Page, id: DossierId) -> Result<BatchLine, AppError> {
    let ctx = &page.ctx;
    let loaded = get::fetch(ctx, id).await?;
    let dossier = &loaded.dossier;
    let terms = Terms::of(ctx, dossier)?;
    let law = terms.law(ctx.now);
    let tell = Tell(ctx);
    let refused = dossier.may(Action::Approve, &ctx.actor, &law).err();
    let warning = match &refused {
        Some(refusal) => AppError::Refused(refusal.clone()).tell(&page.site.words, page.lang, ""),
        None if dossier.is_overdue(&law) => tell.word("desk-batch-late"),
        None => String::new(),
    };
    let turn = dossier.turn();
    Ok(BatchLine {
        id: id.to_string(),
        href: format!("/quay/ho-so/{id}"),
        code: loaded.code.as_ref().map_or_else(|| tell.word("desk-no-code"), ToString::to_string),
        name: dossier.applicant.name.clone(),
        procedure: terms.procedure.plain_name.get(ctx.lang.code()).to_owned(),
        decision: tell.word("desk-draft-decision"),
        version: dossier.version,
        left: tell.chip(dossier.state.name(), dossier.due().unwrap_or(turn.by), &dossier.agency),
        warning,
        can: refused.is_none(),
        outcome: String::new(),
        colour: "",
    })
}
