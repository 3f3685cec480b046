//! The pages anyone may read, over HTTP.

use crate::city::TestCity;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use tower::ServiceExt;

async fn send(city: &TestCity, request: Request<Body>) -> (Response<()>, String) {
    ask(&web::routes::router(&city.site), request).await
}

async fn ask(router: &Router, request: Request<Body>) -> (Response<()>, String) {
    let answer = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = axum::body::to_bytes(body, 1 << 22).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8_lossy(&body).into_owned())
}

async fn get(city: &TestCity, uri: &str) -> (StatusCode, String) {
    let (answer, body) = send(city, Request::get(uri).body(Body::empty()).unwrap()).await;
    (answer.status(), body)
}

#[tokio::test]
async fn a_procedure_is_found_with_and_without_accents_by_plain_words_and_by_code() {
    let city = TestCity::open().await;
    for (q, found) in [
        ("khai%20sinh", "1.001193"),
        ("khai+sinh", "1.001193"),
        ("k%E1%BA%BFt+h%C3%B4n", "1.000894"),
        ("ket+hon", "1.000894"),
        ("2.000815", "2.000815"),
    ] {
        for path in ["/tim", "/en/tim"] {
            let (status, body) = get(&city, &format!("{path}?q={q}")).await;
            // Linked sets come before single procedures.
            let first = body.split("<li>").find(|item| item.contains("thu-tuc")).unwrap();
            assert!(status == StatusCode::OK && first.contains(found), "{path} {q}: {first}");
        }
    }
    let (_, body) = get(&city, "/tim?q=zzzz").await;
    assert!(body.contains("1022") && !body.contains("1.001193"), "nothing fits and nothing is made up");
}

#[tokio::test]
async fn every_procedure_in_force_has_its_page_by_code_and_by_plain_name_in_both_languages() {
    let city = TestCity::open().await;
    let today = city.site.today();
    let procedures: Vec<_> = city.site.catalog().all_in_force(today).cloned().collect();
    assert!(procedures.len() >= 122);
    let router = web::routes::router(&city.site);
    for procedure in procedures {
        // The two addresses lead to one page: each is asked for in one language.
        let addresses = [("vi", "", web::procedure::line::slug(&procedure)), ("en", "/en", procedure.code.to_string())];
        for (lang, prefix, end) in addresses {
            let request = Request::get(format!("{prefix}/thu-tuc/{end}")).body(Body::empty()).unwrap();
            let (answer, body) = ask(&router, request).await;
            assert_eq!(answer.status(), StatusCode::OK, "{prefix} {end}");
            let name =
                procedure.plain_name.get(lang).replace('\'', "&#x27;").replace('&', "&amp;").replace("&amp;#", "&#");
            assert!(body.contains(&name), "{prefix} {end} says {name}");
            assert!(!body.contains(">["), "{prefix} {end} lacks a word");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_says_so_to_people_and_to_programs() {
    let city = TestCity::open().await;
    let (status, body) = get(&city, "/thu-tuc/9.999999").await;
    assert!(status == StatusCode::NOT_FOUND && body.contains("lang=\"vi\"") && body.contains("Không tìm thấy"));
    let (status, body) = get(&city, "/en/nowhere").await;
    assert!(status == StatusCode::NOT_FOUND && body.contains("We cannot find this page"), "{body}");
    let (answer, body) = send(&city, Request::get("/api/v1/nothing").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&problem["status"], &problem["code"]), (&404.into(), &"request.not-found".into()));
    let (status, _) = get(&city, "/static/app.css").await;
    assert_eq!(status, StatusCode::NOT_FOUND, "only names with their hash are served");
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_others_out() {
    let city = TestCity::open().await;
    for uri in ["/", "/en", "/nowhere", "/healthz", "/api/v1/nothing"] {
        let (answer, _) = send(&city, Request::get(uri).body(Body::empty()).unwrap()).await;
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{uri}");
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{uri}");
        assert!(answer.headers().contains_key("x-request-id"), "{uri}");
    }
}

#[tokio::test]
async fn styles_are_sent_packed_and_kept_for_ever() {
    let city = TestCity::open().await;
    let address = web::assets::address("app.css").unwrap();
    let request = Request::get(address).header(header::ACCEPT_ENCODING, "gzip, br").body(Body::empty()).unwrap();
    let (answer, _) = send(&city, request).await;
    assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br");
    assert!(answer.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
}

#[tokio::test]
async fn a_choice_of_size_is_kept_and_leads_back() {
    let city = TestCity::open().await;
    let form = |body: &'static str| {
        Request::post("/hien-thi")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap()
    };
    let (answer, _) = send(&city, form("size=xlarge&back=%2Ftim%3Fq%3Da")).await;
    assert_eq!(
        (answer.status(), &answer.headers()[header::LOCATION]),
        (StatusCode::SEE_OTHER, &"/tim?q=a".parse().unwrap())
    );
    assert!(answer.headers()[header::SET_COOKIE].to_str().unwrap().starts_with("hn_size=xlarge"));
    let (answer, _) = send(&city, form("size=huge&back=https%3A%2F%2Fevil.example")).await;
    assert_eq!(answer.headers()[header::LOCATION], "/");
}

#[tokio::test]
async fn a_code_that_cannot_be_read_or_is_nobody_s_says_how_a_code_looks() {
    let city = TestCity::open().await;
    let (status, body) = get(&city, "/tra-cuu?ma=abc").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && body.contains("H26.151-261123-0007"));
    let (answer, _) = send(&city, Request::get("/tra-cuu?ma=h26.151+261123+0007").body(Body::empty()).unwrap()).await;
    assert_eq!(
        (answer.status(), &answer.headers()[header::LOCATION]),
        (StatusCode::SEE_OTHER, &"/t/H26.151-261123-0007".parse().unwrap())
    );
    for uri in ["/t/H26.151-261123-0007", "/en/t/nothing"] {
        assert_eq!(get(&city, uri).await.0, StatusCode::NOT_FOUND, "{uri}");
    }
}
