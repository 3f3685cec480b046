//! A certified electronic copy: for whom first, and whoever may not demand one is named; then the paper, its pages, the
//! card, the picture. An officer does the rest.

use app::Error as AppError;
use app::certification::ask;
use app::kiosk::bell::read_card;
use app::kiosk::copy;
use app::words::{Value as Word, format};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::certification::need::{Known, Need};
use domain::certification::request::MOST_PAGES;
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;
use domain::kiosk::sitting::Wish;
use jiff::Timestamp;
use serde::Serialize;

use super::at::AtKiosk;
use super::frame::Frame;
use super::keypad::{Keypad, Pressed};
use crate::Error;
use crate::desk::certification::ask::{AnswerView, answer};
use crate::desk::parcel;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

const STEPS: [&str; 5] =
    ["kiosk-step-for", "kiosk-step-kind", "kiosk-step-pages", "kiosk-step-card", "kiosk-step-photo"];
/// Digits of a number of pages: as many as the most there can be.
const PAGE_DIGITS: usize = 4;

/// A choice as a tile: value, words, a line below.
type Tile = (String, String, String);

/// For whom?
#[derive(Debug, Clone, Serialize)]
pub struct WhomView {
    /// What every screen carries.
    pub frame: Frame,
    /// The receivers.
    pub receivers: Vec<Tile>,
}

/// None is needed.
#[derive(Debug, Clone, Serialize)]
pub struct StopView {
    /// What every screen carries.
    pub frame: Frame,
    /// Who may not demand one, why, and what to do instead.
    pub answer: AnswerView,
}

/// Which paper?
#[derive(Debug, Clone, Serialize)]
pub struct KindsView {
    /// What every screen carries.
    pub frame: Frame,
    /// The kinds of which copies may be certified.
    pub kinds: Vec<Tile>,
}

/// How many pages?
#[derive(Debug, Clone, Serialize)]
pub struct PagesView {
    /// What every screen carries.
    pub frame: Frame,
    /// The digits.
    pub pad: Keypad,
}

/// Who asks?
#[derive(Debug, Clone, Serialize)]
pub struct OwnCardView {
    /// What every screen carries.
    pub frame: Frame,
}

/// The picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// What every screen carries.
    pub frame: Frame,
    /// Pages it must show.
    pub pages: u32,
}

/// The request was taken in.
#[derive(Debug, Clone, Serialize)]
pub struct DoneView {
    /// What every screen carries.
    pub frame: Frame,
    /// When it is due, in words.
    pub due: String,
    /// What it costs, in words.
    pub fee: String,
}

impl View for WhomView {
    const TEMPLATE: &'static str = "kiosk/copy-whom.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let receivers = vec![("school".into(), "Trường học".into(), String::new())];
        vec![WhomView { frame: Frame::sample(), receivers }]
    }
}

impl View for StopView {
    const TEMPLATE: &'static str = "kiosk/copy-stop.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let answer = AnswerView {
            receiver: "school".into(),
            name: "Trường học".into(),
            verdict: "Không cần chứng thực".into(),
            why: "Trường nhận bản sao và đối chiếu với bản chính.".into(),
            law: "23/2015/NĐ-CP Điều 6.1".into(),
            instead: vec!["Mang bản chính và một bản chụp thường.".into()],
            stops: true,
        };
        let maybe = AnswerView { stops: false, instead: vec![], ..answer.clone() };
        vec![StopView { frame: Frame::sample(), answer }, StopView { frame: Frame::sample(), answer: maybe }]
    }
}

impl View for KindsView {
    const TEMPLATE: &'static str = "kiosk/copy-kinds.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let kinds = vec![
            ("KQ.G15.000031".into(), "Giấy khai sinh".into(), "Có trong ứng dụng VNeID".into()),
            ("other".into(), "Giấy khác".into(), String::new()),
        ];
        vec![KindsView { frame: Frame::sample(), kinds }]
    }
}

impl View for PagesView {
    const TEMPLATE: &'static str = "kiosk/copy-pages.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![PagesView { frame: Frame::sample(), pad: Keypad::of("2", PAGE_DIGITS) }]
    }
}

impl View for OwnCardView {
    const TEMPLATE: &'static str = "kiosk/copy-card.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![OwnCardView { frame: Frame::loud_sample() }]
    }
}

impl View for PictureView {
    const TEMPLATE: &'static str = "kiosk/copy-picture.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![PictureView { frame: Frame::sample(), pages: 2 }]
    }
}

