//! One text of the catalogue: its editions, its drafts, and everything that happened to it.

use app::Ctx;
use app::catalog::begin::{self, From};
use app::catalog::{get, history, list, retire, withdraw};
use app::words::{Value as Word, format};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::publication::{Action, EntryKey, Kind, Standing};
use serde::{Deserialize, Serialize};

use super::list::{Asked, ListView, Row, standing_colour, standing_key};
use super::room::{self, Room};
use super::tell::{self, EventLine};
use crate::Error;
use crate::desk::register::read_day;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// Facts shown at once.
const FACTS: u32 = 50;

/// The page of a text.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// Its page.
    pub place: String,
    /// What it is called.
    pub title: String,
    /// Kind and key.
    pub about: String,
    /// The page people read, for a procedure in force.
    pub public: String,
    /// Its editions.
    pub editions: Vec<EditionRow>,
    /// Its drafts.
    pub drafts: Vec<Row>,
    /// What happened.
    pub events: Vec<EventLine>,
    /// The rest of what happened.
    pub more: String,
    /// Whether this person may begin a draft, or propose an end.
    pub may_begin: bool,
    /// Whether there is an edition that may end.
    pub may_retire: bool,
    /// Why something was not done.
    pub error: String,
}

/// One edition.
#[derive(Debug, Clone, Serialize)]
pub struct EditionRow {
    /// Its number.
    pub number: u32,
    /// Its days.
    pub days: String,
    /// How it stands.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Who published it, and by which decision.
    pub by: String,
    /// Running dossiers that keep it.
    pub running: u64,
    /// Where they can be moved to another edition.
    pub migrate: String,
    /// That this person may undo it now.
    pub withdrawable: bool,
}

impl View for EntryView {
    const TEMPLATE: &'static str = "admin/entry.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let edition = |number, colour, withdrawable| EditionRow {
            number,
            days: "từ 01/07/2025".into(),
            state: "Đang có hiệu lực".into(),
            colour,
            by: "Đức, 12/QĐ-UBND".into(),
            running: 3,
            migrate: "/quan-tri/chuyen/1.001193?tu=1&den=2".into(),
            withdrawable,
        };
        let event = EventLine {
            at: "23/11/2026 09:00".into(),
            who: "Ngân".into(),
            what: "Gửi duyệt".into(),
            more: vec!["Phiên bản 2".into()],
        };
        let full = EntryView {
            place: "/quan-tri/van-ban/procedure/1.001193".into(),
            title: "Thủ tục đăng ký khai sinh".into(),
            about: "Thủ tục 1.001193".into(),
            public: "/thu-tuc/khai-sinh".into(),
            editions: vec![edition(1, "green", false), edition(2, "yellow", true)],
            drafts: vec![Row { href: "/quan-tri/du-thao/1".into(), title: "Khai sinh".into(), ..Row::default() }],
            events: vec![event],
            more: "/quan-tri/van-ban/procedure/1.001193?sau=50".into(),
            may_begin: true,
            may_retire: true,
            error: "Đã có hiệu lực.".into(),
        };
        let bare = EntryView {
            editions: vec![],
            drafts: vec![],
            events: vec![],
            public: String::new(),
            more: String::new(),
            error: String::new(),
            may_begin: false,
            may_retire: false,
            ..full.clone()
        };
        vec![full, bare]
    }
}

/// From which fact on.
#[derive(Debug, Default, Deserialize)]
pub struct Since {
    #[serde(default)]
    sau: i64,
}

/// `GET /quan-tri/van-ban/{kind}/{key}`
pub async fn show(
    Room(page): Room,
    Path((kind, key)): Path<(String, String)>,
    Query(from): Query<Since>,
) -> Result<Response, Error> {
    let entry = room::entry(&kind, &key)?;
    let view = EntryView::build(&page.ctx, &entry, from.sau, String::new()).await?;
    page.show(&view)
}

impl EntryView {
    async fn build(ctx: &Ctx, entry: &EntryKey, after: i64, error: String) -> Result<EntryView, Error> {
        let catalog = ctx.city.catalog();
        let editions = get::editions(ctx, entry).await?;
        let drafts = get::drafts_of(ctx, entry).await?;
        let events = history::history(ctx, entry, after, FACTS).await?;
        if editions.is_empty() && drafts.is_empty() && events.is_empty() {
            return Err(Error::NotFound);
        }
        let may_begin = Action::Begin.is_for(&ctx.actor).is_ok();
        let place = room::place(entry);
        let target = editions.iter().find(|one| one.standing == Standing::InForce).map(|one| one.number);
        let in_force =
            entry.code().and_then(|code| catalog.in_force(&code, domain::calendar::local::day(ctx.now)).cloned());
        let latest = editions.iter().rev().find(|one| one.standing != Standing::Withdrawn);
        let text = match latest {
            Some(one) => get::edition_text(ctx, entry, one.number).await?.to_string(),
            None => match drafts.first() {
                Some(draft) => get::get(ctx, draft.id).await?.text,
                None => String::new(),
            },
        };
        let more =
            events.last().filter(|_| events.len() == FACTS as usize).map(|last| format!("{place}?sau={}", last.seq));
        let row = |one: &get::EditionOf| EditionRow {
            number: one.number,
            days: days(ctx, one),
            state: ctx.city.words.get(ctx.lang, &standing_key(one.standing), &[]),
            colour: standing_colour(one.standing),
            by: published(one),
            running: one.running,
            migrate: target
                .filter(|target| may_begin && one.running > 0 && *target != one.number)
                .map(|target| super::migrate::place(entry, one.number, target))
                .unwrap_or_default(),
            withdrawable: one.withdrawable,
        };
        Ok(EntryView {
            title: room::title(ctx, entry, &text),
            about: room::about(ctx, entry),
            public: in_force.map(|one| format!("/thu-tuc/{}", crate::procedure::line::slug(&one))).unwrap_or_default(),
            may_begin,
            may_retire: may_begin && latest.is_some_and(|one| one.standing != Standing::Ended),
            editions: editions.iter().map(row).collect(),
            drafts: drafts
                .into_iter()
                .map(|draft| super::list::row(ctx, &list::Line { draft, title: String::new(), field: String::new() }))
                .collect(),
            events: events.iter().map(|event| tell::event(ctx, &event.recorded)).collect(),
            more: more.unwrap_or_default(),
            error,
            place,
        })
    }
}

