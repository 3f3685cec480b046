//! The printed forms of a dossier, and the register of an agency, as PDF.

use app::Ctx;
use app::dossier::print::{self, Language, Pdf, PrintedForm};
use app::words::Lang;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::filing::office;
use super::show::attachment;
use crate::api::door::{Api, Asked, At};
use crate::api::moment;
use crate::api::problem::Problem;

/// `GET /api/v1/dossiers/{id}/forms/{form}`, such as `receipt.pdf`
pub async fn show(api: Api, At((id, form)): At<(DossierId, String)>) -> Result<Response, Problem> {
    let which: Option<PrintedForm> = form.strip_suffix(".pdf").and_then(|name| name.parse().ok());
    let which = which.ok_or(app::Error::NotFound)?;
    let pdf = print::print(&api.ctx, id, which, None, language(&api.ctx)).await?;
    Ok(file(pdf, &form))
}

/// Which register.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RegisterQuery {
    /// The agency.
    pub office: String,
    /// The role you hold there.
    pub role: String,
    /// The first day, such as `2026-11-01`.
    pub from: String,
    /// The last day, of the same year.
    pub to: String,
}

/// `GET /api/v1/register.pdf`: Form 07.
pub async fn register(api: Api, Asked(query): Asked<RegisterQuery>) -> Result<Response, Problem> {
    let agency = office(Some(&query.office), "office")?.ok_or(app::Error::NotFound)?;
    let role = query.role.parse().map_err(|_| Problem::field("request.bad-role", "role"))?;
    let from = moment::day(&query.from).ok_or(Problem::field("request.bad-date", "from"))?;
    let to = moment::day(&query.to).ok_or(Problem::field("request.bad-date", "to"))?;
    Ok(file(print::register(&api.ctx, &agency, role, (from, to)).await?, "register.pdf"))
}

fn language(ctx: &Ctx) -> Language {
    match ctx.lang {
        Lang::Vi => Language::Vietnamese,
        Lang::En => Language::English,
    }
}

fn file(pdf: Pdf, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, pdf.bytes).into_response()
}
