//! A draft: from scratch, from an edition, from a text.

use std::collections::BTreeMap;

use domain::catalog::publication::{Action, Refusal};
use domain::catalog::publication::{
    Aim, Beginning, Draft, EntryKey, Fact, Kind, Origin, Recorded, begin as decide, stamp as stamped,
};
use domain::id::CatalogDraftId;
use store::catalog::{Change, DraftChange, Head};
use store::{Batch, CommitError};

use super::get::{latest_number, next_number, text_of};
use super::judge::earliest;
use super::record::{Changed, begin as commit, draft_row, fact_row, hash, stamp, stored};
use crate::ctx::Ctx;
use crate::error::Error;

/// What a draft starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// Nothing: a text with the heads of what it needs.
    Nothing,
    /// An edition.
    Edition(u32),
    /// A text from elsewhere.
    Text(String),
}

/// Begins a draft of a text of the catalogue. Number and first day are written into it as they would be if it were
/// published now.
///
/// # Errors
/// [`Error::Publication`] for all but designers; [`Error::NotFound`] if there is no such edition.
pub async fn begin(ctx: &Ctx, entry: &EntryKey, from: From, origin: Option<Origin>) -> Result<Changed, Error> {
    Action::Begin.is_for(&ctx.actor)?;
    let latest = latest_number(ctx, entry).await?;
    let (base, text) = match from {
        From::Nothing => (latest, scratch(entry)),
        From::Edition(number) => (Some(number), text_of(ctx, entry, number).await?.ok_or(Error::NotFound)?.to_string()),
        From::Text(text) => (latest, text),
    };
    let text = stamped(&text, next_number(ctx, entry).await?, earliest(ctx), None);
    let id = CatalogDraftId(ctx.id());
    let beginning = Beginning { id, aim: Aim::Publish, base, origin, text: &text, sha256: hash(&text) };
    commit(ctx, entry, vec![decide(beginning, &ctx.actor)?], &text).await
}

/// A text with the heads of what it needs, in the order the files have them.
fn scratch(entry: &EntryKey) -> String {
    let key = &entry.key;
    match entry.kind {
        Kind::Procedure => format!(
            "code = \"{key}\"\nedition = 1\nvalid-from = \"2026-01-01\"\ndecision = \"\"\nname = {{ vi = \"\", en = \"\" }}\n\
             plain-name = {{ vi = \"\", en = \"\" }}\nsummary = {{ vi = \"\", en = \"\" }}\n"
        ),
        Kind::Competence | Kind::Linked => format!("id = \"{key}\"\n"),
        Kind::Words => String::new(),
    }
}

/// A text taken from a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What it is about.
    pub entry: EntryKey,
    /// The edition it would follow, if any.
    pub base: Option<u32>,
    /// The text.
    pub text: String,
    /// SHA-256 of what the source said, in hexadecimal.
    pub hash: String,
}

/// Drafts committed together.
const AT_ONCE: usize = 100;

/// What was taken from a source before: the hash of what it said last, by key. What is there with the same hash need
/// not be taken again.
///
/// # Errors
/// A fault of the store.
pub async fn originals(ctx: &Ctx, source: &str, kind: Kind) -> Result<BTreeMap<String, String>, Error> {
    const PAGE: u32 = 1_000;
    let mut found = BTreeMap::new();
    let mut after = String::new();
    loop {
        let page = store::catalog::originals(&ctx.city.store, source, kind.key(), &after, PAGE).await?;
        let is_end = page.len() < PAGE as usize;
        after = page.last().map_or(after, |(key, _)| key.clone());
        found.extend(page);
        if is_end {
            return Ok(found);
        }
    }
}

/// Begins drafts of many texts of one source and kind, a hundred in one commit. What was taken before with the same
/// hash is left out, so that taking it twice changes nothing and a broken import goes on where it was; `progress` hears
/// how many are done. Answers with how many were begun.
///
/// # Errors
/// [`Error::Publication`] for all but designers; a fault of the store, with everything before it kept.
pub async fn begin_many(
    ctx: &Ctx,
    source: &str,
    kind: Kind,
    texts: impl IntoIterator<Item = Imported>,
    mut progress: impl FnMut(usize),
) -> Result<usize, Error> {
    Action::Begin.is_for(&ctx.actor)?;
    let had = originals(ctx, source, kind).await?;
    let new = |one: &Imported| had.get(&one.entry.key) != Some(&one.hash) && one.entry.kind == kind;
    let mut texts: Vec<Imported> = texts.into_iter().filter(new).collect();
    texts.sort_by(|one, other| one.entry.cmp(&other.entry));
    texts.dedup_by(|one, other| one.entry == other.entry);
    let mut begun = 0;
    for page in texts.chunks(AT_ONCE) {
        begin_page(ctx, source, page).await?;
        begun += page.len();
        progress(begun);
    }
    Ok(begun)
}

async fn begin_page(ctx: &Ctx, source: &str, page: &[Imported]) -> Result<(), Error> {
    let (Some(first), Some(last)) = (page.first(), page.last()) else { return Ok(()) };
    let kind = first.entry.kind.key();
    for _ in 0..8 {
        let heads = store::catalog::heads(&ctx.city.store, kind, &first.entry.key, &last.entry.key).await?;
        let mut batch = Batch::new();
        for one in page {
            let origin = Origin { source: source.to_owned(), hash: one.hash.clone() };
            let head = heads.get(&one.entry.key).cloned().unwrap_or_default();
            batch.append(imported(ctx, one, origin, head)?);
        }
        match ctx.city.store.commit(batch).await {
            Ok(_) => return Ok(()),
            // Somebody began a draft of one of them meanwhile: its chain is one longer.
            Err(CommitError::Unique { constraint, .. }) if constraint == store::catalog::REPEATED_FACT => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::Fault(anyhow::anyhow!("drafts from {source} were begun elsewhere at the same time")))
}

fn imported(ctx: &Ctx, one: &Imported, origin: Origin, head: Head) -> Result<Batch, Error> {
    let id = CatalogDraftId(ctx.id());
    let (aim, base, sha256) = (Aim::Publish, one.base, hash(&one.text));
    let beginning = Beginning { id, aim, base, origin: Some(origin), text: &one.text, sha256 };
    let fact: Fact = decide(beginning, &ctx.actor).map_err(|refusal: Refusal| Error::Publication(refusal))?;
    let facts: Vec<Recorded> = stamp(ctx, vec![fact]);
    let draft = Draft::fold(&one.entry, &facts).map_err(|broken| Error::Fault(broken.into()))?;
    Ok(store::catalog::batch(Change {
        entry: stored(&one.entry),
        head,
        facts: facts.iter().map(fact_row).collect::<Result<_, _>>()?,
        draft: Some(DraftChange::Begun(draft_row(ctx, &draft, &one.text)?)),
        editions: Vec::new(),
        revision: None,
        beside: Batch::new(),
    }))
}
