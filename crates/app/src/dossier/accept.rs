//! Reception: the code, Form 01, the clock.

use domain::catalog::answers::Answers;
use domain::dossier::complete::missing;
use domain::dossier::deadline::Allowance;
use domain::dossier::record::Dossier;
use domain::id::DossierId;

use super::change::{Changed, change};
use super::legal::Terms;
use crate::ctx::Ctx;
use crate::error::Error;

/// Accepts a complete dossier; `set_limit` is the officer's time limit where the procedure states none.
///
/// # Errors
/// See [`Dossier::accept`] and [`change`].
pub async fn accept(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    set_limit: Option<Allowance>,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.accept(&names_missing(ctx, dossier), set_limit, &ctx.actor, law))
        .await
}

/// Accepts, decides and hands back at once, where the procedure is of that kind (Decree 118/2025 Art. 17.4).
///
/// # Errors
/// See [`Dossier::resolve_at_once`] and [`change`].
pub async fn resolve_at_once(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    decision: &str,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| {
        dossier.resolve_at_once(&names_missing(ctx, dossier), number, decision, &ctx.actor, law)
    })
    .await
}

/// What is missing, by the names people read, in the language of the request.
pub(super) fn names_missing(ctx: &Ctx, dossier: &Dossier) -> Vec<String> {
    let Ok(terms) = Terms::of(ctx, dossier) else { return Vec::new() };
    missing(&terms.procedure, &Answers::unchecked(dossier.answers.clone()), &dossier.papers)
        .into_iter()
        .map(|component| component.name.get(ctx.lang.code()).to_owned())
        .collect()
}
