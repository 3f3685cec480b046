//! Running dossiers move to another edition: by a decision one person proposed and another confirmed, page by page, and
//! nothing is asked of anybody again. A dossier that cannot move is listed with the reason and keeps its edition.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::Actor;
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::code::ProcedureCode;
use domain::catalog::migration::{Decision, Obstacle, Side};
use domain::catalog::procedure::{EditionId, Procedure};
use domain::catalog::publication::fact::By;
use domain::catalog::publication::{Action, Aim, Announcement, EntryKey, Fact, Refusal};
use domain::dossier::fact::{Fact as DossierFact, Recorded};
use domain::id::{CatalogDraftId, DossierId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Batch;
use store::catalog::{Change, DraftChange, Entry, MigrationRow, migration};

use super::get::reads;
use super::record::{self, Changed, Decided, change, draft_row, fact_row};
use super::retire::propose_as;
use crate::city::City;
use crate::ctx::Ctx;
use crate::dossier::change::fold_on;
use crate::dossier::get::{Loaded, read};
use crate::dossier::legal::plan;
use crate::dossier::record::{Outcome, Step, commit};
use crate::error::Error;
use crate::words::Lang;

/// Dossiers moved in one commit.
const PAGE: u32 = 50;
/// How often a page is decided anew when somebody works on one of its dossiers at the same moment.
const ATTEMPTS: usize = 8;

/// What is kept of the decision while dossiers move.
#[derive(Debug, Serialize, Deserialize)]
struct Ordered {
    announcement: Announcement,
    reason: String,
    by: By,
}

/// Proposes that the running dossiers of a procedure go on under another edition, and goes to review at once.
///
/// # Errors
/// [`Error::Publication`] for all but designers, without a reason, or when the edition to go to is not in force;
/// [`Error::NotFound`] if there is no such edition.
pub async fn propose(
    ctx: &Ctx,
    code: &ProcedureCode,
    from: u32,
    to: u32,
    reason: &str,
    note: &str,
) -> Result<Changed, Error> {
    Action::Begin.is_for(&ctx.actor)?;
    both(&ctx.city, code, from, to, ctx.now)?;
    let aim = Aim::Migrate { from, to, reason: reason.to_owned() };
    propose_as(ctx, &EntryKey::procedure(code), aim, note).await
}

/// Confirms the move. The dossiers follow by themselves, page by page.
///
/// # Errors
/// [`Error::Publication`] if this person proposed it, it is not in review, no decision is named, or the edition to go to
/// is no longer in force.
pub async fn order(
    ctx: &Ctx,
    id: CatalogDraftId,
    expected: Option<u64>,
    announcement: Announcement,
) -> Result<Changed, Error> {
    let today = local::day(ctx.now);
    let announcement = &announcement;
    change(ctx, id, expected, |before| async move {
        let draft = &before.draft;
        let fact = draft.order_migration(announcement.clone(), &ctx.actor, today)?;
        let Fact::MigrationOrdered { from, to, announcement, reason, .. } = &fact else { return Err(Error::NotFound) };
        let code = draft.entry.code().ok_or(Error::Publication(Refusal::NoDossiers))?;
        both(&ctx.city, &code, *from, *to, ctx.now)?;
        let by = By { account: ctx.actor.account(), name: ctx.actor.name().to_owned() };
        let ordered = Ordered { announcement: announcement.clone(), reason: reason.clone(), by };
        let mut beside = Batch::new();
        let edition = |number| EditionId { code: code.clone(), number }.to_string();
        migration::begin(
            &mut beside,
            MigrationRow {
                draft: id.to_string(),
                key: code.to_string(),
                from_edition: edition(*from),
                to_edition: edition(*to),
                state: RUNNING.to_owned(),
                after_dossier: String::new(),
                moved: 0,
                kept: 0,
                updated_at: ctx.now,
                body: serde_json::to_string(&ordered).map_err(|error| Error::Fault(error.into()))?,
            },
        );
        Ok(Decided { facts: vec![fact], beside, ..Decided::default() })
    })
    .await
}

const RUNNING: &str = "running";
const FINISHED: &str = "finished";

/// The two editions; the one to go to must be in force.
fn both(
    city: &City,
    code: &ProcedureCode,
    from: u32,
    to: u32,
    now: Timestamp,
) -> Result<(Arc<Procedure>, Arc<Procedure>), Error> {
    let catalog = city.catalog();
    let find = |number| {
        let id = EditionId { code: code.clone(), number };
        catalog.edition(&id).cloned().ok_or(Error::Publication(Refusal::NoSuchEdition(number)))
    };
    let (from, to) = (find(from)?, find(to)?);
    if !to.is_in_force(local::day(now)) || from.edition == to.edition {
        return Err(Refusal::NotInForce(to.edition).into());
    }
    Ok((from, to))
}

/// Goes on with every move that is not finished, until all are. A server that dies in the middle goes on where it was;
/// two that go on at once do each page once. Answers with how many dossiers were looked at.
///
/// # Errors
/// A fault of the store.
pub async fn run(city: &Arc<City>, now: Timestamp) -> Result<u64, Error> {
    let mut looked = 0;
    for row in migration::list_unfinished(&city.store, 20).await? {
        let mut row = row;
        while row.state == RUNNING {
            row = match page(city, &row, now).await? {
                Some((next, count)) => {
                    looked += count;
                    next
                }
                // Another server went on with it: see how far it came.
                None => migration::find(&city.store, &row.draft).await?.ok_or(Error::NotFound)?,
            };
        }
    }
    Ok(looked)
}

/// One page in one commit; none when another server was faster.
async fn page(city: &Arc<City>, row: &MigrationRow, now: Timestamp) -> Result<Option<(MigrationRow, u64)>, Error> {
    let ordered: Ordered = serde_json::from_str(&row.body).map_err(|error| Error::Fault(error.into()))?;
    let ctx = Ctx::new(city.clone(), Actor::System, now, Lang::Vi);
    let (from, to) = (procedure(city, &row.from_edition)?, procedure(city, &row.to_edition)?);
    for attempt in 0..ATTEMPTS {
        // One at a time in the end: a dossier somebody is busy with must not hold up the others for ever.
        let limit = if attempt + 2 < ATTEMPTS { PAGE } else { 1 };
        let found = migration::list_running(&city.store, &row.from_edition, &row.after_dossier, limit).await?;
        let Some(last) = found.last().map(|found| found.row.id.clone()) else {
            return finish(&ctx, row, &ordered).await.map(|next| next.map(|next| (next, 0)));
        };
        let count = found.len() as u64;
        let mut beside = Batch::new();
        let mut moved: Vec<(Loaded, domain::dossier::record::Dossier, Vec<Recorded>)> = Vec::new();
        let mut kept = 0;
        for found in found {
            let before = read(found)?;
            match decide(&ctx, &before, (&from, &to), &ordered) {
                Ok(fact) => {
                    let facts = vec![Recorded { at: ctx.now, by: ordered.by.clone(), fact }];
                    let after = fold_on(&before.dossier, &facts)?;
                    moved.push((before, after, facts));
                }
                Err(obstacles) => {
                    let reasons = serde_json::to_string(&obstacles).map_err(|error| Error::Fault(error.into()))?;
                    migration::keep(&mut beside, &row.draft, &before.dossier.id.to_string(), &reasons);
                    kept += 1;
                }
            }
        }
        let next = MigrationRow {
            after_dossier: last,
            moved: row.moved + i64::try_from(moved.len()).unwrap_or(i64::MAX),
            kept: row.kept + kept,
            updated_at: ctx.now,
            ..row.clone()
        };
        // First how far it came: if another server was faster, that is what conflicts.
        let mut whole = Batch::new();
        migration::advance(&mut whole, &next, row, ctx.now);
        whole.append(beside);
        let steps: Vec<Step<'_>> =
            moved.iter().map(|(before, after, facts)| Step { before: Some(before), after, facts }).collect();
        match commit(&ctx, &steps, whole).await? {
            Outcome::Done | Outcome::Answered(_) => return Ok(Some((next, count))),
            Outcome::Overtaken => {
                let now_at = migration::find(&city.store, &row.draft).await?;
                if now_at.is_none_or(|now_at| now_at.after_dossier != row.after_dossier || now_at.state != row.state) {
                    return Ok(None);
                }
            }
        }
    }
    Err(Error::Fault(anyhow::anyhow!("migration {} was overtaken {ATTEMPTS} times", row.draft)))
}

fn decide(
    ctx: &Ctx,
    before: &Loaded,
    (from, to): (&Procedure, &Procedure),
    ordered: &Ordered,
) -> Result<DossierFact, Vec<Obstacle>> {
    let dossier = &before.dossier;
    let answers = Answers::unchecked(dossier.answers.clone());
    let agency = |procedure: &Procedure| match ctx.city.competent(procedure, &answers, ctx.now) {
        Ok(code) => code.to_string(),
        Err(why) => format!("{why:?}"),
    };
    let plan = |procedure: &Procedure| plan(&ctx.city, procedure, &dossier.agency, &dossier.answers, dossier.channel);
    let (from_plan, to_plan) = (plan(from), plan(to));
    let (from_agency, to_agency) = (agency(from), agency(to));
    let decision = Decision {
        number: ordered.announcement.decision.clone(),
        signed_on: ordered.announcement.signed_on,
        reason: ordered.reason.clone(),
    };
    dossier.change_edition(
        Side { procedure: from, plan: &from_plan, agency: &from_agency },
        Side { procedure: to, plan: &to_plan, agency: &to_agency },
        &decision,
        local::day(ctx.now),
    )
}

/// Every running dossier was looked at: the fact says how many moved.
async fn finish(ctx: &Ctx, row: &MigrationRow, ordered: &Ordered) -> Result<Option<MigrationRow>, Error> {
    let finished = MigrationRow { state: FINISHED.to_owned(), updated_at: ctx.now, ..row.clone() };
    for _ in 0..ATTEMPTS {
        let found = store::catalog::find_draft_of_migration(&ctx.city.store, &row.draft).await?;
        let loaded = record::read(found.ok_or(Error::NotFound)?)?;
        let fact = Fact::MigrationFinished {
            draft: loaded.draft.id,
            moved: row.moved.unsigned_abs(),
            left: row.kept.unsigned_abs(),
        };
        let recorded = domain::catalog::publication::Recorded { at: ctx.now, by: ordered.by.clone(), fact };
        let mut after = loaded.draft.clone();
        after.apply(&recorded).map_err(|broken| Error::Fault(broken.into()))?;
        let entry: Entry = record::stored(&after.entry);
        let mut beside = Batch::new();
        migration::advance(&mut beside, &finished, row, ctx.now);
        let change = Change {
            head: store::catalog::find_head(&ctx.city.store, &entry).await?,
            entry,
            facts: vec![fact_row(&recorded)?],
            draft: Some(DraftChange::Changed(
                draft_row(ctx, &after, &loaded.text)?,
                i64::try_from(loaded.draft.version).unwrap_or(i64::MAX),
            )),
            editions: Vec::new(),
            revision: None,
            beside,
        };
        match ctx.city.store.commit(store::catalog::batch(change)).await {
            Ok(_) => return Ok(Some(finished)),
            Err(store::CommitError::Conflict { .. } | store::CommitError::Unique { .. }) => {
                let now_at = migration::find(&ctx.city.store, &row.draft).await?;
                if now_at.is_none_or(|now_at| now_at.state == FINISHED) {
                    return Ok(None);
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::Fault(anyhow::anyhow!("migration {} could not be finished", row.draft)))
}

fn procedure(city: &City, edition: &str) -> Result<Arc<Procedure>, Error> {
    let id: EditionId = edition.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    let found = city.catalog().edition(&id).cloned();
    found.ok_or_else(|| Error::Fault(anyhow::anyhow!("the catalogue lost edition {edition}")))
}

/// How far a move has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Dossiers moved.
    pub moved: u64,
    /// Dossiers that keep their edition.
    pub kept: u64,
    /// Dossiers still to be looked at, at most.
    pub to_come: u64,
    /// Every one was looked at.
    pub finished: bool,
}

/// How far the move that a draft proposed has come; none before it is ordered.
///
/// # Errors
/// [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn progress(ctx: &Ctx, id: CatalogDraftId) -> Result<Option<Progress>, Error> {
    reads(ctx)?;
    let Some(row) = migration::find(&ctx.city.store, &id.to_string()).await? else { return Ok(None) };
    let running = migration::running(&ctx.city.store, &row.from_edition).await?;
    let (moved, kept, finished) = (row.moved.unsigned_abs(), row.kept.unsigned_abs(), row.state == FINISHED);
    let to_come = if finished { 0 } else { running.saturating_sub(kept) };
    Ok(Some(Progress { moved, kept, to_come, finished }))
}

/// A dossier that keeps its edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The dossier.
    pub dossier: DossierId,
    /// Why.
    pub obstacles: Vec<Obstacle>,
}

/// A page of the dossiers that keep their edition, after one of them.
///
/// # Errors
/// [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn kept(ctx: &Ctx, id: CatalogDraftId, after: Option<DossierId>, limit: u32) -> Result<Vec<Kept>, Error> {
    reads(ctx)?;
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let rows = migration::list_kept(&ctx.city.store, &id.to_string(), &after, limit).await?;
    let read = |(dossier, reasons): (String, String)| {
        let dossier = dossier.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        let obstacles = serde_json::from_str(&reasons).map_err(|error| Error::Fault(error.into()))?;
        Ok(Kept { dossier, obstacles })
    };
    rows.into_iter().map(read).collect()
}

