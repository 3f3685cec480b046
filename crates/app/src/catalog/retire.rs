//! An edition gets a last day: proposed by one person, agreed by another.

use domain::calendar::local;
use domain::catalog::procedure::EditionId;
use domain::catalog::publication::fact::By;
use domain::catalog::publication::{
    Aim, Announcement, Beginning, Draft, Edition, EntryKey, Fact, Kind, Refusal, begin as begun,
};
use domain::id::CatalogDraftId;
use jiff::civil::Date;
use store::Batch;
use store::catalog::EditionChange;

use super::get::{latest_number, text_of};
use super::live::follow;
use super::record::{self, Changed, Decided, begin, change, edition_row, hash, read_edition, stored};
use crate::ctx::Ctx;
use crate::error::Error;

/// Proposes that the latest edition of a text ends, and goes to review at once.
///
/// # Errors
/// [`Error::Publication`] for all but designers, if there is no edition, the day is past, or what takes its place is
/// not there on the day after.
pub async fn propose(
    ctx: &Ctx,
    entry: &EntryKey,
    last_day: Date,
    replaced_by: Option<String>,
    note: &str,
) -> Result<Changed, Error> {
    let number = latest_number(ctx, entry).await?.ok_or(Error::NotFound)?;
    let aim = Aim::Retire { number, last_day, replaced_by };
    let today = local::day(ctx.now);
    if last_day < today {
        return Err(Refusal::PastDay { day: last_day, today }.into());
    }
    is_replaced(ctx, entry, &aim)?;
    propose_as(ctx, entry, aim, note).await
}

/// A draft without a text, submitted as it begins.
pub(super) async fn propose_as(ctx: &Ctx, entry: &EntryKey, aim: Aim, note: &str) -> Result<Changed, Error> {
    let id = CatalogDraftId(ctx.id());
    let beginning = Beginning { id, aim, base: None, origin: None, text: "", sha256: hash("") };
    let first = begun(beginning, &ctx.actor)?;
    let draft = Draft::first(entry.clone(), &record::stamp(ctx, vec![first.clone()])[0])
        .map_err(|broken| Error::Fault(broken.into()))?;
    let submitted = draft.submit(None, note, &ctx.actor, local::day(ctx.now))?;
    begin(ctx, entry, vec![first, submitted], "").await
}

/// Agrees to a retirement. An edition that came with the program's files is taken into the store as it is.
///
/// # Errors
/// [`Error::Publication`] if this person proposed it, it is not in review, the day is past or announced too late without
/// a reason, another edition follows, or it is retired already.
pub async fn agree(
    ctx: &Ctx,
    id: CatalogDraftId,
    expected: Option<u64>,
    announcement: Announcement,
) -> Result<Changed, Error> {
    let today = local::day(ctx.now);
    let announcement = &announcement;
    let changed = change(ctx, id, expected, |before| async move {
        let revision = store::catalog::revision(&ctx.city.store).await?;
        let draft = &before.draft;
        let Aim::Retire { number, .. } = draft.aim else { return Err(Error::NotFound) };
        let row = store::catalog::find_edition(&ctx.city.store, &stored(&draft.entry), i64::from(number)).await?;
        let had = row.as_ref().map(read_edition).transpose()?;
        let later = latest_number(ctx, &draft.entry).await?.filter(|later| *later > number);
        let notice = &ctx.city.settings.notice;
        let fact = draft.retire(announcement.clone(), had.as_ref(), later, notice, &ctx.actor, today)?;
        is_replaced(ctx, &draft.entry, &draft.aim)?;
        let (mut facts, mut edition, text) = match (had, row) {
            (Some(edition), Some(row)) => (Vec::new(), edition, row.content),
            _ => adopt(ctx, &draft.entry, number).await?,
        };
        let adopted = !facts.is_empty();
        apply(ctx, &mut edition, &fact)?;
        facts.push(fact);
        let row = edition_row(&edition, &text, revision + 1)?;
        let editions = vec![if adopted { EditionChange::Published(row) } else { EditionChange::Changed(row) }];
        Ok(Decided { facts, text: None, editions, revision: Some(revision), beside: Batch::new() })
    })
    .await?;
    follow(&ctx.city).await?;
    Ok(changed)
}

/// The edition of a file, as the store keeps it from now on.
async fn adopt(ctx: &Ctx, entry: &EntryKey, number: u32) -> Result<(Vec<Fact>, Edition, String), Error> {
    let missing = || Error::Publication(Refusal::NoSuchEdition(number));
    let text = text_of(ctx, entry, number).await?.ok_or_else(missing)?;
    let catalog = ctx.city.catalog();
    let valid_from = match entry.kind {
        Kind::Procedure => {
            let code = entry.code().ok_or_else(missing)?;
            catalog.written(&EditionId { code, number }).ok_or_else(missing)?.valid_from
        }
        Kind::Competence => catalog.matrix().acts().find(|act| act.id == entry.key).ok_or_else(missing)?.valid_from,
        Kind::Linked | Kind::Words => local::day(ctx.now),
    };
    let fact = Fact::Adopted { number, sha256: hash(&text), valid_from };
    let recorded = record::stamp(ctx, vec![fact.clone()]);
    let edition = Edition::first(entry.clone(), &recorded[0]).map_err(|broken| Error::Fault(broken.into()))?;
    Ok((vec![fact], edition, text.to_string()))
}

pub(super) fn apply(ctx: &Ctx, edition: &mut Edition, fact: &Fact) -> Result<(), Error> {
    let by = By { account: ctx.actor.account(), name: ctx.actor.name().to_owned() };
    let recorded = domain::catalog::publication::Recorded { at: ctx.now, by, fact: fact.clone() };
    edition.apply(&recorded).map_err(|broken| Error::Fault(broken.into()))
}

/// What takes its place must be there on the day after its last.
fn is_replaced(ctx: &Ctx, entry: &EntryKey, aim: &Aim) -> Result<(), Error> {
    let Aim::Retire { last_day, replaced_by: Some(key), .. } = aim else { return Ok(()) };
    let refused = || Error::Publication(Refusal::NoReplacement(key.chars().take(60).collect()));
    if entry.kind != Kind::Procedure {
        return if ctx.city.texts(entry.kind).iter().any(|one| one.entry.key == *key) {
            Ok(())
        } else {
            Err(refused())
        };
    }
    let code = key.parse().map_err(|_| refused())?;
    let after = last_day.tomorrow().map_err(|error| Error::Fault(error.into()))?;
    ctx.city.catalog().in_force(&code, after).map(drop).ok_or_else(refused)
}
