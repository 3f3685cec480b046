//! Running dossiers to another edition: what would move and what would stay, and why; then the proposal.

use app::Ctx;
use app::catalog::migrate;
use app::words::Value as Word;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::catalog::ProcedureCode;
use domain::catalog::publication::{Action, EntryKey};
use serde::{Deserialize, Serialize};

use super::room::{self, Room};
use super::tell;
use crate::Error;
use crate::fields::Fields;
use crate::view::View;

/// The page of a move.
#[derive(Debug, Clone, Serialize)]
pub struct MigrateView {
    /// The procedure's page.
    pub place: String,
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// From which edition to which.
    pub between: String,
    /// The two numbers, for the form.
    pub from: u32,
    /// The edition to go to.
    pub to: u32,
    /// How many there are, and how many were tried.
    pub running: u64,
    /// How many were tried.
    pub tried: u64,
    /// How many of those would move.
    pub would_move: u64,
    /// Why the others would stay: reason and how many.
    pub reasons: Vec<(String, u64)>,
    /// What differs between the two, in words.
    pub changes: Vec<String>,
    /// Whether this person may propose it.
    pub may_propose: bool,
    /// The reason as it was typed.
    pub reason: String,
    /// Why it was not done.
    pub error: String,
}

impl View for MigrateView {
    const TEMPLATE: &'static str = "admin/migrate.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let full = MigrateView {
            place: "/quan-tri/van-ban/procedure/1.013225".into(),
            code: "1.013225".into(),
            title: "Cấp giấy phép xây dựng".into(),
            between: "từ phiên bản 1 sang phiên bản 2".into(),
            from: 1,
            to: 2,
            running: 5,
            tried: 5,
            would_move: 4,
            reasons: vec![("Bước đang làm không có trong quy trình mới".into(), 1)],
            changes: vec!["Chung, tóm tắt: từ “A” thành “B”".into()],
            may_propose: true,
            reason: String::new(),
            error: "Hãy ghi lý do.".into(),
        };
        let none =
            MigrateView { reasons: vec![], changes: vec![], error: String::new(), may_propose: false, ..full.clone() };
        vec![full, none]
    }
}

/// The two editions.
#[derive(Debug, Deserialize)]
pub struct Between {
    tu: u32,
    den: u32,
}

/// Where a move is looked at.
#[must_use]
pub fn place(entry: &EntryKey, from: u32, to: u32) -> String {
    format!("/quan-tri/chuyen/{}?tu={from}&den={to}", entry.key)
}

/// `GET /quan-tri/chuyen/{key}?tu=1&den=2`
pub async fn show(
    Room(page): Room,
    Path(key): Path<String>,
    Query(between): Query<Between>,
) -> Result<Response, Error> {
    let view = MigrateView::build(&page.ctx, &key, &between, String::new(), String::new()).await?;
    page.show(&view)
}

/// `POST /quan-tri/chuyen/{key}?tu=1&den=2`: the move is proposed; somebody else orders it.
pub async fn propose(
    Room(page): Room,
    Path(key): Path<String>,
    Query(between): Query<Between>,
    fields: Fields,
) -> Result<Response, Error> {
    let code: ProcedureCode = key.parse().map_err(|_| Error::NotFound)?;
    let (reason, note) = (fields.text("ly-do"), fields.text("loi-nhan"));
    match migrate::propose(&page.ctx, &code, between.tu, between.den, &reason, &note).await {
        Ok(changed) => {
            Ok(page.to_with(&format!("/quan-tri/du-thao/{}", changed.draft.id), "flash-admin-submitted", ""))
        }
        Err(error @ app::Error::Publication(_)) => {
            let said = error.tell(&page.ctx.city.words, page.lang, "");
            let view = MigrateView::build(&page.ctx, &key, &between, reason, said).await?;
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(error) => Err(error.into()),
    }
}

impl MigrateView {
    async fn build(
        ctx: &Ctx,
        key: &str,
        between: &Between,
        reason: String,
        error: String,
    ) -> Result<MigrateView, Error> {
        use app::catalog::compare::{Side, compare};
        let code: ProcedureCode = key.parse().map_err(|_| Error::NotFound)?;
        let entry = EntryKey::procedure(&code);
        let (from, to) = (between.tu, between.den);
        let preview = migrate::preview(ctx, &code, from, to).await?;
        let changes = compare(ctx, &entry, &Side::Edition(from), &Side::Edition(to)).await?;
        let why = |code: &str| ctx.city.words.get(ctx.lang, code, &[("names", Word::Text("…".to_owned()))]);
        Ok(MigrateView {
            place: room::place(&entry),
            title: room::title(ctx, &entry, ""),
            code: code.to_string(),
            between: tell::between(ctx, from, to),
            from,
            to,
            running: preview.running,
            tried: preview.tried,
            would_move: preview.would_move,
            reasons: preview.reasons.iter().map(|(code, count)| (why(code), *count)).collect(),
            changes: tell::changes(ctx, &changes),
            may_propose: Action::Begin.is_for(&ctx.actor).is_ok(),
            reason,
            error,
        })
    }
}