/// What a move would do, tried on the first dossiers without changing anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Running dossiers of the edition.
    pub running: u64,
    /// How many of them were tried.
    pub tried: u64,
    /// How many of those would move.
    pub would_move: u64,
    /// How many of those would keep theirs, by the code of the reason.
    pub reasons: BTreeMap<String, u64>,
}

/// Dossiers tried for a preview.
const TRIED: u32 = 500;

/// Tries a move without changing anything.
///
/// # Errors
/// As [`propose`]; [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn preview(ctx: &Ctx, code: &ProcedureCode, from: u32, to: u32) -> Result<Preview, Error> {
    reads(ctx)?;
    let (old, new) = both(&ctx.city, code, from, to, ctx.now)?;
    let by = By { account: None, name: String::new() };
    let announcement = Announcement {
        decision: String::new(),
        signed_on: local::day(ctx.now),
        by: domain::catalog::publication::Announcer::Province,
        short_notice: None,
    };
    let ordered = Ordered { announcement, reason: String::new(), by };
    let edition = old.id().to_string();
    let found = migration::list_running(&ctx.city.store, &edition, "", TRIED).await?;
    let mut preview = Preview {
        running: migration::running(&ctx.city.store, &edition).await?,
        tried: found.len() as u64,
        would_move: 0,
        reasons: BTreeMap::new(),
    };
    for found in found {
        match decide(ctx, &read(found)?, (&old, &new), &ordered) {
            Ok(_) => preview.would_move += 1,
            Err(obstacles) => obstacles.into_iter().for_each(|one| *preview.reasons.entry(one.code).or_default() += 1),
        }
    }
    Ok(preview)
}