impl View for DoneView {
    const TEMPLATE: &'static str = "kiosk/copy-done.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let (due, fee) = ("thứ Hai, 23/11/2026, 17:30".into(), "4.000 đồng".into());
        vec![DoneView { frame: Frame::sample(), due, fee }]
    }
}

/// `GET /tram/ban-sao`: the first question, or what became of the request this person has sent.
pub async fn whom(page: Page, at: AtKiosk) -> Result<Response, Error> {
    if let Some(Wish { due: Some(due), fee, .. }) = at.sitting().copy {
        return done(page, &at, due, fee);
    }
    let lang = page.lang.code();
    let receivers = &page.site.city.library.receivers.receivers;
    let tile =
        |one: &domain::certification::need::Receiver| (one.id.clone(), one.name.get(lang).to_owned(), String::new());
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 0, "/tram");
    let receivers = receivers.iter().map(tile).collect();
    page.show(&WhomView { frame, receivers })
}

/// `POST /tram/ban-sao`
pub async fn choose_whom(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let receiver = ask::receiver(&at.ctx, &fields.text("receiver"))?;
    let then = if receiver.need == Need::Needed { "/tram/ban-sao/giay-to" } else { "/tram/ban-sao/khong-can" };
    keep(&page, &at, Wish { receiver: receiver.id.clone(), ..Wish::default() }, then).await
}

/// `GET /tram/ban-sao/khong-can`: what this receiver may demand. Where it is nothing, the flow stops here unless the
/// person wants the copy all the same, which is their right.
pub async fn stop(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let receiver = ask::receiver(&at.ctx, &wish.receiver)?;
    let answer = answer(Tell(&at.ctx), receiver, Known::default());
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 0, "/tram/ban-sao");
    page.show(&StopView { frame, answer })
}

/// `POST /tram/ban-sao/khong-can`
pub async fn spare(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    if let (Some(seated), Some(_)) = (&at.seated, begun(&at)) {
        copy::spare(&at.ctx, seated).await?;
    }
    Ok(page.to("/tram/ket-thuc").into_response())
}

/// `POST /tram/ban-sao/van-muon`
pub async fn insist(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    keep(&page, &at, Wish { insists: true, ..wish }, "/tram/ban-sao/giay-to").await
}

/// `GET /tram/ban-sao/giay-to`
pub async fn kinds(page: Page, at: AtKiosk) -> Result<Response, Error> {
    if begun(&at).is_none() {
        return Ok(page.to("/tram/ban-sao").into_response());
    }
    let lang = page.lang.code();
    let library = &page.site.city.library;
    let allowed = library.kinds.iter().filter(|kind| kind.never_certified.is_none());
    let hint = |known: bool| if known { page.t("kiosk-copy-vneid", &[]) } else { String::new() };
    let tile = |code: &str, name: &str, in_vneid: bool| (code.to_owned(), name.to_owned(), hint(in_vneid));
    let mut kinds: Vec<Tile> =
        allowed.map(|kind| tile(&kind.code, kind.name.get(lang), kind.in_vneid.is_some())).collect();
    kinds.push(tile("other", &page.t("kiosk-copy-other", &[]), false));
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 1, "/tram/ban-sao");
    page.show(&KindsView { frame, kinds })
}

/// `POST /tram/ban-sao/giay-to`
pub async fn choose_kind(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let wanted = fields.text("kind");
    let found = page.site.city.library.kinds.find(&wanted).filter(|kind| kind.never_certified.is_none());
    let kind = match found {
        Some(kind) => kind.code.clone(),
        None if wanted == "other" => String::new(),
        None => return Err(Error::NotFound),
    };
    keep(&page, &at, Wish { kind: Some(kind), ..wish }, "/tram/ban-sao/so-trang").await
}

/// `GET /tram/ban-sao/so-trang`
pub async fn pages(page: Page, at: AtKiosk) -> Result<Response, Error> {
    if begun(&at).and_then(|wish| wish.kind).is_none() {
        return Ok(page.to("/tram/ban-sao").into_response());
    }
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 2, "/tram/ban-sao/giay-to");
    page.show(&PagesView { frame, pad: Keypad::of(&at.sitting().typed, PAGE_DIGITS) })
}

