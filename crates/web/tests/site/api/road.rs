//! From filing to the result through the API.

use serde_json::{Value, json};

use super::client::{Client, TestCity};

/// Files a birth with every paper it needs.
pub async fn filed(city: &TestCity, minh: &Client<'_>) -> Value {
    let mut body = city.birth();
    let upload = minh.upload("giay-chung-sinh.pdf").await;
    let wanted = minh.get("/api/v1/procedures/1.001193").await.done();
    let wanted = wanted["components"].as_array().unwrap().clone();
    let papers: Vec<Value> = wanted
        .iter()
        .filter(|component| component["satisfied_by"].as_array().unwrap().contains(&json!("upload")))
        .map(|component| json!({ "component": component["code"], "upload": upload }))
        .collect();
    body["papers"] = json!(papers);
    let answer = minh.post("/api/v1/dossiers", &body).await;
    assert_eq!(answer.headers["location"], format!("/api/v1/dossiers/{}", answer.at("/id")).as_str());
    answer.done()
}

/// Follows the link of an action that the person must be offered.
pub async fn act(who: &Client<'_>, id: &str, action: &str, body: Value) -> Value {
    let dossier = who.get(&format!("/api/v1/dossiers/{id}")).await.done();
    let href = dossier["links"][action]["href"].as_str().unwrap_or_else(|| panic!("no {action}: {dossier:#}"));
    let version = format!("\"{}\"", dossier["version"]);
    who.with("POST", href, &body, &[("if-match", &version)]).await.done()
}

#[tokio::test]
async fn a_birth_goes_the_whole_road_by_following_links() {
    let city = TestCity::open().await;
    let (minh, hoa, hung) = (city.sign_in("minh").await, city.sign_in("hoa").await, city.sign_in("hung").await);
    let (lan, thu) = (city.sign_in("lan").await, city.sign_in("thu").await);

    let dossier = filed(&city, &minh).await;
    let id = dossier["id"].as_str().unwrap().to_owned();
    assert_eq!((&dossier["state"], &dossier["code"]), (&json!("awaiting_reception"), &Value::Null));
    assert_eq!(dossier["applicant"]["name"], "Nguyễn Văn Minh");

    let inbox = hoa.get("/api/v1/dossiers").await.done();
    assert_eq!(inbox["items"][0]["id"], id.as_str(), "it waits at Hoa's counter");

    let accepted = act(&hoa, &id, "accept", json!({})).await;
    let code = accepted["code"].as_str().unwrap().to_owned();
    assert_eq!(code, "H26.00082-261123-0001");
    assert!(accepted["clock"]["because"].as_array().unwrap().len() >= 3);
    act(&hoa, &id, "transfer", json!({})).await;
    act(&hung, &id, "take", json!({})).await;
    let held = hung.get("/api/v1/dossiers?list=held").await.done();
    assert_eq!(held["items"][0]["id"], id.as_str());
    act(&hung, &id, "submit-for-signature", json!({ "note": "Đủ điều kiện." })).await;
    act(&lan, &id, "approve", json!({ "decision": "Đăng ký khai sinh" })).await;
    let result = thu.upload("giay-khai-sinh.pdf").await;
    let issued = act(&thu, &id, "issue", json!({ "number": "12/2026", "upload": result })).await;
    let paper = issued["outcome"]["file"]["id"].as_str().unwrap().to_owned();
    let returned = act(&hoa, &id, "hand-back", json!({ "to": "Nguyễn Văn Minh", "way": "at_point" })).await;
    assert_eq!((&returned["state"], &returned["overdue"]), (&json!("returned"), &json!(false)));

    let file = minh.get(&format!("/api/v1/dossiers/{id}/papers/{paper}")).await;
    assert_eq!(file.headers["content-type"], "application/pdf");
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment; filename=\"giay-khai-sinh.pdf\"")
    );
    assert!(file.text.starts_with("%PDF"));

    let timeline = minh.get(&format!("/api/v1/dossiers/{id}/timeline")).await.done();
    let kinds: Vec<&str> =
        timeline["items"].as_array().unwrap().iter().map(|fact| fact["kind"].as_str().unwrap()).collect();
    let road =
        ["filed", "accepted", "transferred", "taken", "submitted_for_signature", "approved", "issued", "returned"];
    assert_eq!(kinds, road);

    for form in ["declaration", "receipt", "slip"] {
        let printed = hoa.get(&format!("/api/v1/dossiers/{id}/forms/{form}.pdf")).await;
        assert_eq!((printed.status.as_u16(), &printed.text[..5]), (200, "%PDF-"), "{form}");
        assert_eq!(printed.headers["content-type"], "application/pdf");
    }
    assert_eq!(minh.get(&format!("/api/v1/dossiers/{id}/forms/slip.pdf")).await.problem(), "request.forbidden");
    assert_eq!(minh.get(&format!("/api/v1/dossiers/{id}/forms/refusal.pdf")).await.problem(), "request.not-found");
    assert_eq!(minh.get(&format!("/api/v1/dossiers/{id}/forms/other.pdf")).await.problem(), "request.not-found");

    let tracked = city.visitor().get(&format!("/api/v1/track/{code}")).await;
    assert_eq!(tracked.at("/state"), "returned");
    assert!(!tracked.text.contains("Minh"), "the public page names nobody: {}", tracked.text);
}
