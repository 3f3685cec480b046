//! For whoever looks after the machine: what it knows of itself, and what it reports by itself.

use app::kiosk::device;
use app::words::format;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::kiosk::Paper;
use domain::kiosk::patience::Waiting;
use serde::Serialize;

use super::at::{AtKiosk, SHEETS};
use super::frame::Frame;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::{Error, cookies};

/// The machine.
#[derive(Debug, Clone, Serialize)]
pub struct TechnicalView {
    /// What every screen carries.
    pub frame: Frame,
    /// Its name.
    pub name: String,
    /// How it is.
    pub health: &'static str,
    /// When it was last heard of.
    pub seen: String,
    /// Round trip of its last report, in milliseconds; none while unknown.
    pub round_trip: Option<i64>,
    /// Paper by its stable name.
    pub paper: &'static str,
    /// Whether it prints sheets.
    pub sheets: bool,
}

impl View for TechnicalView {
    const TEMPLATE: &'static str = "kiosk/technical.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let of = |health, round_trip, paper| TechnicalView {
            frame: Frame::sample(),
            name: "Ki-ốt 1".into(),
            health,
            seen: "23/11/2026 09:00".into(),
            round_trip,
            paper,
            sheets: paper == "enough",
        };
        vec![of("well", Some(80), "enough"), of("slow", Some(2400), "out"), of("silent", None, "low")]
    }
}

/// `GET /tram/ky-thuat`
pub async fn show(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let seen = at.kiosk.seen_at.map(|at| format::short_moment(page.lang, at)).unwrap_or_default();
    let view = TechnicalView {
        frame: Frame::of(&page, &at, Waiting::Reading).step(&page, &[], 0, "/tram"),
        name: at.kiosk.name.clone(),
        health: at.kiosk.health.key(),
        seen,
        round_trip: at.kiosk.round_trip,
        paper: at.kiosk.paper.key(),
        sheets: at.sheets,
    };
    page.show(&view)
}

/// `POST /tram/ky-thuat`: somebody put paper in, or saw that there is none; or says which printer the machine has.
pub async fn paper(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    if let Some(sheets) = fields.get("sheets") {
        let jar = match sheets {
            "yes" => {
                let mut cookie = cookies::private(SHEETS, "1".to_owned(), page.site.settings.https);
                cookie.make_permanent();
                CookieJar::new().add(cookie)
            }
            _ => CookieJar::new().add(cookies::removed(SHEETS)),
        };
        return Ok((jar, page.to("/tram/ky-thuat")).into_response());
    }
    let paper: Paper = fields.text("paper").parse().map_err(app::Error::from)?;
    device::set_paper(&at.ctx, at.kiosk.id, paper).await?;
    Ok(page.to("/tram/ky-thuat").into_response())
}

/// `POST /tram/suc-khoe`: the machine reports. It does not count as a touch of anybody's hand.
pub async fn report(page: Page, jar: CookieJar, fields: Fields) -> Result<Response, Error> {
    let Some(at) = AtKiosk::find(&page, &jar, false).await? else { return Err(Error::NotFound) };
    if let Some(took) = fields.get("took").and_then(|took| took.parse().ok()) {
        device::report(&at.ctx, took).await?;
    }
    if let Some(paper) = fields.get("paper") {
        let paper: Paper = paper.parse().map_err(app::Error::from)?;
        device::set_paper(&at.ctx, at.kiosk.id, paper).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
