//! A copy of the signed paper is kept: two years of a signature, twenty of a transaction (Decree 23/2015 Art. 14).

use domain::certification::Attestation;
use domain::certification::attestation::{Act, Fact};
use domain::id::{CertificationId, PaperId};

use super::get::may;
use crate::ctx::Ctx;
use crate::document::upload;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Keeps the copy; a better one takes the place of an earlier one.
///
/// # Errors
/// [`Error::NotFound`] for an upload of somebody else; `certification.not-now`; `certification.not-yours`.
pub async fn keep(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    scan: PaperId,
) -> Result<Loaded<Attestation>, Error> {
    let scan = &upload::find(ctx, scan).await?.file;
    timeline::change(ctx, id.0, expected, |before: Loaded<Attestation>| async move {
        may(ctx, &before.subject, Act::Keep)?;
        Ok(vec![Fact::Kept { scan: scan.clone() }].into())
    })
    .await
}
