//! One request, for those who handle it and for the person whose it is.

use domain::calendar::local;
use domain::certification::Certification;
use domain::certification::action::{Action, Policy};
use domain::certification::fact::Fact;
use domain::certification::rules::CertificationRules;
use domain::dossier::paper::PaperFile;
use domain::id::CertificationId;
use domain::timeline::Recorded;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// The request with this identifier.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or it is none of this person's business.
pub async fn get(ctx: &Ctx, id: CertificationId) -> Result<Loaded<Certification>, Error> {
    let found = timeline::find::<Certification>(ctx, id.0).await?;
    if found.subject.is_known_to(&ctx.actor) { Ok(found) } else { Err(Error::NotFound) }
}

/// What happened to it, oldest first.
///
/// # Errors
/// As [`get`].
pub async fn history(ctx: &Ctx, id: CertificationId) -> Result<Vec<Recorded<Fact>>, Error> {
    get(ctx, id).await?;
    timeline::history::<Certification>(ctx, id.0).await
}

/// The file to look at: the certified copy, else the pages as they were taken.
///
/// # Errors
/// As [`get`]; [`Error::NotFound`] too while there is no file.
pub async fn file(ctx: &Ctx, id: CertificationId) -> Result<PaperFile, Error> {
    let found = get(ctx, id).await?.subject;
    let certified = found.certified.as_ref().map(|certified| &certified.file);
    certified.or(found.scan()).cloned().ok_or(Error::NotFound)
}

/// What this person may do with it now.
#[must_use]
pub fn allowed(ctx: &Ctx, request: &Certification) -> Vec<Action> {
    request.allowed_actions(&ctx.actor, &policy(ctx))
}

/// What is set for today: who certifies, hours and limits.
#[must_use]
pub fn rules(ctx: &Ctx) -> CertificationRules {
    ctx.city.library.certifying.on(local::day(ctx.now))
}

/// Who certifies, as the city set it.
pub(super) fn policy(ctx: &Ctx) -> Policy {
    Policy { point_manager_certifies: rules(ctx).point_manager_certifies }
}

/// Refuses what this person may not do with it now. Who may not know of it hears that there is none.
pub(super) fn may(ctx: &Ctx, request: &Certification, action: Action) -> Result<(), Error> {
    if !request.is_known_to(&ctx.actor) {
        return Err(Error::NotFound);
    }
    Ok(request.may(action, &ctx.actor, &policy(ctx))?)
}
