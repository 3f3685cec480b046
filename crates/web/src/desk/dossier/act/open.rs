//! Papers and printed forms of a dossier, for those who may see it.

use app::document::download;
use app::dossier::print::{self, Language, PrintedForm};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::access::Role;
use domain::dossier::paper::{Paper, PaperFile};
use domain::id::{DossierId, PaperId};
use serde::Deserialize;

use crate::Error;
use crate::desk::register::read_day;
use crate::file;
use crate::page::Page;
use crate::routes::escape;

/// `GET /quay/ho-so/{id}/giay-to/{paper}`
pub async fn paper(page: Page, Path((id, paper)): Path<(String, String)>, asked: HeaderMap) -> Result<Response, Error> {
    let id: DossierId = id.parse().map_err(|_| Error::NotFound)?;
    let paper: PaperId = paper.parse().map_err(|_| Error::NotFound)?;
    let found = download::download(&page.ctx, id, paper).await?;
    Ok(file::answer(&page.ctx, &asked, &found.file, &inline(&found.name)).await?)
}

/// A paper of a draft, which only its owner was given.
pub async fn stored(page: &Page, asked: &HeaderMap, paper: &Paper) -> Result<Response, Error> {
    whole(page, asked, &paper.name, paper.file.as_ref().ok_or(Error::NotFound)?).await
}

/// A stored file that its caller may give to this person, shown in the browser.
pub async fn whole(page: &Page, asked: &HeaderMap, name: &str, stored: &PaperFile) -> Result<Response, Error> {
    Ok(file::answer(&page.ctx, asked, stored, &inline(name)).await?)
}

/// Shown in the browser, under its own name.
fn inline(name: &str) -> String {
    format!("inline; filename*=UTF-8''{}", escape(name).replace('/', "%2F"))
}

/// `GET /quay/ho-so/{id}/bieu-mau/{form}`, such as `receipt.pdf`
pub async fn form(page: Page, Path((id, form)): Path<(String, String)>) -> Result<Response, Error> {
    let id: DossierId = id.parse().map_err(|_| Error::NotFound)?;
    let wanted = form.strip_suffix(".pdf").ok_or(Error::NotFound)?;
    let which: PrintedForm = wanted.parse().map_err(|_| Error::NotFound)?;
    let pdf = print::print(&page.ctx, id, which, None, language(&page)).await?;
    Ok(printed(pdf.bytes, "application/pdf", &form))
}

/// Which register, of which days.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    noi: String,
    vai: String,
    tu: String,
    den: String,
}

/// `GET /quay/so-theo-doi.pdf`: Form 07.
pub async fn register(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let office = wanted.noi.parse().map_err(|_| Error::NotFound)?;
    let role: Role = wanted.vai.parse().map_err(|_| Error::NotFound)?;
    let days = read_day(&wanted.tu).zip(read_day(&wanted.den)).ok_or(Error::NotFound)?;
    let pdf = print::register(&page.ctx, &office, role, days).await?;
    Ok(printed(pdf.bytes, "application/pdf", "so-theo-doi.pdf"))
}

fn language(page: &Page) -> Language {
    match page.lang {
        app::words::Lang::Vi => Language::Vietnamese,
        app::words::Lang::En => Language::English,
    }
}

/// A form made for this answer.
fn printed(bytes: impl IntoResponse, media_type: &str, name: &str) -> Response {
    let mut answer = bytes.into_response();
    let media = HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    answer.headers_mut().insert(header::CONTENT_TYPE, media);
    if let Ok(name) = HeaderValue::from_str(&inline(name)) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    answer
}
