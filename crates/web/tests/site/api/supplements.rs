//! What is missing is asked for, and brought; a counter files for the person in front of it.

use serde_json::json;

use super::client::TestCity;
use super::road::act;

#[tokio::test]
async fn what_is_missing_is_asked_for_once_and_brought() {
    let city = TestCity::open().await;
    let (minh, hoa) = (city.sign_in("minh").await, city.sign_in("hoa").await);
    let id = minh.post("/api/v1/dossiers", &city.birth()).await.done()["id"].as_str().unwrap().to_owned();
    let faults = json!({ "faults": [{ "about": "", "reason": "unreadable", "fix": "Chụp lại cho rõ." }] });
    let refused = hoa.post(&format!("/api/v1/dossiers/{id}/acceptance"), &json!({})).await;
    assert_eq!(refused.problem(), "dossier.incomplete");
    let asked = act(&hoa, &id, "ask-before-acceptance", faults.clone()).await;
    assert_eq!(
        (&asked["state"], &asked["supplements"][0]["stage"]),
        (&json!("pre_supplement"), &json!("before_acceptance"))
    );
    let wanted = minh.get("/api/v1/procedures/1.001193").await.done();
    let upload = minh.upload("b.pdf").await;
    let papers: Vec<_> = wanted["components"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|component| component["satisfied_by"].as_array().unwrap().contains(&json!("upload")))
        .map(|component| json!({ "component": component["code"], "upload": upload }))
        .collect();
    let brought = act(&minh, &id, "supplement", json!({ "papers": papers })).await;
    assert_eq!(brought["state"], "awaiting_reception");
    let again = hoa.post(&format!("/api/v1/dossiers/{id}/supplement-requests"), &faults).await;
    assert_eq!(again.problem(), "dossier.supplement-already-asked");
    let accepted = act(&hoa, &id, "accept", json!({})).await;
    assert_eq!(accepted["state"], "accepted");
}

#[tokio::test]
async fn an_officer_files_for_the_person_in_front_of_them_at_their_own_point() {
    let city = TestCity::open().await;
    let hoa = city.sign_in("hoa").await;
    let mut body = city.birth();
    assert_eq!(hoa.post("/api/v1/dossiers", &body).await.problem(), "request.no-applicant");
    body["applicant"] = json!({ "name": "Trần Thị Quý", "personal_id": "001155000028" });
    body["receiving_point"] = json!("H26.00229.D01");
    assert_eq!(hoa.post("/api/v1/dossiers", &body).await.problem(), "request.not-receivable-here");
    body["receiving_point"] = json!("H26.00082.D01");
    let wanted = hoa.get("/api/v1/procedures/1.001193").await.done();
    let papers: Vec<_> = wanted["components"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|component| !component["satisfied_by"].as_array().unwrap().contains(&json!("form")))
        .map(|component| json!({ "component": component["code"], "name": "Bản giấy" }))
        .collect();
    body["papers"] = json!(papers);
    let dossier = hoa.post("/api/v1/dossiers", &body).await.done();
    assert_eq!((&dossier["channel"], &dossier["papers"][0]["source"]), (&json!("direct"), &json!("handed_in")));
    let id = dossier["id"].as_str().unwrap();
    act(&hoa, id, "accept", json!({})).await;
}
