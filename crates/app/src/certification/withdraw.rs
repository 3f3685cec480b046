//! The person wants it no more.

use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::Fact;
use domain::certification::request::perhaps;
use domain::id::CertificationId;

use super::get::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Ends the request before a number was given to it.
///
/// # Errors
/// `certification.not-now` once it has its number; `certification.not-yours`.
pub async fn withdraw(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    reason: &str,
) -> Result<Loaded<Certification>, Error> {
    let reason = &perhaps("reason", reason)?;
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        may(ctx, &before.subject, Action::Withdraw)?;
        Ok(vec![Fact::Withdrawn { reason: reason.clone() }].into())
    })
    .await
}
