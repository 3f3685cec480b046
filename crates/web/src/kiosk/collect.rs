//! Is my result there? By the receipt and four digits, or by the card and an officer who looks at it.

use app::kiosk::bell::{self, Vouched};
use app::kiosk::collect::{self, Collectable, LAST_DIGITS, Stands};
use app::words::{Value as Word, format};
use axum::response::{IntoResponse, Response};
use domain::dossier::code::DossierCode;
use domain::kiosk::Sitting;
use domain::kiosk::patience::{LOOK_AGAIN, Waiting};
use domain::kiosk::sitting::Viewing;
use serde::Serialize;

use super::at::AtKiosk;
use super::frame::Frame;
use super::keypad::{Keypad, Pressed};
use super::track::{look_up, slip};
use crate::Error;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

const STEPS: [&str; 3] = ["kiosk-step-paper", "kiosk-step-proof", "kiosk-step-result"];

/// What do you have with you?
#[derive(Debug, Clone, Serialize)]
pub struct WithWhatView {
    /// What every screen carries.
    pub frame: Frame,
}

impl View for WithWhatView {
    const TEMPLATE: &'static str = "kiosk/with-what.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![WithWhatView { frame: Frame::sample() }]
    }
}

/// The last four digits.
#[derive(Debug, Clone, Serialize)]
pub struct LastDigitsView {
    /// What every screen carries.
    pub frame: Frame,
    /// The digits.
    pub pad: Keypad,
}

impl View for LastDigitsView {
    const TEMPLATE: &'static str = "kiosk/last-digits.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![LastDigitsView { frame: Frame::sample(), pad: Keypad::of("00", LAST_DIGITS) }]
    }
}

/// The card, and an officer.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// What every screen carries.
    pub frame: Frame,
    /// `scan`, `waiting` or `denied`.
    pub state: &'static str,
    /// Minutes since an officer was asked.
    pub minutes: i64,
}

impl View for CardView {
    const TEMPLATE: &'static str = "kiosk/card.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let of = |state, minutes| CardView { frame: Frame::sample(), state, minutes };
        vec![of("scan", 0), of("waiting", 0), of("waiting", 3), of("denied", 0)]
    }
}

/// Where results stand.
#[derive(Debug, Clone, Serialize)]
pub struct ResultsView {
    /// What every screen carries.
    pub frame: Frame,
    /// Each of them.
    pub results: Vec<ResultLine>,
    /// Whether one of them can be collected here: a number for that can be taken at once.
    pub here: bool,
}

/// One result.
#[derive(Debug, Clone, Serialize)]
pub struct ResultLine {
    /// What people call the procedure.
    pub procedure: String,
    /// The code in groups.
    pub code: Vec<String>,
    /// How it stands, in words.
    pub stands: String,
    /// The colour of the tag.
    pub colour: &'static str,
    /// Where it is handed back.
    pub place: String,
    /// The code whose file may be looked at here; empty where it may not.
    pub file: String,
}

impl View for ResultsView {
    const TEMPLATE: &'static str = "kiosk/results.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let line = ResultLine {
            procedure: "Khai sinh cho con".into(),
            code: ["H26.00082", "261123", "0007"].map(String::from).to_vec(),
            stands: "Đã có kết quả".into(),
            colour: "green",
            place: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            file: "H26.00082-261123-0007".into(),
        };
        let none = ResultsView { frame: Frame::sample(), results: vec![], here: false };
        vec![ResultsView { results: vec![line], here: true, ..none.clone() }, none]
    }
}

/// `GET /tram/ket-qua`
pub async fn show(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 0, "/tram");
    page.show(&WithWhatView { frame })
}

/// `GET /tram/ket-qua/giay-hen`
pub async fn receipt(page: Page, at: AtKiosk) -> Result<Response, Error> {
    slip(page, &at, ("/tram/ket-qua/giay-hen", "/tram/ket-qua", "kiosk-collect-code"), &STEPS)
}

/// Minutes for which a screen looks by itself whether an officer came.
const GIVES_UP: i64 = 10;

/// `POST /tram/ket-qua/giay-hen`
pub async fn find(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let (here, then) = ("/tram/ket-qua/giay-hen", "/tram/ket-qua/so-cuoi");
    look_up(&page, &at, &fields, (here, then), |code| asking(&at, code)).await
}

/// `GET /tram/ket-qua/so-cuoi`
pub async fn digits(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let sitting = at.sitting();
    if sitting.asked.is_none() {
        return Ok(page.to("/tram/ket-qua").into_response());
    }
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 1, "/tram/ket-qua/giay-hen");
    page.show(&LastDigitsView { frame, pad: Keypad::of(&sitting.typed, LAST_DIGITS) })
}

