//! Somebody at a browser that runs no script: it keeps cookies, follows links and sends forms.

use std::sync::{Arc, Mutex};

use app::demo::cast::{Cast, PASSWORD};
use app::settings::Settings;
use app::words::Lang;
use app::{City, Ctx};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::access::Actor;
use jiff::Timestamp;
use tempfile::TempDir;
use tower::ServiceExt;
use web::Site;

use crate::city::{NOW, library};

/// A city with the cast in it and a clock the test moves.
pub struct Desk {
    pub site: Arc<Site>,
    clock: Arc<Mutex<Timestamp>>,
    cast: Cast,
    _folder: TempDir,
}

impl Desk {
    pub async fn open() -> Desk {
        let folder = TempDir::new().unwrap();
        let now: Timestamp = NOW.parse().unwrap();
        let city = City::open(Settings::embedded(folder.path(), "http://localhost"), library(), now).await.unwrap();
        let ctx = Ctx::new(Arc::clone(&city), Actor::System, now, Lang::Vi);
        let cast = Cast::settle(&ctx).await.unwrap();
        let clock = Arc::new(Mutex::new(now));
        let hands = Arc::clone(&clock);
        let site = Site::new(web::Settings::default(), city, Arc::new(move || *hands.lock().unwrap())).unwrap();
        Desk { site, clock, cast, _folder: folder }
    }

    /// Moves the clock to this moment.
    pub fn at(&self, moment: &str) {
        *self.clock.lock().unwrap() = moment.parse().unwrap();
    }

    /// Somebody signs in.
    pub async fn sign_in(&self, login: &str) -> Person<'_> {
        let mut person = Person { desk: self, cookies: String::new() };
        let form = person.get("/dang-nhap").await;
        person.cookies = format!("hn_form={}", form.field("csrf"));
        let body = encode(&[("login", login), ("password", PASSWORD), ("csrf", &form.field("csrf"))]);
        let answer = person.send(Request::post("/dang-nhap"), "application/x-www-form-urlencoded", body.into()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in: {}", answer.html);
        let session = answer.cookies.iter().find(|cookie| cookie.starts_with("hn_session=")).unwrap();
        person.cookies.clone_from(session);
        person
    }
}

impl Desk {
    /// Somebody who has not signed in opens a page; what it gave their browser comes back with them.
    pub async fn stranger(&self, address: &str) -> (Person<'_>, Sheet) {
        let mut person = Person { desk: self, cookies: String::new() };
        let page = person.get(address).await;
        person.cookies = page.cookies.join("; ");
        (person, page)
    }

    /// As somebody of the cast acts, below the pages.
    pub fn by(&self, login: &str) -> Ctx {
        Ctx::new(Arc::clone(&self.site.city), self.cast.actor(login), (self.site.clock)(), Lang::Vi)
    }
}

/// A person who is signed in.
pub struct Person<'a> {
    desk: &'a Desk,
    cookies: String,
}

/// What came back.
pub struct Sheet {
    pub status: StatusCode,
    pub location: String,
    pub media: String,
    pub html: String,
    pub bytes: Vec<u8>,
    cookies: Vec<String>,
}

impl Person<'_> {
    /// Opens a page.
    pub async fn get(&self, address: &str) -> Sheet {
        self.send(Request::get(address), "", Body::empty()).await
    }

    /// Sends a form with the token and version of the page it stands on.
    pub async fn post(&self, address: &str, page: &Sheet, fields: &[(&str, &str)]) -> Sheet {
        let (csrf, version) = (page.field("csrf"), page.find("version").unwrap_or_default());
        let mut all = vec![("csrf", csrf.as_str()), ("version", version.as_str())];
        all.extend(fields);
        self.send(Request::post(address), "application/x-www-form-urlencoded", encode(&all).into()).await
    }

    /// Sends a form with files: name of the input, name of the file, bytes.
    pub async fn parcel(&self, address: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Sheet {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--motcua\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, file, bytes) in files {
            let head = format!("form-data; name=\"{name}\"; filename=\"{file}\"");
            body.extend(format!("--motcua\r\nContent-Disposition: {head}\r\n\r\n").bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--motcua--\r\n");
        self.send(Request::post(address), "multipart/form-data; boundary=motcua", body.into()).await
    }

    /// Does one thing on the page of a dossier, and goes where that leads.
    pub async fn act(&self, dossier: &str, noun: &str, fields: &[(&str, &str)]) -> Sheet {
        let page = self.get(dossier).await;
        assert_eq!(page.status, StatusCode::OK, "{dossier}");
        let done = self.post(&format!("{dossier}/{noun}"), &page, fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{noun}: {}", done.errors());
        self.get(dossier).await
    }

    async fn send(&self, request: axum::http::request::Builder, media: &str, body: Body) -> Sheet {
        let request = request.header(header::COOKIE, &self.cookies).header(header::CONTENT_TYPE, media);
        let answer = web::routes::router(&self.desk.site).oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 24).await.unwrap().to_vec();
        let text = |name| parts.headers.get(&name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let set = parts.headers.get_all(header::SET_COOKIE).iter();
        Sheet {
            status: parts.status,
            location: text(header::LOCATION),
            media: text(header::CONTENT_TYPE),
            html: String::from_utf8_lossy(&bytes).replace("&#x2f;", "/"),
            cookies: set.map(|one| one.to_str().unwrap().split(';').next().unwrap().to_owned()).collect(),
            bytes,
        }
    }
}

impl Sheet {
    /// The value of the first input of that name.
    pub fn find(&self, name: &str) -> Option<String> {
        let rest = self.html.split(&format!("name=\"{name}\"")).nth(1)?;
        let tag = rest.split('>').next()?;
        Some(tag.split("value=\"").nth(1)?.split('"').next()?.replace("&#x27;", "'").replace("&amp;", "&"))
    }

    /// As [`Sheet::find`], for an input that must be there.
    pub fn field(&self, name: &str) -> String {
        self.find(name).unwrap_or_else(|| panic!("there is no {name} in {}", self.html))
    }

    /// The cookies that came back, as `name=value`.
    pub fn cookies(&self) -> impl Iterator<Item = &str> {
        self.cookies.iter().map(String::as_str)
    }

    /// Whether an action is offered.
    pub fn offers(&self, action: &str) -> bool {
        self.html.contains(&format!("id=\"panel-{action}\""))
    }

    /// The list of mistakes at the top, or what else the page says is wrong.
    pub fn errors(&self) -> String {
        let summary =
            self.html.split("govuk-error-summary__list\">").nth(1).and_then(|rest| rest.split("</ul>").next());
        summary.unwrap_or(&self.html).to_owned()
    }
}

fn encode(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| {
        format!("{}={}", web::routes::escape(name), web::routes::escape(value).replace('/', "%2F"))
    };
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}
