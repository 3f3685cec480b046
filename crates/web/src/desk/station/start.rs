//! Whose paper it is, what is held of them already, and the files.

use std::time::Duration;

use app::document::list;
use app::station::{begin, look, page as pages, reading};
use app::{Error as AppError, words::Value as Word};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::document::item::{Owner, OwnerKind, Trust};
use domain::station::capture::{Beginning, Capture, Origin, Shelf};
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::desk::parcel::Parcel;
use crate::desk::receive::scan;
use crate::desk::tell::Tell;
use crate::dossier::question::Mistake;
use crate::page::Page;
use crate::view::View;

/// The station, before a paper is on it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StartView {
    /// What was scanned or typed.
    pub scanned: String,
    /// Whose papers, once it is known.
    pub number: String,
    /// Their name.
    pub name: String,
    /// Their year of birth.
    pub birth_year: String,
    /// The scan reached us changed by the keyboard's input method: only the number of it is believed.
    pub mangled: bool,
    /// Whether somebody was named.
    pub known: bool,
    /// What is in their store.
    pub held: Vec<Held>,
    /// The offices whose station it may be.
    pub offices: Vec<(String, String)>,
    /// The first papers that are begun and not signed.
    pub waiting: Vec<Waiting>,
    /// The lists of work: words, where, how many.
    pub lists: Vec<(String, String, u64)>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// A document that is held.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    /// Its name.
    pub title: String,
    /// Number and day.
    pub detail: String,
    /// Whether it holds, in words.
    pub standing: String,
    /// The colour of that.
    pub colour: &'static str,
    /// How far it can be relied on.
    pub trust: String,
    /// Where it can be looked at.
    pub href: String,
}

/// A capture in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Waiting {
    /// Where it leads.
    pub href: String,
    /// What is not sure about it, in words.
    pub doubts: Vec<String>,
    /// Who works on it.
    pub worker: String,
    /// The paper, as far as it is known.
    pub title: String,
    /// Whose, as far as it is known.
    pub owner: String,
    /// How far it is.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// How many pages.
    pub pages: usize,
    /// Since when.
    pub since: String,
}

impl View for StartView {
    const TEMPLATE: &'static str = "desk/station/start.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let offices = vec![("H26.00082.MC".to_owned(), "Bộ phận Một cửa phường Cửa Nam".to_owned())];
        let waiting = Waiting {
            href: "/quay/so-hoa/1".into(),
            title: "Giấy khai sinh".into(),
            owner: "Nguyễn Văn Minh".into(),
            state: "Chờ kiểm tra".into(),
            colour: "blue",
            doubts: vec!["Chưa chắc loại".into()],
            worker: "Lê Thị Hoa".into(),
            pages: 2,
            since: "09:12 23/11/2026".into(),
        };
        let held = Held {
            title: "Giấy chứng nhận kết hôn".into(),
            detail: "12/2019, 15/06/2019".into(),
            standing: "Còn hiệu lực".into(),
            colour: "green",
            trust: "Có chữ ký của cơ quan".into(),
            href: "/quay/giay-to/1".into(),
        };
        let known = StartView {
            scanned: "001095000017".into(),
            number: "001095000017".into(),
            name: "Nguyễn Văn Minh".into(),
            birth_year: "1995".into(),
            known: true,
            held: vec![held],
            offices: offices.clone(),
            ..StartView::default()
        };
        vec![
            StartView {
                offices: offices.clone(),
                waiting: vec![waiting],
                lists: vec![("Kết quả cũ chờ kiểm tra".into(), "/quay/so-hoa/danh-sach?nguon=backlog".into(), 12)],
                ..StartView::default()
            },
            StartView { mangled: true, held: vec![], ..known.clone() },
            StartView {
                scanned: "không phải thẻ".into(),
                mistakes: vec![Mistake { id: "nguoi".into(), text: "Không thấy số định danh nào.".into() }],
                offices: offices.clone(),
                ..StartView::default()
            },
            StartView {
                mistakes: vec![Mistake { id: "tep".into(), text: "Chưa chọn tệp nào.".into() }], ..known
            },
        ]
    }
}

/// How long a browser waits for pages to be read before it watches them.
pub const PATIENCE: Duration = Duration::from_secs(4);
/// Papers shown before the lists.
const FEW: usize = 8;

/// Who stands at the station.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// A scan or a typed number.
    #[serde(default)]
    pub nguoi: String,
}

