//! How a request comes in: who asks, in which language, with which promise, and what it says.

use std::sync::Arc;

use app::account::session::{self, Present};
use app::words::Lang;
use app::{Ctx, IdempotencyKey};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::access::Actor;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::problem::{self, Problem};
use crate::Site;
use crate::routes::For;
use crate::visit::Visit;

/// The header that carries a caller's promise that the same key means the same request.
pub const KEY: &str = "idempotency-key";
/// The header that a browser's script sends with a change, so that no other site can make it.
pub const FORM_TOKEN: &str = "x-csrf-token";
/// The longest key.
const LONGEST_KEY: usize = 200;

/// The token a request came with.
#[derive(Debug, Clone)]
struct Token(String);

/// Recognises who asks, and writes the document of whatever was not done.
pub async fn open(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let reference =
        request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let answer = match recognise(&site, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    problem::tell(&site.words, lang, &reference, answer)
}

async fn recognise(site: &Site, request: &mut Request) -> Result<(), Problem> {
    let Some(sent) = request.headers().get(header::AUTHORIZATION) else { return by_cookie(request) };
    let token = sent
        .to_str()
        .ok()
        .and_then(|sent| sent.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim().to_owned())
        .ok_or(Problem::field("request.bad-authorization", "Authorization"))?;
    let present = session::present(&site.city, &token, (site.clock)()).await?.ok_or(app::Error::SignInFirst)?;
    let visit = Visit { actor: present.actor.clone(), csrf: present.csrf.clone(), account: Some(Arc::new(present)) };
    request.extensions_mut().insert(visit);
    request.extensions_mut().insert(Token(token));
    Ok(())
}

/// Browsers send cookies whoever wrote the page: a change needs the session's form token beside it.
fn by_cookie(request: &mut Request) -> Result<(), Problem> {
    let Some(visit) = request.extensions().get::<Visit>() else { return Ok(()) };
    let sent = request.headers().get(FORM_TOKEN).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    if request.method().is_safe() || bool::from(sent.ct_eq(visit.csrf.as_bytes())) {
        return Ok(());
    }
    Err(Problem::request(StatusCode::FORBIDDEN, "request.form-token"))
}

/// Lets in whom the route is for.
pub async fn admit(whom: For, request: Request, next: Next) -> Response {
    match (whom, request.extensions().get::<Visit>()) {
        (For::Anyone, _) | (For::Person, Some(_)) => next.run(request).await,
        (For::Staff, Some(visit)) if visit.actor.is_staff() => next.run(request).await,
        (For::Staff, Some(_)) => Problem::from(app::Error::Forbidden).into_response(),
        (_, None) => Problem::from(app::Error::SignInFirst).into_response(),
    }
}

/// The language a program asks for; Vietnamese unless it says otherwise.
pub fn language(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut choices: Vec<(f32, Lang)> = wanted
        .split(',')
        .filter_map(|choice| {
            let (tag, weight) = choice.split_once(';').unwrap_or((choice, ""));
            let lang = tag.trim().split('-').next()?.to_ascii_lowercase().parse().ok()?;
            let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.parse().ok())?;
            Some((weight, lang))
        })
        .collect();
    choices.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    choices.first().map_or(Lang::Vi, |(_, lang)| *lang)
}

/// What a handler that only reads is given.
#[derive(Debug)]
pub struct Api {
    /// Who asks, when, in which language.
    pub ctx: Ctx,
    /// The account behind it, if somebody is signed in.
    pub present: Option<Arc<Present>>,
    /// The token it came with, if it came with one.
    pub token: Option<String>,
}

impl Api {
    fn of(parts: &Parts, site: &Arc<Site>) -> Self {
        let visit = parts.extensions.get::<Visit>();
        let actor = visit.map_or(Actor::Visitor, |visit| visit.actor.clone());
        Self {
            ctx: Ctx::new(Arc::clone(&site.city), actor, (site.clock)(), language(&parts.headers)),
            present: visit.and_then(|visit| visit.account.clone()),
            token: parts.extensions.get::<Token>().map(|token| token.0.clone()),
        }
    }
}

impl FromRequestParts<Arc<Site>> for Api {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Problem> {
        Ok(Self::of(parts, site))
    }
}

