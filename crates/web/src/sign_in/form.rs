//! Name and password.

use axum::extract::Query;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::page::Page;
use crate::view::View;
use crate::{Error, routes};

/// The sign-in page.
#[derive(Debug, Serialize)]
pub struct SignInView {
    /// Where to go afterwards.
    pub then: String,
    /// The name as it was typed, kept after a failure.
    pub login: String,
    /// The key of what is wrong, if something is: the same for a wrong name and a wrong password.
    pub error: Option<String>,
}

impl View for SignInView {
    const TEMPLATE: &'static str = "sign-in/form.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let start = || SignInView { then: "/quay".into(), login: String::new(), error: None };
        vec![start(), SignInView { login: "hoa".into(), error: Some("sign-in-wrong".into()), ..start() }]
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