/// Where the person works at a station.
pub fn offices(page: &Page) -> Vec<AgencyCode> {
    let Actor::Staff { grants, .. } = &page.ctx.actor else { return Vec::new() };
    let roles = [Role::Receptionist, Role::Specialist, Role::Leader, Role::Clerk, Role::PointManager];
    let today = local::day(page.ctx.now);
    let mut offices: Vec<AgencyCode> = Vec::new();
    for grant in grants.iter().filter(|grant| roles.contains(&grant.role) && grant.holds_on(today)) {
        if !offices.contains(&grant.office) {
            offices.push(grant.office.clone());
        }
    }
    offices
}

/// `GET /quay/so-hoa`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let mut view = StartView::of(&page, &wanted.nguoi).await?;
    if !view.known && !wanted.nguoi.trim().is_empty() {
        view.mistakes = vec![Mistake { id: "nguoi".into(), text: page.t("station-nobody", &[]) }];
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    }
    page.show(&view)
}

/// `POST /quay/so-hoa`: one capture for each file, and on to the first.
pub async fn create(page: Page, parcel: Parcel) -> Result<Response, Error> {
    let fields = &parcel.fields;
    let office: AgencyCode = fields.text("noi").parse().map_err(|_| Error::NotFound)?;
    let owner = owner(&fields.text("so-dinh-danh"), &fields.text("ho-ten"), &fields.text("nam-sinh"));
    let visit = page.ctx.id();
    if fields.get("bang") == Some("dien-thoai") && parcel.files.is_empty() {
        let phone = Some(app::station::phone::token()?);
        let (name, origin) = (page.t("station-phone-name", &[]), Origin::Desk);
        let beginning =
            Beginning { office, origin, visit, owner, dossier: None, component: None, name, phone, index: None };
        let capture = begin::begin(&page.ctx, beginning).await?;
        return Ok(page.to(&format!("/quay/so-hoa/{}", capture.id)).into_response());
    }
    let mut first = None;
    let mut mistakes: Vec<Mistake> = parcel
        .refused
        .iter()
        .map(|(_, why)| AppError::Document(why.clone()).tell(&page.site.words, page.lang, ""))
        .map(|text| Mistake { id: "tep".into(), text })
        .collect();
    for (_, upload) in &parcel.files {
        let beginning = Beginning {
            office: office.clone(),
            origin: Origin::Desk,
            visit,
            owner: owner.clone(),
            dossier: None,
            component: None,
            name: upload.name.clone(),
            phone: None,
            index: None,
        };
        let capture = begin::begin(&page.ctx, beginning).await?;
        let brought = match pages::bring(&page.ctx, capture.id, &upload.file).await {
            Ok(_) => {
                reading::start(&page.ctx, capture.id, upload.file.clone());
                // One page is read before a person looks up; three hundred are watched coming.
                let patience = if first.is_none() { PATIENCE } else { Duration::ZERO };
                let stopped = reading::wait(capture.id, patience).await;
                let now = look::get(&page.ctx, capture.id).await?;
                match stopped {
                    Some(why) if now.subject.pages.is_empty() => Err(AppError::Ruled(why)),
                    _ => Ok(()),
                }
            }
            Err(why) => Err(why),
        };
        match brought {
            Ok(()) => first = first.or(Some(capture.id)),
            Err(AppError::Fault(fault)) => return Err(Error::Fault(fault)),
            Err(why) => {
                let text = why.tell(&page.site.words, page.lang, "");
                mistakes.push(Mistake { id: "tep".into(), text: format!("{}: {text}", upload.name) });
                let reason = page.t("station-not-taken", &[]);
                app::station::discard::discard(&page.ctx, capture.id, None, &reason).await?;
                reading::forget(capture.id);
            }
        }
    }
    if let (Some(first), true) = (first, mistakes.is_empty()) {
        return Ok(page.to(&format!("/quay/so-hoa/{first}")).into_response());
    }
    if mistakes.is_empty() {
        mistakes.push(Mistake { id: "tep".into(), text: page.t("station-no-file", &[]) });
    }
    let mut view = StartView::of(&page, &fields.text("so-dinh-danh")).await?;
    (view.name, view.birth_year) = (fields.text("ho-ten"), fields.text("nam-sinh"));
    view.mistakes = mistakes;
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

fn owner(number: &str, name: &str, birth_year: &str) -> Option<Owner> {
    let card = scan::read(number).map(|card| card.number);
    let owner = Owner::of(&card.unwrap_or_else(|| number.to_owned()), name, birth_year.trim().parse().ok());
    // A number that is neither a person's nor an organisation's is nobody's.
    let is_number = owner.kind == OwnerKind::Organisation || scan::read(number).is_some();
    let owner = Owner { number: owner.number.filter(|_| is_number), ..owner };
    (owner.number.is_some() || !owner.name.is_empty()).then_some(owner)
}

impl StartView {
    async fn of(page: &Page, scanned: &str) -> Result<Self, Error> {
        let card = scan::read(scanned);
        let tell = Tell(&page.ctx);
        let mut view = StartView {
            scanned: scanned.chars().take(400).collect(),
            known: card.is_some(),
            offices: offices(page).iter().map(|office| (office.to_string(), page.office(office))).collect(),
            ..StartView::default()
        };
        if let Some(card) = card {
            let documents = list::held_of(&page.ctx, &card.number).await?;
            view.held = documents.iter().map(|document| held(page, &document.subject)).collect();
            view.mangled = card.mangled;
            view.number = card.number;
            view.name = card.name.unwrap_or_default();
            view.birth_year = card.born.map(|born| born.year().to_string()).unwrap_or_default();
            return Ok(view);
        }
        for office in offices(page) {
            let found = look::work(&page.ctx, &office, Origin::Desk, Shelf::All, None).await?;
            view.waiting.extend(found.iter().take(FEW).map(|(_, capture)| waiting(page, tell, &capture.subject)));
            for origin in [Origin::Desk, Origin::Backlog] {
                let count = look::count(&page.ctx, &office, origin, Shelf::All).await?;
                if count > 0 {
                    let words = page.t(&format!("station-list-{}", origin.key()), &[]);
                    let words =
                        if view.offices.len() > 1 { format!("{words}: {}", page.office(&office)) } else { words };
                    view.lists.push((words, super::list::address(&office, origin, ""), count));
                }
            }
        }
        Ok(view)
    }
}

/// A document as a line.
pub fn held(page: &Page, document: &domain::document::item::Document) -> Held {
    use domain::document::item::Standing;
    let item = &document.item;
    let standing = document.standing(local::day(page.ctx.now));
    let day = item.issued_on.map(|day| page.t("station-day", &[("day", Word::Day(day))]));
    let detail: Vec<String> = item.number.iter().cloned().chain(day).collect();
    let trust = match item.trust() {
        Trust::Unsigned => "document-trust-unsigned",
        Trust::Copied => "document-trust-copied",
        Trust::Official => "document-trust-official",
    };
    Held {
        title: item.title.clone(),
        detail: detail.join(", "),
        standing: page.t(&format!("document-standing-{}", standing.key()), &[]),
        colour: if standing == Standing::Valid { "green" } else { "grey" },
        trust: page.t(trust, &[]),
        href: format!("/quay/giay-to/{}", document.id),
    }
}

/// A capture as a line.
pub fn waiting(page: &Page, tell: Tell<'_>, capture: &Capture) -> Waiting {
    let kind = capture.found.as_ref().and_then(|found| found.paper.as_deref());
    let kind = kind.and_then(|code| page.ctx.city.library.kinds.find(code));
    let title = kind.map(|kind| kind.name.get(page.lang.code()).to_owned());
    let doubts = capture.found.iter().flat_map(|found| &found.doubts);
    let doubts: Vec<String> = doubts.map(|doubt| page.t(&format!("station-doubtful-{}", doubt.key()), &[])).collect();
    let (state, colour) = match &capture.found {
        Some(_) if doubts.is_empty() => ("station-ready".to_owned(), "green"),
        Some(_) => (format!("station-state-{}", capture.state.key()), "yellow"),
        None => (format!("station-state-{}", capture.state.key()), "blue"),
    };
    Waiting {
        href: format!("/quay/so-hoa/{}", capture.id),
        title: title.unwrap_or_else(|| capture.beginning.name.clone()),
        owner: capture.beginning.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        state: page.t(&state, &[]),
        colour,
        doubts,
        worker: capture.worker.as_ref().map(|by| by.name.clone()).unwrap_or_default(),
        pages: capture.pages.len(),
        since: tell.short(capture.begun_at),
    }
}
