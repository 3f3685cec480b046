//! What is due at an office, what it keeps back, and its lists.

use app::Ctx;
use app::retention::{due, hold, list, who};
use app::timeline::Loaded;
use app::words::Value as Word;
use axum::extract::Query;
use axum::response::Response;
use domain::calendar::local;
use domain::destruction::Destruction;
use domain::document::hold::Grounds;
use domain::document::item::Document;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::list::colour;
use crate::Error;
use crate::desk::certification::list::{read_place, write_place};
use crate::desk::inbox::Tab;
use crate::desk::tell::Tell;
use crate::dossier::question::Mistake;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// The page.
#[derive(Debug, Clone, Serialize)]
pub struct RetentionView {
    /// The offices the reader has to do with.
    pub tabs: Vec<Tab>,
    /// The office whose papers they are.
    pub office: String,
    /// A new key for the form: sent twice, the list is made once.
    pub key: String,
    /// Whether the reader makes lists here.
    pub prepares: bool,
    /// What is due.
    pub due: Vec<Due>,
    /// Back to the first page, and the next.
    pub due_pages: (String, String),
    /// What was typed as the reason.
    pub reason: String,
    /// The lists, the latest first.
    pub lists: Vec<Line>,
    /// Back to the first page, and the next.
    pub list_pages: (String, String),
    /// What is kept back.
    pub held: Vec<Held>,
    /// Back to the first page, and the next.
    pub held_pages: (String, String),
    /// For whom something is kept back: name and words.
    pub grounds: Vec<(&'static str, String)>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// A document that is due.
#[derive(Debug, Clone, Serialize)]
pub struct Due {
    /// Its identifier.
    pub id: String,
    /// Its name and number.
    pub title: String,
    /// Whose.
    pub owner: String,
    /// The class of paper, in words.
    pub kind: String,
    /// Last day it had to be kept.
    pub keep_until: String,
    /// Why it stays all the same; empty if it can go on a list.
    pub hindrance: String,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// A list in the table.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Where it is.
    pub href: String,
    /// When it was made.
    pub at: String,
    /// By whom.
    pub by: String,
    /// How many documents.
    pub count: usize,
    /// How far it is, in words.
    pub stage: String,
    /// The colour of that.
    pub colour: &'static str,
}

/// A document that is kept back.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    /// Its identifier.
    pub id: String,
    /// Its name and number.
    pub title: String,
    /// Whose.
    pub owner: String,
    /// For what.
    pub grounds: String,
    /// In words.
    pub note: String,
    /// Who said so, and when.
    pub since: String,
}

impl View for RetentionView {
    const TEMPLATE: &'static str = "desk/retention/show.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let due = |id: &str, owner: &str, hindrance: &str| Due {
            id: id.into(),
            title: format!("Giấy ủy quyền, số 0{id}/2023"),
            owner: owner.into(),
            kind: "Giấy ủy quyền".into(),
            keep_until: "31/12/2025".into(),
            hindrance: hindrance.into(),
            chosen: hindrance.is_empty(),
        };
        let full = RetentionView {
            tabs: vec![Tab {
                text: "Phường Cửa Nam".into(), href: "/quay/luu-tru?noi=H26.00082".into(), here: true
            }],
            office: "H26.00082".into(),
            key: "1".into(),
            prepares: true,
            due: vec![due("1", "Trần Thị Quý", ""), due("2", "Công ty TNHH An Phát", "Đang nằm trong một danh mục.")],
            due_pages: (String::new(), "/quay/luu-tru?noi=H26.00082&sau=1.2".into()),
            reason: "Hết thời hạn lưu trữ".into(),
            lists: vec![Line {
                href: "/quay/luu-tru/1".into(),
                at: "09:12 23/11/2026".into(),
                by: "Vũ Minh Thu".into(),
                count: 2,
                stage: "Chờ người thứ hai xem".into(),
                colour: "yellow",
            }],
            list_pages: (String::new(), String::new()),
            held: vec![Held {
                id: "3".into(),
                title: "Giấy ủy quyền, số 03/2023".into(),
                owner: "Nguyễn Văn Minh".into(),
                grounds: "Khiếu nại, tố cáo".into(),
                note: "Đơn khiếu nại số 12".into(),
                since: "Vũ Minh Thu, 09:12 23/11/2026".into(),
            }],
            held_pages: (String::new(), String::new()),
            grounds: vec![("complaint", "Khiếu nại, tố cáo".into()), ("other", "Lý do khác".into())],
            mistakes: vec![],
        };
        let wrong = Mistake { id: "den-han".into(), text: "Hãy chọn ít nhất một giấy tờ.".into() };
        let empty = RetentionView {
            prepares: false,
            due: vec![],
            due_pages: (String::new(), String::new()),
            lists: vec![],
            held: vec![],
            ..full.clone()
        };
        vec![RetentionView { mistakes: vec![wrong], ..full.clone() }, full, empty]
    }
}

/// Which office, from where in which list.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    noi: String,
    #[serde(default)]
    sau: String,
    #[serde(default)]
    truoc: String,
    #[serde(default)]
    giu: String,
}

