//! Name and password.

use app::account::{session, sign_in};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::access::Role;
use domain::catalog::publication::action::may_read;
use serde::{Deserialize, Serialize};

use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::{Error, cookies, routes};

/// The sign-in page.
#[derive(Debug, Serialize)]
pub struct SignInView {
    /// Where to go afterwards.
    pub then: String,
    /// The name as it was typed, kept after a failure.
    pub login: String,
    /// What is wrong, if something is: the same for a wrong name and a wrong password.
    pub error: Option<String>,
}

impl View for SignInView {
    const TEMPLATE: &'static str = "sign-in/form.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let start = || SignInView { then: "/quay".into(), login: String::new(), error: None };
        vec![
            start(),
            SignInView {
                login: "hoa".into(), error: Some("Tên đăng nhập hoặc mật khẩu chưa đúng.".into()), ..start()
            },
        ]
    }
}

/// Where to go after signing in.
#[derive(Debug, Deserialize)]
pub struct Then {
    #[serde(default)]
    den: String,
}

/// `GET /dang-nhap`
pub async fn show(page: Page, Query(then): Query<Then>) -> Result<Response, Error> {
    page.show(&SignInView { then: routes::safe_tail(&then.den).to_owned(), login: String::new(), error: None })
}

/// `POST /dang-nhap`
pub async fn enter(page: Page, fields: Fields) -> Result<Response, Error> {
    let then = routes::safe_tail(fields.get("den").unwrap_or("/")).to_owned();
    let login = fields.text("login");
    match sign_in::sign_in(&page.ctx, &login, fields.get("password").unwrap_or_default()).await {
        Ok(signed_in) => {
            let https = page.site.settings.https;
            let then = if then == "/" { landing(&page, &signed_in.token).await } else { then };
            let jar = CookieJar::new().add(cookies::private(cookies::SESSION, signed_in.token, https));
            Ok((jar.add(cookies::removed(cookies::FORM)), page.to(&then)).into_response())
        }
        Err(app::Error::Account(refusal)) => {
            let args: Vec<_> = refusal.args().into_iter().map(|(name, value)| (name, value.into())).collect();
            let error = Some(page.t(refusal.code(), &args));
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&SignInView { then, login, error })
        }
        Err(error) => Err(error.into()),
    }
}

/// Where somebody goes who came from nowhere in particular: those who work on the catalogue to their drafts.
async fn landing(page: &Page, token: &str) -> String {
    match session::present(&page.site.city, token, page.ctx.now).await {
        Ok(Some(present)) if may_read(&present.actor) && !present.actor.has(Role::Auditor) => "/quan-tri".into(),
        _ => "/".into(),
    }
}

/// `POST /dang-xuat`
pub async fn leave(page: Page, jar: CookieJar, _: Fields) -> Result<Response, Error> {
    if let Some(token) = jar.get(cookies::SESSION) {
        sign_in::sign_out(&page.ctx, token.value()).await?;
    }
    Ok((CookieJar::new().add(cookies::removed(cookies::SESSION)), page.to("/")).into_response())
}
