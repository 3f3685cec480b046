//! Taking a dossier up, and passing it from step to step.

use domain::dossier::issue::Drafted;
use domain::id::{ConsultationId, DossierId};

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Takes the dossier up.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::take`] and [`change`].
pub async fn take(ctx: &Ctx, id: DossierId, expected: Option<u64>) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.take(&ctx.actor, law)).await
}

/// Finishes the present step. Agencies the process asks next are asked in the same commit.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::finish_step`] and [`change`].
pub async fn finish_step(ctx: &Ctx, id: DossierId, expected: Option<u64>, note: &str) -> Result<Changed, Error> {
    let fresh = || ConsultationId(ctx.id());
    change(ctx, id, expected, |dossier, law| dossier.finish_step(note, &fresh, &ctx.actor, law)).await
}

/// Submits the draft for signature, with what the result will say beside what the dossier says.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::submit_for_signature`] and [`change`].
pub async fn submit_for_signature(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    note: &str,
    drafted: &Drafted,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.submit_for_signature(note, drafted.clone(), &ctx.actor, law)).await
}
