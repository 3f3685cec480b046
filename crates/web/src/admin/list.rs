//! What is published, and drafts: by kind, where they stand, text and field.

use std::collections::BTreeMap;

use app::Ctx;
use app::catalog::list::{self, Cursor, Wanted};
use app::catalog::{get, judge};
use app::words::format;
use axum::extract::Query;
use axum::response::Response;
use domain::calendar::local;
use domain::catalog::publication::{Action, EntryKey, Kind, Standing, State};
use domain::search::fold::fold;
use serde::{Deserialize, Serialize};

use super::room::{self, Room};
use super::tell::{Counts, colour};
use crate::Error;
use crate::desk::inbox::Tab;
use crate::dossier::question::Choosable;
use crate::routes::escape;
use crate::view::View;

/// Lines of a page.
const PAGE: u32 = 25;

/// The list.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The kinds of text.
    pub kinds: Vec<Tab>,
    /// What is published, and drafts by where they stand.
    pub views: Vec<Tab>,
    /// The chosen kind.
    pub kind: &'static str,
    /// The chosen view.
    pub view: String,
    /// What was typed.
    pub text: String,
    /// The fields of administration.
    pub fields: Vec<Choosable>,
    /// The lines.
    pub rows: Vec<Row>,
    /// Back to the first page.
    pub first: String,
    /// The next page.
    pub next: String,
    /// Whether this person may begin a draft.
    pub may_begin: bool,
    /// What was wrong with a new draft's key.
    pub error: String,
}

/// One line.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// Where it leads.
    pub href: String,
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The field, or what a draft is to do.
    pub about: String,
    /// Where it stands.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Since when, and who.
    pub when: String,
    /// What the check says, where it was asked.
    pub counts: Option<Counts>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "admin/list.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let tab = |text: &str, here| Tab { text: text.into(), href: "/quan-tri".into(), here };
        let row = |counts| Row {
            href: "/quan-tri/van-ban/procedure/1.001193".into(),
            key: "1.001193".into(),
            title: "Thủ tục đăng ký khai sinh".into(),
            about: "Hộ tịch".into(),
            state: "đang soạn".into(),
            colour: "blue",
            when: "23/11/2026 09:00, Ngân".into(),
            counts,
        };
        let full = ListView {
            kinds: vec![tab("Thủ tục", true), tab("Phân định thẩm quyền", false)],
            views: vec![tab("Bản nháp của tôi", true), tab("Đang có hiệu lực", false)],
            kind: "procedure",
            view: "cua-toi".into(),
            text: "khai sinh".into(),
            fields: vec![Choosable { value: "G15-HT".into(), label: "Hộ tịch".into(), ..Choosable::default() }],
            rows: vec![row(None), row(Some(Counts { errors: 2, warnings: 1 })), row(Some(Counts::default()))],
            first: "/quan-tri?x".into(),
            next: "/quan-tri?sau=1".into(),
            may_begin: true,
            error: String::new(),
        };
        let empty = ListView {
            rows: vec![],
            may_begin: false,
            next: String::new(),
            first: String::new(),
            fields: vec![],
            ..full.clone()
        };
        vec![ListView { error: "Mã chưa đúng.".into(), ..full.clone() }, full, empty]
    }
}

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    loai: String,
    #[serde(default)]
    xem: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    linh_vuc: String,
    #[serde(default)]
    sau: String,
}

impl Asked {
    /// Of a kind, whatever else.
    #[must_use]
    pub fn of(kind: Kind) -> Asked {
        Asked { loai: kind.key().to_owned(), ..Asked::default() }
    }
}

/// The views, by the word in the address.
const VIEWS: [&str; 5] = ["cong-bo", "cua-toi", "cho-duyet", "dang-soan", "tat-ca"];

/// `GET /quan-tri`
pub async fn show(Room(page): Room, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let view = ListView::build(&page.ctx, &asked, String::new()).await?;
    page.show(&view)
}

