//! Letters, colours, height and pace of the screen, for this person only: all of it goes when they leave.

use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;

use super::at::AtKiosk;
use crate::fields::Fields;
use crate::page::{Page, SIZES};
use crate::{Error, cookies, routes};

/// `POST /tram/hien-thi`
pub async fn set(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let back = back(&fields);
    let flip = |name: &str, value: bool| if fields.get("switch") == Some(name) { !value } else { value };
    let sitting = at.sitting();
    let changed =
        domain::kiosk::Sitting { low: flip("low", sitting.low), slow: flip("slow", sitting.slow), ..sitting.clone() };
    let mut jar = CookieJar::new();
    if let Some(wanted) = fields.get("size") {
        jar = set_or_remove(&page, jar, cookies::SIZE, SIZES.iter().find(|size| **size == wanted));
    }
    if let Some(wanted) = fields.get("theme") {
        jar = set_or_remove(&page, jar, cookies::THEME, (wanted == "contrast").then_some(&"contrast"));
    }
    if changed == sitting {
        return Ok((jar, page.to(&back)).into_response());
    }
    Ok((jar, at.remember(&page, changed, &back).await?).into_response())
}

/// Until the browser is closed or the person leaves, whichever comes first.
fn set_or_remove(page: &Page, jar: CookieJar, name: &'static str, value: Option<&&'static str>) -> CookieJar {
    match value {
        Some(value) => {
            let cookie: Cookie<'static> = cookies::private(name, (*value).to_owned(), page.site.settings.https);
            jar.add(cookie)
        }
        None => jar.add(cookies::removed(name)),
    }
}

/// The screen a form came from: one of the kiosk's own.
pub fn back(fields: &Fields) -> String {
    let wanted = fields.text("back");
    let ours = routes::safe_tail(&wanted);
    if ours == "/tram" || ours.starts_with("/tram/") { ours.to_owned() } else { "/tram".to_owned() }
}
