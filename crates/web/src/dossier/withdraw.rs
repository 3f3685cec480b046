//! Taking a dossier back (Decree 118/2025 Art. 21, Form 05).

use app::dossier::get;
use app::dossier::legal::Terms;
use app::dossier::stop::stop;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::dossier::action::Action;
use domain::dossier::record::Dossier;
use serde::Serialize;

use super::own::{name, number};
use super::promise::promise;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// The page that asks why.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawView {
    /// What people call the procedure.
    pub procedure: String,
    /// The dossier's own page.
    pub previous: String,
    /// Where it is sent.
    pub action: String,
    /// The version of the dossier the page was drawn from.
    pub version: u64,
    /// What is wrong.
    pub error: String,
}

impl View for WithdrawView {
    const TEMPLATE: &'static str = "dossier/withdraw.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let asked = WithdrawView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/1".into(),
            action: "/ho-so/1/rut".into(),
            version: 3,
            error: String::new(),
        };
        vec![WithdrawView { error: "Ghi lý do rút hồ sơ.".into(), ..asked.clone() }, asked]
    }
}

/// `GET /ho-so/{id}/rut`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let dossier = open(&page, &id, Action::Stop).await?;
    let view = WithdrawView::of(&dossier, "", &page);
    page.show(&view)
}

/// `POST /ho-so/{id}/rut`
pub async fn create(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let reason = fields.text("reason");
    if reason.is_empty() {
        let dossier = open(&page, &id, Action::Stop).await?;
        let view = WithdrawView::of(&dossier, &page.t("filing-withdraw-why", &[]), &page);
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    }
    let seen = version(&fields);
    let ctx = promise(&page.ctx, format!("withdraw-{id}-{seen}"), &fields, &[]);
    let done = stop(&ctx, number(&id)?, Some(seen), &reason).await?;
    Ok(page.to_with(&format!("/ho-so/{}", done.dossier.id), "flash-withdrawn", "").into_response())
}

/// The version of the dossier a form was drawn from. A form without one is stale by definition.
pub fn version(fields: &Fields) -> u64 {
    fields.get("version").and_then(|version| version.parse().ok()).unwrap_or(0)
}

/// A dossier on which this may be done now.
///
/// # Errors
/// What the rules refuse; [`Error::NotFound`].
pub async fn open(page: &Page, id: &str, action: Action) -> Result<Dossier, Error> {
    let dossier = get::load(&page.ctx, number(id)?).await?;
    let terms = Terms::of(&page.ctx, &dossier)?;
    dossier.may(action, &page.ctx.actor, &terms.law(page.ctx.now)).map_err(app::Error::from)?;
    Ok(dossier)
}

impl WithdrawView {
    fn of(dossier: &Dossier, error: &str, page: &Page) -> WithdrawView {
        WithdrawView {
            procedure: name(page, dossier),
            previous: format!("/ho-so/{}", dossier.id),
            action: format!("/ho-so/{}/rut", dossier.id),
            version: dossier.version,
            error: error.to_owned(),
        }
    }
}
