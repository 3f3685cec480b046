//! What happens when an answer never comes.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Closes a dossier nobody completed; the schedule's.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::close`] and [`change`].
pub async fn close(ctx: &Ctx, id: DossierId, expected: Option<u64>) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.close(&ctx.actor, law)).await
}
