//! A task goes on by telephone: the kiosk shows an address that is good once, and forgets the person when it is taken.

use domain::kiosk::Sitting;
use domain::timeline::Ruling;
use jiff::ToSpan;
use store::CommitError;
use store::kiosk::{handover as rows, sitting as sittings};

use super::secret;
use super::sitting::{Seated, remember};
use crate::ctx::Ctx;
use crate::error::Error;

/// Minutes an address is good.
pub const MINUTES: i64 = 3;

/// Where the telephone of this person goes on: to the number they took, the dossier they follow, or the start. Nothing
/// here is personal; what is behind these addresses tells no name.
#[must_use]
pub fn tail(sitting: &Sitting) -> String {
    match (&sitting.ticket, &sitting.tracked) {
        (Some(ticket), _) => format!("/so/{ticket}"),
        (None, Some(code)) => format!("/t/{code}"),
        (None, None) if sitting.copy.is_some() => "/tim?q=ch%E1%BB%A9ng+th%E1%BB%B1c".to_owned(),
        (None, None) => "/".to_owned(),
    }
}

/// Makes the code of an address, and remembers that it is shown.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn offer(ctx: &Ctx, seated: &Seated) -> Result<(), Error> {
    let code = secret(20)?;
    let until = ctx.now.checked_add(MINUTES.minutes()).map_err(|error| Error::Fault(error.into()))?;
    rows::offer(&ctx.city.store, &code, seated.id(), &tail(&seated.sitting), until).await?;
    let sitting = Sitting { phone: Some(code), ..seated.sitting.clone().onward() };
    remember(ctx, seated, &sitting).await
}

/// Whether a telephone may still take the address.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn is_open(ctx: &Ctx, code: &str) -> Result<bool, Error> {
    Ok(rows::is_open(&ctx.city.store, code, ctx.now).await?)
}

/// A telephone takes it: where it goes on. The kiosk forgets the person at once.
///
/// # Errors
/// `kiosk.address-used` if it was taken or is too old.
pub async fn take(ctx: &Ctx, code: &str) -> Result<String, Error> {
    match rows::take(&ctx.city.store, code, ctx.now).await {
        Err(CommitError::Conflict { .. }) => return Err(Ruling::new("kiosk.address-used").into()),
        done => done?,
    }
    let (tail, sitting) = rows::find(&ctx.city.store, code).await?.ok_or(Error::NotFound)?;
    sittings::forget(&ctx.city.store, &sitting).await?;
    Ok(tail)
}
