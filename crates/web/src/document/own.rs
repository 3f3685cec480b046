//! One's own store: every document the city keeps for the person who is signed in.

use app::document::list;
use axum::extract::Query;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::desk::station::start::{Held, held};
use crate::page::Page;
use crate::view::View;

/// The store.
#[derive(Debug, Clone, Serialize)]
pub struct StoreView {
    /// The documents, the latest first.
    pub documents: Vec<Held>,
    /// Where older ones are.
    pub next: String,
}

impl View for StoreView {
    const TEMPLATE: &'static str = "document/store.html";

    fn samples() -> Vec<Self> {
        let held = Held {
            title: "Giấy khai sinh".into(),
            detail: "12/2019, 15/06/2019".into(),
            standing: "Còn hiệu lực".into(),
            colour: "green",
            trust: "Có chữ ký của cơ quan".into(),
            href: "/kho-giay-to/1".into(),
        };
        vec![
            StoreView { documents: vec![], next: String::new() },
            StoreView { documents: vec![held.clone(), held], next: "/kho-giay-to?truoc=1".into() },
        ]
    }
}

/// Where the list goes on.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    /// The last one shown, as `sort.id`.
    #[serde(default)]
    truoc: String,
}

/// `GET /kho-giay-to`
pub async fn show(page: Page, Query(from): Query<From>) -> Result<Response, Error> {
    let before = from.truoc.split_once('.').and_then(|(sort, id)| Some((sort.parse().ok()?, id.to_owned())));
    let found = list::own(&page.ctx, before.as_ref()).await?;
    let next = found.last().filter(|_| found.len() >= list::PAGE as usize);
    let view = StoreView {
        next: next.map(|((sort, id), _)| format!("/kho-giay-to?truoc={sort}.{id}")).unwrap_or_default(),
        documents: found
            .iter()
            .map(|(_, one)| Held { href: format!("/kho-giay-to/{}", one.id), ..held(&page, &one.subject) })
            .collect(),
    };
    page.show(&view)
}
