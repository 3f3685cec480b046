//! The applicant checks the draft result.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Shows the applicant the draft.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::ask_confirmation`] and [`change`].
pub async fn ask_confirmation(ctx: &Ctx, id: DossierId, expected: Option<u64>, draft: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.ask_confirmation(draft, &ctx.actor, law)).await
}

/// The applicant agrees, or silence does.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::confirm`] and [`change`].
pub async fn confirm(ctx: &Ctx, id: DossierId, expected: Option<u64>) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.confirm(&ctx.actor, law)).await
}

/// The applicant objects.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::object`] and [`change`].
pub async fn object(ctx: &Ctx, id: DossierId, expected: Option<u64>, remark: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.object(remark, &ctx.actor, law)).await
}
