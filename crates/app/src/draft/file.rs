//! The draft becomes a dossier, and is gone, in one commit.

use std::collections::BTreeMap;

use domain::catalog::answers::Answers;
use domain::catalog::component::Satisfaction;
use domain::dossier::channel::Channel;
use domain::dossier::complete::missing;
use domain::dossier::fact::Applicant;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::{DraftId, PaperId};
use domain::unit::agency_code::AgencyCode;

use super::Draft;
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
        papers: with_held(ctx, &draft),
        answers: draft.answers,
        receiving_point: None,
        return_point,
        asked_again: BTreeMap::new(),
    };
    file_with(ctx, new, gone).await
}

/// The papers of the draft, and those the state holds: they are not asked for (Decree 118/2025 Art. 5.1, 17.1b), so
/// they stand among the papers as held, for the counter to look up.
fn with_held(ctx: &Ctx, draft: &Draft) -> Vec<Paper> {
    let answers = Answers::unchecked(draft.answers.clone());
    let missing = missing(&draft.procedure, &answers, &draft.papers).into_iter();
    let held = missing.filter(|one| one.satisfied_by.iter().any(Satisfaction::is_held)).map(|one| Paper {
        id: PaperId(ctx.id()),
        component: one.code.clone(),
        name: one.name.get("vi").to_owned(),
        source: PaperSource::Held,
        quantity: 0,
        file: None,
        document: None,
    });
    draft.papers.iter().cloned().chain(held).collect()
}
