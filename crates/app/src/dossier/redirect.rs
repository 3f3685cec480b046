//! Lodged at the wrong door: ended here and begun there, in one commit.

use domain::dossier::record::Dossier;
use domain::id::DossierId;
use domain::unit::agency_code::AgencyCode;
use store::Batch;

use super::change::{Changed, fold_on, not_stale, stamp};
use super::get::fetch;
use super::legal::Terms;
use super::record::{self, Outcome, Step};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;

/// Sends a dossier to the competent agency. Answers with the new dossier.
///
/// # Errors
/// [`Error::Malformed`] if there is no such office; [`Error::Stale`] if somebody was faster; see [`Dossier::redirect`].
pub async fn redirect(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    to: &AgencyCode,
    reason: &str,
) -> Result<Changed, Error> {
    if let Some(answered) = idempotency::find(ctx).await? {
        return Ok(Changed { dossier: answered, repeated: true });
    }
    let before = fetch(ctx, id).await?;
    not_stale(&before, expected)?;
    let point = ctx
        .city
        .reception_point(to)
        .ok_or(Error::Malformed { code: "request.unknown-office", field: "agency".into() })?;
    let terms = Terms::of(ctx, &before.dossier)?;
    let law = terms.law(ctx.now);
    let successor = DossierId(ctx.id());
    let (here, filing) = before.dossier.redirect(to, &point, successor, reason, &ctx.actor, &law)?;
    let here = stamp(ctx, here);
    let ended = fold_on(&before.dossier, &here)?;
    let there = stamp(ctx, domain::dossier::file::file(filing, &law)?);
    let begun = Dossier::fold(successor, &there).map_err(|broken| Error::Fault(broken.into()))?;
    let steps = [
        Step { before: None, after: &begun, facts: &there },
        Step { before: Some(&before), after: &ended, facts: &here },
    ];
    match record::commit(ctx, &steps, Batch::new()).await? {
        Outcome::Done => Ok(Changed { dossier: begun, repeated: false }),
        Outcome::Answered(dossier) => Ok(Changed { dossier: *dossier, repeated: true }),
        Outcome::Overtaken => Err(Error::Stale { expected: before.dossier.version, found: before.dossier.version + 1 }),
    }
}
