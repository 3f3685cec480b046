//! What cannot be read is told so in a problem document, and changes nothing; never a fault of ours.

use std::sync::OnceLock;

use axum::body::Body;
use axum::http::{StatusCode, header};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::client::{Client, TestCity};
use super::road::filed;

/// Method, path, media type and body of a request; status and code of the answer.
type Case = (&'static str, String, &'static str, Vec<u8>, u16, &'static str);

#[tokio::test]
async fn every_kind_of_unreadable_request_has_its_own_answer() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let json_type = "application/json";
    let send = async |method: &str, path: &str, media: &str, body: Vec<u8>| {
        let request = minh.request(method, path).header(header::CONTENT_TYPE, media);
        minh.send(request.body(Body::from(body)).unwrap()).await
    };
    let nobody = "/api/v1/dossiers/0192f0c1-6b1e-7c3a-9a54-3a1c5d7e9f00";
    let deep = "[".repeat(100_000).into_bytes();
    let cases: Vec<Case> = vec![
        ("POST", "/api/v1/dossiers".into(), json_type, b"{".to_vec(), 400, "request.broken-json"),
        (
            "POST",
            "/api/v1/dossiers".into(),
            json_type,
            b"{\"procedure\":\"1\"} {}".to_vec(),
            400,
            "request.broken-json",
        ),
        ("POST", "/api/v1/dossiers".into(), json_type, deep, 400, "request.broken-json"),
        ("POST", "/api/v1/dossiers".into(), json_type, b"{\"a\":\xff}".to_vec(), 400, "request.not-utf8"),
        ("POST", "/api/v1/dossiers".into(), json_type, b"[]".to_vec(), 400, "request.not-an-object"),
        ("POST", "/api/v1/dossiers".into(), json_type, b"{\"procedure\":7}".to_vec(), 400, "request.wrong-shape"),
        ("POST", "/api/v1/dossiers".into(), json_type, b"{\"extra\":7}".to_vec(), 400, "request.wrong-shape"),
        ("POST", "/api/v1/dossiers".into(), "text/plain", b"{}".to_vec(), 415, "request.not-json"),
        ("POST", "/api/v1/dossiers".into(), json_type, vec![b' '; 300 * 1024], 413, "request.too-large"),
        (
            "POST",
            "/api/v1/dossiers".into(),
            json_type,
            b"{\"procedure\":\"x\"}".to_vec(),
            422,
            "request.unknown-procedure",
        ),
        ("PUT", "/api/v1/dossiers".into(), json_type, b"{}".to_vec(), 405, "request.wrong-method"),
        ("GET", "/api/v1/nothing".into(), json_type, vec![], 404, "request.not-found"),
        ("GET", "/api/v1/dossiers/7".into(), json_type, vec![], 400, "request.bad-id"),
        ("GET", "/api/v1/dossiers/%ff%fe".into(), json_type, vec![], 400, "request.bad-id"),
        ("GET", nobody.into(), json_type, vec![], 404, "request.not-found"),
        ("POST", format!("{nobody}/withdrawal"), json_type, b"{\"reason\":\"x\"}".to_vec(), 404, "request.not-found"),
        ("GET", format!("{nobody}/papers/7"), json_type, vec![], 400, "request.bad-id"),
        ("GET", "/api/v1/dossiers?after=zzz".into(), json_type, vec![], 400, "request.bad-cursor"),
        ("GET", "/api/v1/dossiers?list=all".into(), json_type, vec![], 400, "request.wrong-shape"),
        ("GET", "/api/v1/dossiers?page=2".into(), json_type, vec![], 400, "request.wrong-shape"),
        ("GET", "/api/v1/dossiers?list=inbox".into(), json_type, vec![], 403, "request.forbidden"),
        ("GET", "/api/v1/track/nonsense".into(), json_type, vec![], 400, "code.shape"),
        ("GET", "/api/v1/track/H26.00082-261123-9999".into(), json_type, vec![], 404, "request.not-found"),
        ("GET", "/api/v1/procedures/9.999999".into(), json_type, vec![], 404, "request.not-found"),
        ("GET", "/api/v1/deadline".into(), json_type, vec![], 400, "request.bad-allowance"),
        ("GET", "/api/v1/deadline?allow=5x".into(), json_type, vec![], 400, "deadline.allowance-unreadable"),
        ("GET", "/api/v1/deadline?allow=3wd&accepted=soon".into(), json_type, vec![], 400, "request.bad-moment"),
        (
            "GET",
            "/api/v1/deadline?allow=3wd&accepted=1950-01-01T00:00:00Z".into(),
            json_type,
            vec![],
            400,
            "request.bad-moment",
        ),
        ("GET", "/api/v1/units/resolve?text=".into(), json_type, vec![], 400, "request.bad-text"),
        (
            "POST",
            "/api/v1/drafts".into(),
            json_type,
            b"{\"procedure\":\"9.999999\"}".to_vec(),
            422,
            "request.unknown-procedure",
        ),
    ];
    for (method, path, media, body, status, code) in cases {
        let answer = send(method, &path, media, body).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (status, code), "{method} {path}");
    }
    assert_eq!(minh.get("/api/v1/dossiers").await.json()["items"], json!([]), "nothing was filed");
}

