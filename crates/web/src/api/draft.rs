//! Drafts: begun and not filed yet; one's own only.

use std::collections::BTreeMap;

use app::draft::{self, Draft};
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{DocumentId, DraftId, PaperId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::door::{Api, At, Order};
use super::dossier::answer::{self, Answer};
use super::dossier::body::PaperBody;
use super::dossier::filing::{NewApplicant, applicant, office, procedure};
use super::moment::Moment;
use super::once::once;
use super::paper::{NewPaper, take};
use super::problem::Problem;

/// What a draft is begun with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// The procedure; the edition in force today is taken.
    #[schema(example = "1.001193")]
    pub procedure: String,
}

/// Answers to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftChange {
    /// Those given replace those had; one that is null is taken back. They are checked as a whole at filing.
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Value>,
}

/// What filing a draft needs besides.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftFiling {
    /// Whose dossier; what is left out is taken from the account.
    pub applicant: Option<NewApplicant>,
    /// Where the result is to be handed back; the agency's own point if not given.
    pub return_point: Option<String>,
}

/// A draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftBody {
    /// Its identifier.
    pub id: String,
    /// The procedure.
    pub procedure: String,
    /// The edition it was begun under.
    pub edition: String,
    /// Answers so far; not yet checked as a whole.
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Value>,
    /// Papers so far.
    pub papers: Vec<PaperBody>,
    /// When it was last kept.
    pub updated_at: Moment,
    /// When it is forgotten.
    pub expires_at: Moment,
}

/// Drafts.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftsBody {
    /// The latest first.
    pub items: Vec<DraftBody>,
}

/// `POST /api/v1/drafts`
pub async fn create(order: Order<NewDraft>) -> Result<Response, Problem> {
    let code = procedure(&order.body.procedure)?;
    let begin = async || Ok(DraftBody::from(&draft::begin::begin(&order.ctx, &code).await?));
    once(&order.ctx, StatusCode::CREATED, begin).await
}

/// `GET /api/v1/drafts`
pub async fn list(api: Api) -> Result<Json<DraftsBody>, Problem> {
    let drafts = draft::get::list(&api.ctx).await?;
    Ok(Json(DraftsBody { items: drafts.iter().map(DraftBody::from).collect() }))
}

/// `GET /api/v1/drafts/{id}`
pub async fn show(api: Api, At(id): At<DraftId>) -> Result<Json<DraftBody>, Problem> {
    Ok(Json(DraftBody::from(&draft::get::get(&api.ctx, id).await?)))
}

/// `PATCH /api/v1/drafts/{id}`
pub async fn change(At(id): At<DraftId>, order: Order<DraftChange>) -> Result<Json<DraftBody>, Problem> {
    Ok(Json(DraftBody::from(&draft::save::answers(&order.ctx, id, order.body.answers).await?)))
}

/// `DELETE /api/v1/drafts/{id}`
pub async fn discard(api: Api, At(id): At<DraftId>) -> Result<StatusCode, Problem> {
    draft::save::discard(&api.ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/drafts/{id}/papers`
pub async fn add_paper(At(id): At<DraftId>, order: Order<NewPaper>) -> Result<Response, Problem> {
    let add = async || {
        if let Some(document) = order.body.document {
            let draft = draft::save::reuse(&order.ctx, id, &order.body.component, DocumentId(document)).await?;
            return Ok(DraftBody::from(&draft));
        }
        let paper = take(&order.ctx, &order.body).await?;
        Ok(DraftBody::from(&draft::save::add_paper(&order.ctx, id, paper).await?))
    };
    once(&order.ctx, StatusCode::CREATED, add).await
}

/// `DELETE /api/v1/drafts/{id}/papers/{paper}`
pub async fn remove_paper(api: Api, At((id, paper)): At<(DraftId, PaperId)>) -> Result<StatusCode, Problem> {
    draft::save::remove_paper(&api.ctx, id, paper).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/drafts/{id}/filing`
pub async fn file(At(id): At<DraftId>, order: Order<DraftFiling>) -> Answer {
    let Order { ctx, present, body, .. } = order;
    let applicant = applicant(body.applicant.unwrap_or_default(), present.as_deref())?;
    let point = office(body.return_point.as_deref(), "return_point")?;
    answer::created(&ctx, draft::file::file(&ctx, id, applicant, point).await).await
}

impl From<&Draft> for DraftBody {
    fn from(draft: &Draft) -> Self {
        Self {
            id: draft.id.to_string(),
            procedure: draft.procedure.code.to_string(),
            edition: draft.procedure.id().to_string(),
            answers: draft.answers.clone(),
            papers: draft.papers.iter().map(PaperBody::from).collect(),
            updated_at: Moment(draft.updated_at),
            expires_at: Moment(draft.expires_at),
        }
    }
}
