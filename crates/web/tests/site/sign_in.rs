//! The door.

use std::sync::Arc;

use crate::city::TestCity;
use app::Ctx;
use app::account::create::{NewAccount, create};
use app::words::Lang;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use domain::access::Actor;
use tower::ServiceExt;

async fn post(city: &TestCity, uri: &str, cookies: &str, body: String) -> Response {
    let request = Request::post(uri)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookies)
        .body(Body::from(body))
        .unwrap();
    web::routes::router(&city.site).oneshot(request).await.unwrap()
}

async fn page(city: &TestCity, uri: &str, cookies: &str) -> (Response<()>, String) {
    let request = Request::get(uri).header(header::COOKIE, cookies).body(Body::empty()).unwrap();
    let (parts, body) = web::routes::router(&city.site).oneshot(request).await.unwrap().into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8_lossy(&body).into_owned())
}

fn set(answer: &axum::http::HeaderMap, name: &str) -> Option<String> {
    let cookies = answer.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    cookies.into_iter().find_map(|cookie| {
        let (pair, _) = cookie.split_once(';').unwrap_or((cookie, ""));
        pair.strip_prefix(&format!("{name}=")).map(str::to_owned)
    })
}

fn token(html: &str) -> String {
    html.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn minh_signs_in_is_greeted_and_signs_out() {
    let city = TestCity::open().await;
    let ctx = Ctx::new(Arc::clone(&city.site.city), Actor::System, (city.site.clock)(), Lang::Vi);
    let minh = NewAccount {
        login: "minh".into(),
        password: "mat-khau-dai".into(),
        name: "Trần Văn Minh".into(),
        personal_id: None,
        phone: None,
        email: None,
        lang: Lang::Vi,
        grants: vec![],
    };
    create(&ctx, minh).await.unwrap();

    let (answer, html) = page(&city, "/dang-nhap?den=%2Ftim", "").await;
    let form = set(answer.headers(), "hn_form").unwrap();
    assert_eq!(token(&html), form);
    let fields = |password: &str, csrf: &str| format!("login=minh&password={password}&den=%2Ftim&csrf={csrf}");
    let cookies = format!("hn_form={form}");

    let forged = post(&city, "/dang-nhap", "", fields("mat-khau-dai", &form)).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN, "another site's form has no cookie of ours");
    let wrong = post(&city, "/dang-nhap", &cookies, fields("sai", &form)).await;
    assert_eq!((wrong.status(), set(wrong.headers(), "hn_session")), (StatusCode::UNPROCESSABLE_ENTITY, None));

    let right = post(&city, "/dang-nhap", &cookies, fields("mat-khau-dai", &form)).await;
    assert_eq!((right.status(), &right.headers()[header::LOCATION]), (StatusCode::SEE_OTHER, &"/tim".parse().unwrap()));
    let session = format!("hn_session={}", set(right.headers(), "hn_session").unwrap());
    let (answer, html) = page(&city, "/", &session).await;
    assert!(html.contains("Trần Văn Minh"));
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store", "a greeted page stays out of shared caches");

    let stale = post(&city, "/dang-xuat", &format!("{session}; hn_form={form}"), format!("csrf={form}")).await;
    assert_eq!(stale.status(), StatusCode::FORBIDDEN, "a signed-in person's forms carry the token of the session");
    let out = post(&city, "/dang-xuat", &session, format!("csrf={}", token(&html))).await;
    assert_eq!(out.status(), StatusCode::SEE_OTHER);
    let (_, html) = page(&city, "/", &session).await;
    assert!(!html.contains("Trần Văn Minh"), "the token is worthless afterwards");
}
