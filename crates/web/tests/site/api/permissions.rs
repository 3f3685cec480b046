//! Who may open which door; what is not yours does not exist for you.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json;
use web::routes::For;

use super::client::TestCity;
use super::road::filed;

#[tokio::test]
async fn every_door_is_shut_for_those_it_is_not_for() {
    let city = TestCity::open().await;
    let (visitor, minh) = (city.visitor(), city.sign_in("minh").await);
    let nobody = "0192f0c1-6b1e-7c3a-9a54-3a1c5d7e9f00";
    for (method, path, whom) in web::api::routes::table() {
        let path = path
            .replace("{id}", nobody)
            .replace("{paper}", nobody)
            .replace("{consultation}", nobody)
            .replace("{form}", "receipt.pdf");
        if whom != For::Anyone {
            let answer = visitor.with(method, &path, &json!({}), &[]).await;
            if method == "HEAD" {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
                continue;
            }
            let told = (answer.status, answer.problem());
            assert_eq!(told, (StatusCode::UNAUTHORIZED, "request.sign-in-first".into()), "{method} {path}");
        }
        if whom == For::Staff {
            let answer = minh.with(method, &path, &json!({}), &[]).await;
            let told = (answer.status, answer.problem());
            assert_eq!(told, (StatusCode::FORBIDDEN, "request.forbidden".into()), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn somebody_else_s_dossier_and_draft_do_not_exist() {
    let city = TestCity::open().await;
    let (minh, quy, binh) = (city.sign_in("minh").await, city.sign_in("quy").await, city.sign_in("binh").await);
    let dossier = filed(&city, &minh).await;
    let id = dossier["id"].as_str().unwrap();
    let paper = dossier["papers"][0]["id"].as_str().unwrap();
    let draft = minh.post("/api/v1/drafts", &json!({ "procedure": "1.001193" })).await.done();
    let draft = draft["id"].as_str().unwrap();
    let home = format!("/api/v1/dossiers/{id}");
    for stranger in [&quy, &binh] {
        for path in [home.clone(), format!("{home}/timeline"), format!("{home}/papers/{paper}")] {
            assert_eq!(stranger.get(&path).await.problem(), "request.not-found", "{path}");
        }
        let withdrawn = stranger.post(&format!("{home}/withdrawal"), &json!({ "reason": "x" })).await;
        assert_eq!(withdrawn.status, StatusCode::NOT_FOUND);
        let draft = format!("/api/v1/drafts/{draft}");
        assert_eq!(stranger.get(&draft).await.problem(), "request.not-found");
        let changed = stranger.with("PATCH", &draft, &json!({ "answers": { "a": 1 } }), &[]).await;
        assert_eq!(changed.problem(), "request.not-found");
    }
    assert_eq!(minh.get(&home).await.at("/state"), "awaiting_reception");
    let accepts = minh.post(&format!("{home}/acceptance"), &json!({})).await;
    assert_eq!(accepts.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_token_ends_with_its_session_and_a_forged_one_never_began() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    assert_eq!(minh.get("/api/v1/session").await.at("/name"), "Nguyễn Văn Minh");
    assert_eq!(minh.with("DELETE", "/api/v1/session", &json!({}), &[]).await.status, StatusCode::NO_CONTENT);
    let over = minh.get("/api/v1/session").await;
    assert_eq!((over.status, over.problem().as_str()), (StatusCode::UNAUTHORIZED, "request.sign-in-first"));
    assert_eq!(over.headers["www-authenticate"], "Bearer");
    for sent in ["Bearer", "Basic bWluaDp4", "Bearer 00", "token"] {
        let request = city.visitor().request("GET", "/api/v1/dossiers").header("authorization", sent);
        assert!(city.visitor().send(request.body(Body::empty()).unwrap()).await.status.is_client_error(), "{sent}");
    }
}

#[tokio::test]
async fn a_browser_s_cookie_reads_but_changes_nothing_without_the_form_token() {
    let city = TestCity::open().await;
    let visitor = city.visitor();
    let right = json!({ "login": "minh", "password": app::demo::PASSWORD });
    let token = visitor.post("/api/v1/session", &right).await.at("/token");
    let cookie = format!("hn_session={token}");
    let present = app::account::session::present(&city.city, &token, crate::city::NOW.parse().unwrap());
    let csrf = present.await.unwrap().unwrap().csrf;
    let draft = json!({ "procedure": "1.001193" });
    let reads = visitor.request("GET", "/api/v1/session").header("cookie", &cookie);
    assert_eq!(visitor.send(reads.body(Body::empty()).unwrap()).await.status, StatusCode::OK);
    let check = async |headers: &[(&str, &str)], status: StatusCode| {
        let mut all = vec![("cookie", cookie.as_str())];
        all.extend_from_slice(headers);
        assert_eq!(visitor.with("POST", "/api/v1/drafts", &draft, &all).await.status, status, "{headers:?}");
    };
    check(&[], StatusCode::FORBIDDEN).await;
    check(&[("x-csrf-token", "")], StatusCode::FORBIDDEN).await;
    check(&[("x-csrf-token", "0000")], StatusCode::FORBIDDEN).await;
    check(&[("x-csrf-token", &csrf)], StatusCode::CREATED).await;
}
