//! The document itself, as programs fetch it.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::routes;

/// `GET /api/v1/openapi.json`
pub async fn show() -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(text);
    ([(header::CONTENT_TYPE, "application/json")], TEXT.as_str()).into_response()
}

/// The document as text: what is served, and what the snapshot in `docs/api/openapi.json` must equal.
///
/// # Panics
/// Never: the document is made of text, numbers and lists.
pub fn text() -> String {
    routes::document().to_pretty_json().expect("the document is made of text, numbers and lists") + "\n"
}
