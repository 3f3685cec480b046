//! The draft result, looked at by the applicant before it is signed.

use app::dossier::{confirm, get};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::dossier::action::Action;
use domain::dossier::fact::Fact;
use domain::dossier::record::Dossier;
use domain::dossier::state::State;
use jiff::Timestamp;
use serde::Serialize;

use super::own::{name, number};
use super::promise::promise;
use super::withdraw::{open, version};
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// The draft, with both answers to it.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmView {
    /// What people call the procedure.
    pub procedure: String,
    /// The dossier's own page.
    pub previous: String,
    /// The draft, line by line.
    pub draft: Vec<String>,
    /// When silence counts as yes.
    pub until: Option<Timestamp>,
    /// Where a yes is sent.
    pub action: String,
    /// Where a no is sent.
    pub objection: String,
    /// The version of the dossier the page was drawn from.
    pub version: u64,
    /// What is wrong with the no.
    pub error: String,
}

impl View for ConfirmView {
    const TEMPLATE: &'static str = "dossier/confirm.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let asked = ConfirmView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/1".into(),
            draft: vec!["Trần Nguyễn Khánh Ngọc Ẩn".into(), "Nữ, sinh ngày 13/02/2026".into()],
            until: "2026-11-24T17:00:00Z".parse().ok(),
            action: "/ho-so/1/xac-nhan".into(),
            objection: "/ho-so/1/chua-dung".into(),
            version: 3,
            error: String::new(),
        };
        vec![ConfirmView { error: "Ghi chỗ chưa đúng.".into(), until: None, ..asked.clone() }, asked]
    }
}

/// `GET /ho-so/{id}/xac-nhan`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let dossier = open(&page, &id, Action::Confirm).await?;
    let view = ConfirmView::of(&dossier, "", &page).await?;
    page.show(&view)
}

/// `POST /ho-so/{id}/xac-nhan`
pub async fn confirm(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let seen = version(&fields);
    let ctx = promise(&page.ctx, format!("confirm-{id}-{seen}"), &fields, &[]);
    let done = confirm::confirm(&ctx, number(&id)?, Some(seen)).await?;
    Ok(page.to_with(&format!("/ho-so/{}", done.dossier.id), "flash-confirmed", "").into_response())
}

/// `POST /ho-so/{id}/chua-dung`
pub async fn object(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let remark = fields.text("remark");
    if remark.is_empty() {
        let dossier = open(&page, &id, Action::Object).await?;
        let view = ConfirmView::of(&dossier, &page.t("filing-object-what", &[]), &page).await?;
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    }
    let seen = version(&fields);
    let ctx = promise(&page.ctx, format!("object-{id}-{seen}"), &fields, &[]);
    let done = confirm::object(&ctx, number(&id)?, Some(seen), &remark).await?;
    Ok(page.to_with(&format!("/ho-so/{}", done.dossier.id), "flash-objected", "").into_response())
}

impl ConfirmView {
    async fn of(dossier: &Dossier, error: &str, page: &Page) -> Result<ConfirmView, Error> {
        let facts = get::timeline(&page.ctx, dossier.id).await?;
        let draft = facts.iter().rev().find_map(|recorded| match &recorded.fact {
            Fact::ConfirmationAsked { draft, .. } => Some(draft.lines().map(str::to_owned).collect()),
            _ => None,
        });
        let until = match dossier.state {
            State::AwaitingConfirmation { until, .. } => Some(until),
            _ => None,
        };
        Ok(ConfirmView {
            procedure: name(page, dossier),
            previous: format!("/ho-so/{}", dossier.id),
            draft: draft.unwrap_or_default(),
            until,
            action: format!("/ho-so/{}/xac-nhan", dossier.id),
            objection: format!("/ho-so/{}/chua-dung", dossier.id),
            version: dossier.version,
            error: error.to_owned(),
        })
    }
}
