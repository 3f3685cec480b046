//! What an officer does to a dossier: each handler reads its form, calls one use case, and goes back to the page.
pub mod agency; // where it is examined
pub mod counter; // where it comes in and goes out
pub mod decide; // where it is signed, numbered and put right
pub mod open; // papers and printed forms

use std::sync::Arc;

use app::dossier::change::Changed;
use app::{Ctx, Error as AppError};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use domain::id::DossierId;

use super::said::Said;
use super::show::{Again, again};
use crate::page::Page;
use crate::{Error, Site};

/// The page of one dossier, by the identifier in the address.
pub struct At {
    /// Who asks.
    pub page: Page,
    /// For which dossier.
    pub id: DossierId,
}

impl FromRequestParts<Arc<Site>> for At {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Error> {
        let page = Page::from_request_parts(parts, site).await?;
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, site).await.map_err(|_| Error::NotFound)?;
        let id = path.0.into_iter().find(|(name, _)| name == "id").and_then(|(_, id)| id.parse().ok());
        Ok(At { page, id: id.ok_or(Error::NotFound)? })
    }
}

impl At {
    /// The circumstances of the request.
    pub fn ctx(&self) -> &Ctx {
        &self.page.ctx
    }

    /// Back to the dossier: with the good news, or with what was typed and why it was not done.
    pub async fn answer(self, done: Result<Changed, AppError>, said: Said<'_>) -> Result<Response, Error> {
        match done {
            Ok(_) => Ok(self.done(said)),
            Err(
                error @ (AppError::Stale { .. }
                | AppError::Refused(_)
                | AppError::Ruled(_)
                | AppError::Malformed { .. }
                | AppError::Document(_)
                | AppError::Answers(_)),
            ) => {
                let open = Again { open: Some(said.action), said: Some(said), error: Some(&error) };
                again(self.page, self.id, &open).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The page again as it is being written: a preview, or more rows.
    pub async fn go_on(self, said: Said<'_>) -> Result<Response, Error> {
        again(self.page, self.id, &Again { open: Some(said.action), said: Some(said), error: None }).await
    }

    /// What was typed cannot be read as what it should be.
    pub async fn malformed(self, said: Said<'_>, code: &'static str, field: &str) -> Result<Response, Error> {
        self.answer(Err(AppError::Malformed { code, field: field.to_owned() }), said).await
    }

    fn done(&self, said: Said<'_>) -> Response {
        let there = match said.parcel.fields.get("back") {
            Some("/quay/tra") => "/quay/tra".to_owned(),
            _ => format!("/quay/ho-so/{}", self.id),
        };
        self.page.to_with(&there, &format!("flash-desk-{}", said.action.key()), "")
    }
}
