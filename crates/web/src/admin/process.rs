//! The steps of a draft, drawn and as a table, and what keeps them from being a process.

use axum::extract::Path;
use axum::response::Response;
use domain::catalog::process::Process;
use domain::catalog::process::hours::legal_hours;
use serde::Serialize;

use super::room::{self, Head, Room};
use crate::Error;
use crate::page::Page;
use crate::procedure::process::ProcessView;
use crate::view::View;

/// The page of the process.
#[derive(Debug, Clone, Serialize)]
pub struct DrawnView {
    /// The top of the page.
    pub head: Head,
    /// The drawing with its table; none where the steps are no process, or the text cannot be read.
    pub process: Option<ProcessView>,
    /// The working hours of each door beside those of the steps: door, law, steps.
    pub hours: Vec<(String, String, String)>,
}

impl View for DrawnView {
    const TEMPLATE: &'static str = "admin/process.html";

    fn samples() -> Vec<Self> {
        let full = DrawnView {
            head: Head::sample(5),
            process: Some(ProcessView::sample()),
            hours: vec![("trên mạng".into(), "24".into(), "16".into())],
        };
        vec![DrawnView { process: None, hours: vec![], ..full.clone() }, full]
    }
}

/// `GET /quan-tri/du-thao/{id}/quy-trinh`
pub async fn show(Room(page): Room, Path(id): Path<String>) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let procedure = room::procedure(&loaded);
    let drawn = procedure
        .as_deref()
        .and_then(|one| ProcessView::of(one, &page.site.city.library.offices, &page.site.words, page.lang));
    let process = procedure.as_deref().and_then(|one| Process::of(one).ok());
    let hours = procedure.iter().flat_map(|one| &one.channels).map(|offer| {
        let steps = process.as_ref().map(|process| process.by_channel(offer.channel).longest_way().hours);
        let told = |hours: Option<u32>| hours.map_or_else(|| unknown(&page), |hours| hours.to_string());
        (page.t(&format!("catalog-channel-{}", offer.channel.key()), &[]), told(legal_hours(offer)), told(steps))
    });
    let view = DrawnView { head: Head::of(&page.ctx, &loaded, "/quy-trinh"), process: drawn, hours: hours.collect() };
    page.show(&view)
}

fn unknown(page: &Page) -> String {
    page.t("catalog-time-unknown", &[])
}
