//! The bell: on every screen, and never more than one touch away.

use app::kiosk::bell::{self, Rung};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use super::at::AtKiosk;
use super::display::back;
use super::frame::told;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;

/// `POST /tram/goi`
pub async fn ring(page: Page, at: AtKiosk, fields: Fields) -> Result<Redirect, Error> {
    bell::ring(&at.ctx, at.seated.as_ref()).await?;
    Ok(page.to(&back(&fields)))
}

/// `GET /tram/chuong.txt`: what the bell says, for a screen that listens. It is no touch of anybody's hand.
pub async fn said(page: Page, jar: CookieJar) -> Result<Response, Error> {
    let Some(at) = AtKiosk::find(&page, &jar, false).await? else { return Err(Error::NotFound) };
    let state = if matches!(at.bell, Rung::Waiting(_)) { "waiting" } else { "still" };
    Ok(([("x-bell", state)], told(&page, at.bell)).into_response())
}
