//! From the counter to the competent agency.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Sends the dossier on.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::transfer`] and [`change`].
pub async fn transfer(ctx: &Ctx, id: DossierId, expected: Option<u64>) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.transfer(&ctx.actor, law)).await
}