impl ListView {
    /// The list, with what is wrong with a draft that was to be begun.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn build(ctx: &Ctx, asked: &Asked, error: String) -> Result<ListView, Error> {
        let word = |key: &str| ctx.city.words.get(ctx.lang, key, &[]);
        let kind: Kind = asked.loai.parse().unwrap_or(Kind::Procedure);
        // What waits for this person comes first.
        let usual = match (Action::Begin.is_for(&ctx.actor), Action::Publish.is_for(&ctx.actor)) {
            (Ok(()), _) => "cua-toi",
            (_, Ok(())) => "cho-duyet",
            _ => "cong-bo",
        };
        let view = VIEWS.into_iter().find(|one| *one == asked.xem).unwrap_or(usual);
        let address = |kind: Kind, view: &str, keep: bool| {
            let (text, field) = if keep { (escape(&asked.q), escape(&asked.linh_vuc)) } else { Default::default() };
            format!("/quan-tri?loai={}&xem={view}&q={text}&linh_vuc={field}", kind.key())
        };
        let here = address(kind, view, true);
        let (rows, next) = match view {
            "cong-bo" => published(ctx, kind, asked),
            _ => drafts(ctx, kind, view, asked).await?,
        };
        Ok(ListView {
            kinds: Kind::ALL
                .map(|one| Tab {
                    text: word(&format!("publication-kind-{}", one.key())),
                    href: address(one, view, false),
                    here: one == kind,
                })
                .to_vec(),
            views: VIEWS
                .map(|one| Tab {
                    text: word(&format!("admin-view-{one}")),
                    href: address(kind, one, true),
                    here: one == view,
                })
                .to_vec(),
            kind: kind.key(),
            view: view.to_owned(),
            text: asked.q.clone(),
            fields: if kind == Kind::Procedure { fields(ctx, &asked.linh_vuc) } else { Vec::new() },
            rows,
            first: if asked.sau.is_empty() { String::new() } else { here.clone() },
            next: next.map(|next| format!("{here}&sau={}", escape(&next))).unwrap_or_default(),
            may_begin: Action::Begin.is_for(&ctx.actor).is_ok(),
            error,
        })
    }
}

/// The fields of administration that are in the catalogue.
fn fields(ctx: &Ctx, chosen: &str) -> Vec<Choosable> {
    let catalog = ctx.city.catalog();
    let names: BTreeMap<String, String> = catalog
        .editions()
        .map(|one| (one.domain.code.to_string(), one.domain.name.get(ctx.lang.code()).to_owned()))
        .collect();
    let option =
        |(value, label): (String, String)| Choosable { chosen: value == chosen, value, label, ..Choosable::default() };
    let mut options: Vec<Choosable> = names.into_iter().map(option).collect();
    options.sort_by(|one, other| one.label.cmp(&other.label));
    options
}

/// What holds or will hold, one line a text.
fn published(ctx: &Ctx, kind: Kind, asked: &Asked) -> (Vec<Row>, Option<String>) {
    let wanted = fold(asked.q.trim());
    let mut rows: Vec<Row> = if kind == Kind::Procedure { procedures(ctx, asked) } else { texts(ctx, kind) };
    rows.retain(|row| fold(&row.title).contains(&wanted) || row.key.starts_with(asked.q.trim()));
    rows.retain(|row| row.key.as_str() > asked.sau.as_str());
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|row| row.key.clone());
    (rows, next)
}