/// `POST /tram/ket-qua/so-cuoi`
pub async fn prove(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let here = "/tram/ket-qua/so-cuoi";
    let Some(code) = at.sitting().asked else { return Ok(page.to("/tram/ket-qua").into_response()) };
    let typed = match Pressed::of(&fields, LAST_DIGITS) {
        Pressed::Digits(typed) => {
            return at.remember(&page, Sitting { typed, ..at.sitting().onward() }, here).await;
        }
        Pressed::Done(typed) | Pressed::Scanned(typed) => typed,
    };
    match collect::by_receipt(&at.ctx, &code, &typed).await {
        Ok(_) => {
            let sitting = Sitting { proven: true, ..at.sitting().onward() };
            at.remember(&page, sitting, "/tram/ket-qua/ho-so").await
        }
        Err(why) => at.say(&page, why, here).await,
    }
}

/// `GET /tram/ket-qua/ho-so`
pub async fn result(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let sitting = at.sitting();
    let (Some(code), true) = (sitting.asked, sitting.proven) else { return Ok(page.to("/tram").into_response()) };
    let found = collect::again(&at.ctx, &code).await?;
    told(page, &at, &[found], "/tram/ket-qua/so-cuoi")
}

/// `GET /tram/ket-qua/can-cuoc`: the card, the wait for an officer, and what they said.
pub async fn card(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let (here, frame) =
        ("/tram/ket-qua/can-cuoc", |waiting| Frame::of(&page, &at, waiting).step(&page, &STEPS, 1, "/tram/ket-qua"));
    let vouched = match &at.seated {
        Some(seated) => bell::vouched(&at.ctx, seated).await?,
        None => None,
    };
    let view = match vouched {
        None => CardView { frame: frame(Waiting::Scanning), state: "scan", minutes: 0 },
        Some(Vouched::Denied) => CardView { frame: frame(Waiting::Reading), state: "denied", minutes: 0 },
        // Looks again by itself for a while; then it asks whether anybody is still there.
        Some(Vouched::Waiting(minutes)) if minutes < GIVES_UP => {
            CardView { frame: frame(Waiting::Officer).goes_on(&page, LOOK_AGAIN, here), state: "waiting", minutes }
        }
        Some(Vouched::Waiting(minutes)) => CardView { frame: frame(Waiting::Reading), state: "waiting", minutes },
        Some(Vouched::Confirmed(_)) => {
            let seated = at.seated.as_ref().ok_or(Error::NotFound)?;
            let found = collect::by_card(&at.ctx, seated).await?.unwrap_or_default();
            return told(page, &at, &found, "/tram/ket-qua");
        }
    };
    page.show(&view)
}

/// `POST /tram/ket-qua/can-cuoc`
pub async fn identify(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let here = "/tram/ket-qua/can-cuoc";
    let at = at.seated(&page).await?;
    let jar = at.jar.clone();
    let Some(seated) = &at.seated else { return Err(Error::NotFound) };
    let answer = match bell::identify(&at.ctx, seated, &fields.text("scan")).await {
        Ok(()) => page.to(here).into_response(),
        Err(why) => at.say(&page, why, here).await?,
    };
    Ok((jar, answer).into_response())
}

/// `POST /tram/ket-qua/xem`: the file of one of the results, for the person an officer vouched for.
pub async fn look(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let code: DossierCode = fields.text("code").parse().map_err(|_| Error::NotFound)?;
    let seated = at.seated.as_ref().ok_or(Error::NotFound)?;
    collect::file(&at.ctx, seated, &code).await?;
    let sitting = Sitting { viewing: Some(Viewing::Result(code)), ..at.sitting().onward() };
    at.remember(&page, sitting, "/tram/xem").await
}

fn asking(at: &AtKiosk, code: DossierCode) -> Sitting {
    Sitting { asked: Some(code), proven: false, found: vec![], ..at.sitting().onward() }
}

fn told(page: Page, at: &AtKiosk, found: &[Collectable], back: &str) -> Result<Response, Error> {
    let line = |one: &Collectable| {
        let (stands, colour) = stands(&page, one);
        ResultLine {
            procedure: Tell(&at.ctx).procedure(&one.edition),
            code: one.code.to_string().split('-').map(str::to_owned).collect(),
            stands,
            colour,
            place: page.office(&one.return_point),
            file: if one.has_file { one.code.to_string() } else { String::new() },
        }
    };
    let ready = |one: &Collectable| matches!(one.stands, Stands::Ready(_)) && one.return_point == at.kiosk.point;
    let view = ResultsView {
        frame: Frame::of(&page, at, Waiting::Reading).step(&page, &STEPS, 2, back),
        results: found.iter().map(line).collect(),
        here: found.iter().any(ready),
    };
    page.show(&view)
}

fn stands(page: &Page, one: &Collectable) -> (String, &'static str) {
    let at = |key: &str, moment| page.t(key, &[("at", Word::Text(format::moment(page.lang, moment)))]);
    match one.stands {
        Stands::Ready(Some(since)) => (at("kiosk-result-ready-since", since), "green"),
        Stands::Ready(None) => (page.t("kiosk-result-ready", &[]), "green"),
        Stands::Collected => (page.t("kiosk-result-collected", &[]), "grey"),
        Stands::NotYet(Some(due)) => (at("kiosk-result-due", due), "blue"),
        Stands::NotYet(None) => (page.t("kiosk-result-not-yet", &[]), "blue"),
    }
}
