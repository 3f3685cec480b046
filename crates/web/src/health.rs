//! What a supervisor asks: does the process live, may requests be sent to it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::Site;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers too.
pub async fn ready(State(site): State<Arc<Site>>) -> (StatusCode, &'static str) {
    if site.city.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n")
    }
}
