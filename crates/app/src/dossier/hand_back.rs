//! The result reaches the person.

use domain::dossier::fact::{CollectionProof, ReturnWay};
use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Hands the result over.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::hand_back`] and [`change`].
pub async fn hand_back(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    to: &str,
    way: ReturnWay,
    proof: CollectionProof,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.hand_back(to, way, proof, &ctx.actor, law)).await
}
