//! The bell: on every screen, and never more than one touch away.

use app::kiosk::bell;
use axum::response::Redirect;

use super::at::AtKiosk;
use super::display::back;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;

/// `POST /tram/goi`
pub async fn ring(page: Page, at: AtKiosk, fields: Fields) -> Result<Redirect, Error> {
    bell::ring(&at.ctx, at.seated.as_ref()).await?;
    Ok(page.to(&back(&fields)))
}
