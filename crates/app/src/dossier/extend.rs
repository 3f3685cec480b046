//! A new date, once, with an apology.

use domain::id::DossierId;
use jiff::Timestamp;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Sets a new date.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::extend`] and [`change`].
pub async fn extend(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    reason: &str,
    apology: &str,
    new_due: Timestamp,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.extend(reason, apology, new_due, &ctx.actor, law)).await
}
