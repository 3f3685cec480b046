//! Keeping answers and papers so far.

use std::collections::BTreeMap;

use domain::dossier::paper::Paper;
use domain::id::{DocumentId, DraftId, PaperId};
use jiff::{Timestamp, ToSpan};
use serde_json::Value;
use store::CommitError;

use super::{Draft, get::get};
use crate::ctx::Ctx;
use crate::document::{DocumentRefusal, list, reuse};
use crate::dossier::file::fits;
use crate::error::Error;

/// Keeps answers; those given replace those had, and an answer that is null is taken back.
///
/// # Errors
/// [`Error::NotFound`] if it is not this person's draft.
pub async fn answers(ctx: &Ctx, id: DraftId, given: BTreeMap<String, Value>) -> Result<Draft, Error> {
    let mut draft = get(ctx, id).await?;
    for (name, value) in given {
        if value.is_null() {
            draft.answers.remove(&name);
        } else {
            draft.answers.insert(name, value);
        }
    }
    kept(ctx, draft).await
}

/// Adds a paper.
///
/// # Errors
/// [`Error::NotFound`]; [`DocumentRefusal`] if the procedure has no such component or it does not take the file.
pub async fn add_paper(ctx: &Ctx, id: DraftId, paper: Paper) -> Result<Draft, Error> {
    let mut draft = get(ctx, id).await?;
    let component = draft
        .procedure
        .component(&paper.component)
        .ok_or_else(|| DocumentRefusal::NoSuchComponent(paper.component.clone()))?;
    fits(component, &paper)?;
    draft.papers.push(paper);
    kept(ctx, draft).await
}

/// Takes a document of one's own store for a paper, instead of asking for it (Decree 118/2025 Art. 17.1b).
///
/// # Errors
/// [`Error::NotFound`]; [`DocumentRefusal`] if the procedure has no such component; what the rule of reuse refuses.
pub async fn reuse(ctx: &Ctx, id: DraftId, component: &str, document: DocumentId) -> Result<Draft, Error> {
    let mut draft = get(ctx, id).await?;
    if draft.papers.iter().any(|had| had.component == component && had.document == Some(document)) {
        return Ok(draft);
    }
    let procedure = draft.procedure.clone();
    let component =
        procedure.component(component).ok_or_else(|| DocumentRefusal::NoSuchComponent(component.to_owned()))?;
    let owner = list::own_number(ctx).await?;
    let (paper, _) = reuse::paper(ctx, component, owner.as_deref(), document).await?;
    draft.papers.push(paper);
    kept(ctx, draft).await
}

/// Takes a paper out again.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn remove_paper(ctx: &Ctx, id: DraftId, paper: PaperId) -> Result<Draft, Error> {
    let mut draft = get(ctx, id).await?;
    draft.papers.retain(|had| had.id != paper);
    kept(ctx, draft).await
}

/// Throws a draft away.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or it is somebody else's.
pub async fn discard(ctx: &Ctx, id: DraftId) -> Result<(), Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let mut batch = store::Batch::new();
    store::draft::remove(&mut batch, &account.to_string(), &id.to_string());
    match ctx.city.store.commit(batch).await {
        Ok(_) => Ok(()),
        Err(CommitError::Conflict { .. }) => Err(Error::NotFound),
        Err(error) => Err(error.into()),
    }
}

async fn kept(ctx: &Ctx, draft: Draft) -> Result<Draft, Error> {
    let draft = Draft { updated_at: ctx.now, expires_at: expiry(ctx)?, ..draft };
    write(ctx, &draft).await?;
    Ok(draft)
}

pub(super) fn expiry(ctx: &Ctx) -> Result<Timestamp, Error> {
    let hours = i64::from(ctx.city.settings.draft_days) * 24;
    ctx.now.checked_add(hours.hours()).map_err(|error| Error::Fault(error.into()))
}

pub(super) async fn write(ctx: &Ctx, draft: &Draft) -> Result<(), Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let json = |value: Result<String, serde_json::Error>| value.map_err(|error| Error::Fault(error.into()));
    let row = store::draft::Draft {
        id: draft.id.to_string(),
        account: account.to_string(),
        procedure: draft.procedure.code.to_string(),
        edition: draft.procedure.id().to_string(),
        answers: json(serde_json::to_string(&draft.answers))?,
        papers: json(serde_json::to_string(&draft.papers))?,
        created_at: draft.updated_at,
        updated_at: draft.updated_at,
        expires_at: draft.expires_at,
    };
    Ok(store::draft::save(&ctx.city.store, row).await?)
}
