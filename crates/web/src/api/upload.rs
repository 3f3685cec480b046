//! Files: taken in whole or not at all, before they belong to a draft or dossier.

use app::document::upload::{self, Upload};
use app::{Ctx, IdempotencyKey};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use futures::StreamExt;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::{IntoParams, ToSchema};

use super::door::{Api, Asked, key};
use super::dossier::body::FileBody;
use super::once::once;
use super::problem::Problem;

/// What to call the file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct UploadQuery {
    /// The name the person gave it; only its last part is kept.
    pub name: Option<String>,
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
    let taken = upload::upload(&api.ctx, &name, &mut stream).await?;
    let ctx = promised(api.ctx, key, &taken);
    once(&ctx, StatusCode::CREATED, async || Ok(UploadBody::from(taken))).await
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
