//! A person with a browser that runs no scripts: pages are read, forms are filled in and sent.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use app::Ctx;
use app::account::create::{NewAccount, create};
use app::words::Lang;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::access::Actor;
use tower::ServiceExt;

use crate::city::TestCity;

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where the browser is sent.
    pub location: String,
    /// The page.
    pub html: String,
}

/// A signed-in person.
pub struct Visitor<'a> {
    /// Built once: every page of the city, with its folder behind it.
    router: Router,
    city: PhantomData<&'a TestCity>,
    cookies: BTreeMap<String, String>,
    /// The token of the page seen last.
    pub csrf: String,
}

impl<'a> Visitor<'a> {
    /// Makes an account and signs in by the form.
    pub async fn sign_in(city: &'a TestCity, login: &str, name: &str) -> Visitor<'a> {
        let ctx = Ctx::new(Arc::clone(&city.site.city), Actor::System, (city.site.clock)(), Lang::Vi);
        let account = NewAccount {
            login: login.into(),
            password: "mat-khau-dai".into(),
            name: name.into(),
            personal_id: Some("001095000017".into()),
            phone: Some("0900000001".into()),
            email: None,
            lang: Lang::Vi,
            grants: vec![],
        };
        create(&ctx, account).await.unwrap();
        let mut visitor = Visitor::stranger(city);
        visitor.get("/dang-nhap").await;
        let entered = visitor.post("/dang-nhap", &[("login", login), ("password", "mat-khau-dai")]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{login} is let in");
        visitor.get("/viec-cua-toi").await;
        visitor
    }

    /// Somebody who has not signed in.
    pub fn stranger(city: &'a TestCity) -> Visitor<'a> {
        Visitor {
            router: web::routes::router(&city.site),
            city: PhantomData,
            cookies: BTreeMap::new(),
            csrf: String::new(),
        }
    }

    /// Opens a page.
    pub async fn get(&mut self, uri: &str) -> Answer {
        self.send(Request::get(uri).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with the token of the page seen last.
    pub async fn post(&mut self, uri: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = format!("csrf={}", self.csrf);
        for (name, value) in fields {
            let value = web::routes::escape(value).replace('/', "%2F");
            body.push_str(&format!("&{name}={value}"));
        }
        let form = "application/x-www-form-urlencoded";
        self.send(Request::post(uri).header(header::CONTENT_TYPE, form).body(Body::from(body)).unwrap()).await
    }

    /// Sends what a browser would, with its cookies, and keeps those that come back.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request.headers_mut().insert(header::COOKIE, jar.join("; ").parse().unwrap());
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
        let body = axum::body::to_bytes(body, 1 << 22).await.unwrap();
        let html = String::from_utf8_lossy(&body).replace("&#x2f;", "/");
        if let Some(token) = html.split("name=\"csrf\" value=\"").nth(1) {
            self.csrf = token.split('"').next().unwrap().to_owned();
        }
        let location = parts.headers.get(header::LOCATION).map(|at| at.to_str().unwrap().to_owned());
        Answer { status: parts.status, location: location.unwrap_or_default(), html }
    }
}
