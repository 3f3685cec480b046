//! Reception: the code, Form 01, the clock.

use domain::catalog::answers::Answers;
use domain::dossier::complete::missing;
use domain::dossier::deadline::Allowance;
use domain::dossier::issue::{Drafted, Issued};
use domain::dossier::record::Dossier;
use domain::id::DossierId;

use super::change::{Changed, Prepared, change, change_with, fold_on, not_stale, stamp};
use super::get::{Loaded, fetch};
use super::in_store::{self, Finished};
use super::legal::Terms;
use super::result::{self, Making};
use super::signed::{self, Leave};
use crate::ctx::Ctx;
use crate::document::keep::check_code;
use crate::error::Error;
use crate::signing::Consent;

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

/// What is said when a dossier is resolved at once.
#[derive(Debug, Clone, Default)]
pub struct AtOnce {
    /// The number of the result.
    pub number: String,
    /// What is decided.
    pub decision: String,
    /// What the result says beside what the dossier says.
    pub drafted: Drafted,
    /// What only the holders of the keys have.
    pub consent: Consent,
}

/// Accepts, decides and hands back at once, where the procedure is of that kind (Decree 118/2025 Art. 17.4). Where its
/// result has a form and there are keys, whoever decides signs the file and the agency seals it, and it goes into the
/// applicant's store in the same commit.
///
/// # Errors
/// See [`Dossier::resolve_at_once`] and [`change`]; what the keys refuse: then nothing is decided.
pub async fn resolve_at_once(ctx: &Ctx, id: DossierId, expected: Option<u64>, said: &AtOnce) -> Result<Changed, Error> {
    change_with(
        ctx,
        id,
        expected,
        || prepared(ctx, id, expected, said),
        |issued, dossier, law| {
            let missing = names_missing(ctx, dossier);
            dossier.resolve_at_once(&missing, &said.number, &said.decision, issued.clone(), &ctx.actor, law)
        },
    )
    .await
}

async fn prepared(ctx: &Ctx, id: DossierId, expected: Option<u64>, said: &AtOnce) -> Result<Prepared<Issued>, Error> {
    let AtOnce { number, decision, drafted, consent } = said;
    let plain = Issued { file: None, result: drafted.result.clone(), entered: drafted.entered.clone() };
    let loaded = fetch(ctx, id).await?;
    let terms = Terms::of(ctx, &loaded.dossier)?;
    let missing = names_missing(ctx, &loaded.dossier);
    let law = terms.law(ctx.now);
    let decided = loaded.dossier.resolve_at_once(&missing, number, decision, plain.clone(), &ctx.actor, &law);
    let Ok(facts) = decided else { return Ok(Prepared::nothing(plain)) };
    not_stale(&loaded, expected)?;
    if !result::has_form(ctx, &loaded.dossier, drafted)? {
        return Ok(Prepared::nothing(plain));
    }
    let leave = Leave::Now(consent.clone());
    let Some(key) = signed::key(ctx, &loaded.dossier.agency, &leave).await? else {
        return Ok(Prepared::nothing(plain));
    };
    let (number, seen) = (number.trim(), Some(loaded.dossier.version));
    // The result names its signer and what was decided: it is made of the dossier as it will be. Its code comes with the
    // commit, so it bears none.
    let decided = Loaded { dossier: fold_on(&loaded.dossier, &stamp(ctx, facts))?, ..loaded };
    let code = check_code()?;
    let made = result::make(ctx, &decided, Making { number: Some(number), drafted, check: code.as_str() }).await?;
    let office = &decided.dossier.agency;
    let signed = signed::by_decider(ctx, office, &made, &*key).await?;
    let sealed = signed::by_agency(ctx, office, &signed.bytes, None, consent).await?;
    let finished = Finished {
        result: made.result.clone(),
        document: made.document,
        bytes: sealed.bytes,
        signatures: vec![signed.note, sealed.note],
        check_code: code.as_str().to_owned(),
    };
    let (paper, beside) = in_store::finished(ctx, &decided.dossier, number, finished).await?;
    let issued = Issued { file: Some(paper), result: Some(made.result), entered: drafted.entered.clone() };
    Ok(Prepared { what: issued, seen, beside })
}

/// What is missing, by the names people read, in the language of the request.
pub(super) fn names_missing(ctx: &Ctx, dossier: &Dossier) -> Vec<String> {
    let Ok(terms) = Terms::of(ctx, dossier) else { return Vec::new() };
    missing(&terms.procedure, &Answers::unchecked(dossier.answers.clone()), &dossier.papers)
        .into_iter()
        .map(|component| component.name.get(ctx.lang.code()).to_owned())
        .collect()
}
