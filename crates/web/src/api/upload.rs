//! Files: taken in whole or not at all, before they belong to a draft or dossier.

use app::document::DocumentRefusal;
use app::document::upload::{self, Purpose, Upload};
use app::{Ctx, IdempotencyKey};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::id::PaperId;
use futures::StreamExt;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::{IntoParams, ToSchema};

use super::door::{Api, Asked, At, key};
use super::dossier::body::FileBody;
use super::dossier::show::attachment;
use super::once::once;
use super::problem::Problem;
use crate::file;

/// What to call the file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct UploadQuery {
    /// The name the person gave it; only its last part is kept.
    pub name: Option<String>,
    /// What it is for; archives may be larger and are taken from those who receive or keep papers.
    #[param(inline)]
    pub purpose: Option<UploadPurpose>,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UploadPurpose {
    /// A paper.
    Paper,
    /// Many pages at once, from an archive or a backlog.
    Archive,
}

/// A file that was taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct UploadBody {
    /// What a paper names as `upload`; only the one who uploaded it can use it, within a week.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was stored.
    pub file: FileBody,
}

/// `POST /api/v1/uploads`: the body is the file.
pub async fn create(api: Api, Asked(query): Asked<UploadQuery>, request: Request) -> Result<Response, Problem> {
    let name = query.name.unwrap_or_default();
    let key = key(request.headers())?;
    let mut stream = request.into_body().into_data_stream().boxed();
    let purpose = match query.purpose {
        Some(UploadPurpose::Archive) => Purpose::Archive,
        Some(UploadPurpose::Paper) | None => Purpose::Paper,
    };
    let taken = upload::take_in(&api.ctx, &name, purpose, &mut stream).await?;
    let ctx = promised(api.ctx, key, &taken);
    once(&ctx, StatusCode::CREATED, async || Ok(UploadBody::from(taken))).await
}

/// `GET /api/v1/uploads/{id}`: one's own file as it was taken in, until it is forgotten.
pub async fn show(api: Api, At(id): At<PaperId>, asked: HeaderMap) -> Result<Response, Problem> {
    let found = upload::find(&api.ctx, id).await;
    let found = found.map_err(|error| match error {
        app::Error::Document(DocumentRefusal::NoSuchUpload) => app::Error::NotFound,
        error => error,
    })?;
    Ok(file::answer(&api.ctx, &asked, &found.file, &attachment(&found.name)).await?)
}

/// The promise is about the bytes, which are known only when all of them are here.
fn promised(ctx: Ctx, key: Option<String>, taken: &Upload) -> Ctx {
    let request = hex::encode(Sha256::digest(format!("upload\0{}\0{}", taken.name, taken.file.sha256)));
    ctx.keyed(key.map(|key| IdempotencyKey { key, request }))
}

impl From<Upload> for UploadBody {
    fn from(upload: Upload) -> Self {
        let Upload { id, name, file } = upload;
        let file = FileBody { sha256: file.sha256, size: file.size, media_type: file.media_type };
        Self { id: id.to_string(), name, file }
    }
}
