//! What a supervisor asks: does the process live, may requests be sent to it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::Site;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers too. A published text that this edition of the program cannot read is told, and
/// keeps nobody out: everything else is served.
pub async fn ready(State(site): State<Arc<Site>>) -> (StatusCode, String) {
    if !site.city.is_ready().await {
        return (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n".to_owned());
    }
    let broken = site.city.broken_texts();
    let told: String = broken.iter().map(|finding| format!("cannot read {finding}\n")).collect();
    (StatusCode::OK, format!("ready\n{told}"))
}
