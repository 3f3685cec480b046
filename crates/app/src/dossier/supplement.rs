//! Form 02: what is missing is asked for, and brought; and what was filed online is changed by its applicant.

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::dossier::fact::Fault;
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
use domain::id::{DossierId, PaperId};
use serde_json::Value;

use super::change::{Changed, change};
use super::get::load;
use super::legal::Terms;
use crate::ctx::Ctx;
use crate::error::Error;

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
    let changed = check(ctx, id, &brought).await?;
    change(ctx, id, expected, |dossier, law| {
        dossier.supplement(changed.clone(), brought.papers.clone(), replaced(dossier, &brought), &ctx.actor, law)
    })
    .await
}

/// Changes what was filed online, until it is decided (Decree 118/2025 Art. 21.2).
///
/// # Errors
/// [`Error::Answers`] if the form cannot stand; see [`domain::dossier::record::Dossier::amend`] and [`change`].
pub async fn amend(ctx: &Ctx, id: DossierId, expected: Option<u64>, brought: Supplement) -> Result<Changed, Error> {
    let changed = check(ctx, id, &brought).await?;
    change(ctx, id, expected, |dossier, law| {
        dossier.amend(changed.clone(), brought.papers.clone(), replaced(dossier, &brought), &ctx.actor, law)
    })
    .await
}

/// Checks the whole form with the new answers, and every new paper. Answers with what changes.
async fn check(ctx: &Ctx, id: DossierId, brought: &Supplement) -> Result<BTreeMap<String, Value>, Error> {
    let dossier = load(ctx, id).await?;
    let terms = Terms::of(ctx, &dossier)?;
    let mut answers = dossier.answers.clone();
    answers.extend(brought.answers.clone());
    let checked = terms.procedure.form.validate(&answers, local::day(ctx.now)).map_err(Error::Answers)?;
    super::file::check_papers(&terms.procedure, &brought.papers)?;
    Ok(changed_answers(&dossier.answers, checked))
}

/// Papers of this dossier that are replaced; others named are nobody's.
fn replaced(dossier: &Dossier, brought: &Supplement) -> Vec<PaperId> {
    brought.replaced.iter().copied().filter(|id| dossier.papers.iter().any(|had| had.id == *id)).collect()
}

fn changed_answers(before: &BTreeMap<String, Value>, after: Answers) -> BTreeMap<String, Value> {
    after.into_map().into_iter().filter(|(name, value)| before.get(name) != Some(value)).collect()
}
