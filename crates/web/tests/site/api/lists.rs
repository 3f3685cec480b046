//! Lists go on where the page before ended, show each desk its own, and find people.

use std::collections::BTreeSet;

use serde_json::json;

use super::client::TestCity;
use super::road::{act, filed};

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let city = TestCity::open().await;
    let (minh, hoa) = (city.sign_in("minh").await, city.sign_in("hoa").await);
    let body = city.birth();
    for _ in 0..57 {
        city.minutes_pass(1);
        minh.post("/api/v1/dossiers", &body).await.done();
    }
    for (who, start) in
        [(&minh, "/api/v1/dossiers"), (&hoa, "/api/v1/dossiers?list=inbox&office=H26.00082.D01&role=receptionist")]
    {
        let (mut seen, mut next, mut pages) = (BTreeSet::new(), Some(start.to_owned()), 0);
        while let Some(path) = next {
            let page = who.get(&path).await.done();
            pages += 1;
            for line in page["items"].as_array().unwrap() {
                assert!(seen.insert(line["id"].as_str().unwrap().to_owned()), "{line} twice");
            }
            next = page["next"].as_str().map(str::to_owned);
        }
        assert_eq!((seen.len(), pages), (57, 2), "{start}");
    }
}

#[tokio::test]
async fn each_desk_sees_its_own_and_a_person_is_found_by_name_and_number() {
    let city = TestCity::open().await;
    let (minh, hoa, hung) = (city.sign_in("minh").await, city.sign_in("hoa").await, city.sign_in("hung").await);
    let (binh, yen) = (city.sign_in("binh").await, city.sign_in("yen").await);
    let id = filed(&city, &minh).await["id"].as_str().unwrap().to_owned();
    act(&hoa, &id, "accept", json!({})).await;
    let count = async |who: &super::client::Client<'_>, path: &str| {
        who.get(path).await.done()["items"].as_array().unwrap().len()
    };
    assert_eq!(count(&hoa, "/api/v1/dossiers?list=received").await, 1);
    assert_eq!(count(&hung, "/api/v1/dossiers?list=open").await, 1);
    assert_eq!(count(&hung, "/api/v1/dossiers?list=register").await, 1);
    assert_eq!(count(&hung, "/api/v1/dossiers?list=register&from=2026-11-01&to=2026-11-22").await, 0);
    assert_eq!(count(&hung, "/api/v1/dossiers?list=held").await, 0);
    assert_eq!(count(&binh, "/api/v1/dossiers").await, 0, "another ward's counter");
    assert_eq!(count(&binh, "/api/v1/dossiers?list=inbox&office=H26.00082.D01&role=receptionist").await, 0);
    assert_eq!(count(&hoa, "/api/v1/dossiers?q=nguyen%20van").await, 1);
    assert_eq!(count(&hoa, "/api/v1/dossiers?q=001095000017").await, 1);
    assert_eq!(count(&binh, "/api/v1/dossiers?q=001095000017").await, 0);
    assert_eq!(yen.get("/api/v1/dossiers").await.problem(), "request.bad-desk", "who has two desks says which");
}

#[tokio::test]
async fn another_agency_finds_its_question_and_answers_by_its_address() {
    let city = TestCity::open().await;
    let (minh, hoa, hung) = (city.sign_in("minh").await, city.sign_in("hoa").await, city.sign_in("hung").await);
    let khanh = city.sign_in("khanh").await;
    let id = filed(&city, &minh).await["id"].as_str().unwrap().to_owned();
    act(&hoa, &id, "accept", json!({})).await;
    act(&hoa, &id, "transfer", json!({})).await;
    act(&hung, &id, "take", json!({})).await;
    act(&hung, &id, "consult", json!({ "agency": "H26.SXD", "question": "Có đúng không?", "within": "2wd" })).await;
    let list = khanh.get("/api/v1/dossiers?list=consultations&office=H26.SXD&role=specialist").await.done();
    assert_eq!(list["questions"][0]["dossier"], id.as_str(), "{list:#}");
    let href = list["questions"][0]["href"].as_str().unwrap();
    let answered = khanh.post(href, &json!({ "answer": "Đúng." })).await.done();
    assert_eq!(answered["consultations"][0]["answer"], "Đúng.");
}
