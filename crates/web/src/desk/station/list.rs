//! What an office has still to look at: what is ready, what is in doubt and why, who works on it.

use app::station::{look, take_up};
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use domain::station::capture::{Origin, Shelf};
use domain::station::doubt::Doubt;
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};

use super::start::{Waiting, offices, waiting};
use crate::Error;
use crate::desk::certification::list::{read_place, write_place};
use crate::desk::inbox::Tab;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// A list of work.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListView {
    /// The offices and where their papers come from.
    pub tabs: Vec<Tab>,
    /// Its parts: words with how many.
    pub shelves: Vec<Tab>,
    /// The office, the origin and the part, as they are sent.
    pub asked: [String; 3],
    /// The papers.
    pub papers: Vec<Waiting>,
    /// The first page.
    pub first: String,
    /// The next page.
    pub next: String,
}

impl View for ListView {
    const TEMPLATE: &'static str = "desk/station/list.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let tab = |text: &str, here| Tab { text: text.into(), href: "/quay/so-hoa/danh-sach".into(), here };
        let paper = Waiting {
            href: "/quay/so-hoa/1".into(),
            title: "Giấy khai sinh".into(),
            owner: "Nguyễn Văn Minh".into(),
            state: "Chờ kiểm tra".into(),
            colour: "yellow",
            doubts: vec!["Chưa chắc loại".into(), "Nội dung chưa chắc".into()],
            worker: "Lê Thị Hoa".into(),
            pages: 2,
            since: "09:12 23/11/2026".into(),
        };
        let full = ListView {
            tabs: vec![tab("Tại quầy", false), tab("Kết quả cũ", true)],
            shelves: vec![tab("Tất cả (12)", true), tab("Sẵn sàng ký (4)", false)],
            asked: ["H26.00082".into(), "backlog".into(), String::new()],
            papers: vec![paper],
            first: "/quay/so-hoa/danh-sach".into(),
            next: "/quay/so-hoa/danh-sach?sau=1.2".into(),
        };
        let empty = ListView { papers: vec![], first: String::new(), next: String::new(), ..full.clone() };
        vec![full, empty]
    }
}

/// Which list, from where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    noi: String,
    #[serde(default)]
    nguon: String,
    #[serde(default)]
    xem: String,
    #[serde(default)]
    sau: String,
}

/// Where a list is.
pub fn address(office: &AgencyCode, origin: Origin, shelf: &str) -> String {
    let shelf = if shelf.is_empty() { String::new() } else { format!("&xem={shelf}") };
    format!("/quay/so-hoa/danh-sach?noi={}&nguon={}{shelf}", escape(office.as_str()), origin.key())
}

fn origin(key: &str) -> Origin {
    [Origin::Desk, Origin::Backlog].into_iter().find(|one| one.key() == key).unwrap_or(Origin::Desk)
}

/// The parts of a list by their names in addresses. Somebody without an account has no part of their own.
fn shelves(page: &Page) -> Vec<(&'static str, Shelf)> {
    let mine = page.ctx.actor.account().map(|account| ("mine", Shelf::Of(account)));
    let fixed = [("", Shelf::All), ("ready", Shelf::Ready), ("capturing", Shelf::Capturing)];
    let doubts = Doubt::ALL.map(|doubt| (doubt.key(), Shelf::Doubtful(doubt)));
    fixed.into_iter().chain(mine).chain(doubts).collect()
}

/// `GET /quay/so-hoa/danh-sach`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let offices = offices(&page);
    let office = offices.iter().find(|one| one.as_str() == wanted.noi).or_else(|| offices.first());
    let office = office.ok_or(Error::Forbidden)?;
    let origin = origin(&wanted.nguon);
    let all = shelves(&page);
    let (name, shelf) = all.iter().find(|(name, _)| *name == wanted.xem).copied().unwrap_or(("", Shelf::All));
    let after = read_place(&wanted.sau);
    let found = look::work(&page.ctx, office, origin, shelf, after.as_ref()).await?;
    let mut parts = Vec::with_capacity(all.len());
    for (one, part) in all {
        let count = look::count(&page.ctx, office, origin, part).await?;
        if count > 0 || one == name || one.is_empty() {
            let words = match part {
                Shelf::Doubtful(_) => page.t(&format!("station-doubtful-{one}"), &[]),
                _ => page.t(&format!("station-shelf-{}", if one.is_empty() { "all" } else { one }), &[]),
            };
            let text = format!("{words} ({count})");
            parts.push(Tab { text, href: address(office, origin, one), here: one == name });
        }
    }
    let is_full = found.len() == look::PAGE as usize;
    let next = found.last().filter(|_| is_full);
    let here = address(office, origin, name);
    let tabs = offices.iter().flat_map(|one| [Origin::Desk, Origin::Backlog].map(|from| (one, from)));
    let several = offices.len() > 1;
    let view = ListView {
        tabs: tabs
            .map(|(one, from)| {
                let words = page.t(&format!("station-list-{}", from.key()), &[]);
                Tab {
                    text: if several { format!("{words}: {}", page.office(one)) } else { words },
                    href: address(one, from, ""),
                    here: one == office && from == origin,
                }
            })
            .collect(),
        shelves: parts,
        asked: [office.to_string(), origin.key().to_owned(), name.to_owned()],
        papers: found.iter().map(|(_, capture)| waiting(&page, Tell(&page.ctx), &capture.subject)).collect(),
        first: if after.is_some() { here.clone() } else { String::new() },
        next: next.map(|(place, _)| format!("{here}&sau={}", escape(&write_place(place)))).unwrap_or_default(),
    };
    page.show(&view)
}

/// `POST /quay/so-hoa/tiep`: on to the oldest that nobody else works on.
pub async fn next(page: Page, fields: Fields) -> Result<Response, Error> {
    let office: AgencyCode = fields.text("noi").parse().map_err(|_| Error::NotFound)?;
    let origin = origin(&fields.text("nguon"));
    let wanted = fields.text("xem");
    let shelf = shelves(&page).into_iter().find(|(name, _)| *name == wanted).map_or(Shelf::All, |(_, shelf)| shelf);
    match take_up::next(&page.ctx, &office, origin, shelf).await? {
        Some(capture) => Ok(page.to(&format!("/quay/so-hoa/{}", capture.id)).into_response()),
        None => Ok(page.to_with(&address(&office, origin, &wanted), "flash-station-none-left", "")),
    }
}
