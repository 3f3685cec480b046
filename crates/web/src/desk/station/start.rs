//! Whose paper it is, what is held of them already, and the files.

use app::document::list;
use app::station::{begin, look, page as pages};
use app::{Error as AppError, words::Value as Word};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::document::item::{Owner, OwnerKind, Trust};
use domain::station::capture::{Beginning, Capture, Origin};
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
    /// Papers that are begun and not signed.
    pub waiting: Vec<Waiting>,
    /// Papers from the archive that wait for a look.
    pub backlog: Vec<Waiting>,
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
    /// The paper, as far as it is known.
    pub title: String,
    /// Whose, as far as it is known.
    pub owner: String,
    /// How far it is.
    pub state: String,
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
                waiting: vec![waiting.clone()],
                backlog: vec![waiting],
                ..StartView::default()
            },
            StartView { mangled: true, held: vec![], ..known.clone() },
            StartView {
                mistakes: vec![Mistake { id: "tep".into(), text: "Chưa chọn tệp nào.".into() }], ..known
            },
        ]
    }
}

/// Who stands at the station.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// A scan or a typed number.
    #[serde(default)]
    pub nguoi: String,
}

/// Where the person works at a station.
fn offices(page: &Page) -> Vec<AgencyCode> {
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
    let view = StartView::of(&page, &wanted.nguoi).await?;
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
        let beginning = Beginning { office, origin, visit, owner, dossier: None, component: None, name, phone };
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
        };
        let capture = begin::begin(&page.ctx, beginning).await?;
        match pages::add(&page.ctx, capture.id, &upload.file, |_, _| ()).await {
            Ok(_) => first = first.or(Some(capture.id)),
            Err(AppError::Fault(fault)) => return Err(Error::Fault(fault)),
            Err(why) => {
                let text = why.tell(&page.site.words, page.lang, "");
                mistakes.push(Mistake { id: "tep".into(), text: format!("{}: {text}", upload.name) });
                let reason = page.t("station-not-taken", &[]);
                app::station::discard::discard(&page.ctx, capture.id, None, &reason).await?;
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
    let number = scan::read(number).map(|card| card.number);
    if number.is_none() && name.trim().is_empty() {
        return None;
    }
    Some(Owner {
        kind: OwnerKind::Person,
        number,
        name: name.trim().to_owned(),
        birth_year: birth_year.trim().parse().ok(),
    })
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
            for (origin, list) in [(Origin::Desk, &mut view.waiting), (Origin::Backlog, &mut view.backlog)] {
                let found = look::work(&page.ctx, &office, origin, None).await?;
                list.extend(found.iter().map(|(_, capture)| waiting(page, tell, &capture.subject)));
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

fn waiting(page: &Page, tell: Tell<'_>, capture: &Capture) -> Waiting {
    let kind = capture.found.as_ref().and_then(|found| found.paper.as_deref());
    let kind = kind.and_then(|code| page.ctx.city.library.kinds.find(code));
    let title = kind.map(|kind| kind.name.get(page.lang.code()).to_owned());
    Waiting {
        href: format!("/quay/so-hoa/{}", capture.id),
        title: title.unwrap_or_else(|| capture.beginning.name.clone()),
        owner: capture.beginning.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        state: page.t(&format!("station-state-{}", capture.state.key()), &[]),
        pages: capture.pages.len(),
        since: tell.short(capture.begun_at),
    }
}
