//! One draft, and the editions of a text: those of the files and those that were published.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::calendar::local;
use domain::catalog::procedure::EditionId;
use domain::catalog::publication::action::may_read;
use domain::catalog::publication::{Action, Draft, Edition, EntryKey, Standing};
use domain::id::CatalogDraftId;
use jiff::civil::Date;

use super::record::{Loaded, fetch, read, read_edition, stored};
use crate::ctx::Ctx;
use crate::error::Error;

/// Drafts of one text shown at most.
const MOST_DRAFTS: u32 = 50;

/// A draft, if this person may read it. To everybody else it does not exist.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::SignInFirst`].
pub async fn get(ctx: &Ctx, id: CatalogDraftId) -> Result<Loaded, Error> {
    fetch(ctx, id).await
}

/// The drafts of one text, the latest first.
///
/// # Errors
/// [`Error::SignInFirst`].
pub async fn drafts_of(ctx: &Ctx, entry: &EntryKey) -> Result<Vec<Draft>, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?.to_string();
    let today = local::day(ctx.now);
    let rows = store::catalog::drafts_of(&ctx.city.store, &stored(entry), &account, today, MOST_DRAFTS).await?;
    rows.into_iter().map(|row| Ok(read(row)?.draft)).collect()
}

/// One edition of a text, from a file or published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionOf {
    /// Its number.
    pub number: u32,
    /// Its first day.
    pub valid_from: Option<Date>,
    /// Its last day, as the catalogue works it out.
    pub last_day: Option<Date>,
    /// How it stands today.
    pub standing: Standing,
    /// How it was published; none for one that only stands in the files of the program.
    pub published: Option<Edition>,
    /// Running dossiers that keep it.
    pub running: u64,
    /// This person may undo its publication or its retirement now.
    pub withdrawable: bool,
}

/// The editions of a text, by number, withdrawn ones too.
///
/// # Errors
/// [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn editions(ctx: &Ctx, entry: &EntryKey) -> Result<Vec<EditionOf>, Error> {
    reads(ctx)?;
    let today = local::day(ctx.now);
    let catalog = ctx.city.catalog();
    let mut published: BTreeMap<u32, Edition> = BTreeMap::new();
    for row in store::catalog::editions_of(&ctx.city.store, &stored(entry)).await? {
        let edition = read_edition(&row)?;
        published.insert(edition.number, edition);
    }
    let in_files = ctx.city.library.texts.keys().filter(|(one, _)| one == entry).map(|(_, number)| *number);
    let mut numbers: Vec<u32> = in_files.chain(published.keys().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut editions = Vec::new();
    for number in numbers {
        let edition = published.remove(&number);
        let procedure = entry.code().and_then(|code| catalog.edition(&EditionId { code, number }).cloned());
        let valid_from =
            edition.as_ref().map(|one| one.valid_from).or_else(|| procedure.as_ref().map(|one| one.valid_from));
        let decided = edition.as_ref().and_then(|one| Some(one.retirement.as_ref()?.last_day));
        let last_day = procedure.as_ref().map_or(decided, |one| one.valid_to);
        let standing = match (&edition, valid_from) {
            (Some(edition), _) => edition.standing(last_day, today),
            (None, Some(from)) if today < from => Standing::Announced,
            (None, _) if last_day.is_some_and(|last| last < today) => Standing::Ended,
            (None, _) => Standing::InForce,
        };
        let running = match entry.code() {
            Some(code) => {
                let id = EditionId { code, number }.to_string();
                store::catalog::migration::running(&ctx.city.store, &id).await?
            }
            None => 0,
        };
        let withdrawable = Action::Withdraw.is_for(&ctx.actor).is_ok()
            && edition.as_ref().is_some_and(|edition| edition.is_withdrawable(today));
        editions.push(EditionOf { number, valid_from, last_day, standing, published: edition, running, withdrawable });
    }
    Ok(editions)
}

/// The text of an edition, from a file or published; of a text that stands in both, the published one.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn edition_text(ctx: &Ctx, entry: &EntryKey, number: u32) -> Result<Arc<str>, Error> {
    reads(ctx)?;
    text_of(ctx, entry, number).await?.ok_or(Error::NotFound)
}

/// As [`edition_text`], for callers that have made sure of the permission.
pub(super) async fn text_of(ctx: &Ctx, entry: &EntryKey, number: u32) -> Result<Option<Arc<str>>, Error> {
    let row = store::catalog::find_edition(&ctx.city.store, &stored(entry), i64::from(number)).await?;
    if let Some(row) = row {
        return Ok(Some(row.content.into()));
    }
    Ok(ctx.city.library.texts.get(&(entry.clone(), number)).cloned())
}

/// The number the next edition gets: numbers continue those of the files, and one that was withdrawn is not given again.
pub(super) async fn next_number(ctx: &Ctx, entry: &EntryKey) -> Result<u32, Error> {
    let in_files = ctx.city.library.texts.keys().filter(|(one, _)| one == entry).map(|(_, number)| *number).max();
    let stored = store::catalog::editions_of(&ctx.city.store, &stored(entry)).await?;
    let published = stored.iter().filter_map(|row| u32::try_from(row.number).ok()).max();
    Ok(in_files.max(published).unwrap_or(0) + 1)
}

/// The latest edition that was not withdrawn.
pub(super) async fn latest_number(ctx: &Ctx, entry: &EntryKey) -> Result<Option<u32>, Error> {
    let stored = store::catalog::editions_of(&ctx.city.store, &stored(entry)).await?;
    let withdrawn =
        |number: u32| stored.iter().any(|row| row.number == i64::from(number) && row.withdrawn_at.is_some());
    let in_files = ctx.city.library.texts.keys().filter(|(one, _)| one == entry).map(|(_, number)| *number);
    let published = stored.iter().filter_map(|row| u32::try_from(row.number).ok());
    Ok(in_files.chain(published).filter(|number| !withdrawn(*number)).max())
}

pub(super) fn reads(ctx: &Ctx) -> Result<(), Error> {
    if may_read(&ctx.actor) { Ok(()) } else { Err(Error::Forbidden) }
}
