//! The one road of every change: load, may, decide, commit.

use domain::dossier::fact::{By, Fact, Recorded};
use domain::dossier::law::Law;
use domain::dossier::record::Dossier;
use domain::dossier::refusal::Refusal;
use domain::id::DossierId;

use super::get::{Loaded, fetch};
use super::legal::Terms;
use super::record::{self, Step};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;
use store::Batch;

/// How often a change is decided anew when somebody else was faster.
const ATTEMPTS: usize = 8;

/// What was done: the dossier as it is now.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The dossier after the change.
    pub dossier: Dossier,
    /// The answer was given before under the same key; nothing new happened.
    pub repeated: bool,
}

/// Loads the dossier, lets the rules decide, and commits the facts they answer with.
///
/// `expected` is the version the person looked at; without it the change is decided on whatever is there, and decided
/// again if somebody else was faster. With an idempotency key the same request gives the same answer.
///
/// # Errors
/// What the rules refuse; [`Error::NotFound`] if the person may not know the dossier; [`Error::Stale`] if it changed
/// since they looked; [`Error::KeyReused`].
pub async fn change(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    decide: impl Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal>,
) -> Result<Changed, Error> {
    for _ in 0..ATTEMPTS {
        if let Some(changed) = attempt(ctx, id, expected, &decide, Batch::new()).await? {
            return Ok(changed);
        }
    }
    Err(Error::Fault(anyhow::anyhow!("dossier {id} changed {ATTEMPTS} times while one change was decided")))
}

/// What is made for a change before it is decided: a file, a document in a store.
pub(super) struct Prepared<T> {
    /// What the facts will name.
    pub what: T,
    /// The version of the dossier it was made of.
    pub seen: Option<u64>,
    /// What else belongs to the commit.
    pub beside: Batch,
}

impl<T> Prepared<T> {
    /// Nothing was made: the change itself will say why it cannot be, or answer as it did before.
    pub fn nothing(what: T) -> Self {
        Self { what, seen: None, beside: Batch::new() }
    }
}

/// A [`change`] something is made for before: it is decided for the version it was made of or not at all, and made anew
/// when somebody else was faster.
///
/// # Errors
/// As [`change`], and what preparing refuses.
pub(super) async fn change_with<T, F: Future<Output = Result<Prepared<T>, Error>>>(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    prepare: impl Fn() -> F,
    decide: impl Fn(&T, &Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal>,
) -> Result<Changed, Error> {
    for _ in 0..ATTEMPTS {
        let Prepared { what, seen, beside } = prepare().await?;
        let decide = |dossier: &Dossier, law: &Law<'_>| decide(&what, dossier, law);
        match attempt(ctx, id, expected.or(seen), decide, beside).await {
            Err(Error::Stale { .. }) if expected.is_none() => {}
            Ok(None) => {}
            Ok(Some(changed)) => return Ok(changed),
            Err(error) => return Err(error),
        }
    }
    Err(Error::Fault(anyhow::anyhow!("dossier {id} changed {ATTEMPTS} times while something was made for it")))
}

/// One attempt of a [`change`], with what else belongs to the commit. Nothing when somebody else was faster: what stands
/// beside it may be of the past.
///
/// # Errors
/// As [`change`].
pub(super) async fn attempt(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    decide: impl Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal>,
    beside: Batch,
) -> Result<Option<Changed>, Error> {
    if let Some(answered) = idempotency::find(ctx).await? {
        return Ok(Some(Changed { dossier: answered, repeated: true }));
    }
    let before = fetch(ctx, id).await?;
    not_stale(&before, expected)?;
    let terms = Terms::of(ctx, &before.dossier)?;
    let facts = stamp(ctx, decide(&before.dossier, &terms.law(ctx.now))?);
    let after = fold_on(&before.dossier, &facts)?;
    let step = Step { before: Some(&before), after: &after, facts: &facts };
    Ok(match record::commit(ctx, &[step], beside).await? {
        record::Outcome::Done => Some(Changed { dossier: after, repeated: false }),
        record::Outcome::Answered(dossier) => Some(Changed { dossier: *dossier, repeated: true }),
        record::Outcome::Overtaken => None,
    })
}

/// Refuses to change what the person has not seen.
pub(super) fn not_stale(before: &Loaded, expected: Option<u64>) -> Result<(), Error> {
    match expected {
        Some(expected) if expected != before.dossier.version => {
            Err(Error::Stale { expected, found: before.dossier.version })
        }
        _ => Ok(()),
    }
}

/// Facts with their moment and author.
pub(crate) fn stamp(ctx: &Ctx, facts: Vec<Fact>) -> Vec<Recorded> {
    let by = By { account: ctx.actor.account(), name: ctx.actor.name().to_owned() };
    facts.into_iter().map(|fact| Recorded { at: ctx.now, by: by.clone(), fact }).collect()
}

pub(crate) fn fold_on(before: &Dossier, facts: &[Recorded]) -> Result<Dossier, Error> {
    let mut after = before.clone();
    for fact in facts {
        after.apply(fact).map_err(|broken| Error::Fault(broken.into()))?;
    }
    Ok(after)
}