#[tokio::test]
async fn answers_that_cannot_stand_are_told_field_by_field_in_the_language_asked_for() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let mut body = city.birth();
    body["answers"]["applicant_id"] = json!("12");
    body["answers"]["nickname"] = json!("Bi");
    let answer = minh.post("/api/v1/dossiers", &body).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "request.answers"));
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let fields: Vec<_> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["answers.nickname", "answers.applicant_id"]);
    let vi = minh.with("POST", "/api/v1/dossiers", &body, &[("accept-language", "vi")]).await;
    assert_eq!(vi.at("/code"), "request.answers");
    assert_ne!(vi.at("/errors/1/detail"), errors[1]["detail"].as_str().unwrap());
    assert!(!vi.text.contains("[answer"), "{}", vi.text);
}

#[tokio::test]
async fn signing_in_wrongly_is_slowed_down_and_tells_nothing() {
    let city = TestCity::open().await;
    let visitor = city.visitor();
    for _ in 0..5 {
        let wrong = visitor.post("/api/v1/session", &json!({ "login": "minh", "password": "wrong" })).await;
        assert_eq!((wrong.status, wrong.problem().as_str()), (StatusCode::UNAUTHORIZED, "account.wrong-credentials"));
    }
    let right = json!({ "login": "minh", "password": app::demo::PASSWORD });
    let waits = visitor.post("/api/v1/session", &right).await;
    assert_eq!((waits.status, waits.problem().as_str()), (StatusCode::TOO_MANY_REQUESTS, "account.too-many-attempts"));
    assert!(waits.headers.contains_key("retry-after"));
    city.minutes_pass(6);
    visitor.post("/api/v1/session", &right).await.done();
}

/// Any JSON somebody might send.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,30}".prop_map(Value::from),
        prop::sample::select(vec!["1.001193", "online", "direct", "H26.00082", "H26", "3wd", "at_point", "held"])
            .prop_map(Value::from),
        Just(json!("0192f0c1-6b1e-7c3a-9a54-3a1c5d7e9f00")),
        Just(json!("2026-12-01T10:00:00+07:00")),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            object(inner).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Objects mostly made of names the API knows.
fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = std::collections::BTreeMap<String, Value>> {
    let known = prop::sample::select(vec![
        "procedure",
        "channel",
        "applicant",
        "answers",
        "papers",
        "receiving_point",
        "return_point",
        "name",
        "component",
        "upload",
        "source",
        "quantity",
        "faults",
        "about",
        "reason",
        "fix",
        "stage",
        "legal_basis",
        "agency",
        "question",
        "within",
        "amount",
        "receipt",
        "draft",
        "remark",
        "note",
        "decision",
        "number",
        "to",
        "way",
        "apology",
        "new_due",
        "error",
        "set_limit",
        "login",
        "password",
        "replaced",
        "child_name",
    ]);
    let name = prop_oneof![9 => known.prop_map(str::to_owned), 1 => ".{0,8}"];
    prop::collection::btree_map(name, inner, 0..6)
}

/// One city for all cases: opening one takes longer than asking it.
struct Place {
    runtime: tokio::runtime::Runtime,
    people: Vec<Client<'static>>,
    dossier: String,
}

const LOGINS: [&str; 3] = ["minh", "hoa", "hung"];

fn place() -> &'static Place {
    static PLACE: OnceLock<Place> = OnceLock::new();
    static CITY: OnceLock<TestCity> = OnceLock::new();
    PLACE.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let opened = runtime.block_on(TestCity::open());
        let city = CITY.get_or_init(|| opened);
        let people = runtime.block_on(futures::future::join_all(LOGINS.map(|login| city.sign_in(login))));
        let dossier = runtime.block_on(filed(city, &people[0]))["id"].as_str().unwrap().to_owned();
        Place { runtime, people, dossier }
    })
}

async fn as_each(people: &[Client<'static>], method: &str, path: &str, body: &Value) {
    for (login, who) in LOGINS.iter().zip(people) {
        let answer = who.with(method, path, body, &[]).await;
        assert!(
            !answer.status.is_server_error(),
            "{login} {method} {path} {body} gave {} {}",
            answer.status,
            answer.text
        );
        if answer.status.is_client_error() {
            answer.problem();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_body_whatsoever_makes_the_server_fail(body in any_json(), at in 0_usize..100) {
        let Place { runtime, people, dossier: id } = place();
        let routes: Vec<_> = web::routes::table()
            .into_iter()
            .filter(|(method, path, _)| path.starts_with("/api/") && matches!(*method, "POST" | "PATCH"))
            .filter(|(_, path, _)| *path != "/api/v1/uploads")
            .collect();
        let (method, path, _) = routes[at % routes.len()];
        let path = path.replace("{id}", id).replace("{paper}", id).replace("{consultation}", id);
        runtime.block_on(as_each(people, method, &path, &body));
    }

    #[test]
    fn no_address_whatsoever_makes_the_server_fail(tail in "[ -~]{0,40}", query in ".{0,30}") {
        let Place { runtime, people, .. } = place();
        let path = format!("/api/v1/{}?{}", web::routes::escape(&tail), web::routes::escape(&query));
        runtime.block_on(as_each(people, "GET", &path, &Value::Null));
    }
}
