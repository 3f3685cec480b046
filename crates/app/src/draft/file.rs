//! The draft becomes a dossier, and is gone, in one commit.

use domain::dossier::channel::Channel;
use domain::dossier::fact::Applicant;
use domain::id::DraftId;
use domain::unit::agency_code::AgencyCode;

use super::get::get;
use crate::ctx::Ctx;
use crate::dossier::change::Changed;
use crate::dossier::file::{NewDossier, file_with};
use crate::error::Error;
use crate::idempotency;

/// Files a draft online.
///
/// # Errors
/// See [`crate::dossier::file::file`]; [`Error::NotFound`] if it is not this person's draft.
pub async fn file(
    ctx: &Ctx,
    id: DraftId,
    applicant: Applicant,
    return_point: Option<AgencyCode>,
) -> Result<Changed, Error> {
    // Filed before under this key: the draft is gone, and that is right.
    if let Some(dossier) = idempotency::find(ctx).await? {
        return Ok(Changed { dossier, repeated: true });
    }
    let draft = get(ctx, id).await?;
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let mut gone = store::Batch::new();
    store::draft::remove(&mut gone, &account.to_string(), &id.to_string());
    let new = NewDossier {
        procedure: draft.procedure.code.clone(),
        channel: Channel::Online,
        applicant,
        answers: draft.answers,
        papers: draft.papers,
        receiving_point: None,
        return_point,
    };
    file_with(ctx, new, gone).await
}
