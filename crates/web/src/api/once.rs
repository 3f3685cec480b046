//! The same answer to the same request, for what makes no dossier: drafts and uploads.

use app::{Ctx, idempotency};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::problem::Problem;

/// Does it, unless the same request under the same key was answered before; then answers as before, to the letter.
pub async fn once<T: Serialize>(
    ctx: &Ctx,
    status: StatusCode,
    make: impl AsyncFnOnce() -> Result<T, Problem>,
) -> Result<Response, Problem> {
    if let Some(said) = idempotency::recall(ctx).await? {
        return Ok(say(status, said));
    }
    let text = serde_json::to_string(&make().await?).map_err(anyhow::Error::new)?;
    let said = idempotency::remember(ctx, status.as_u16(), text).await?;
    Ok(say(status, said))
}

fn say(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}
