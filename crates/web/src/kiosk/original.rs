//! The picture of the original: taken, judged page by page, taken again, sent. Only a request that is taken in keeps it.

use app::kiosk::copy;
use app::words::Value as Word;
use app::{Error as AppError, kiosk::sitting::Seated};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::id::PaperId;
use domain::kiosk::patience::Waiting;
use domain::kiosk::sitting::{PageFault, Wish};
use serde::Serialize;

use super::at::AtKiosk;
use super::copy::{STEPS, begun, keep};
use super::frame::Frame;
use super::view::picture;
use crate::Error;
use crate::desk::parcel;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// A page on which nothing is: it is taken again, never sent.
const NOTHING: &str = "blank";

/// The picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// What every screen carries.
    pub frame: Frame,
    /// Pages it must show.
    pub pages: u32,
}

/// Take it again?
#[derive(Debug, Clone, Serialize)]
pub struct PoorView {
    /// What every screen carries.
    pub frame: Frame,
    /// What speaks against which page: its number, its words.
    pub faults: Vec<(u32, String)>,
    /// Pages to look at.
    pub pages: Vec<u32>,
    /// Whether it may be sent as it is.
    pub sendable: bool,
}

impl View for PictureView {
    const TEMPLATE: &'static str = "kiosk/copy-picture.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![PictureView { frame: Frame::sample(), pages: 2 }]
    }
}

impl View for PoorView {
    const TEMPLATE: &'static str = "kiosk/copy-poor.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let faults = vec![(1, "Ảnh bị nhòe: giữ yên máy rồi chụp lại.".into())];
        let poor = PoorView { frame: Frame::sample(), faults, pages: vec![1], sendable: true };
        vec![poor.clone(), PoorView { sendable: false, ..poor }]
    }
}

/// `GET /tram/ban-sao/chup`
pub async fn show(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let wish = begun(&at).filter(|wish| !wish.number.is_empty());
    let Some(pages) = wish.and_then(|wish| wish.pages) else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let frame = Frame::of(&page, &at, Waiting::Scanning).step(&page, &STEPS, 4, "/tram/ban-sao/can-cuoc");
    page.show(&PictureView { frame, pages })
}

/// `POST /tram/ban-sao/chup`: the picture, and with it the request, unless it is to be taken again.
pub async fn send(page: Page, at: AtKiosk, jar: CookieJar, mut request: Request) -> Result<Response, Error> {
    let here = "/tram/ban-sao/chup";
    let (Some(wish), Some(seated)) = (begun(&at), at.seated.as_ref()) else {
        return Ok(page.to("/tram/ban-sao").into_response());
    };
    let Some(pages) = wish.pages else { return Ok(page.to("/tram/ban-sao").into_response()) };
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
    match copy::judge(&at.ctx, scan.id, pages).await {
        Ok(faults) if faults.is_empty() => give(&page, &at, seated, &wish, scan.id).await,
        Ok(faults) => {
            let wish = Wish { picture: Some(scan.id), faults, ..wish };
            keep(&page, &at, wish, "/tram/ban-sao/chup-lai").await
        }
        Err(why) => at.say(&page, why, here).await,
    }
}

/// `GET /tram/ban-sao/chup-lai`: what is wrong with the picture, beside it.
pub async fn poor(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let Some(wish) = begun(&at).filter(|wish| wish.picture.is_some()) else {
        return Ok(page.to("/tram/ban-sao/chup").into_response());
    };
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 4, "/tram/ban-sao/chup");
    let told = |fault: &PageFault| (fault.page, page.t(&format!("capture-{}", fault.verdict), &[]));
    let mut pages: Vec<u32> = wish.faults.iter().map(|fault| fault.page).collect();
    pages.dedup();
    let faults = wish.faults.iter().map(told).collect();
    page.show(&PoorView { frame, faults, pages, sendable: is_sendable(&wish) })
}

/// `GET /tram/ban-sao/chup-lai/trang/{page}`
pub async fn poor_page(at: AtKiosk, Path(number): Path<usize>) -> Result<Response, Error> {
    let seated = at.seated.as_ref().ok_or(Error::NotFound)?;
    let file = copy::poor(&at.ctx, seated).await?;
    Ok(picture(app::document::picture::page(&at.ctx, &file, number).await?))
}

/// `POST /tram/ban-sao/chup-lai`: sent as it is; an officer decides whether it will do.
pub async fn send_poor(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    let again = "/tram/ban-sao/chup";
    let (Some(wish), Some(seated)) = (begun(&at), at.seated.as_ref()) else {
        return Ok(page.to(again).into_response());
    };
    match wish.picture.filter(|_| is_sendable(&wish)) {
        Some(scan) => give(&page, &at, seated, &wish, scan).await,
        None => Ok(page.to(again).into_response()),
    }
}

fn is_sendable(wish: &Wish) -> bool {
    wish.faults.iter().all(|fault| fault.verdict != NOTHING)
}

async fn give(page: &Page, at: &AtKiosk, seated: &Seated, wish: &Wish, scan: PaperId) -> Result<Response, Error> {
    let kind = wish.kind.as_deref().and_then(|kind| page.site.city.library.kinds.find(kind));
    let other = || page.site.words.get(app::words::Lang::Vi, "kiosk-copy-other", &[] as &[(&str, Word)]);
    let title = kind.map_or_else(other, |kind| kind.name.get("vi").to_owned());
    match copy::request(&at.ctx, seated, &title, scan).await {
        Ok(()) => Ok(page.to("/tram/ban-sao/cho").into_response()),
        Err(why) => at.say(page, why, "/tram/ban-sao/chup").await,
    }
}
