//! A browser becomes a kiosk: a code from the desk, once.

use app::kiosk::device;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::kiosk::device::CODE_DIGITS;
use domain::kiosk::keypad::digits;
use serde::Serialize;

use super::at::{DEVICE, emptied};
use super::frame::Frame;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::{Error, cookies};

/// How to become a kiosk.
#[derive(Debug, Clone, Serialize)]
pub struct EnrolView {
    /// What every screen carries.
    pub frame: Frame,
    /// What was wrong with the code.
    pub error: String,
}

impl View for EnrolView {
    const TEMPLATE: &'static str = "kiosk/enrol.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let of = |error: &str| EnrolView { frame: Frame::bare("/tram"), error: error.into() };
        vec![of(""), of("Mã này không dùng được.")]
    }
}

/// `POST /tram/dang-ky`: typed by whoever puts the machine up, on its keyboard.
pub async fn enter(page: Page, fields: Fields) -> Result<Response, Error> {
    match device::enrol(&page.ctx, &digits(&fields.text("code"), CODE_DIGITS)).await {
        Ok(token) => {
            let https = page.site.settings.https;
            let mut cookie = cookies::private(DEVICE, token, https);
            cookie.make_permanent();
            // No page of another site ever leads to a kiosk.
            cookie.set_same_site(axum_extra::extract::cookie::SameSite::Strict);
            Ok((emptied().add(cookie), page.to("/tram")).into_response())
        }
        Err(why @ app::Error::Ruled(_)) => {
            let error = why.tell(&page.site.words, page.lang, "");
            let view = EnrolView { frame: Frame::bare("/tram"), error };
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(error) => Err(error.into()),
    }
}
