//! What anybody may look up: procedures, offices, addresses, deadlines.

use serde_json::{Value, json};

use super::client::TestCity;

#[tokio::test]
async fn a_procedure_is_found_by_words_without_marks_and_given_whole() {
    let city = TestCity::open().await;
    let visitor = city.visitor();
    let all = visitor.get("/api/v1/procedures").await.done();
    assert!(all["items"].as_array().unwrap().len() >= 118);
    let found = visitor.get("/api/v1/procedures?q=khai%20sinh").await.done();
    let codes: Vec<_> = found["items"].as_array().unwrap().iter().map(|line| line["code"].as_str().unwrap()).collect();
    assert!(codes[0] == "1.001193" && codes.len() <= 30, "{codes:?}");
    for line in all["items"].as_array().unwrap().iter().step_by(9) {
        let procedure = visitor.get(line["href"].as_str().unwrap()).await.done();
        for list in ["sections", "channels", "steps", "results", "legal_basis"] {
            assert!(!procedure[list].as_array().unwrap().is_empty(), "{} has no {list}", line["code"]);
        }
        let schema = visitor.get(procedure["schema"].as_str().unwrap()).await;
        assert_eq!(schema.headers["content-type"], "application/schema+json");
        let fields: usize =
            procedure["sections"].as_array().unwrap().iter().map(|part| part["fields"].as_array().unwrap().len()).sum();
        assert_eq!(schema.json()["properties"].as_object().unwrap().len(), fields, "{}", line["code"]);
    }
}

#[tokio::test]
async fn offices_are_found_by_kind_and_name() {
    let city = TestCity::open().await;
    let check = async |path: &str, least: usize, most: usize| {
        let found = city.visitor().get(path).await.done()["items"].as_array().unwrap().len();
        assert!((least..=most).contains(&found), "{path} finds {found}");
    };
    check("/api/v1/offices?kind=commune_pc", 126, 126).await;
    check("/api/v1/offices?kind=branch", 12, 12).await;
    check("/api/v1/offices?q=cua%20nam&kind=commune_pc", 1, 1).await;
    check("/api/v1/offices?q=no-such-office", 0, 0).await;
}

#[tokio::test]
async fn an_old_address_has_every_reading_and_never_a_guess() {
    let city = TestCity::open().await;
    let text = web::routes::escape("Phường Ngọc Hà, Quận Ba Đình");
    let found = city.visitor().get(&format!("/api/v1/units/resolve?text={text}")).await.done();
    let candidates = found["candidates"].as_array().unwrap();
    assert!(candidates.len() > 1 && found["only"] == Value::Null, "{found:#}");
    assert!(found["readings"].as_array().unwrap().iter().any(|reading| reading["kind"] == "old"));
}

#[tokio::test]
async fn a_deadline_is_explained_in_the_language_asked_for() {
    let city = TestCity::open().await;
    let visitor = city.visitor();
    let path = "/api/v1/deadline?allow=3wd&accepted=2026-02-13T10:00:00%2B07:00";
    let en = visitor.get(path).await.done();
    assert_eq!(en["due"], "2026-02-25T17:30:00+07:00", "Tết lies between: {en:#}");
    let words = |answer: &Value| -> Vec<String> {
        answer["because"].as_array().unwrap().iter().map(|step| step["words"].as_str().unwrap().to_owned()).collect()
    };
    let vi = visitor.with("GET", path, &json!({}), &[("accept-language", "vi")]).await.done();
    assert_eq!((words(&en).len(), en["due"].clone()), (words(&vi).len(), vi["due"].clone()));
    assert!(words(&en).iter().chain(&words(&vi)).all(|words| !words.contains('[') && words.len() > 10));
    assert_ne!(words(&en), words(&vi));
    let named = visitor.get("/api/v1/deadline?procedure=1.013225&accepted=2026-03-02T10:00").await;
    assert!(named.status.is_success(), "{}", named.text);
}
