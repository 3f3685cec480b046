//! A dossier by its code, without signing in and without names.

use app::dossier::track::{Tracked, track};
use axum::Json;
use domain::dossier::code::DossierCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::door::{Api, At};
use super::moment::Moment;
use super::problem::Problem;
use super::words::label;

/// What anybody with the code may know.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrackBody {
    /// The code.
    pub code: String,
    /// The procedure.
    pub procedure: String,
    /// Where it stands.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// The office whose turn it is.
    pub with: String,
    /// Where the result is handed back.
    pub return_point: String,
    /// When it was accepted.
    pub accepted_at: Option<Moment>,
    /// The present due date.
    pub due: Option<Moment>,
    /// The due date first promised.
    pub original_due: Option<Moment>,
    /// When the agency was done.
    pub finished_at: Option<Moment>,
    /// The due date has passed without a decision.
    pub overdue: bool,
    /// What happened.
    pub events: Vec<PublicEvent>,
}

/// One line of the public timeline.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicEvent {
    /// When.
    pub at: Moment,
    /// What.
    pub kind: String,
    /// The same in words.
    pub label: String,
    /// Why the date was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The apology for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apology: Option<String>,
}

/// `GET /api/v1/track/{code}`
pub async fn show(api: Api, At(code): At<String>) -> Result<Json<TrackBody>, Problem> {
    let code = DossierCode::read(&code).map_err(|error| Problem::field(error.code(), "code"))?;
    Ok(Json(body(&api.ctx, track(&api.ctx, &code).await?)))
}

fn body(ctx: &app::Ctx, tracked: Tracked) -> TrackBody {
    let events = tracked.events.into_iter().map(|event| {
        let (reason, apology) = event.apology.unzip();
        let label = label(ctx, "dossier-fact", event.kind);
        PublicEvent { at: Moment(event.at), kind: event.kind.to_owned(), label, reason, apology }
    });
    TrackBody {
        code: tracked.code.to_string(),
        procedure: tracked.procedure.to_string(),
        state: tracked.state.name().to_owned(),
        state_label: label(ctx, "dossier-state", tracked.state.name()),
        with: tracked.with.to_string(),
        return_point: tracked.return_point.to_string(),
        accepted_at: tracked.accepted_at.map(Moment),
        due: tracked.due.map(Moment),
        original_due: tracked.original_due.map(Moment),
        finished_at: tracked.finished_at.map(Moment),
        overdue: tracked.overdue,
        events: events.collect(),
    }
}
