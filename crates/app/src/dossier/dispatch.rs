//! A dispatcher names the agency that decides.

use domain::id::DossierId;
use domain::unit::agency_code::AgencyCode;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Names the agency that decides a dossier nobody could place.
///
/// # Errors
/// [`Error::Malformed`] if there is no such office; see [`domain::dossier::record::Dossier::dispatch`] and [`change`].
pub async fn dispatch(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    to: &AgencyCode,
    reason: &str,
) -> Result<Changed, Error> {
    let point = ctx
        .city
        .reception_point(to)
        .ok_or(Error::Malformed { code: "request.unknown-office", field: "agency".into() })?;
    change(ctx, id, expected, |dossier, law| dossier.dispatch(to, &point, reason, &ctx.actor, law)).await
}
