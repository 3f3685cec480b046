//! The start page: find a procedure, begin from something that happened in life, follow a dossier.

use axum::response::Response;
use serde::Serialize;

use super::life_event;
use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The start page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What happens in life, with some of what it needs.
    events: Vec<EventCard>,
    /// Further events, by name only.
    more: Vec<EventCard>,
}

/// A life event on the start page.
#[derive(Debug, Clone, Serialize)]
pub struct EventCard {
    /// The end of its address.
    pub id: String,
    /// What happens.
    pub title: String,
    /// The first of what it needs.
    pub about: String,
}

/// So many events have a card of their own.
const CARDS: usize = 8;

impl View for HomeView {
    const TEMPLATE: &'static str = "portal/home.html";

    fn samples() -> Vec<Self> {
        let card = |id: &str, title: &str| EventCard {
            id: id.into(),
            title: title.into(),
            about: "Khai sinh cho con, thẻ bảo hiểm y tế".into(),
        };
        let events = vec![card("birth", "Sinh con"), card("marriage", "Kết hôn")];
        vec![HomeView { events: events.clone(), more: events }, HomeView { events: vec![], more: vec![] }]
    }
}

/// `GET /`
pub async fn show(page: Page) -> Result<Response, Error> {
    let mut events: Vec<EventCard> =
        life_event::all(&page).iter().map(|event| life_event::card(event, &page)).collect();
    let more = events.split_off(events.len().min(CARDS));
    page.show(&HomeView { events, more })
}
