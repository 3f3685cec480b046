//! The same request is done once, whatever the network does.

use axum::http::StatusCode;
use serde_json::json;

use super::client::TestCity;
use super::road::filed;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_identical_filings_at_once_make_one_dossier() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let body = city.birth();
    let key = [("idempotency-key", "filing-1")];
    let sent = (0..20).map(|_| minh.with("POST", "/api/v1/dossiers", &body, &key));
    let answers = futures::future::join_all(sent).await;
    for answer in &answers {
        assert_eq!((answer.status, &answer.text), (StatusCode::CREATED, &answers[0].text));
        assert_eq!(answer.headers["location"], answers[0].headers["location"]);
    }
    let mine = minh.get("/api/v1/dossiers").await.done();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_repeated_action_answers_as_the_first_time_even_after_others_followed() {
    let city = TestCity::open().await;
    let (minh, hoa) = (city.sign_in("minh").await, city.sign_in("hoa").await);
    let id = filed(&city, &minh).await["id"].as_str().unwrap().to_owned();
    let acceptance = format!("/api/v1/dossiers/{id}/acceptance");
    let key = [("idempotency-key", "accept-1")];
    let first = hoa.with("POST", &acceptance, &json!({}), &key).await;
    hoa.post(&format!("/api/v1/dossiers/{id}/transfer"), &json!({})).await.done();
    let again = hoa.with("POST", &acceptance, &json!({}), &key).await;
    assert_eq!((first.status, &first.text), (again.status, &again.text));
    let without = hoa.post(&acceptance, &json!({})).await;
    assert_eq!((without.status, without.problem().as_str()), (StatusCode::CONFLICT, "dossier.not-now"));
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_person() {
    let city = TestCity::open().await;
    let (minh, quy) = (city.sign_in("minh").await, city.sign_in("quy").await);
    let body = city.birth();
    let key = [("idempotency-key", "mine")];
    minh.with("POST", "/api/v1/dossiers", &body, &key).await.done();
    let mut other = body.clone();
    other["return_point"] = json!("H26.00229.D01");
    let reused = minh.with("POST", "/api/v1/dossiers", &other, &key).await;
    assert_eq!((reused.status, reused.problem().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "request.key-reused"));
    let elsewhere = minh.with("POST", "/api/v1/drafts", &json!({ "procedure": "1.001193" }), &key).await;
    assert_eq!(elsewhere.problem(), "request.key-reused");
    assert_eq!(quy.with("POST", "/api/v1/dossiers", &body, &key).await.status, StatusCode::CREATED);
    for bad in ["", &"k".repeat(201)] {
        let answer = minh.with("POST", "/api/v1/dossiers", &body, &[("idempotency-key", bad)]).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::BAD_REQUEST, "request.bad-key"));
    }
}

#[tokio::test]
async fn drafts_and_uploads_are_made_once_too() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let key = [("idempotency-key", "draft-1")];
    let body = json!({ "procedure": "1.001193" });
    let first = minh.with("POST", "/api/v1/drafts", &body, &key).await;
    let again = minh.with("POST", "/api/v1/drafts", &body, &key).await;
    assert_eq!((first.status, &first.text), (again.status, &again.text));
    assert_eq!(minh.get("/api/v1/drafts").await.json()["items"].as_array().unwrap().len(), 1);
    let upload = || {
        let request = minh.request("POST", "/api/v1/uploads?name=a.pdf").header("idempotency-key", "upload-1");
        minh.send(request.body(super::client::PDF.into()).unwrap())
    };
    assert_eq!(upload().await.done()["id"], upload().await.done()["id"]);
}

#[tokio::test]
async fn what_changed_since_it_was_read_is_not_overwritten() {
    let city = TestCity::open().await;
    let (minh, hoa) = (city.sign_in("minh").await, city.sign_in("hoa").await);
    let id = filed(&city, &minh).await["id"].as_str().unwrap().to_owned();
    let seen = hoa.get(&format!("/api/v1/dossiers/{id}")).await;
    let etag = seen.headers["etag"].to_str().unwrap().to_owned();
    assert_eq!(etag, "\"1\"");
    let withdrawal = format!("/api/v1/dossiers/{id}/withdrawal");
    hoa.post(&format!("/api/v1/dossiers/{id}/acceptance"), &json!({})).await.done();
    let late = minh.with("POST", &withdrawal, &json!({ "reason": "Đổi ý" }), &[("if-match", &etag)]).await;
    assert_eq!((late.status, late.problem().as_str()), (StatusCode::PRECONDITION_FAILED, "request.stale"));
    assert_eq!(hoa.get(&format!("/api/v1/dossiers/{id}")).await.at("/state"), "accepted");
    let odd = minh.with("POST", &withdrawal, &json!({ "reason": "Đổi ý" }), &[("if-match", "7")]).await;
    assert_eq!(odd.problem(), "request.bad-if-match");
}
