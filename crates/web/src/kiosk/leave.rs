//! Still there? Done, begun again, and forgotten.

use app::kiosk::sitting;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use domain::kiosk::patience::{FAREWELL, Waiting};
use serde::{Deserialize, Serialize};

use super::at::{AtKiosk, PERSONAL, emptied};
use super::display::back;
use super::frame::{Frame, Next};
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::{Error, routes};

/// The full-screen question.
#[derive(Debug, Clone, Serialize)]
pub struct StillThereView {
    /// What every screen carries.
    pub frame: Frame,
    /// Seconds the question stands.
    pub seconds: u32,
    /// Where the person was.
    pub was: String,
}

impl View for StillThereView {
    const TEMPLATE: &'static str = "kiosk/still-there.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![StillThereView { frame: Frame::sample(), seconds: 30, was: "/tram/tra-cuu".into() }]
    }
}

/// The last screen.
#[derive(Debug, Clone, Serialize)]
pub struct EndView {
    /// What every screen carries.
    pub frame: Frame,
}

impl View for EndView {
    const TEMPLATE: &'static str = "kiosk/end.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![EndView { frame: Frame { steps: vec![], back: String::new(), ..Frame::sample() } }]
    }
}

/// The screen somebody was on.
#[derive(Debug, Deserialize)]
pub struct Was {
    #[serde(default)]
    ve: String,
}

/// `GET /tram/con-o-day`: after thirty seconds without an answer everything is forgotten.
pub async fn ask(page: Page, at: AtKiosk, Query(was): Query<Was>) -> Result<Response, Error> {
    let seconds = at.sitting().patience(false).warns_for();
    let was = back(&Fields(vec![("back".into(), was.ve)]));
    let frame = Frame::of(&page, &at, Waiting::Reading).goes_on(&page, seconds, "/tram/ket-thuc");
    page.show(&StillThereView { frame, seconds, was })
}

/// `POST /tram/con-o-day`: yes, as often as they like (WCAG 2.2.1).
pub async fn stay(page: Page, _: AtKiosk, fields: Fields) -> Response {
    page.to(&format!("{}?them=1", back(&fields))).into_response()
}

/// `POST /tram/lam-lai`: the same person begins again.
pub async fn again(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    let Some(seated) = &at.seated else { return Ok(page.to("/tram").into_response()) };
    sitting::forget(&at.ctx, seated).await?;
    let afresh = seated.sitting.afresh();
    let fresh = AtKiosk { seated: None, ..at };
    fresh.remember(&page, afresh, "/tram").await
}

/// `POST /tram/xong`: done.
pub async fn done(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    forget(&at).await?;
    Ok((emptied(), page.to("/tram/ket-thuc")).into_response())
}

/// `GET /tram/ket-thuc`: whoever comes here, however they came, is forgotten before this is shown.
pub async fn end(page: Page, at: AtKiosk) -> Result<Response, Error> {
    forget(&at).await?;
    let mut frame = Frame::of(&page, &AtKiosk { seated: None, ..at }, Waiting::Reading);
    // The next person begins in Vietnamese, as everybody does.
    frame.next = Some(Next { seconds: FAREWELL, to: routes::in_language(app::words::Lang::Vi, "/tram"), holds: false });
    page.without(&PERSONAL).show(&EndView { frame })
}

async fn forget(at: &AtKiosk) -> Result<(), Error> {
    match &at.seated {
        Some(seated) => Ok(sitting::forget(&at.ctx, seated).await?),
        None => Ok(()),
    }
}