/// `POST /tram/ban-sao/so-trang`
pub async fn count(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let here = "/tram/ban-sao/so-trang";
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let typed = match Pressed::of(&fields, PAGE_DIGITS) {
        Pressed::Digits(typed) => {
            return at.remember(&page, Sitting { typed, ..at.sitting().onward() }, here).await;
        }
        Pressed::Done(typed) | Pressed::Scanned(typed) => typed,
    };
    match typed.parse::<u32>() {
        Ok(pages) if (1..=MOST_PAGES).contains(&pages) => {
            keep(&page, &at, Wish { pages: Some(pages), ..wish }, "/tram/ban-sao/can-cuoc").await
        }
        _ => {
            let said = page.t("kiosk-copy-pages-wrong", &[("most", Word::Count(i64::from(MOST_PAGES)))]);
            at.remember(&page, at.sitting().onward().told(&said), here).await
        }
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
    let here = "/tram/ban-sao/can-cuoc";
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let read = read_card(&fields.text("scan")).ok_or(domain::timeline::Ruling::new("kiosk.card"));
    match read.and_then(copy::whole) {
        Ok(card) => {
            let wish = Wish { number: card.number.to_string(), name: card.name, ..wish };
            keep(&page, &at, wish, "/tram/ban-sao/chup").await
        }
        Err(why) => at.say(&page, why.into(), here).await,
    }
}

/// `GET /tram/ban-sao/chup`
pub async fn picture(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let wish = begun(&at).filter(|wish| !wish.number.is_empty());
    let Some(pages) = wish.and_then(|wish| wish.pages) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let frame = Frame::of(&page, &at, Waiting::Scanning).step(&page, &STEPS, 4, "/tram/ban-sao/can-cuoc");
    page.show(&PictureView { frame, pages })
}

/// `POST /tram/ban-sao/chup`: the picture, and with it the request. Only a request that is taken in has a picture.
pub async fn send(page: Page, at: AtKiosk, jar: CookieJar, mut request: Request) -> Result<Response, Error> {
    let here = "/tram/ban-sao/chup";
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let Some(seated) = &at.seated else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let limit = usize::try_from(page.site.city.settings.limits.paper).unwrap_or(usize::MAX);
    DefaultBodyLimit::max(limit.saturating_add(64 * 1024)).apply(&mut request);
    let form = Multipart::from_request(request, &page.site).await;
    let form = form.map_err(|why| Error::Unreadable(why.body_text()))?;
    let parcel = parcel::take(&at.ctx, form, |fields| fields.are_genuine(page.visit.as_ref(), &jar)).await?;
    if let Some((_, why)) = parcel.refused.into_iter().next() {
        let said = AppError::Document(why).tell(&page.site.words, page.lang, "");
        return at.remember(&page, at.sitting().onward().told(&said), here).await;
    }
    let Some((_, scan)) = parcel.files.into_iter().next() else {
        let said = page.t("kiosk-copy-no-file", &[]);
        return at.remember(&page, at.sitting().onward().told(&said), here).await;
    };
    let kind = wish.kind.as_deref().and_then(|kind| page.site.city.library.kinds.find(kind));
    let other = || page.site.words.get(app::words::Lang::Vi, "kiosk-copy-other", &[]);
    let title = kind.map_or_else(other, |kind| kind.name.get("vi").to_owned());
    match copy::request(&at.ctx, seated, &title, scan.id).await {
        Ok(()) => Ok(page.to("/tram/ban-sao").into_response()),
        Err(why) => at.say(&page, why, here).await,
    }
}

/// When the request is due and what it costs.
fn done(page: Page, at: &AtKiosk, due: Timestamp, fee: u64) -> Result<Response, Error> {
    let money = format::money(page.lang, i64::try_from(fee).unwrap_or(i64::MAX));
    let view = DoneView {
        frame: Frame::of(&page, at, Waiting::Reading),
        due: page.t("kiosk-copy-due", &[("at", Word::Text(format::moment(page.lang, due)))]),
        fee: page.t("kiosk-copy-fee", &[("fee", Word::Text(money))]),
    };
    page.show(&view)
}

/// What was answered so far; none once the request was taken in.
fn begun(at: &AtKiosk) -> Option<Wish> {
    at.sitting().copy.filter(|wish| wish.due.is_none())
}

async fn keep(page: &Page, at: &AtKiosk, wish: Wish, then: &str) -> Result<Response, Error> {
    at.remember(page, Sitting { copy: Some(wish), ..at.sitting().onward() }, then).await
}
