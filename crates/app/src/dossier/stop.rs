//! The applicant withdraws.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Stops the dossier at the applicant's wish.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::stop`] and [`change`].
pub async fn stop(ctx: &Ctx, id: DossierId, expected: Option<u64>, reason: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.stop(reason, &ctx.actor, law)).await
}
