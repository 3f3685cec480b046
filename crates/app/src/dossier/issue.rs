//! The result gets its number and its electronic copy.

use domain::dossier::paper::Paper;
use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Numbers and issues the result.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::issue`] and [`change`].
pub async fn issue(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    file: Option<Paper>,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.issue(number, file.clone(), &ctx.actor, law)).await
}
