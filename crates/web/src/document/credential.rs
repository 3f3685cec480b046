//! A result as data for its owner, and what its issuer publishes for whoever is shown one.

use app::document::credential;
use axum::Json;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::id::DocumentId;
use domain::unit::agency_code::AgencyCode;

use crate::Error;
use crate::page::Page;

/// Programs may keep what is published for half of the time it holds, in seconds.
const KEEP: &str = "public, max-age=1800";

/// `GET /kho-giay-to/{id}/chung-chi`
pub async fn give(page: Page, Path(id): Path<DocumentId>) -> Result<Response, Error> {
    let text = credential::issue(&page.ctx, id).await?;
    let name = format!("attachment; filename=\"{id}.sd-jwt\"");
    let kind = "application/dc+sd-jwt".to_owned();
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, [(header::CACHE_CONTROL, "no-store")], text).into_response())
}

/// `GET /.well-known/jwt-vc-issuer/co-quan/{office}`
pub async fn issuer(page: Page, Path(office): Path<AgencyCode>) -> Result<Response, Error> {
    let metadata = credential::issuer(&page.ctx, &office).await?;
    Ok(([(header::CACHE_CONTROL, KEEP)], Json(metadata)).into_response())
}

/// `GET /vct/{kind}`
pub async fn kind(page: Page, Path(kind): Path<String>) -> Result<Response, Error> {
    let metadata = credential::kind(&page.ctx, &kind)?;
    Ok(([(header::CACHE_CONTROL, KEEP)], Json(metadata)).into_response())
}

/// `GET /trang-thai-chung-chi/{office}`
pub async fn status_list(page: Page, Path(office): Path<AgencyCode>) -> Result<Response, Error> {
    let list = credential::status_list(&page.ctx, &office).await?;
    let headers = [(header::CONTENT_TYPE, "application/statuslist+jwt"), (header::CACHE_CONTROL, KEEP)];
    Ok((headers, list).into_response())
}
