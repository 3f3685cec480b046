//! Another person looks at a list: takes documents off, refuses it, or decides. Who made it may take it back.

use domain::destruction::fact::Decision;
use domain::destruction::record::Stage;
use domain::destruction::{Destruction, Fact};
use domain::id::DocumentId;
use domain::timeline::Ruling;
use uuid::Uuid;

use super::who::{may_decide, may_prepare};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Takes a document off the list: it stays.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.same-person`, `.stage`, `.not-listed`, `.no-reason`; [`Error::Stale`].
pub async fn strike(
    ctx: &Ctx,
    id: Uuid,
    expected: Option<u64>,
    document: DocumentId,
    reason: &str,
) -> Result<Loaded<Destruction>, Error> {
    let reason = reason.trim();
    timeline::change(ctx, id, expected, |before: Loaded<Destruction>| async move {
        may_decide(ctx, &before.subject.office)?;
        before.subject.may_strike(ctx.actor.account(), document)?;
        Ok(vec![Fact::Struck { document, reason: said(reason)? }].into())
    })
    .await
}

/// Refuses the list.
///
/// # Errors
/// As [`strike`].
pub async fn reject(ctx: &Ctx, id: Uuid, expected: Option<u64>, reason: &str) -> Result<Loaded<Destruction>, Error> {
    let reason = reason.trim();
    timeline::change(ctx, id, expected, |before: Loaded<Destruction>| async move {
        may_decide(ctx, &before.subject.office)?;
        before.subject.may_review(ctx.actor.account())?;
        Ok(vec![Fact::Rejected { reason: said(reason)? }].into())
    })
    .await
}

/// Decides that what is on the list is destroyed. The head of the office decides, never who made the list.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.same-person`, `.stage`, `.empty`, `.incomplete`, `.future`; [`Error::Stale`].
pub async fn approve(
    ctx: &Ctx,
    id: Uuid,
    expected: Option<u64>,
    decision: &Decision,
) -> Result<Loaded<Destruction>, Error> {
    timeline::change(ctx, id, expected, |before: Loaded<Destruction>| async move {
        may_decide(ctx, &before.subject.office)?;
        before.subject.may_approve(ctx.actor.account(), decision)?;
        if domain::calendar::local::day(ctx.now) < decision.day {
            return Err(Ruling::new("destruction.future").into());
        }
        Ok(vec![Fact::Approved { decision: decision.clone() }].into())
    })
    .await
}

/// Takes the list back: who made it.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.stage`, `.not-yours`, `.no-reason`; [`Error::Stale`].
pub async fn withdraw(ctx: &Ctx, id: Uuid, expected: Option<u64>, reason: &str) -> Result<Loaded<Destruction>, Error> {
    let reason = reason.trim();
    timeline::change(ctx, id, expected, |before: Loaded<Destruction>| async move {
        may_prepare(ctx, &before.subject.office)?;
        before.subject.must_be(Stage::Proposed)?;
        if ctx.actor.account().is_none() || ctx.actor.account() != before.subject.proposed.by.account {
            return Err(Ruling::new("destruction.not-yours").into());
        }
        Ok(vec![Fact::Withdrawn { reason: said(reason)? }].into())
    })
    .await
}

fn said(reason: &str) -> Result<String, Error> {
    if reason.is_empty() { Err(Ruling::new("destruction.no-reason").into()) } else { Ok(reason.to_owned()) }
}
