//! The start page: find a procedure, begin from something that happened in life, follow a dossier.

use axum::response::Response;
use serde::Serialize;

use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The start page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What happens in life, and the words that find its procedures.
    events: Vec<Event>,
}

#[derive(Debug, Serialize)]
struct Event {
    key: &'static str,
    words: &'static str,
}

/// What most people come for. The words are searched for in the catalogue, so a province needs no list of its own.
const EVENTS: [(&str, &str); 8] = [
    ("portal-event-birth", "khai sinh"),
    ("portal-event-marriage", "kết hôn"),
    ("portal-event-home", "đăng ký thường trú tạm trú"),
    ("portal-event-copy", "bản sao"),
    ("portal-event-business", "hộ kinh doanh"),
    ("portal-event-building", "giấy phép xây dựng"),
    ("portal-event-record", "lý lịch tư pháp"),
    ("portal-event-death", "khai tử"),
];

impl HomeView {
    fn new() -> Self {
        HomeView { events: EVENTS.into_iter().map(|(key, words)| Event { key, words }).collect() }
    }
}

impl View for HomeView {
    const TEMPLATE: &'static str = "portal/home.html";

    fn samples() -> Vec<Self> {
        vec![Self::new()]
    }
}

/// `GET /`
pub async fn show(page: Page) -> Result<Response, Error> {
    page.show(&HomeView::new())
}
