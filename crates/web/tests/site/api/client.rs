//! A program that calls the API: it keeps a token, sends JSON and reads what comes back.

use std::sync::{Arc, Mutex};

use app::demo::answers::{Answerer, answers};
use app::demo::cast::{Cast, PASSWORD};
use app::settings::Settings;
use app::words::Lang;
use app::{City, Ctx};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, Request, StatusCode, header};
use domain::access::Actor;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;
use web::Site;

use crate::city::{NOW, library};

/// A city with the cast in it, and a clock the test moves.
pub struct TestCity {
    router: Router,
    /// The running system.
    pub city: Arc<City>,
    clock: Arc<Mutex<Timestamp>>,
    _folder: TempDir,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub text: String,
    /// The body as it came.
    pub bytes: axum::body::Bytes,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// A text in the body.
    pub fn at(&self, pointer: &str) -> String {
        let json = self.json();
        let value = json.pointer(pointer).cloned().unwrap_or_default();
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// The code of a problem document, which must be whole.
    pub fn problem(&self) -> String {
        let media = self.headers.get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok());
        assert_eq!(media, Some("application/problem+json"), "{} {}", self.status, self.text);
        let code = self.at("/code");
        assert_eq!(self.at("/type"), format!("urn:motcua:problem:{code}"));
        assert_eq!(self.at("/status"), self.status.as_u16().to_string());
        assert!(!self.at("/title").starts_with('['), "a title lacks its words: {}", self.text);
        assert!(!self.at("/detail").is_empty() && !self.at("/detail").starts_with('['), "no words: {}", self.text);
        code
    }

    /// The dossier, after a request that must have been done.
    pub fn done(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text);
        self.json()
    }
}

impl TestCity {
    /// Opens a city with the cast in it.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// Opens a city that is set otherwise.
    pub async fn open_with(set: impl FnOnce(&mut Settings)) -> Self {
        let folder = TempDir::new().unwrap();
        let mut settings = Settings::embedded(folder.path(), "http://localhost");
        set(&mut settings);
        let clock = Arc::new(Mutex::new(NOW.parse::<Timestamp>().unwrap()));
        let now = *clock.lock().unwrap();
        let city = City::open(settings, library(), now).await.unwrap();
        Cast::settle(&Ctx::new(city.clone(), Actor::System, now, Lang::Vi)).await.unwrap();
        let hand = clock.clone();
        let site = Site::new(web::Settings::default(), city.clone(), Arc::new(move || *hand.lock().unwrap())).unwrap();
        Self { router: web::routes::router(&site), city, clock, _folder: folder }
    }

    /// Lets time go by.
    pub fn minutes_pass(&self, minutes: i64) {
        let mut clock = self.clock.lock().unwrap();
        *clock = clock.checked_add(minutes.minutes()).unwrap();
    }

    /// Somebody of the cast, signed in.
    pub async fn sign_in(&self, login: &str) -> Client<'_> {
        let visitor = Client { city: self, token: None };
        let body = json!({ "login": login, "password": PASSWORD });
        let token = visitor.post("/api/v1/session", &body).await.done()["token"].as_str().unwrap().to_owned();
        Client { city: self, token: Some(token) }
    }

    /// Somebody who has not signed in.
    pub fn visitor(&self) -> Client<'_> {
        Client { city: self, token: None }
    }

    /// What Minh files: a birth in his ward.
    pub fn birth(&self) -> Value {
        let code = "1.001193".parse().unwrap();
        let today = domain::calendar::local::day(*self.clock.lock().unwrap());
        let procedure = self.city.catalog().in_force(&code, today).unwrap().clone();
        let who = Answerer {
            name: "Nguyễn Văn Minh",
            personal_id: "001095000017",
            phone: "0900000001",
            commune: "00082",
            today,
            nth: 3,
        };
        json!({ "procedure": "1.001193", "answers": answers(&procedure, &who) })
    }
}

/// Somebody with or without a token.
#[derive(Clone)]
pub struct Client<'a> {
    city: &'a TestCity,
    token: Option<String>,
}

impl Client<'_> {
    /// Reads.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.with("POST", path, body, &[]).await
    }

    /// Sends JSON with a method and more headers.
    pub async fn with(&self, method: &str, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
        let request = self.request(method, path).header(header::CONTENT_TYPE, "application/json");
        let mut request = request.body(Body::from(body.to_string())).unwrap();
        for (name, value) in headers {
            let name: HeaderName = name.parse().unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        self.send(request).await
    }

    /// The beginning of a request.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT_LANGUAGE, "en");
        match &self.token {
            Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
            None => request,
        }
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.city.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text, bytes }
    }

    /// Uploads a small PDF and gives its identifier.
    pub async fn upload(&self, name: &str) -> String {
        let request = self.request("POST", &format!("/api/v1/uploads?name={name}"));
        self.send(request.body(Body::from(PDF)).unwrap()).await.done()["id"].as_str().unwrap().to_owned()
    }
}

/// A file that begins and ends as a PDF does.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
