//! One search box for everything an officer has in hand: a slip's code or its square code, a card, a number, a name.

use app::dossier::{get, list};
use app::{Ctx, Error as AppError};
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use domain::dossier::code::DossierCode;
use serde::{Deserialize, Serialize};

use super::line::Line;
use super::receive::scan;
use super::tell::Tell;
use crate::Error;
use crate::page::Page;
use crate::view::View;

/// What was found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindView {
    /// What was typed or scanned.
    pub q: String,
    /// The dossiers, as far as the reader may see them.
    pub lines: Vec<Line>,
}

impl View for FindView {
    const TEMPLATE: &'static str = "desk/find.html";

    fn samples() -> Vec<Self> {
        vec![
            FindView { q: "Nguyễn".into(), lines: Line::samples() },
            FindView { q: "H26.00082-261123-9999".into(), lines: vec![] },
            FindView::default(),
        ]
    }
}

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// As it was typed or scanned.
    #[serde(default)]
    pub q: String,
}

/// `GET /quay/tim`: exactly one dossier is opened at once.
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let found = find(&page.ctx, &wanted.q).await?;
    match found {
        Found::One(id) => Ok(page.to(&format!("/quay/ho-so/{id}")).into_response()),
        Found::Many(lines) => page.show(&FindView { q: wanted.q, lines }),
    }
}

/// What a search ends in.
pub enum Found {
    /// Exactly this dossier.
    One(String),
    /// None, or several.
    Many(Vec<Line>),
}

/// Finds dossiers the officer may see.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn find(ctx: &Ctx, typed: &str) -> Result<Found, Error> {
    let typed: String = typed.trim().chars().take(400).collect();
    // The square code of a slip holds the address of the tracking page, which ends in the code.
    let last = typed.rsplit('/').next().unwrap_or_default();
    if let Ok(code) = DossierCode::read(last) {
        return match get::find_by_code(ctx, &code).await {
            Ok(loaded) => Ok(Found::One(loaded.dossier.id.to_string())),
            Err(AppError::NotFound) => Ok(Found::Many(vec![])),
            Err(error) => Err(error.into()),
        };
    }
    let wanted = scan::read(&typed).map_or(typed, |card| card.number);
    let listed = list::search(ctx, &wanted).await?;
    Ok(match listed.as_slice() {
        [only] => Found::One(only.id.clone()),
        many => Found::Many(many.iter().map(|one| Line::of(one, Tell(ctx))).collect()),
    })
}
