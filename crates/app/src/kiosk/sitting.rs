//! The person before a kiosk, and forgetting them.

use domain::access::Actor;
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;
use jiff::{Timestamp, ToSpan};
use store::kiosk::sitting as rows;
use store::{Batch, CommitError};

use super::secret;
use crate::ctx::{Ctx, IdempotencyKey};
use crate::error::Error;

/// Sittings forgotten in one go.
const AT_ONCE: u32 = 200;

/// A sitting with what is needed to change it.
#[derive(Debug, Clone)]
pub struct Seated {
    /// What the kiosk remembers.
    pub sitting: Sitting,
    row: rows::SittingRow,
}

impl Seated {
    /// The name other rows know it by: the hash of the browser's secret.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.row.id
    }

    /// The promise of this press: a button pressed twice comes with the same one.
    pub(super) fn promise(&self) -> IdempotencyKey {
        let key = format!("kiosk {} {}", self.row.id, self.row.version);
        IdempotencyKey { request: key.clone(), key }
    }
}

/// The sitting behind a browser's secret, unless it is over.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn find(ctx: &Ctx, secret: &str) -> Result<Option<Seated>, Error> {
    let kiosk = device(ctx)?;
    let Some(row) = rows::find(&ctx.city.store, secret, &kiosk, ctx.now).await? else { return Ok(None) };
    let sitting = serde_json::from_str(&row.body).map_err(|error| Error::Fault(error.into()))?;
    Ok(Some(Seated { sitting, row }))
}

/// Somebody new: gives the secret the browser keeps.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a device.
pub async fn begin(ctx: &Ctx, sitting: Sitting) -> Result<(String, Seated), Error> {
    let (kiosk, secret) = (device(ctx)?, secret(40)?);
    let body = written(&sitting)?;
    let id = rows::begin(&ctx.city.store, &secret, &kiosk, &body, forget_at(ctx, &sitting, Waiting::Reading)?).await?;
    Ok((secret, Seated { sitting, row: rows::SittingRow { id, version: 1, body } }))
}

/// Remembers something else. A button pressed twice counts once.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn remember(ctx: &Ctx, seated: &Seated, sitting: &Sitting) -> Result<(), Error> {
    keep(ctx, seated, sitting, Batch::new()).await
}

/// As [`remember`]; whatever else is in the batch happens with it or not at all.
pub(crate) async fn keep(ctx: &Ctx, seated: &Seated, sitting: &Sitting, mut batch: Batch) -> Result<(), Error> {
    rows::keep(&mut batch, &seated.row, &written(sitting)?, forget_at(ctx, sitting, Waiting::Reading)?);
    match ctx.city.store.commit(batch).await {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The person is still there, on a screen that waits for this.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn touch(ctx: &Ctx, seated: &Seated, waiting: Waiting) -> Result<(), Error> {
    let until = forget_at(ctx, &seated.sitting, waiting)?;
    Ok(rows::touch(&ctx.city.store, &seated.row.id, until).await?)
}

/// Forgets the person.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn forget(ctx: &Ctx, seated: &Seated) -> Result<(), Error> {
    Ok(rows::forget(&ctx.city.store, &seated.row.id).await?)
}

/// Forgets everybody who walked away from a kiosk that was then switched off, and addresses for telephones that have
/// served their time.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn sweep(store: &store::Store, now: Timestamp) -> Result<(), Error> {
    for id in rows::list_stale(store, now, AT_ONCE).await? {
        rows::forget(store, &id).await?;
    }
    Ok(store::kiosk::handover::sweep(store, now).await?)
}

pub(super) fn device(ctx: &Ctx) -> Result<String, Error> {
    match &ctx.actor {
        Actor::Device { kiosk, .. } => Ok(kiosk.to_string()),
        _ => Err(Error::Forbidden),
    }
}

fn written(sitting: &Sitting) -> Result<String, Error> {
    serde_json::to_string(sitting).map_err(|error| Error::Fault(error.into()))
}

fn forget_at(ctx: &Ctx, sitting: &Sitting, waiting: Waiting) -> Result<Timestamp, Error> {
    let seconds = i64::from(sitting.forgotten_after(waiting));
    ctx.now.checked_add(seconds.seconds()).map_err(|error| Error::Fault(error.into()))
}
