//! The same request under the same key gives the same answer, and is done once.

use domain::dossier::record::Dossier;
use domain::id::DossierId;
use serde::{Deserialize, Serialize};
use store::idempotency::Answer;
use store::{Batch, CommitError};

use crate::ctx::Ctx;
use crate::dossier::get::facts;
use crate::error::Error;

/// What was answered: the dossier, at the version the request made. Enough to say it again to the letter.
#[derive(Debug, Serialize, Deserialize)]
struct Answered {
    dossier: DossierId,
    version: u64,
}

/// The dossier as this request left it, if it was answered before.
///
/// # Errors
/// [`Error::KeyReused`] if the key came with another request.
pub(crate) async fn find(ctx: &Ctx) -> Result<Option<Dossier>, Error> {
    let Some(key) = &ctx.key else { return Ok(None) };
    let Some(answer) = store::idempotency::find(&ctx.city.store, &owner(ctx), &key.key).await? else {
        return Ok(None);
    };
    if answer.request_hash != key.request {
        return Err(Error::KeyReused);
    }
    let answered: Answered = serde_json::from_str(&answer.response).map_err(|error| Error::Fault(error.into()))?;
    let facts = facts(ctx, answered.dossier).await?;
    let then = facts.iter().take(usize::try_from(answered.version).unwrap_or(usize::MAX));
    Ok(Some(Dossier::fold(answered.dossier, then).map_err(|broken| Error::Fault(broken.into()))?))
}

/// Writes the answer down in the commit it belongs to.
pub(crate) fn keep(ctx: &Ctx, dossier: &Dossier, batch: &mut Batch) -> Result<(), Error> {
    let Some(key) = &ctx.key else { return Ok(()) };
    let answered = Answered { dossier: dossier.id, version: dossier.version };
    let response = serde_json::to_string(&answered).map_err(|error| Error::Fault(error.into()))?;
    let answer = Answer { request_hash: key.request.clone(), status: 200, response };
    store::idempotency::keep(batch, &owner(ctx), &key.key, answer, ctx.now);
    Ok(())
}

/// What was answered to this request before, where the answer is a few values.
///
/// # Errors
/// [`Error::KeyReused`] if the key came with another request.
pub(crate) async fn find_as<T: serde::de::DeserializeOwned>(ctx: &Ctx) -> Result<Option<T>, Error> {
    let read = |text: String| serde_json::from_str(&text).map_err(|error| Error::Fault(error.into()));
    recall(ctx).await?.map(read).transpose()
}

/// Writes such an answer down in the commit it belongs to.
pub(crate) fn keep_as<T: Serialize>(ctx: &Ctx, answer: &T, batch: &mut Batch) -> Result<(), Error> {
    let Some(key) = &ctx.key else { return Ok(()) };
    let response = serde_json::to_string(answer).map_err(|error| Error::Fault(error.into()))?;
    let answer = Answer { request_hash: key.request.clone(), status: 200, response };
    store::idempotency::keep(batch, &owner(ctx), &key.key, answer, ctx.now);
    Ok(())
}

/// What was answered to this request before, where the answer is no dossier: to the letter.
///
/// # Errors
/// [`Error::KeyReused`] if the key came with another request.
pub async fn recall(ctx: &Ctx) -> Result<Option<String>, Error> {
    let Some(key) = &ctx.key else { return Ok(None) };
    let answer = store::idempotency::find(&ctx.city.store, &owner(ctx), &key.key).await?;
    match answer {
        Some(answer) if answer.request_hash == key.request => Ok(Some(answer.response)),
        Some(_) => Err(Error::KeyReused),
        None => Ok(None),
    }
}

/// Keeps what is answered, and gives back what to say: if the same request was answered meanwhile, what was said then.
///
/// # Errors
/// [`Error::KeyReused`] if the key came with another request meanwhile.
pub async fn remember(ctx: &Ctx, status: u16, response: String) -> Result<String, Error> {
    let Some(key) = &ctx.key else { return Ok(response) };
    let answer = Answer { request_hash: key.request.clone(), status: i64::from(status), response: response.clone() };
    let mut batch = Batch::new();
    store::idempotency::keep(&mut batch, &owner(ctx), &key.key, answer, ctx.now);
    match ctx.city.store.commit(batch).await {
        Ok(_) => Ok(response),
        Err(CommitError::Unique { constraint, .. }) if constraint == store::idempotency::REPEATED => {
            Ok(recall(ctx).await?.unwrap_or(response))
        }
        Err(error) => Err(error.into()),
    }
}

fn owner(ctx: &Ctx) -> String {
    ctx.actor.account().map(|account| account.to_string()).unwrap_or_default()
}
