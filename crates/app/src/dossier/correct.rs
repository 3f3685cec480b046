//! An error of the agency is put right.

use domain::dossier::paper::Paper;
use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Says what is wrong with the result.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::open_correction`] and [`change`].
pub async fn open_correction(ctx: &Ctx, id: DossierId, expected: Option<u64>, error: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.open_correction(error, &ctx.actor, law)).await
}

/// Issues the corrected result.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::correct`] and [`change`].
pub async fn correct(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    file: Option<Paper>,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.correct(number, file.clone(), &ctx.actor, law)).await
}