fn days(ctx: &Ctx, one: &get::EditionOf) -> String {
    let told =
        |key: &str, day| ctx.city.words.get(ctx.lang, key, &[("day", Word::Text(format::short_date(ctx.lang, day)))]);
    let from = one.valid_from.map(|day| told("admin-days-from", day));
    let to = one.last_day.map(|day| told("admin-days-to", day));
    [from, to].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn published(one: &get::EditionOf) -> String {
    let Some(edition) = &one.published else { return String::new() };
    let decision = edition.announcement.as_ref().map(|announcement| announcement.decision.clone());
    [Some(edition.publisher.name.clone()), decision].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The page again, with why something was not done.
async fn again(page: Page, entry: &EntryKey, error: app::Error) -> Result<Response, Error> {
    let app::Error::Publication(_) = &error else { return Err(error.into()) };
    let said = error.tell(&page.ctx.city.words, page.lang, "");
    let view = EntryView::build(&page.ctx, entry, 0, said).await?;
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

/// `POST /quan-tri/du-thao`: a draft of a text that may not be there yet.
pub async fn create(Room(page): Room, fields: Fields) -> Result<Response, Error> {
    let kind: Kind = fields.text("loai").parse().map_err(|_| Error::NotFound)?;
    let Ok(entry) = EntryKey::new(kind, &fields.text("ma")) else {
        let said = page.t("admin-wrong-key", &[]);
        let view = ListView::build(&page.ctx, &Asked::of(kind), said).await?;
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    };
    // What is there already is gone on with.
    let latest = get::editions(&page.ctx, &entry).await?;
    let latest = latest.iter().rev().find(|one| one.standing != Standing::Withdrawn).map(|one| one.number);
    let begun = begin::begin(&page.ctx, &entry, latest.map_or(From::Nothing, From::Edition), None).await?;
    Ok(page.to(&format!("/quan-tri/du-thao/{}", begun.draft.id)).into_response())
}

/// `POST /quan-tri/van-ban/{kind}/{key}/du-thao`: a draft from an edition.
pub async fn begin(
    Room(page): Room,
    Path((kind, key)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let entry = room::entry(&kind, &key)?;
    let from = fields.text("ban").parse().map_or(From::Nothing, From::Edition);
    match begin::begin(&page.ctx, &entry, from, None).await {
        Ok(begun) => Ok(page.to(&format!("/quan-tri/du-thao/{}", begun.draft.id)).into_response()),
        Err(error) => again(page, &entry, error).await,
    }
}

/// `POST /quan-tri/van-ban/{kind}/{key}/ket-thuc`: that it ends is proposed.
pub async fn retire(
    Room(page): Room,
    Path((kind, key)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let entry = room::entry(&kind, &key)?;
    let Some(last) = read_day(&fields.text("ngay-cuoi")) else {
        let said = page.t("admin-wrong-day", &[]);
        let view = EntryView::build(&page.ctx, &entry, 0, said).await?;
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    };
    let replaced = fields.get("thay-bang").map(str::to_owned);
    match retire::propose(&page.ctx, &entry, last, replaced, &fields.text("loi-nhan")).await {
        Ok(changed) => {
            Ok(page.to_with(&format!("/quan-tri/du-thao/{}", changed.draft.id), "flash-admin-submitted", ""))
        }
        Err(error) => again(page, &entry, error).await,
    }
}

/// `POST /quan-tri/van-ban/{kind}/{key}/rut`: what has not taken effect is undone.
pub async fn withdraw(
    Room(page): Room,
    Path((kind, key)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let entry = room::entry(&kind, &key)?;
    let number: u32 = fields.text("ban").parse().map_err(|_| Error::NotFound)?;
    match withdraw::withdraw(&page.ctx, &entry, number, &fields.text("ly-do")).await {
        Ok(_) => Ok(page.to_with(&room::place(&entry), "flash-admin-withdrawn", &number.to_string())),
        Err(error) => again(page, &entry, error).await,
    }
}
