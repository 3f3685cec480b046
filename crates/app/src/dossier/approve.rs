//! The decision, or sending the draft back.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Decides and signs.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::approve`] and [`change`].
pub async fn approve(ctx: &Ctx, id: DossierId, expected: Option<u64>, decision: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.approve(decision, &ctx.actor, law)).await
}

/// Sends the draft back.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::send_back`] and [`change`].
pub async fn send_back(ctx: &Ctx, id: DossierId, expected: Option<u64>, remark: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.send_back(remark, &ctx.actor, law)).await
}