impl Wanted {
    /// The first page of an office.
    pub(super) fn of(office: &str) -> Self {
        Self { noi: office.to_owned(), ..Self::default() }
    }
}

/// `GET /quay/luu-tru`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let view = RetentionView::build(&page.ctx, &wanted).await?;
    page.show(&view)
}

/// Name and number of a paper.
pub(super) fn titled(tell: Tell<'_>, title: &str, number: Option<&str>) -> String {
    let number = number.map(|number| tell.t("custody-numbered", &[("number", number.into())]));
    [Some(title.to_owned()), number].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A day in the reader's language.
pub(super) fn day(tell: Tell<'_>, day: Date) -> String {
    tell.t("station-day", &[("day", Word::Day(day))])
}

/// What a rule says.
pub(super) fn ruled(tell: Tell<'_>, ruling: Ruling) -> String {
    app::Error::Ruled(ruling).tell(&tell.0.city.words, tell.0.lang, "")
}

impl RetentionView {
    pub(super) async fn build(ctx: &Ctx, wanted: &Wanted) -> Result<Self, Error> {
        let tell = Tell(ctx);
        let offices = who::offices(ctx);
        let here = offices.iter().find(|one| one.as_str() == wanted.noi).or_else(|| offices.first());
        let here = here.ok_or(Error::Forbidden)?;
        let address = |office: &AgencyCode| format!("/quay/luu-tru?noi={}", escape(office.as_str()));
        let pages = |asked: &str, name: &str, next: Option<(i64, String)>| {
            let first = if asked.is_empty() { String::new() } else { address(here) };
            let next = next.map(|place| format!("{}&{name}={}", address(here), escape(&write_place(&place))));
            (first, next.unwrap_or_default())
        };
        let (found, next) = due::due(ctx, here, local::day(ctx.now), read_place(&wanted.sau).as_ref()).await?;
        let mut due = Vec::with_capacity(found.len());
        for document in &found {
            due.push(Due::of(ctx, document).await?);
        }
        let lists = list::lists(ctx, here, read_place(&wanted.truoc).as_ref()).await?;
        let lists_next = lists.last().filter(|_| lists.len() == list::PAGE as usize).map(|(place, _)| place.clone());
        let held = hold::held(ctx, here, read_place(&wanted.giu).as_ref()).await?;
        let held_next = held.last().filter(|_| held.len() == hold::PAGE as usize).map(|(place, _)| place.clone());
        let tab = |one: &AgencyCode| Tab { text: tell.office(one), href: address(one), here: one == here };
        Ok(Self {
            tabs: offices.iter().map(tab).collect(),
            office: here.to_string(),
            key: ctx.id().to_string(),
            prepares: who::prepares(ctx, here),
            due,
            due_pages: pages(&wanted.sau, "sau", next),
            reason: tell.word("retention-reason-usual"),
            lists: lists.iter().map(|(_, one)| Line::of(ctx, one)).collect(),
            list_pages: pages(&wanted.truoc, "truoc", lists_next),
            held: held.iter().filter_map(|(_, one)| Held::of(ctx, &one.subject)).collect(),
            held_pages: pages(&wanted.giu, "giu", held_next),
            grounds: Grounds::ALL.map(|one| (one.key(), tell.named("destruction-grounds-", one.key()))).to_vec(),
            mistakes: Vec::new(),
        })
    }
}

impl Due {
    async fn of(ctx: &Ctx, document: &Loaded<Document>) -> Result<Self, Error> {
        let tell = Tell(ctx);
        let hindrance = due::hindrance(ctx, document).await?;
        let item = &document.subject.item;
        let kind = ctx.city.library.kinds.find(&item.kind);
        Ok(Self {
            id: document.id.to_string(),
            title: titled(tell, &item.title, item.number.as_deref()),
            owner: item.owner.name.clone(),
            kind: kind.map_or_else(|| item.kind.clone(), |kind| kind.name.get(ctx.lang.code()).to_owned()),
            keep_until: item.keep_until.map(|last| day(tell, last)).unwrap_or_default(),
            chosen: hindrance.is_none(),
            hindrance: hindrance.map(|ruling| ruled(tell, ruling)).unwrap_or_default(),
        })
    }
}

impl Line {
    fn of(ctx: &Ctx, one: &Loaded<Destruction>) -> Self {
        let (tell, list) = (Tell(ctx), &one.subject);
        Self {
            href: format!("/quay/luu-tru/{}", one.id),
            at: tell.short(list.proposed.at),
            by: list.proposed.by.name.clone(),
            count: list.entries.len(),
            stage: tell.named("destruction-stage-", list.stage.key()),
            colour: colour(list.stage),
        }
    }
}

impl Held {
    fn of(ctx: &Ctx, document: &Document) -> Option<Self> {
        let (tell, item, hold) = (Tell(ctx), &document.item, document.hold.as_ref()?);
        Some(Self {
            id: document.id.to_string(),
            title: titled(tell, &item.title, item.number.as_deref()),
            owner: item.owner.name.clone(),
            grounds: tell.named("destruction-grounds-", hold.grounds.key()),
            note: hold.note.clone(),
            since: format!("{}, {}", hold.by.name, tell.short(hold.since)),
        })
    }
}
