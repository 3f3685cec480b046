//! One way from an error to an answer: a page for people, a problem document (RFC 9457) for programs.
//!
//! The answer is made in two steps, because an error does not know who asked: [`Error`] becomes a bare response that
//! carries a [`Problem`], and the edge, which knows the language and whether a program asks, gives it its body.

use std::sync::Arc;

use app::words::{Lang, Value as Word};
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Serialize;
use serde_json::json;

use crate::kiosk::trouble::TroubleView;
use crate::page::Page;
use crate::view::View;
use crate::visit::Visit;
use crate::{Site, routes};

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing there, or nothing this person may know of.
    #[error("not found")]
    NotFound,
    /// There is no such draft any more, or not for this person: it was filed, thrown away, or kept too long.
    #[error("no such draft")]
    DraftGone,
    /// This person may know it, but not do this.
    #[error("not allowed")]
    Forbidden,
    /// Nobody is signed in, and this needs somebody.
    #[error("sign in first")]
    SignInFirst,
    /// The form's token is missing or of another browser.
    #[error("the form is stale")]
    StaleForm,
    /// The body cannot be read as what it should be.
    #[error("the request cannot be read: {0}")]
    Unreadable(String),
    /// The rules say no: the code of the rule, which is also its key in `locales`, and the values of its message.
    #[error("refused: {code}")]
    Refused {
        /// Such as `dossier.too-late-to-extend`.
        code: String,
        /// What the message takes.
        args: Vec<(String, Word)>,
    },
    /// Somebody else changed it first.
    #[error("changed meanwhile")]
    Conflict,
    /// We broke.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

impl From<app::Error> for Error {
    fn from(error: app::Error) -> Self {
        fn refused(code: &str, args: Vec<(&'static str, String)>) -> Error {
            let args = args.into_iter().map(|(name, value)| (name.to_owned(), Word::Text(value))).collect();
            Error::Refused { code: code.to_owned(), args }
        }
        match error {
            app::Error::Refused(refusal) => refused(refusal.code(), refusal.args()),
            app::Error::Document(refusal) => refused(refusal.code(), refusal.args()),
            app::Error::Account(refusal) => refused(refusal.code(), refusal.args()),
            app::Error::Publication(refusal) => refused(refusal.code(), refusal.args()),
            app::Error::Ruled(ruling) => refused(ruling.code, ruling.args),
            app::Error::Answers(_) => refused("request.answers", Vec::new()),
            app::Error::Malformed { code, .. } => refused(code, Vec::new()),
            app::Error::KeyReused => refused("request.key-reused", Vec::new()),
            app::Error::NotFound => Error::NotFound,
            app::Error::Forbidden => Error::Forbidden,
            app::Error::SignInFirst => Error::SignInFirst,
            app::Error::Stale { .. } => Error::Conflict,
            app::Error::Fault(error) => Error::Fault(error),
        }
    }
}

/// What the edge needs to know to answer.
#[derive(Debug, Clone)]
pub struct Problem {
    /// A stable name: the rule's code, or one of ours such as `not-found`.
    pub code: String,
    args: Vec<(String, Word)>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, code, args) = match self {
            Error::NotFound => (StatusCode::NOT_FOUND, "not-found".into(), vec![]),
            Error::DraftGone => (StatusCode::NOT_FOUND, "draft-gone".into(), vec![]),
            Error::Forbidden => (StatusCode::FORBIDDEN, "forbidden".into(), vec![]),
            Error::SignInFirst => (StatusCode::UNAUTHORIZED, "sign-in-first".into(), vec![]),
            Error::StaleForm => (StatusCode::FORBIDDEN, "stale-form".into(), vec![]),
            Error::Unreadable(why) => {
                tracing::debug!(why, "unreadable request");
                (StatusCode::BAD_REQUEST, "unreadable".into(), vec![])
            }
            Error::Refused { code, args } => (StatusCode::UNPROCESSABLE_ENTITY, code, args),
            Error::Conflict => (StatusCode::CONFLICT, "conflict".into(), vec![]),
            Error::Fault(error) => {
                tracing::error!(error = format!("{error:#}"), "fault");
                (StatusCode::INTERNAL_SERVER_ERROR, "fault".into(), vec![])
            }
        };
        let mut answer = status.into_response();
        answer.extensions_mut().insert(Problem { code, args });
        answer
    }
}

