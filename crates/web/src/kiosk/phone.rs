//! Going on by telephone: the kiosk shows an address that is good once, and forgets the person when it is taken.

use app::kiosk::phone;
use app::words::Value as Word;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::kiosk::Sitting;
use domain::kiosk::patience::{LOOK_AGAIN, Waiting};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Serialize;

use super::at::AtKiosk;
use super::frame::Frame;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// What the kiosk shows.
#[derive(Debug, Clone, Serialize)]
pub struct PhoneView {
    /// What every screen carries.
    pub frame: Frame,
    /// What goes along, in words.
    pub what: String,
    /// The address as a drawing; empty before it was asked for.
    pub qr: String,
    /// Its path.
    pub address: String,
    /// How long it is good, in minutes.
    pub minutes: i64,
}

impl View for PhoneView {
    const TEMPLATE: &'static str = "kiosk/phone.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let what = "Số thứ tự của ông/bà".to_owned();
        let before = PhoneView { frame: Frame::sample(), what, qr: String::new(), address: String::new(), minutes: 3 };
        let qr = qr("https://example.vn/tiep/ABC").unwrap_or_default();
        vec![before.clone(), PhoneView { qr, address: "/tiep/ABC".into(), ..before }]
    }
}

/// What the telephone shows.
#[derive(Debug, Clone, Serialize)]
pub struct TakeView {
    /// The code in the address.
    pub code: String,
    /// Whether it can still be taken.
    pub open: bool,
}

impl View for TakeView {
    const TEMPLATE: &'static str = "kiosk/take.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![TakeView { code: "ABC".into(), open: true }, TakeView { code: "ABC".into(), open: false }]
    }
}

/// `GET /tram/dien-thoai`: what goes along, then the address, then the end as soon as a telephone took it.
pub async fn show(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let frame = Frame::of(&page, &at, Waiting::Scanning).step(&page, &[], 0, "/tram");
    let (address, frame) = match &at.seated {
        None if page.tail.contains("cho=1") => return Ok(page.to("/tram/ket-thuc").into_response()),
        // Somebody who has told nothing takes nothing along: the plain address does.
        None => ("/".to_owned(), frame),
        Some(seated) => match &seated.sitting.phone {
            Some(code) if phone::is_open(&at.ctx, code).await? => {
                (format!("/tiep/{code}"), frame.goes_on(&page, LOOK_AGAIN, WAITS))
            }
            _ => (String::new(), frame),
        },
    };
    let qr = if address.is_empty() { String::new() } else { qr(&public(&page, &address))? };
    let what = what(&page, &at.sitting());
    page.show(&PhoneView { frame, what, qr, address, minutes: phone::MINUTES })
}

/// The address under which a telephone finds a page.
pub fn public(page: &Page, path: &str) -> String {
    format!("{}{path}", page.site.city.settings.public_url.trim_end_matches('/'))
}

/// The page while it waits for a telephone.
const WAITS: &str = "/tram/dien-thoai?cho=1";

/// `POST /tram/dien-thoai`
pub async fn offer(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    if let Some(seated) = &at.seated {
        phone::offer(&at.ctx, seated).await?;
    }
    Ok(page.to(WAITS).into_response())
}

/// `GET /tiep/{code}`: on the telephone. Looking takes nothing, so that a preview of the address does not use it up.
pub async fn look(page: Page, Path(code): Path<String>) -> Result<Response, Error> {
    let open = phone::is_open(&page.ctx, &code).await?;
    page.show(&TakeView { code, open })
}

/// `POST /tiep/{code}`: the telephone takes it, and the kiosk forgets.
pub async fn take(page: Page, Path(code): Path<String>, _: Fields) -> Result<Response, Error> {
    let tail = phone::take(&page.ctx, &code).await?;
    Ok(page.to(&tail).into_response())
}

fn what(page: &Page, sitting: &Sitting) -> String {
    let word = |value: String| vec![("code", Word::Text(value))];
    match (&sitting.ticket, &sitting.tracked) {
        (Some(_), _) => page.t("kiosk-phone-ticket", &[]),
        (None, Some(code)) => page.t("kiosk-phone-dossier", &word(code.to_string())),
        (None, None) => page.t("kiosk-phone-start", &[]),
    }
}

/// An address as a square code, without the line that begins an SVG file.
///
/// # Errors
/// A fault if it is longer than a code can be.
pub fn qr(address: &str) -> Result<String, Error> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|error| Error::Fault(error.into()))?;
    let drawn = code.render::<svg::Color<'_>>().quiet_zone(true).module_dimensions(4, 4).build();
    Ok(drawn.find("<svg").map_or_else(String::new, |start| drawn[start..].to_owned()))
}
