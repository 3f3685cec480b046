//! Where is my dossier? By the square code on the slip, or by its last ten digits; what anybody with the code may know.

use app::dossier::track::track;
use app::kiosk::collect::{self, SLIP_DIGITS};
use axum::response::{IntoResponse, Response};
use domain::dossier::code::DossierCode;
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;
use serde::Serialize;

use super::at::AtKiosk;
use super::frame::Frame;
use super::keypad::{Keypad, Pressed};
use crate::Error;
use crate::dossier::track::TrackView;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

const STEPS: [&str; 2] = ["kiosk-step-code", "kiosk-step-dossier"];

/// The digits of a slip, for following a dossier and for asking after its result.
#[derive(Debug, Clone, Serialize)]
pub struct SlipDigitsView {
    /// What every screen carries.
    pub frame: Frame,
    /// The question.
    pub title: String,
    /// Where the digits go.
    pub action: &'static str,
    /// The digits.
    pub pad: Keypad,
}

impl View for SlipDigitsView {
    const TEMPLATE: &'static str = "kiosk/slip-digits.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let of = |frame: Frame, typed: &str| SlipDigitsView {
            frame,
            title: "Mã trên giấy hẹn".into(),
            action: "/tram/tra-cuu",
            pad: Keypad::of(typed, SLIP_DIGITS),
        };
        vec![of(Frame::sample(), ""), of(Frame::loud_sample(), "261123")]
    }
}

/// Which of these?
#[derive(Debug, Clone, Serialize)]
pub struct WhichView {
    /// What every screen carries.
    pub frame: Frame,
    /// Where the choice goes.
    pub action: &'static str,
    /// Code, and the agency that decides.
    pub found: Vec<(String, String)>,
}

impl View for WhichView {
    const TEMPLATE: &'static str = "kiosk/which.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let one = |code: &str, agency: &str| (code.to_owned(), agency.to_owned());
        let found = vec![
            one("H26.00082-261123-0007", "Ủy ban nhân dân phường Cửa Nam"),
            one("H26.CATP.00082-261123-0007", "Công an phường Cửa Nam"),
        ];
        vec![WhichView { frame: Frame::sample(), action: "/tram/tra-cuu", found }]
    }
}

/// A dossier as anybody with its code may see it.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedView {
    /// What every screen carries.
    pub frame: Frame,
    /// The dossier.
    pub dossier: TrackView,
}

impl View for TrackedView {
    const TEMPLATE: &'static str = "kiosk/tracked.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let public = TrackView::samples().into_iter().filter(|dossier| !dossier.own);
        public.map(|dossier| TrackedView { frame: Frame::sample(), dossier }).collect()
    }
}

/// `GET /tram/tra-cuu`
pub async fn show(page: Page, at: AtKiosk) -> Result<Response, Error> {
    slip(page, &at, ("/tram/tra-cuu", "/tram", "kiosk-track-title"), &STEPS)
}

/// `POST /tram/tra-cuu`
pub async fn find(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let keep = |code: DossierCode| Sitting { tracked: Some(code), found: vec![], ..at.sitting().onward() };
    look_up(&page, &at, &fields, ("/tram/tra-cuu", "/tram/tra-cuu/ho-so"), keep).await
}

/// `GET /tram/tra-cuu/ho-so`
pub async fn dossier(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let Some(code) = at.sitting().tracked else { return Ok(page.to("/tram").into_response()) };
    let tracked = track(&at.ctx, &code).await?;
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 1, "/tram/tra-cuu");
    let dossier = TrackView::of(&tracked, &page);
    page.show(&TrackedView { frame, dossier })
}

/// What a press on a keypad of ten digits, a scan, or a choice leads to: the same screen, or on. Where the same digits mean
/// several dossiers, the same screen asks which; never another is taken than was offered.
pub async fn look_up(
    page: &Page,
    at: &AtKiosk,
    fields: &Fields,
    (here, then): (&str, &str),
    keep: impl Fn(DossierCode) -> Sitting,
) -> Result<Response, Error> {
    if let Some(wanted) = fields.get("code") {
        let chosen = at.sitting().found.into_iter().find(|code| code.to_string() == wanted);
        return match chosen {
            Some(code) => at.remember(page, keep(code), then).await,
            None => at.remember(page, Sitting { found: vec![], ..at.sitting().onward() }, here).await,
        };
    }
    let text = match Pressed::of(fields, SLIP_DIGITS) {
        Pressed::Digits(typed) => {
            let sitting = Sitting { typed, ..at.sitting().onward() };
            return at.remember(page, sitting, here).await;
        }
        Pressed::Done(text) | Pressed::Scanned(text) => text,
    };
    match collect::slip(&at.ctx, &text).await {
        Ok(mut found) if found.len() == 1 => at.remember(page, keep(found.remove(0)), then).await,
        Ok(found) => at.remember(page, Sitting { found, ..at.sitting().onward() }, here).await,
        Err(why) => at.say(page, why, here).await,
    }
}

/// The screen for the digits of a slip, or for the choice between dossiers that they mean.
pub fn slip(
    page: Page,
    at: &AtKiosk,
    (action, back, title): (&'static str, &str, &str),
    steps: &[&str],
) -> Result<Response, Error> {
    let frame = Frame::of(&page, at, Waiting::Reading).step(&page, steps, 0, back);
    let sitting = at.sitting();
    if sitting.found.is_empty() {
        let (title, pad) = (page.t(title, &[]), Keypad::of(&sitting.typed, SLIP_DIGITS));
        return page.show(&SlipDigitsView { frame, title, action, pad });
    }
    let found = sitting.found.iter().map(|code| (code.to_string(), page.office(&code.agency))).collect();
    page.show(&WhichView { frame, action, found })
}
