//! Form 02: what is missing is asked for, and brought; and what was filed online is changed by its applicant.

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::dossier::complete::missing;
use domain::dossier::fact::Fault;
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
use domain::dossier::refusal::Refusal;
use domain::id::{DossierId, PaperId};
use domain::timeline::Ruling;
use serde_json::Value;

use super::attached::attached;
use super::change::{Changed, change};
use super::get::load;
use super::legal::Terms;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;

/// Asks, before acceptance, for everything that is missing.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::ask_before_acceptance`] and [`change`].
pub async fn ask_before_acceptance(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    faults: Vec<Fault>,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.ask_before_acceptance(faults.clone(), &ctx.actor, law)).await
}

/// Asks, after acceptance, for everything the agency finds missing.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::ask_after_acceptance`] and [`change`].
pub async fn ask_after_acceptance(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    faults: Vec<Fault>,
    sector_basis: Option<String>,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| {
        dossier.ask_after_acceptance(faults.clone(), sector_basis.clone(), &ctx.actor, law)
    })
    .await
}

/// What is brought.
#[derive(Debug, Clone, Default)]
pub struct Supplement {
    /// Answers that change.
    pub answers: BTreeMap<String, Value>,
    /// Papers that come.
    pub papers: Vec<Paper>,
    /// Papers they replace.
    pub replaced: Vec<PaperId>,
}

/// Brings what was missing. The whole form is checked again with the new answers.
///
/// # Errors
/// [`Error::Answers`] if the form cannot stand; see [`domain::dossier::record::Dossier::supplement`] and [`change`].
pub async fn supplement(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    brought: Supplement,
) -> Result<Changed, Error> {
    // Done before under this key: what is brought was checked against the dossier of then.
    if let Some(dossier) = idempotency::find(ctx).await? {
        return Ok(Changed { dossier, repeated: true });
    }
    let dossier = load(ctx, id).await?;
    let checked = check(ctx, &dossier, &brought)?;
    let brought = with_attached(ctx, &dossier, &checked, brought).await?;
    let changed = changed_answers(&dossier.answers, checked);
    change(ctx, id, expected, |dossier, law| {
        dossier.supplement(changed.clone(), brought.papers.clone(), replaced(dossier, &brought), &ctx.actor, law)
    })
    .await
}

/// Changes what was filed online, until it is decided (Decree 118/2025 Art. 21.2). What was complete stays complete.
///
/// # Errors
/// [`Error::Answers`] if the form cannot stand; [`Refusal::Incomplete`] if a required paper would be missing; see [`domain::dossier::record::Dossier::amend`] and [`change`].
pub async fn amend(ctx: &Ctx, id: DossierId, expected: Option<u64>, brought: Supplement) -> Result<Changed, Error> {
    if let Some(dossier) = idempotency::find(ctx).await? {
        return Ok(Changed { dossier, repeated: true });
    }
    let dossier = load(ctx, id).await?;
    let checked = check(ctx, &dossier, &brought)?;
    let brought = with_attached(ctx, &dossier, &checked, brought).await?;
    stays_complete(ctx, &dossier, &checked, &brought)?;
    let changed = changed_answers(&dossier.answers, checked);
    change(ctx, id, expected, |dossier, law| {
        dossier.amend(changed.clone(), brought.papers.clone(), replaced(dossier, &brought), &ctx.actor, law)
    })
    .await
}

/// Checks the whole form with the new answers, and every new paper. The agency the answers lead to stays the same:
/// for another one the dossier is redirected, or filed anew.
fn check(ctx: &Ctx, dossier: &Dossier, brought: &Supplement) -> Result<Answers, Error> {
    let terms = Terms::of(ctx, dossier)?;
    let mut answers = dossier.answers.clone();
    answers.extend(brought.answers.clone());
    let checked = terms
        .procedure
        .form
        .validate_in(&answers, local::day(ctx.now), &ctx.city.library.units)
        .map_err(Error::Answers)?;
    super::file::check_papers(&terms.procedure, &brought.papers)?;
    // The document keeps that it was used in the commit of a filing; here nobody has checked it.
    if brought.papers.iter().any(|paper| paper.document.is_some()) {
        return Err(Ruling::new("document.only-when-filing").into());
    }
    let before = Answers::unchecked(dossier.answers.clone());
    let competent = |answers| ctx.city.competent(&terms.procedure, answers, ctx.now);
    if competent(&before) != competent(&checked) {
        let field = terms.procedure.office.field().unwrap_or("agency").to_owned();
        return Err(Error::Malformed { code: "request.other-agency", field });
    }
    Ok(checked)
}

/// The files among the new answers are papers too.
async fn with_attached(
    ctx: &Ctx,
    dossier: &Dossier,
    checked: &Answers,
    brought: Supplement,
) -> Result<Supplement, Error> {
    let procedure = Terms::of(ctx, dossier)?.procedure;
    let mut papers = attached(ctx, &procedure, checked, &dossier.papers).await?;
    papers.splice(..0, brought.papers);
    Ok(Supplement { papers, ..brought })
}

/// No required paper goes missing by a change, nor becomes required and stays away.
fn stays_complete(ctx: &Ctx, dossier: &Dossier, checked: &Answers, brought: &Supplement) -> Result<(), Error> {
    let procedure = Terms::of(ctx, dossier)?.procedure;
    let had = dossier.papers.iter().filter(|paper| !brought.replaced.contains(&paper.id));
    let papers: Vec<Paper> = had.chain(&brought.papers).cloned().collect();
    let before = Answers::unchecked(dossier.answers.clone());
    let lacked = missing(&procedure, &before, &dossier.papers);
    let lacks = missing(&procedure, checked, &papers);
    let new = lacks.into_iter().filter(|component| !lacked.iter().any(|had| had.code == component.code));
    let names: Vec<String> = new.map(|component| component.name.get(ctx.lang.code()).to_owned()).collect();
    if names.is_empty() { Ok(()) } else { Err(Refusal::Incomplete(names).into()) }
}

/// Papers of this dossier that are replaced; others named are nobody's.
fn replaced(dossier: &Dossier, brought: &Supplement) -> Vec<PaperId> {
    brought.replaced.iter().copied().filter(|id| dossier.papers.iter().any(|had| had.id == *id)).collect()
}

/// Answers that are new or other than before; null for those that are asked no more.
fn changed_answers(before: &BTreeMap<String, Value>, after: Answers) -> BTreeMap<String, Value> {
    let after = after.into_map();
    let gone = before.keys().filter(|name| !after.contains_key(*name)).map(|name| (name.clone(), Value::Null));
    let gone: Vec<_> = gone.collect();
    after.into_iter().filter(|(name, value)| before.get(name) != Some(value)).chain(gone).collect()
}
