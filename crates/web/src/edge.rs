//! What every answer passes through: headers, limits, request ids, time, panics.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

use crate::{Error, Site, error, visit};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Only what we send ourselves: no inline script, no frame, no third party.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Puts the edge around the routes. The first layer named is the innermost.
pub fn wrap(routes: Router<Arc<Site>>, site: &Arc<Site>) -> Router {
    let within = Duration::from_secs(site.settings.answer_within_seconds);
    routes
        .layer(DefaultBodyLimit::max(site.settings.largest_body))
        .layer(middleware::from_fn(move |request, next| in_time(within, request, next)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(Arc::clone(site), error::present))
        .layer(middleware::from_fn_with_state(Arc::clone(site), headers))
        .layer(middleware::from_fn_with_state(Arc::clone(site), visit::recognise))
        .layer(CompressionLayer::new().compress_when(worth_packing()))
        .layer(TraceLayer::new_for_http())
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(middleware::from_fn(forget_foreign_request_id))
        .with_state(Arc::clone(site))
}

/// Gives up an answer that is not ready in time; papers on their way in take as long as the line needs, and are given up
/// when it falls silent.
async fn in_time(within: Duration, request: Request, next: Next) -> Response {
    let media = request.headers().get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    let brings_files = media.starts_with("multipart/form-data") || request.uri().path().starts_with("/api/v1/uploads");
    if brings_files {
        return next.run(request).await;
    }
    let ready = tokio::time::timeout(within, next.run(request)).await;
    ready.unwrap_or_else(|_| StatusCode::GATEWAY_TIMEOUT.into_response())
}

/// PDF is packed already, and packing it again would take its length away, by which an asker knows that all is there.
fn worth_packing() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/pdf"))
}

/// The reference number a person reads to the hotline must be ours, not what somebody sent.
async fn forget_foreign_request_id(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(REQUEST_ID);
    next.run(request).await
}

fn panicked(why: Box<dyn Any + Send + 'static>) -> Response {
    let said = why
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| why.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    Error::Fault(anyhow::anyhow!("panic: {said}")).into_response()
}

async fn headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let mut set = |name: HeaderName, value: &'static str| {
        answer.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(), microphone=()");
    set(header::CACHE_CONTROL, "no-store");
    if site.settings.https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    answer
}
