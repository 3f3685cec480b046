//! At the counter, before the clock runs: accept, decide at once, refuse to receive, send to the right door.

use std::collections::BTreeMap;

use app::dossier::{accept, dispatch, redirect, refuse};
use domain::catalog::code::ResultCode;
use domain::dossier::deadline::Allowance;
use domain::dossier::issue::Drafted;
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use super::filing::office;
use crate::api::door::{At, Order};
use crate::api::problem::Problem;

/// Form 01: the dossier is complete and valid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The time limit, only where the procedure states none: `3wd`, `20d`, `8wh`, `same-day`.
    #[schema(example = "3wd")]
    pub set_limit: Option<String>,
}

/// The result, where it is given at the counter at once (Decree 118/2025 Art. 17.4).
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionAtOnce {
    /// Number of the result document.
    pub number: String,
    /// What was decided, in one line.
    pub decision: String,
    /// Which of the procedure's results it is, such as `KQ.G15.000031`; the likeliest where none is named.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub result: Option<ResultCode>,
    /// What an officer enters into it, by name; `catalog/results` lists the names.
    #[serde(default)]
    pub entered: BTreeMap<String, String>,
}

/// Form 03: a reason and the article it rests on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceptionRefusal {
    /// Why, in words for the applicant.
    pub reason: String,
    /// The article it rests on.
    pub legal_basis: String,
}

/// The right door.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redirection {
    /// The competent agency.
    #[schema(example = "H26.00229")]
    pub agency: String,
    /// Why.
    pub reason: String,
}

/// `POST /api/v1/dossiers/{id}/acceptance`
pub async fn accept(At(id): At<DossierId>, order: Order<Acceptance>) -> Answer {
    let limit = order.body.set_limit.as_deref().map(|text| allowance(text, "set_limit")).transpose()?;
    answer::changed(&order.ctx, accept::accept(&order.ctx, id, order.expected, limit).await).await
}

/// `POST /api/v1/dossiers/{id}/resolution-at-once`
pub async fn resolve(At(id): At<DossierId>, order: Order<ResolutionAtOnce>) -> Answer {
    let ResolutionAtOnce { number, decision, result, entered } = order.body.clone();
    let drafted = Drafted { result, entered };
    let said = accept::AtOnce { number, decision, drafted, ..accept::AtOnce::default() };
    let done = accept::resolve_at_once(&order.ctx, id, order.expected, &said).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/reception-refusal`
pub async fn refuse(At(id): At<DossierId>, order: Order<ReceptionRefusal>) -> Answer {
    let ReceptionRefusal { reason, legal_basis } = &order.body;
    let done = refuse::refuse_reception(&order.ctx, id, order.expected, reason, legal_basis).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/dispatch`: a dispatcher names the agency that decides.
pub async fn dispatch(At(id): At<DossierId>, order: Order<Redirection>) -> Answer {
    let Redirection { agency, reason } = &order.body;
    let to = office(Some(agency), "agency")?.ok_or(Problem::field("request.unknown-office", "agency"))?;
    let done = dispatch::dispatch(&order.ctx, id, order.expected, &to, reason).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/redirection`: answers with the dossier that begins at the right door.
pub async fn redirect(At(id): At<DossierId>, order: Order<Redirection>) -> Answer {
    let Redirection { agency, reason } = &order.body;
    let to = office(Some(agency), "agency")?.ok_or(Problem::field("request.unknown-office", "agency"))?;
    let done = redirect::redirect(&order.ctx, id, order.expected, &to, reason).await;
    answer::created(&order.ctx, done).await
}

/// Reads a time limit.
///
/// # Errors
/// A problem that says how one is written.
pub fn allowance(text: &str, field: &str) -> Result<Allowance, Problem> {
    text.parse().map_err(|error: domain::dossier::deadline::AllowanceError| Problem::field(error.code(), field))
}
