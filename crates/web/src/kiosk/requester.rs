//! Who asks for a copy: the card's square code, or the twelve digits on it. Either is a convenience and no proof; an
//! officer looks at the original, and at the person.

use app::kiosk::bell::{Card, read_card};
use app::kiosk::copy;
use axum::response::{IntoResponse, Response};
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;
use domain::kiosk::sitting::Wish;
use domain::timeline::Ruling;
use serde::Serialize;

use super::at::AtKiosk;
use super::copy::{STEPS, begun, keep};
use super::frame::Frame;
use super::keypad::{Keypad, Pressed};
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// Digits of a personal number.
const NUMBER_DIGITS: usize = 12;

/// The card.
#[derive(Debug, Clone, Serialize)]
pub struct OwnCardView {
    /// What every screen carries.
    pub frame: Frame,
}

/// The digits on it.
#[derive(Debug, Clone, Serialize)]
pub struct OwnNumberView {
    /// What every screen carries.
    pub frame: Frame,
    /// The digits.
    pub pad: Keypad,
}

impl View for OwnCardView {
    const TEMPLATE: &'static str = "kiosk/copy-card.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![OwnCardView { frame: Frame::loud_sample() }]
    }
}

impl View for OwnNumberView {
    const TEMPLATE: &'static str = "kiosk/copy-number.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![OwnNumberView { frame: Frame::sample(), pad: Keypad::of("001095", NUMBER_DIGITS) }]
    }
}

/// `GET /tram/ban-sao/can-cuoc`
pub async fn card(page: Page, at: AtKiosk) -> Result<Response, Error> {
    if begun(&at).and_then(|wish| wish.pages).is_none() {
        return Ok(page.to("/tram/ban-sao").into_response());
    }
    let frame = Frame::of(&page, &at, Waiting::Scanning).step(&page, &STEPS, 3, "/tram/ban-sao/so-trang");
    page.show(&OwnCardView { frame })
}

/// `POST /tram/ban-sao/can-cuoc`
pub async fn identify(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let read = read_card(&fields.text("scan")).ok_or(Ruling::new("kiosk.card"));
    take(page, at, read, "/tram/ban-sao/can-cuoc").await
}

/// `GET /tram/ban-sao/so-dinh-danh`
pub async fn number(page: Page, at: AtKiosk) -> Result<Response, Error> {
    if begun(&at).and_then(|wish| wish.pages).is_none() {
        return Ok(page.to("/tram/ban-sao").into_response());
    }
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 3, "/tram/ban-sao/can-cuoc");
    page.show(&OwnNumberView { frame, pad: Keypad::of(&at.sitting().typed, NUMBER_DIGITS) })
}

/// `POST /tram/ban-sao/so-dinh-danh`
pub async fn typed(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let here = "/tram/ban-sao/so-dinh-danh";
    let typed = match Pressed::of(&fields, NUMBER_DIGITS) {
        Pressed::Digits(typed) => {
            return at.remember(&page, Sitting { typed, ..at.sitting().onward() }, here).await;
        }
        Pressed::Done(typed) | Pressed::Scanned(typed) => typed,
    };
    let number = typed.parse().map_err(|_| Ruling::new("kiosk.twelve-digits"));
    take(page, at, number.map(|number| Card { number, name: String::new() }), here).await
}

async fn take(page: Page, at: AtKiosk, card: Result<Card, Ruling>, here: &str) -> Result<Response, Error> {
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let named = match card {
        Ok(card) => copy::named(&at.ctx, card).await,
        Err(why) => Err(why.into()),
    };
    match named {
        Ok(card) => {
            let wish = Wish { number: card.number.to_string(), name: card.name, ..wish };
            keep(&page, &at, wish, "/tram/ban-sao/chup").await
        }
        Err(why) => at.say(&page, why, here).await,
    }
}