fn procedures(ctx: &Ctx, asked: &Asked) -> Vec<Row> {
    let (catalog, today) = (ctx.city.catalog(), local::day(ctx.now));
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for one in catalog.editions() {
        if !asked.linh_vuc.is_empty() && one.domain.code.as_str() != asked.linh_vuc {
            continue;
        }
        let standing = match one.valid_to {
            _ if today < one.valid_from => Standing::Announced,
            Some(last) if last < today => Standing::Ended,
            _ => Standing::InForce,
        };
        let row = Row {
            href: room::place(&EntryKey::procedure(&one.code)),
            key: one.code.to_string(),
            title: one.name.get(ctx.lang.code()).to_owned(),
            about: one.domain.name.get(ctx.lang.code()).to_owned(),
            state: ctx.city.words.get(ctx.lang, &standing_key(standing), &[]),
            colour: standing_colour(standing),
            when: format::short_date(ctx.lang, one.valid_from),
            counts: None,
        };
        // Of several editions the one in force is shown, or else the latest.
        match rows.get(&row.key) {
            Some(had) if had.colour == standing_colour(Standing::InForce) => {}
            _ => drop(rows.insert(row.key.clone(), row)),
        }
    }
    rows.into_values().collect()
}

/// The key of the words of a standing.
#[must_use]
pub fn standing_key(standing: Standing) -> String {
    format!("publication-standing-{}", standing.key().replace('_', "-"))
}

/// The colour of a standing.
#[must_use]
pub const fn standing_colour(standing: Standing) -> &'static str {
    match standing {
        Standing::Announced => "yellow",
        Standing::InForce => "green",
        Standing::Ended => "grey",
        Standing::Withdrawn => "red",
    }
}

fn texts(ctx: &Ctx, kind: Kind) -> Vec<Row> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for one in ctx.city.texts(kind) {
        let row = Row {
            href: room::place(&one.entry),
            key: one.entry.key.clone(),
            title: room::title(ctx, &one.entry, &one.text),
            when: super::text::edition(ctx, one.number),
            ..Row::default()
        };
        rows.insert(row.key.clone(), row);
    }
    rows.into_values().collect()
}

async fn drafts(ctx: &Ctx, kind: Kind, view: &str, asked: &Asked) -> Result<(Vec<Row>, Option<String>), Error> {
    let state = match view {
        "cho-duyet" => Some(State::InReview),
        "dang-soan" => Some(State::Draft),
        _ => None,
    };
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let editor = if view == "cua-toi" { ctx.actor.account() } else { None };
    let wanted = Wanted { state, kind: Some(kind), field: some(&asked.linh_vuc), begins: some(&asked.q), editor };
    let (lines, next) = list::list(ctx, &wanted, cursor(&asked.sau).as_ref(), PAGE).await?;
    let mut rows = Vec::new();
    for line in lines {
        let draft = &line.draft;
        // What was imported is looked at when somebody opens it: thousands must list at once.
        let counts = match draft.state.is_open() && draft.origin.is_none() && state != Some(State::Draft) {
            true => {
                let loaded = get::get(ctx, draft.id).await?;
                Some(Counts::of(&judge::findings(ctx, draft, &loaded.text).await?))
            }
            false => None,
        };
        rows.push(Row { counts, ..row(ctx, &line) });
    }
    Ok((rows, next.map(|next| format!("{}.{}", next.at.as_millisecond(), next.id))))
}

/// A draft as a line.
pub fn row(ctx: &Ctx, line: &list::Line) -> Row {
    let draft = &line.draft;
    let word = |key: String| ctx.city.words.get(ctx.lang, &key, &[]);
    let title = if line.title.is_empty() { room::title(ctx, &draft.entry, "") } else { line.title.clone() };
    Row {
        href: format!("/quan-tri/du-thao/{}", draft.id),
        key: draft.entry.key.clone(),
        title,
        about: word(format!("publication-aim-{}", draft.aim.key())),
        state: word(format!("publication-state-{}", draft.state.key().replace('_', "-"))),
        colour: colour(draft.state),
        when: format!("{}, {}", format::short_moment(ctx.lang, draft.updated_at), draft.editor.name),
        counts: None,
    }
}

/// Where a page of drafts ended, as it stands in an address.
fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    Some(Cursor { at: jiff::Timestamp::from_millisecond(at.parse().ok()?).ok()?, id: id.to_owned() })
}
