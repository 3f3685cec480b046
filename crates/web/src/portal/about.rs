//! Help, accessibility, privacy.

use axum::response::Response;
use serde::Serialize;

use crate::Error;
use crate::page::Page;
use crate::view::View;

/// A page of fixed text: a title and paragraphs under headings, all from `locales`.
#[derive(Debug, Serialize)]
pub struct AboutView {
    /// Which text: `help`, `accessibility` or `privacy`.
    topic: &'static str,
    /// How many headed parts the text has.
    parts: Vec<usize>,
}

impl AboutView {
    fn of(topic: &'static str, parts: usize) -> Self {
        AboutView { topic, parts: (1..=parts).collect() }
    }
}

impl View for AboutView {
    const TEMPLATE: &'static str = "portal/about.html";

    fn samples() -> Vec<Self> {
        vec![Self::of("help", 4), Self::of("accessibility", 4), Self::of("privacy", 4)]
    }
}

/// `GET /tro-giup`
pub async fn help(page: Page) -> Result<Response, Error> {
    page.show(&AboutView::of("help", 4))
}

/// `GET /tiep-can`
pub async fn accessibility(page: Page) -> Result<Response, Error> {
    page.show(&AboutView::of("accessibility", 4))
}

/// `GET /rieng-tu`
pub async fn privacy(page: Page) -> Result<Response, Error> {
    page.show(&AboutView::of("privacy", 4))
}
