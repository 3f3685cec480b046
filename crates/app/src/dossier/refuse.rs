//! Form 03: before or after acceptance.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Refuses to receive.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::refuse_reception`] and [`change`].
pub async fn refuse_reception(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    reason: &str,
    legal_basis: &str,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.refuse_reception(reason, legal_basis, &ctx.actor, law)).await
}

/// Refuses the matter.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::refuse`] and [`change`].
pub async fn refuse(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    reason: &str,
    legal_basis: &str,
    sector_basis: Option<&str>,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| {
        dossier.refuse(reason, legal_basis, sector_basis.map(str::to_owned), &ctx.actor, law)
    })
    .await
}
