//! Files that come in parts (tus 1.0.0: core, creation, expiration, checksum, termination): a sender whose connection
//! broke asks how much is here and goes on. A whole file is an upload under the same identifier.

use app::document::resume::{self, Checksum, Progress};
use app::document::upload::Purpose;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use domain::id::PaperId;
use futures::StreamExt;

use super::door::{Api, At};
use super::problem::Problem;

const VERSION: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const PARTS: &str = "application/offset+octet-stream";

/// `OPTIONS /api/v1/uploads/resumable`: what this server can.
pub async fn options(api: Api) -> Response {
    let mut answer = spoken(StatusCode::NO_CONTENT);
    let limits = api.ctx.city.settings.limits;
    for (name, value) in [
        ("tus-version", "1.0.0".to_owned()),
        ("tus-extension", "creation,expiration,checksum,termination".to_owned()),
        ("tus-checksum-algorithm", Checksum::ALGORITHMS.join(",")),
        ("tus-max-size", limits.paper.max(limits.archive).to_string()),
    ] {
        set(&mut answer, HeaderName::from_static(name), &value);
    }
    answer
}

/// `POST /api/v1/uploads/resumable`
pub async fn create(api: Api, headers: HeaderMap) -> Result<Response, Problem> {
    speaks(&headers)?;
    let length = number(&headers, LENGTH)?;
    let metadata = metadata(&headers)?;
    let value = |name: &str| metadata.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let purpose = match value("purpose") {
        None | Some("paper") => Purpose::Paper,
        Some("archive") => Purpose::Archive,
        Some(_) => return Err(Problem::field("request.bad-upload-header", METADATA.as_str())),
    };
    let begun = resume::begin(&api.ctx, value("filename").unwrap_or_default(), length, purpose).await?;
    let mut answer = spoken(StatusCode::CREATED);
    set(&mut answer, header::LOCATION, &format!("/api/v1/uploads/resumable/{}", begun.id));
    Ok(told(answer, &begun))
}

/// `HEAD /api/v1/uploads/resumable/{id}`
pub async fn show(api: Api, At(id): At<PaperId>, headers: HeaderMap) -> Result<Response, Problem> {
    speaks(&headers)?;
    let progress = resume::look(&api.ctx, id).await.map_err(gone)?;
    let mut answer = told(spoken(StatusCode::OK), &progress);
    set(&mut answer, LENGTH, &progress.length.to_string());
    Ok(answer)
}

/// `PATCH /api/v1/uploads/resumable/{id}`
pub async fn append(api: Api, At(id): At<PaperId>, request: Request) -> Result<Response, Problem> {
    let headers = request.headers();
    speaks(headers)?;
    if headers.get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok()) != Some(PARTS) {
        return Err(Problem::request(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.bad-upload-header"));
    }
    let (from, checksum) = (number(headers, OFFSET)?, checksum(headers)?);
    let body = request.into_body().into_data_stream().boxed();
    let progress = resume::append(&api.ctx, id, from, checksum, body).await.map_err(gone)?;
    Ok(told(spoken(StatusCode::NO_CONTENT), &progress))
}

/// `DELETE /api/v1/uploads/resumable/{id}`
pub async fn end(api: Api, At(id): At<PaperId>, headers: HeaderMap) -> Result<Response, Problem> {
    speaks(&headers)?;
    resume::abandon(&api.ctx, id).await.map_err(gone)?;
    Ok(spoken(StatusCode::NO_CONTENT))
}

/// In this protocol an upload that is not there is an address that is not there.
fn gone(error: app::Error) -> Problem {
    match error {
        app::Error::Document(app::document::DocumentRefusal::NoSuchUpload) => app::Error::NotFound.into(),
        error => error.into(),
    }
}

fn speaks(headers: &HeaderMap) -> Result<(), Problem> {
    if headers.get(VERSION).is_some_and(|version| version == "1.0.0") {
        return Ok(());
    }
    Err(Problem::request(StatusCode::PRECONDITION_FAILED, "request.bad-upload-header"))
}

fn number(headers: &HeaderMap, name: HeaderName) -> Result<u64, Problem> {
    let read = headers.get(&name).and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    read.ok_or_else(|| Problem::field("request.bad-upload-header", name.as_str()))
}

/// `filename Z2lheS5wZGY=,purpose YXJjaGl2ZQ==`
fn metadata(headers: &HeaderMap) -> Result<Vec<(String, String)>, Problem> {
    let wrong = || Problem::field("request.bad-upload-header", METADATA.as_str());
    let Some(text) = headers.get(METADATA) else { return Ok(Vec::new()) };
    let pairs = text.to_str().map_err(|_| wrong())?.split(',').map(str::trim).filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
            let value = BASE64_STANDARD.decode(value.trim()).ok().and_then(|value| String::from_utf8(value).ok());
            Ok((key.to_owned(), value.ok_or_else(wrong)?))
        })
        .collect()
}

/// `sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`
fn checksum(headers: &HeaderMap) -> Result<Option<Checksum>, Problem> {
    let Some(text) = headers.get(CHECKSUM) else { return Ok(None) };
    let read = text
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .and_then(|(algorithm, value)| Checksum::new(algorithm, BASE64_STANDARD.decode(value.trim()).ok()?));
    read.map(Some).ok_or_else(|| Problem::field("request.bad-upload-header", CHECKSUM.as_str()))
}

fn spoken(status: StatusCode) -> Response {
    let mut answer = status.into_response();
    set(&mut answer, VERSION, "1.0.0");
    answer
}

fn told(mut answer: Response, progress: &Progress) -> Response {
    set(&mut answer, OFFSET, &progress.received.to_string());
    if let Some(at) = progress.expires_at {
        set(&mut answer, EXPIRES, &at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    }
    answer
}

fn set(answer: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}
