//! The people go without, before a number was given.

use domain::certification::Attestation;
use domain::certification::attestation::{Act, Fact};
use domain::certification::request::perhaps;
use domain::id::CertificationId;

use super::get::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Ends it.
///
/// # Errors
/// `certification.not-now` once it has its number; `certification.not-yours`.
pub async fn withdraw(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    reason: &str,
) -> Result<Loaded<Attestation>, Error> {
    let reason = &perhaps("reason", reason)?;
    timeline::change(ctx, id.0, expected, |before: Loaded<Attestation>| async move {
        may(ctx, &before.subject, Act::Withdraw)?;
        Ok(vec![Fact::Withdrawn { reason: reason.clone() }].into())
    })
    .await
}
