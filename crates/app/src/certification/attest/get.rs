//! One of them, for those who handle it.

use domain::certification::Attestation;
use domain::certification::attestation::{Act, Fact};
use domain::dossier::paper::PaperFile;
use domain::id::CertificationId;
use domain::timeline::Recorded;

use super::super::get::policy;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// The one with this identifier.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or it is none of this person's business.
pub async fn get(ctx: &Ctx, id: CertificationId) -> Result<Loaded<Attestation>, Error> {
    let found = timeline::find::<Attestation>(ctx, id.0).await?;
    if found.subject.is_known_to(&ctx.actor) { Ok(found) } else { Err(Error::NotFound) }
}

/// What happened to it, oldest first.
///
/// # Errors
/// As [`get`].
pub async fn history(ctx: &Ctx, id: CertificationId) -> Result<Vec<Recorded<Fact>>, Error> {
    get(ctx, id).await?;
    timeline::history::<Attestation>(ctx, id.0).await
}

/// The copy that is kept.
///
/// # Errors
/// As [`get`]; [`Error::NotFound`] while there is none.
pub async fn file(ctx: &Ctx, id: CertificationId) -> Result<PaperFile, Error> {
    get(ctx, id).await?.subject.scan.ok_or(Error::NotFound)
}

/// Whether this person may do that now.
#[must_use]
pub fn allows(ctx: &Ctx, one: &Attestation, act: Act) -> bool {
    one.may(act, &ctx.actor, &policy(ctx)).is_ok()
}

/// Refuses what this person may not do. Who may not know of it hears that there is none.
pub(super) fn may(ctx: &Ctx, one: &Attestation, act: Act) -> Result<(), Error> {
    if !one.is_known_to(&ctx.actor) {
        return Err(Error::NotFound);
    }
    Ok(one.may(act, &ctx.actor, &policy(ctx))?)
}