/// The page that tells a person what happened, whether their work is safe, and what to do now.
#[derive(Debug, Serialize)]
pub struct ErrorView {
    kind: String,
    said: Option<String>,
    reference: Option<String>,
}

impl View for ErrorView {
    const TEMPLATE: &'static str = "error/error.html";

    fn samples() -> Vec<Self> {
        let of = |kind: &str| ErrorView { kind: kind.into(), said: None, reference: None };
        let mut samples: Vec<_> = KINDS.iter().map(|kind| of(kind)).collect();
        samples.push(ErrorView { said: Some("Hồ sơ đã được tiếp nhận.".into()), ..of("refused") });
        samples.push(ErrorView { reference: Some("0192f0c1-6b1e".into()), ..of("fault") });
        samples
    }
}

/// The kinds of failure a person can meet; each has a title, what happened and what to do now in `locales`.
const KINDS: [&str; 12] = [
    "not-found",
    "draft-gone",
    "forbidden",
    "sign-in-first",
    "stale-form",
    "unreadable",
    "refused",
    "conflict",
    "too-large",
    "too-slow",
    "wrong-method",
    "fault",
];

/// Gives every failed answer its body: a page, or a problem document for programs.
pub async fn present(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (lang, tail) = routes::split_language(request.uri());
    let program = routes::is_api(request.uri().path()) || asks_for_json(request.headers());
    let lang = if program { language_of(request.headers()).unwrap_or(lang) } else { lang };
    let jar = CookieJar::from_headers(request.headers());
    let reference = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let visit = request.extensions().get::<Visit>().cloned();
    let answer = next.run(request).await;
    let status = answer.status();
    let problem = match answer.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        // The frameworks below answer with a bare status or a line of text; a page of ours is a page already.
        None if (status.is_client_error() || status.is_server_error()) && !is_ours(answer.headers()) => {
            Problem { code: kind_of(status).into(), args: vec![] }
        }
        None => return answer,
    };
    let args: Vec<(&str, Word)> = problem.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let said = site.words.find(lang, &problem.code, &args);
    let kind = KINDS.iter().copied().find(|kind| *kind == problem.code).unwrap_or("refused");
    let reference = reference.filter(|_| status.is_server_error());
    let mut body = if program {
        let title = site.words.get(lang, &format!("error-{kind}-title"), &[]);
        let detail = said.unwrap_or_else(|| site.words.get(lang, &format!("error-{kind}-now"), &[]));
        let document = json!({ "type": format!("urn:motcua:problem:{}", problem.code), "title": title, "status": status.as_u16(), "detail": detail, "code": problem.code, "reference": reference });
        ([(header::CONTENT_TYPE, "application/problem+json")], Json(document)).into_response()
    } else {
        // A kiosk stays a kiosk, whatever goes wrong.
        let at_kiosk = TroubleView::at(&tail, kind, said.clone(), reference.clone());
        let page = Page::of(site, lang, tail, visit, jar);
        match at_kiosk {
            Some(view) => page.show(&view),
            None => page.show(&ErrorView { kind: kind.into(), said, reference }),
        }
        .unwrap_or_else(IntoResponse::into_response)
    };
    if program {
        body.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    }
    *body.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER, header::LOCATION] {
        if let Some(value) = answer.headers().get(&name) {
            body.headers_mut().insert(name, value.clone());
        }
    }
    body
}

fn kind_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::UNAUTHORIZED => "sign-in-first",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::METHOD_NOT_ALLOWED => "wrong-method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => "too-slow",
        StatusCode::CONFLICT => "conflict",
        status if status.is_server_error() => "fault",
        _ => "unreadable",
    }
}

fn is_ours(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    media.starts_with("text/html") || media.contains("json")
}

fn asks_for_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("json") && !accept.contains("text/html")
}

fn language_of(headers: &HeaderMap) -> Option<Lang> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    wanted.split([',', ';', '-']).find_map(|part| part.trim().parse().ok())
}
