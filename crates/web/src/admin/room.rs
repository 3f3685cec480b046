//! Who is let in, and the draft an address names.

use std::sync::Arc;

use app::Ctx;
use app::catalog::{Loaded, get};
use app::words::Value as Word;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::catalog::Procedure;
use domain::catalog::competence::Act;
use domain::catalog::publication::action::may_read;
use domain::catalog::publication::{Content, EntryKey, Header, Kind};
use domain::id::CatalogDraftId;
use serde::Serialize;

use crate::desk::inbox::Tab;
use crate::page::Page;
use crate::{Error, Site};

/// A page for somebody who works on the catalogue. To everybody else these pages are closed.
pub struct Room(pub Page);

impl FromRequestParts<Arc<Site>> for Room {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Error> {
        let page = Page::from_request_parts(parts, site).await?;
        if may_read(&page.ctx.actor) { Ok(Room(page)) } else { Err(Error::Forbidden) }
    }
}

/// The draft an address names.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
pub async fn find(page: &Page, id: &str) -> Result<Loaded, Error> {
    let id: CatalogDraftId = id.parse().map_err(|_| Error::NotFound)?;
    Ok(get::get(&page.ctx, id).await?)
}

/// The text of the catalogue an address names.
///
/// # Errors
/// [`Error::NotFound`] if it names none.
pub fn entry(kind: &str, key: &str) -> Result<EntryKey, Error> {
    let kind: Kind = kind.parse().map_err(|_| Error::NotFound)?;
    EntryKey::new(kind, key).map_err(|_| Error::NotFound)
}

/// Where the page of a text is.
pub fn place(entry: &EntryKey) -> String {
    format!("/quan-tri/van-ban/{}/{}", entry.kind.key(), entry.key)
}

/// What the draft's text is, as far as it can be read.
#[must_use]
pub fn content(loaded: &Loaded) -> Content {
    let entry = &loaded.draft.entry;
    Content::read(entry.kind, &entry.file(0), &loaded.text)
}

/// The procedure a draft describes, when its text can be read.
#[must_use]
pub fn procedure(loaded: &Loaded) -> Option<Arc<Procedure>> {
    match content(loaded) {
        Content::Procedure(procedure) => Some(procedure),
        _ => None,
    }
}

/// The act a draft writes, when its text can be read.
#[must_use]
pub fn act(loaded: &Loaded) -> Option<Arc<Act>> {
    match content(loaded) {
        Content::Act(act) => Some(act),
        _ => None,
    }
}

/// What stands at the top of every page of a draft.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Its identifier.
    pub id: String,
    /// What its text is called.
    pub title: String,
    /// Kind and key.
    pub about: String,
    /// The page of the text.
    pub place: String,
    /// What the draft is to do.
    pub aim: String,
    /// Where it stands.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// The optimistic version.
    pub version: u64,
    /// Its pages.
    pub tabs: Vec<Tab>,
}

impl Head {
    /// The head of a page of a draft, `here` being the end of its address.
    pub fn of(ctx: &Ctx, loaded: &Loaded, here: &str) -> Head {
        let draft = &loaded.draft;
        let word = |key: &str| ctx.city.words.get(ctx.lang, key, &[]);
        let title = title(ctx, &draft.entry, &loaded.text);
        let ends: &[(&str, &str)] = match (draft.aim.key(), draft.entry.kind) {
            ("publish", Kind::Procedure) => &[
                ("", "admin-tab-overview"),
                ("/phan/texts", "admin-tab-parts"),
                ("/van-ban", "admin-tab-text"),
                ("/xem", "admin-tab-preview"),
                ("/thu", "admin-tab-trial"),
                ("/quy-trinh", "admin-tab-process"),
            ],
            ("publish", _) => &[("", "admin-tab-overview"), ("/van-ban", "admin-tab-text")],
            _ => &[("", "admin-tab-overview")],
        };
        let tabs = ends.iter().map(|(end, key)| Tab {
            text: word(key),
            href: format!("/quan-tri/du-thao/{}{end}", draft.id),
            here: *end == here,
        });
        Head {
            id: draft.id.to_string(),
            title,
            about: about(ctx, &draft.entry),
            place: place(&draft.entry),
            aim: word(&format!("publication-aim-{}", draft.aim.key())),
            state: word(&format!("publication-state-{}", draft.state.key().replace('_', "-"))),
            colour: super::tell::colour(draft.state),
            version: draft.version,
            tabs: tabs.collect(),
        }
    }

    /// A head for samples.
    #[must_use]
    pub fn sample(here: usize) -> Head {
        let tab = |at: usize, text: &str| Tab { text: text.into(), href: format!("/quan-tri/{at}"), here: at == here };
        let names = ["Tổng quan", "Từng phần", "Toàn văn", "Xem trước", "Chạy thử", "Quy trình"];
        Head {
            id: "0192f0c1-6b1e-7000-8000-000000000001".into(),
            title: "Thủ tục đăng ký khai sinh".into(),
            about: "Thủ tục 1.001193".into(),
            place: "/quan-tri/van-ban/procedure/1.001193".into(),
            aim: "Phiên bản mới".into(),
            state: "đang soạn".into(),
            colour: "blue",
            version: 3,
            tabs: names.iter().enumerate().map(|(at, text)| tab(at, text)).collect(),
        }
    }
}

/// Kind and key in words: “Thủ tục 1.001193”.
pub fn about(ctx: &Ctx, entry: &EntryKey) -> String {
    format!("{} {}", ctx.city.words.get(ctx.lang, &format!("publication-kind-{}", entry.kind.key()), &[]), entry.key)
}

/// What a text is called: by its own words, by what is in force, or by its key.
pub fn title(ctx: &Ctx, entry: &EntryKey, text: &str) -> String {
    let known = || {
        let code = entry.code()?;
        Some(ctx.city.catalog().of(&code).last()?.name.vi.clone())
    };
    Header::of(entry.kind, text)
        .title
        .filter(|title| !title.trim().is_empty())
        .or_else(known)
        .unwrap_or_else(|| entry.key.clone())
}

/// A number for a message.
#[must_use]
pub fn count(number: usize) -> Word {
    Word::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
