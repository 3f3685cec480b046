//! Papers were lost or damaged while the administration had them.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Writes down a loss with its apology and remedy.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::report_loss`] and [`change`].
pub async fn report(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    what: &str,
    apology: &str,
    remedy: &str,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.report_loss(what, apology, remedy, &ctx.actor, law)).await
}
