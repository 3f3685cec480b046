//! Results that wait for their people: scan the slip, and the dossier opens where it is handed over.

use app::Ctx;
use app::dossier::list;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use domain::access::Role;
use serde::Serialize;

use super::find::{Found, Wanted, find};
use super::inbox::grants;
use super::line::Line;
use super::tell::Tell;
use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HandBackView {
    /// What was typed or scanned.
    pub q: String,
    /// What that found, when it was not exactly one.
    pub found: Vec<Line>,
    /// What waits at the reader's points.
    pub waiting: Vec<Line>,
}

impl View for HandBackView {
    const TEMPLATE: &'static str = "desk/hand-back.html";

    fn samples() -> Vec<Self> {
        vec![
            HandBackView { waiting: Line::samples(), ..HandBackView::default() },
            HandBackView { q: "Quý".into(), found: Line::samples(), waiting: vec![] },
            HandBackView { q: "H26.00082-261123-9999".into(), ..HandBackView::default() },
        ]
    }
}

/// `GET /quay/tra`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    if !page.ctx.actor.has(Role::Receptionist) {
        return Err(Error::Forbidden);
    }
    let found = match find(&page.ctx, &wanted.q).await? {
        Found::One(id) => return Ok(page.to(&format!("/quay/ho-so/{id}?mo=hand-back")).into_response()),
        Found::Many(lines) => lines,
    };
    let waiting = waiting(&page.ctx).await?;
    page.show(&HandBackView { q: wanted.q, found, waiting })
}

/// Issued, and not collected yet.
async fn waiting(ctx: &Ctx) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for grant in grants(&ctx.actor).iter().filter(|grant| grant.role == Role::Receptionist) {
        let page = list::inbox(ctx, &grant.office, grant.role, None).await?;
        let issued = page.lines.iter().filter(|line| line.state == "issued");
        lines.extend(issued.map(|line| Line::of(line, Tell(ctx))));
    }
    Ok(lines)
}
