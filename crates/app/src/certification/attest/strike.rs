//! What follows: a remark beside the line, or the line struck. Nothing is erased.

use domain::certification::Attestation;
use domain::certification::attestation::{Act, Fact, State};
use domain::certification::fact::Decision;
use domain::certification::request::text;
use domain::id::CertificationId;
use domain::timeline::Ruling;

use super::super::number::voided;
use super::get::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// Puts a remark beside the line, such as the change of a transaction (Art. 38.2).
///
/// # Errors
/// `certification.empty`; `certification.not-now`; `certification.not-yours`.
pub async fn correct(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    remark: &str,
    reason: &str,
) -> Result<Loaded<Attestation>, Error> {
    let (remark, reason) = (&text("remark", remark)?, &text("reason", reason)?);
    timeline::change(ctx, id.0, expected, |before: Loaded<Attestation>| async move {
        may(ctx, &before.subject, Act::Correct)?;
        Ok(vec![Fact::Corrected { remark: remark.clone(), reason: reason.clone() }].into())
    })
    .await
}

/// Strikes the line: by a decision once a copy of the signed paper is kept, as the paper is out then (Circular 01/2020
/// Art. 7.2); before, by a reason alone.
///
/// # Errors
/// `certification.no-decision`; `certification.empty`; `certification.not-now`; `certification.not-yours`.
pub async fn strike(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    decision: Option<Decision>,
    reason: &str,
) -> Result<Loaded<Attestation>, Error> {
    let (decision, reason) = (&decision, &text("reason", reason)?);
    timeline::change(ctx, id.0, expected, |before: Loaded<Attestation>| async move {
        let one = before.subject;
        may(ctx, &one, Act::Strike)?;
        if one.state == State::Kept && decision.is_none() {
            return Err(Ruling::new("certification.no-decision").into());
        }
        let certified = one.certified.as_ref().ok_or(Error::NotFound)?;
        let beside = voided(ctx, &one.prepared.office, certified.number).await?;
        let fact = Fact::Struck { decision: decision.clone(), reason: reason.clone() };
        Ok(Decided { facts: vec![fact], beside })
    })
    .await
}
