//! A file on the screen, page by page, and its print. No address tells whose it is: what is looked at goes with the sitting.

use app::kiosk::view;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;
use domain::kiosk::sitting::Viewing;
use serde::{Deserialize, Serialize};

use super::at::AtKiosk;
use super::frame::Frame;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// One page.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// What every screen carries.
    pub frame: Frame,
    /// Which page, from 1.
    pub number: usize,
    /// Of how many.
    pub pages: usize,
    /// Whether the machine prints sheets.
    pub prints: bool,
}

/// All pages, for the printer.
#[derive(Debug, Clone, Serialize)]
pub struct PrintView {
    /// What every screen carries.
    pub frame: Frame,
    /// How many.
    pub pages: usize,
}

impl View for FileView {
    const TEMPLATE: &'static str = "kiosk/file.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let frame = Frame { steps: vec![], back: "/tram/ket-qua/can-cuoc".into(), ..Frame::sample() };
        let one = FileView { frame, number: 1, pages: 3, prints: true };
        vec![one.clone(), FileView { number: 3, prints: false, ..one.clone() }, FileView { pages: 1, ..one }]
    }
}

impl View for PrintView {
    const TEMPLATE: &'static str = "kiosk/print.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![PrintView { frame: Frame { steps: vec![], ..Frame::sample() }, pages: 2 }]
    }
}

/// Which page.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default = "first")]
    trang: usize,
}

fn first() -> usize {
    1
}

/// `GET /tram/xem`
pub async fn show(page: Page, at: AtKiosk, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let Some(seated) = at.seated.as_ref().filter(|seated| seated.sitting.viewing.is_some()) else {
        return Ok(page.to("/tram").into_response());
    };
    let pages = view::pages(&at.ctx, seated).await?;
    let number = wanted.trang.clamp(1, pages.max(1));
    let frame = Frame::of(&page, &at, Waiting::Scanning).step(&page, &[], 0, back(&at));
    page.show(&FileView { frame, number, pages, prints: at.sheets })
}

/// `GET /tram/xem/trang/{page}`
pub async fn sheet(at: AtKiosk, Path(number): Path<usize>) -> Result<Response, Error> {
    let seated = at.seated.as_ref().ok_or(Error::NotFound)?;
    Ok(picture(view::page(&at.ctx, seated, number).await?))
}

/// `POST /tram/xem/in`: counted, then shown to the printer. There is no address that prints: what is loaded again is asked
/// for, and counted, again.
pub async fn print(mut page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    // Whatever leads on from here, larger letters or another language, leads to the file.
    "/tram/xem".clone_into(&mut page.tail);
    let Some(seated) = &at.seated else { return Ok(page.to("/tram").into_response()) };
    match view::print(&at.ctx, seated, at.sheets).await {
        Ok(pages) => {
            let frame = Frame::of(&page, &at, Waiting::Scanning).step(&page, &[], 0, "/tram/xem");
            page.show(&PrintView { frame, pages })
        }
        Err(why) => at.say(&page, why, "/tram/xem").await,
    }
}

/// A page as a picture that no browser keeps.
pub(super) fn picture(jpeg: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "no-store")], jpeg).into_response()
}

fn back(at: &AtKiosk) -> &'static str {
    match at.sitting() {
        Sitting { viewing: Some(Viewing::Copy), .. } => "/tram/ban-sao/cho",
        _ => "/tram/ket-qua/can-cuoc",
    }
}
