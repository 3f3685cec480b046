//! A life event: what it needs, in order, with what can be done in one go first.

use axum::extract::Path;
use axum::response::Response;
use domain::catalog::ProcedureCode;
use domain::search::LifeEvent;
use serde::Serialize;

use super::home::EventCard;
use super::search::Item;
use crate::Error;
use crate::linked::SetLine;
use crate::page::Page;
use crate::view::View;

/// The page of one life event.
#[derive(Debug, Serialize)]
pub struct LifeEventView {
    title: String,
    sets: Vec<SetLine>,
    found: Vec<Item>,
    others: Vec<EventCard>,
}

impl View for LifeEventView {
    const TEMPLATE: &'static str = "portal/life-event.html";

    fn samples() -> Vec<Self> {
        let other = EventCard { id: "death".into(), title: "Người thân qua đời".into(), about: String::new() };
        let view = |sets| LifeEventView {
            title: "Sinh con".into(),
            sets,
            found: Item::samples(),
            others: vec![other.clone()],
        };
        vec![view(vec![SetLine::sample()]), view(vec![])]
    }
}

/// `GET /doi-song/{event}`
pub async fn show(page: Page, Path(wanted): Path<String>) -> Result<Response, Error> {
    let events = all(&page);
    let event = events.iter().find(|event| event.id == wanted).ok_or(Error::NotFound)?;
    let codes = codes(event, &page);
    let catalog = page.site.catalog();
    let begins =
        |set: &&std::sync::Arc<domain::catalog::linked::LinkedSet>| codes.iter().any(|code| set.begins_with(code));
    let view = LifeEventView {
        title: event.title.get(page.lang.code()).to_owned(),
        sets: catalog.linked_in_force(page.site.today()).filter(begins).map(|set| SetLine::of(set, &page)).collect(),
        found: codes.iter().filter_map(|code| Item::of(code, &page)).collect(),
        others: events.iter().filter(|other| other.id != wanted).map(|other| card(other, &page)).collect(),
    };
    page.show(&view)
}

/// The life events, in the order of the start page.
pub fn all(page: &Page) -> &[LifeEvent] {
    &page.site.city.library.tables.life_events
}

fn codes(event: &LifeEvent, page: &Page) -> Vec<ProcedureCode> {
    event.all(page.site.catalog().all_in_force(page.site.today()).map(|procedure| &**procedure))
}

/// A life event with the first of what it needs.
pub fn card(event: &LifeEvent, page: &Page) -> EventCard {
    let (catalog, today, lang) = (page.site.catalog(), page.site.today(), page.lang.code());
    let here = event.codes.iter().filter_map(|code| catalog.in_force(code, today));
    let names: Vec<&str> = here.map(|procedure| procedure.plain_name.get(lang)).take(NAMED).collect();
    EventCard { id: event.id.clone(), title: event.title.get(lang).to_owned(), about: names.join(" · ") }
}

/// So many procedures are named on a card.
const NAMED: usize = 2;