/// What a handler that changes something is given: who, with which promise, on which version, and the body.
#[derive(Debug)]
pub struct Order<T> {
    /// Who asks, with the promise of the `Idempotency-Key` header.
    pub ctx: Ctx,
    /// The account behind it, if somebody is signed in.
    pub present: Option<Arc<Present>>,
    /// The version of `If-Match`, if the caller looked at one.
    pub expected: Option<u64>,
    /// What the body says.
    pub body: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for Order<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let api = Api::of(&parts, site);
        let expected = expected(&parts.headers)?;
        let key = key(&parts.headers)?;
        let mut hash = Sha256::new();
        for part in [parts.method.as_str(), parts.uri.path(), parts.uri.query().unwrap_or_default()] {
            hash.update(part);
            hash.update([0]);
        }
        let media = parts.headers.get(header::CONTENT_TYPE).cloned();
        let bytes = Bytes::from_request(Request::from_parts(parts, body), site)
            .await
            .map_err(|rejection| Problem::of_status(rejection.status()))?;
        let body = read(&bytes, media.as_ref().and_then(|media| media.to_str().ok()))?;
        hash.update(&bytes);
        let key = key.map(|key| IdempotencyKey { key, request: hex::encode(hash.finalize()) });
        Ok(Self { ctx: api.ctx.keyed(key), present: api.present, expected, body })
    }
}

/// Reads a body; none at all counts as `{}`.
fn read<T: DeserializeOwned>(bytes: &[u8], media: Option<&str>) -> Result<T, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::request(StatusCode::BAD_REQUEST, "request.not-utf8"))?;
    let text = if text.trim().is_empty() { "{}" } else { text };
    let essence = media.and_then(|media| media.split(';').next()).map(str::trim).unwrap_or_default();
    if !bytes.is_empty() && !essence.eq_ignore_ascii_case("application/json") {
        return Err(Problem::request(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.not-json"));
    }
    // Lists would be read as objects whose names were left out; nobody means that.
    if !text.trim_start().starts_with('{') {
        let readable = serde_json::from_str::<serde::de::IgnoredAny>(text);
        readable.map_err(|error| broken(&error))?;
        return Err(Problem::request(StatusCode::BAD_REQUEST, "request.not-an-object"));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let body = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let said = error.into_inner();
        if said.is_data() {
            // What the parser says of a value is for programmers; the frame around it is for everybody.
            return Problem::field("request.wrong-shape", path).naming("said", shorten(&said.to_string()));
        }
        broken(&said)
    })?;
    reader.end().map_err(|error| broken(&error))?;
    Ok(body)
}

fn broken(error: &serde_json::Error) -> Problem {
    Problem::request(StatusCode::BAD_REQUEST, "request.broken-json")
        .naming("line", error.line().to_string())
        .naming("column", error.column().to_string())
}

fn shorten(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

pub(super) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(sent) = headers.get(KEY) else { return Ok(None) };
    let key = sent.to_str().map(str::trim).unwrap_or_default();
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Problem::field("request.bad-key", "Idempotency-Key").naming("limit", LONGEST_KEY.to_string()));
    }
    Ok(Some(key.to_owned()))
}

fn expected(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(sent) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let sent = sent.to_str().map(str::trim).unwrap_or_default();
    if sent == "*" {
        return Ok(None);
    }
    let version = sent.strip_prefix('"').and_then(|sent| sent.strip_suffix('"')).and_then(|sent| sent.parse().ok());
    version.map(Some).ok_or(Problem::field("request.bad-if-match", "If-Match"))
}

/// What stands in the path; anything that cannot be an identifier is told so.
#[derive(Debug)]
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Site>> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Problem> {
        let path = Path::<T>::from_request_parts(parts, site).await;
        path.map(|Path(at)| Self(at)).map_err(|_| Problem::field("request.bad-id", "path"))
    }
}

/// What stands in the query.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Arc<Site>> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Problem> {
        let query = Query::<T>::from_request_parts(parts, site).await;
        query.map(|Query(asked)| Self(asked)).map_err(|rejection| {
            Problem::field("request.wrong-shape", "query").naming("said", shorten(&rejection.body_text()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_language_is_the_one_the_program_weighs_most() {
        let check = |wanted: &'static str, lang: Lang| {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(wanted))]);
            assert_eq!(language(&headers), lang, "{wanted}");
        };
        check("en", Lang::En);
        check("en-GB,vi;q=0.5", Lang::En);
        check("en;q=0.2, vi-VN;q=0.9", Lang::Vi);
        check("fr,en;q=0.3", Lang::En);
        check("fr", Lang::Vi);
        check(";;;,q=", Lang::Vi);
        assert_eq!(language(&HeaderMap::new()), Lang::Vi);
    }

    #[test]
    fn a_version_is_read_as_it_is_written_in_an_etag() {
        let check = |sent: &'static str, version: Option<Option<u64>>| {
            let headers = HeaderMap::from_iter([(header::IF_MATCH, HeaderValue::from_static(sent))]);
            assert_eq!(expected(&headers).ok(), version, "{sent}");
        };
        check("\"7\"", Some(Some(7)));
        check("*", Some(None));
        check("7", None);
        check("\"seven\"", None);
        check("\"-1\"", None);
    }
}
