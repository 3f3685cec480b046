//! How the reader likes to read: theme and size, kept in the browser and nowhere else.

use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::page::{Page, SIZES, THEMES};
use crate::{cookies, routes};

/// What the reader chose; `auto` and `normal` take the choice back.
#[derive(Debug, Deserialize)]
pub struct Choice {
    theme: Option<String>,
    size: Option<String>,
    #[serde(default)]
    back: String,
}

/// `POST /hien-thi`: keeps the choice and goes back to where the reader was. It changes nothing but the reader's own
/// view, so it needs no form token.
pub async fn set(page: Page, Form(choice): Form<Choice>) -> Response {
    let https = page.site.settings.https;
    let mut jar = CookieJar::new();
    for (name, wanted, among) in
        [(cookies::THEME, &choice.theme, &THEMES[..]), (cookies::SIZE, &choice.size, &SIZES[..])]
    {
        let Some(wanted) = wanted else { continue };
        jar = match among.iter().find(|one| *one == wanted) {
            Some(one) => jar.add(cookies::preference(name, one, https)),
            None => jar.add(cookies::removed(name)),
        };
    }
    (jar, Redirect::to(routes::safe_tail(&choice.back))).into_response()
}
