//! A certified electronic copy: for whom first, and whoever may not demand one is named; then the paper and its pages.

use app::certification::ask;
use app::kiosk::copy;
use app::words::Value as Word;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use domain::certification::need::{Known, Need};
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;
use domain::kiosk::sitting::{MOST_ORIGINAL_PAGES, Wish};
use serde::{Deserialize, Serialize};

use super::at::AtKiosk;
use super::frame::Frame;
use super::keypad::{Keypad, Pressed};
use crate::Error;
use crate::desk::certification::ask::{AnswerView, answer};
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

pub(super) const STEPS: [&str; 5] =
    ["kiosk-step-for", "kiosk-step-kind", "kiosk-step-pages", "kiosk-step-card", "kiosk-step-photo"];
/// Digits of a number of pages: as many as the most there can be.
const PAGE_DIGITS: usize = 2;
/// Kinds of paper on one screen: with “more” and “another paper” it needs no scrolling.
const KINDS: usize = 7;

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
    /// The kinds, some at a time.
    pub kinds: Vec<Tile>,
    /// Where the next ones are; empty on the last screen.
    pub more: String,
}

/// How many pages?
#[derive(Debug, Clone, Serialize)]
pub struct PagesView {
    /// What every screen carries.
    pub frame: Frame,
    /// The digits.
    pub pad: Keypad,
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
        vec![KindsView { frame: Frame::sample(), kinds, more: "/tram/ban-sao/giay-to?tu=7".into() }]
    }
}

impl View for PagesView {
    const TEMPLATE: &'static str = "kiosk/copy-pages.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![PagesView { frame: Frame::sample(), pad: Keypad::of("2", PAGE_DIGITS) }]
    }
}

/// `GET /tram/ban-sao`: the first question, or what became of the request this person has sent.
pub async fn whom(page: Page, at: AtKiosk) -> Result<Response, Error> {
    if at.sitting().copy.is_some_and(|wish| wish.due.is_some()) {
        return Ok(page.to("/tram/ban-sao/cho").into_response());
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

/// From which kind on.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    #[serde(default)]
    tu: usize,
}

/// `GET /tram/ban-sao/giay-to`
pub async fn kinds(page: Page, at: AtKiosk, Query(from): Query<Start>) -> Result<Response, Error> {
    if begun(&at).is_none() {
        return Ok(page.to("/tram/ban-sao").into_response());
    }
    let lang = page.lang.code();
    let hint = |known: bool| if known { page.t("kiosk-copy-vneid", &[]) } else { String::new() };
    let tile = |code: &str, name: &str, in_vneid: bool| (code.to_owned(), name.to_owned(), hint(in_vneid));
    let all = page.site.city.library.kinds.iter();
    let mut some = all.map(|kind| tile(&kind.code, kind.name.get(lang), kind.in_vneid.is_some())).skip(from.tu);
    let mut kinds: Vec<Tile> = some.by_ref().take(KINDS).collect();
    let next = from.tu.saturating_add(KINDS);
    let more = if some.next().is_some() { format!("/tram/ban-sao/giay-to?tu={next}") } else { String::new() };
    drop(some);
    kinds.push(tile("other", &page.t("kiosk-copy-other", &[]), false));
    let back = if from.tu == 0 { "/tram/ban-sao" } else { "/tram/ban-sao/giay-to" };
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 1, back);
    page.show(&KindsView { frame, kinds, more })
}

/// `POST /tram/ban-sao/giay-to`: a kind no copy may be certified of is refused with its article.
pub async fn choose_kind(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let Some(wish) = begun(&at) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let wanted = fields.text("kind");
    let kind = match page.site.city.library.kinds.find(&wanted) {
        Some(kind) => match &kind.never_certified {
            None => kind.code.clone(),
            Some(law) => {
                let name = ("name", Word::Text(kind.name.get(page.lang.code()).to_owned()));
                let law = ("law", Word::Text([law.number.as_str(), law.article.as_str()].join(", ")));
                let said = page.t("kiosk-copy-never", &[name, law]);
                return at.remember(&page, at.sitting().onward().told(&said), "/tram/ban-sao/giay-to").await;
            }
        },
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
        Ok(pages) if (1..=MOST_ORIGINAL_PAGES).contains(&pages) => {
            keep(&page, &at, Wish { pages: Some(pages), ..wish }, "/tram/ban-sao/can-cuoc").await
        }
        _ => {
            let said = page.t("kiosk-copy-pages-wrong", &[("most", Word::Count(i64::from(MOST_ORIGINAL_PAGES)))]);
            at.remember(&page, at.sitting().onward().told(&said), here).await
        }
    }
}

/// What was answered so far; none once the request was taken in.
pub(super) fn begun(at: &AtKiosk) -> Option<Wish> {
    at.sitting().copy.filter(|wish| wish.due.is_none())
}

pub(super) async fn keep(page: &Page, at: &AtKiosk, wish: Wish, then: &str) -> Result<Response, Error> {
    at.remember(page, Sitting { copy: Some(wish), ..at.sitting().onward() }, then).await
}
