//! The page for the person's own telephone: one picture after the other, without signing in and without a script.

use app::Error as AppError;
use app::station::phone;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::calendar::local;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::cookies;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// What the telephone shows.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PhotographView {
    /// What stands in the address.
    pub token: String,
    /// Whether it still leads anywhere.
    pub open: bool,
    /// Whether the person said that this was all.
    pub done: bool,
    /// How many pages there are.
    pub pages: usize,
    /// Until when, as a time of day.
    pub until: String,
    /// Another telephone adds the pages.
    pub other: bool,
    /// What is wrong with the last, and how to take it again.
    pub faults: Vec<String>,
    /// What is wrong with what was sent now.
    pub mistakes: Vec<Mistake>,
}

impl View for PhotographView {
    const TEMPLATE: &'static str = "desk/station/phone.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let first =
            PhotographView { token: "ABC".into(), open: true, until: "09:27".into(), ..PhotographView::default() };
        let fault = "Chữ bị nhòe. Hãy chụp lại: giữ yên máy, đợi máy lấy nét, lau ống kính.".to_owned();
        let mistake = Mistake { id: "anh".into(), text: "Chưa chọn ảnh nào.".into() };
        vec![
            PhotographView::default(),
            PhotographView { pages: 2, faults: vec![fault], mistakes: vec![mistake], ..first.clone() },
            PhotographView { pages: 3, done: true, ..first.clone() },
            PhotographView { other: true, ..first.clone() },
            first,
        ]
    }
}

/// Whether the person said that this was all.
#[derive(Debug, Default, Deserialize)]
pub struct Said {
    #[serde(default)]
    xong: String,
}

/// `GET /chup/{token}`
pub async fn show(
    page: Page,
    Path(token): Path<String>,
    Query(said): Query<Said>,
    jar: CookieJar,
) -> Result<Response, Error> {
    answer(page, token, &jar, !said.xong.is_empty(), Vec::new()).await
}

/// `POST /chup/{token}/bo`: the last page is taken again.
pub async fn take_back(page: Page, Path(token): Path<String>, jar: CookieJar, _: Fields) -> Result<Response, Error> {
    match phone::take_back(&page.ctx, &token, &known(&page, &jar)).await {
        Ok(_) => Ok(page.to(&format!("/chup/{token}")).into_response()),
        Err(AppError::Fault(fault)) => Err(Error::Fault(fault)),
        Err(why) => {
            let text = why.tell(&page.site.words, page.lang, "");
            answer(page, token, &jar, false, vec![Mistake { id: "anh".into(), text }]).await
        }
    }
}

/// The time of day.
pub fn clock(at: Timestamp) -> String {
    local::date_time(at).strftime("%H:%M").to_string()
}

/// What a telephone is known again by: its browser's form token, and nobody can go back from the hash to it.
fn known(page: &Page, jar: &CookieJar) -> String {
    let mine = page.visit.as_ref().map(|visit| visit.csrf.clone());
    let token = mine.or_else(|| jar.get(cookies::FORM).map(|cookie| cookie.value().to_owned())).unwrap_or_default();
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// `POST /chup/{token}`: one picture.
pub async fn send(
    page: Page,
    Path(token): Path<String>,
    jar: CookieJar,
    mut request: Request,
) -> Result<Response, Error> {
    let most = usize::try_from(phone::LARGEST).unwrap_or(usize::MAX).saturating_add(64 * 1024);
    DefaultBodyLimit::max(most).apply(&mut request);
    let unreadable = |why: axum::extract::multipart::MultipartError| Error::Unreadable(why.body_text());
    let form = Multipart::from_request(request, &page.site).await;
    let mut form = form.map_err(|why| Error::Unreadable(why.body_text()))?;
    let mut fields = Fields::default();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let Some(name) = field.file_name().map(str::to_owned) else {
            let named = field.name().unwrap_or_default().to_owned();
            fields.0.push((named, field.text().await.map_err(unreadable)?));
            continue;
        };
        if !fields.are_genuine(page.visit.as_ref(), &jar) {
            return Err(Error::StaleForm);
        }
        if name.is_empty() {
            continue;
        }
        // One picture at a time: whatever else the form brings is not read.
        return match phone::add(&page.ctx, &token, &known(&page, &jar), &name, field).await {
            Ok(_) => Ok(page.to(&format!("/chup/{token}")).into_response()),
            Err(AppError::Fault(fault)) => Err(Error::Fault(fault)),
            Err(why) => {
                let text = why.tell(&page.site.words, page.lang, "");
                answer(page, token, &jar, false, vec![Mistake { id: "anh".into(), text }]).await
            }
        };
    }
    if !fields.are_genuine(page.visit.as_ref(), &jar) {
        return Err(Error::StaleForm);
    }
    let text = page.t("station-phone-none", &[]);
    answer(page, token, &jar, false, vec![Mistake { id: "anh".into(), text }]).await
}

async fn answer(
    page: Page,
    token: String,
    jar: &CookieJar,
    done: bool,
    mistakes: Vec<Mistake>,
) -> Result<Response, Error> {
    let capture = match phone::open(&page.ctx, &token).await {
        Ok(capture) => capture.subject,
        Err(AppError::Ruled(_)) => {
            return page.with_status(StatusCode::NOT_FOUND).show(&PhotographView::default());
        }
        Err(why) => return Err(why.into()),
    };
    let faults = capture.pages.last().map(|last| last.faults.as_slice()).unwrap_or_default();
    let view = PhotographView {
        token,
        open: true,
        done,
        pages: capture.pages.len(),
        until: capture.phone_until().map(clock).unwrap_or_default(),
        other: capture.must_be_phone(&known(&page, jar)).is_err(),
        faults: faults.iter().map(|fault| page.t(&format!("capture-{fault}"), &[])).collect(),
        mistakes,
    };
    let status = if view.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.with_status(status).show(&view)
}
