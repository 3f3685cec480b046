//! Filed: what happens next.

use app::dossier::get::fetch;
use axum::extract::Path;
use axum::response::Response;
use domain::dossier::state::State;
use jiff::Timestamp;
use serde::Serialize;

use super::own::{name, number};
use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The confirmation.
#[derive(Debug, Clone, Serialize)]
pub struct DoneView {
    /// What people call the procedure.
    pub procedure: String,
    /// The code by which it is followed, in the groups in which one reads it aloud; empty before acceptance.
    pub code: Vec<String>,
    /// The number by which it is known until it has a code.
    pub reference: String,
    /// The address of its page.
    pub page_of: String,
    /// When an officer will have looked at it (online filings: 8 working hours).
    pub answer_by: Option<Timestamp>,
    /// When the result is due, once it is accepted.
    pub due: Option<Timestamp>,
    /// Who looks at it first.
    pub office: String,
}

impl View for DoneView {
    const TEMPLATE: &'static str = "dossier/done.html";

    fn samples() -> Vec<Self> {
        let at = |text: &str| text.parse().ok();
        let code = ["H26.151", "261123", "0007"].map(String::from).to_vec();
        let filed = DoneView {
            procedure: "Khai sinh cho con".into(),
            code: vec![],
            reference: "019ac0de-7000-7000-8000-000000000001".into(),
            page_of: "/ho-so/1".into(),
            answer_by: at("2026-11-24T02:00:00Z"),
            due: None,
            office: "Ủy ban nhân dân phường Ba Đình".into(),
        };
        vec![DoneView { code, answer_by: None, due: at("2026-11-23T09:00:00Z"), ..filed.clone() }, filed]
    }
}

/// `GET /ho-so/{id}/xong`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let id = number(&id)?;
    let loaded = fetch(&page.ctx, id).await?;
    let dossier = &loaded.dossier;
    let answer_by = match dossier.state {
        State::AwaitingReception { answer_by, .. } | State::AwaitingDispatch { answer_by, .. } => answer_by,
        _ => None,
    };
    let code = loaded.code.map(|code| code.to_string().split('-').map(str::to_owned).collect());
    let view = DoneView {
        procedure: name(&page, dossier),
        code: code.unwrap_or_default(),
        reference: id.to_string(),
        page_of: format!("/ho-so/{id}"),
        answer_by,
        due: dossier.due(),
        office: page.office(&dossier.receiving_point),
    };
    page.show(&view)
}
