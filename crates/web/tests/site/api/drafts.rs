//! Drafts are begun, kept and filed.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::client::TestCity;

#[tokio::test]
async fn a_draft_is_kept_answer_by_answer_and_becomes_a_dossier_once() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let begun = minh.post("/api/v1/drafts", &json!({ "procedure": "1.001193" })).await;
    assert_eq!(begun.status, StatusCode::CREATED);
    let home = format!("/api/v1/drafts/{}", begun.at("/id"));
    let answers = city.birth()["answers"].clone();
    let kept = minh.with("PATCH", &home, &json!({ "answers": { "relation": "father", "nickname": 1 } }), &[]).await;
    assert_eq!(kept.at("/answers/relation"), "father");
    let mut all = answers.clone();
    all["nickname"] = Value::Null;
    let kept = minh.with("PATCH", &home, &json!({ "answers": all }), &[]).await.done();
    assert_eq!(kept["answers"], answers, "what is null is taken back");

    let component = minh.get("/api/v1/procedures/1.001193").await.json();
    let component = component["components"].as_array().unwrap().iter();
    let mut component = component.filter(|found| found["satisfied_by"].as_array().unwrap().contains(&json!("upload")));
    let component = component.next().unwrap()["code"].clone();
    let upload = minh.upload("a.pdf").await;
    let papers = format!("{home}/papers");
    let with = minh.post(&papers, &json!({ "component": component, "upload": upload })).await.done();
    let paper = with["papers"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(minh.with("DELETE", &format!("{papers}/{paper}"), &json!({}), &[]).await.status, StatusCode::NO_CONTENT);
    minh.post(&papers, &json!({ "component": component, "upload": upload })).await.done();

    let key = [("idempotency-key", "file-the-draft")];
    let filing = format!("{home}/filing");
    let filed = minh.with("POST", &filing, &json!({}), &key).await;
    assert_eq!((filed.status, filed.at("/channel").as_str()), (StatusCode::CREATED, "online"));
    // What the state holds is not asked for: it stands beside the paper that was sent.
    let sources = filed.json()["papers"].as_array().unwrap().clone();
    let sent = sources.iter().filter(|paper| paper["source"] == "uploaded").count();
    assert_eq!((sent, sources.iter().filter(|paper| paper["source"] != "held").count()), (1, 1));
    let again = minh.with("POST", &filing, &json!({}), &key).await;
    assert_eq!((again.status, &again.text), (filed.status, &filed.text));
    assert_eq!(minh.get(&home).await.problem(), "request.not-found", "the draft is a dossier now");
    assert_eq!(minh.get("/api/v1/drafts").await.json()["items"], json!([]));
}

#[tokio::test]
async fn a_draft_can_be_thrown_away() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let home =
        format!("/api/v1/drafts/{}", minh.post("/api/v1/drafts", &json!({ "procedure": "1.001193" })).await.at("/id"));
    assert_eq!(minh.with("DELETE", &home, &json!({}), &[]).await.status, StatusCode::NO_CONTENT);
    assert_eq!(minh.get(&home).await.problem(), "request.not-found");
}
