//! When the server cannot be reached: a page the browser keeps beforehand, and the little program that shows it. Nothing
//! else is kept, and nothing of anybody.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::frame::{Frame, Next};
use crate::page::Page;
use crate::view::View;
use crate::{Error, assets, routes};

/// Seconds after which the page tries again.
const TRIES_EVERY: u32 = 10;

/// What the browser shows.
#[derive(Debug, Clone, Serialize)]
pub struct OfflineView {
    /// What every screen carries.
    pub frame: Frame,
}

impl View for OfflineView {
    const TEMPLATE: &'static str = "kiosk/offline.html";

    fn samples() -> Vec<Self> {
        vec![OfflineView { frame: frame("/tram".into()) }]
    }
}

fn frame(to: String) -> Frame {
    Frame { next: Some(Next { seconds: TRIES_EVERY, to, holds: false }), ..Frame::bare("/tram") }
}

/// `GET /tram/mat-mang`: the same for everybody.
pub async fn show(page: Page) -> Result<Response, Error> {
    let view = OfflineView { frame: frame(routes::in_language(page.lang, "/tram")) };
    page.show(&view)
}

/// `GET /tram-sw.js`: the program that keeps the page. It changes with every release, so that the page kept is of this one.
pub async fn program() -> Result<Response, Error> {
    let find = |name: &str| assets::ASSETS.iter().find(|asset| asset.name == name).ok_or(Error::NotFound);
    let program = String::from_utf8_lossy(find("kiosk-sw.js")?.plain).into_owned();
    let release = format!("{program}\n// {} {}\n", find("app.css")?.file, find("kiosk.js")?.file);
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, release).into_response())
}
