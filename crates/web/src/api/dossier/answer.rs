//! What a changed dossier is answered with: the dossier as it is now, with its version.

use app::Ctx;
use app::dossier::change::Changed;
use app::dossier::get::{self, Loaded};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::dossier::code::DossierCode;
use domain::dossier::record::Dossier;

use super::body::DossierBody;
use crate::api::problem::Problem;

/// A dossier, or why not.
pub type Answer = Result<Response, Problem>;

/// The dossier as it was read.
pub fn read(ctx: &Ctx, loaded: &Loaded) -> Answer {
    show(ctx, StatusCode::OK, &loaded.dossier, loaded.code.as_ref())
}

/// The dossier as this request left it; a repeated request is answered as the first one was.
pub async fn changed(ctx: &Ctx, changed: Result<Changed, app::Error>) -> Answer {
    let dossier = changed?.dossier;
    show(ctx, StatusCode::OK, &dossier, get::code(ctx, &dossier).await?.as_ref())
}

/// The dossier that this request began, with its address.
pub async fn created(ctx: &Ctx, changed: Result<Changed, app::Error>) -> Answer {
    let dossier = changed?.dossier;
    let mut answer = show(ctx, StatusCode::CREATED, &dossier, get::code(ctx, &dossier).await?.as_ref())?;
    if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/dossiers/{}", dossier.id)) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(answer)
}

fn show(ctx: &Ctx, status: StatusCode, dossier: &Dossier, code: Option<&DossierCode>) -> Answer {
    let body = DossierBody::of(ctx, dossier, code)?;
    Ok((status, [(header::ETAG, format!("\"{}\"", dossier.version))], Json(body)).into_response())
}
