//! What follows a certification: a remark beside its line, or the end of its value. The line and the file stay as they are.

use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::{Decision, Fact};
use domain::certification::request::text;
use domain::document::item::{self, Document};
use domain::id::CertificationId;
use domain::timeline::Ruling;
use store::Batch;

use super::get::may;
use super::number::voided;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// Puts a remark beside the line of the register.
///
/// # Errors
/// `certification.empty`; `certification.not-now`; `certification.not-yours`.
pub async fn correct(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    remark: &str,
    reason: &str,
) -> Result<Loaded<Certification>, Error> {
    let (remark, reason) = (&text("remark", remark)?, &text("reason", reason)?);
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        may(ctx, &before.subject, Action::Correct)?;
        Ok(vec![Fact::Corrected { remark: remark.clone(), reason: reason.clone() }].into())
    })
    .await
}

/// Takes its value away: a copy that is out by a decision (Circular 01/2020 Art. 7.2), a number with nothing signed by a
/// reason alone. Whoever checks the copy hears so from now on.
///
/// # Errors
/// `certification.no-decision` where the copy is out and no decision is named; `certification.empty`.
pub async fn annul(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    decision: Option<Decision>,
    reason: &str,
) -> Result<Loaded<Certification>, Error> {
    let (decision, reason) = (&decision, &text("reason", reason)?);
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        let request = before.subject;
        may(ctx, &request, Action::Annul)?;
        let mut beside = Batch::new();
        if let Some(certified) = &request.certified {
            let decision = decision.as_ref().ok_or_else(|| Ruling::new("certification.no-decision"))?;
            let document = timeline::find::<Document>(ctx, certified.document.0).await?;
            if document.subject.must_hold().is_ok() {
                let legal_basis = format!("01/2020/TT-BTP, Điều 7; {}", decision.number);
                let revoked = item::Fact::Revoked { reason: reason.clone(), legal_basis };
                let (batch, _) = timeline::step(ctx, Some(&document), document.id, vec![revoked])?;
                beside.append(batch);
            }
        }
        if let (Some(office), Some(number)) = (request.office(), request.number) {
            beside.append(voided(ctx, office, number).await?);
        }
        let fact = Fact::Annulled { decision: decision.clone(), reason: reason.clone() };
        Ok(Decided { facts: vec![fact], beside })
    })
    .await
}
