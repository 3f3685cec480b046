//! The decision, or sending the draft back.

use domain::document::media_type::MediaType;
use domain::dossier::issue::{Approved, Drafted, SignedResult};
use domain::id::DossierId;

use super::change::{Changed, Prepared, change, change_with, fold_on, not_stale, stamp};
use super::get::{Loaded, fetch};
use super::legal::Terms;
use super::result::{self, Making};
use super::signed::{self, Leave};
use crate::ctx::Ctx;
use crate::document::keep::check_code;
use crate::document::put::{list, put};
use crate::error::Error;
use store::Batch;

/// What is decided beside the words of the decision.
#[derive(Debug, Clone, Default)]
pub struct Approval {
    /// What the result says beside what the dossier says; without it, what was prepared for signature.
    pub drafted: Option<Drafted>,
    /// With whose leave the decider's key signs.
    pub leave: Leave,
}

/// Decides and signs. Where there are keys, the result is made and bears the decider's electronic signature from this
/// moment; number, day and seal come when it is issued (Decree 30/2020 Art. 13, 15, 17).
///
/// # Errors
/// See [`domain::dossier::record::Dossier::approve`] and [`change`]; what the key refuses: then nothing is decided.
pub async fn approve(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    decision: &str,
    approval: &Approval,
) -> Result<Changed, Error> {
    let prepare = || prepared(ctx, id, expected, decision, approval);
    change_with(ctx, id, expected, prepare, |approved, dossier, law| {
        dossier.approve(decision, approved.clone(), &ctx.actor, law)
    })
    .await
}

async fn prepared(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    decision: &str,
    approval: &Approval,
) -> Result<Prepared<Approved>, Error> {
    let loaded = fetch(ctx, id).await?;
    let drafted = approval.drafted.clone().unwrap_or_else(|| loaded.dossier.drafted.clone());
    let plain = Approved { drafted, signed: None };
    let terms = Terms::of(ctx, &loaded.dossier)?;
    let Ok(facts) = loaded.dossier.approve(decision, plain.clone(), &ctx.actor, &terms.law(ctx.now)) else {
        return Ok(Prepared::nothing(plain));
    };
    not_stale(&loaded, expected)?;
    if result::choices(ctx, &loaded.dossier)?.is_empty() {
        return Ok(Prepared::nothing(plain));
    }
    // Before anything is set: a key that refuses costs nothing.
    let Some(key) = signed::key(ctx, &loaded.dossier.agency, &approval.leave).await? else {
        return Ok(Prepared::nothing(plain));
    };
    // The result names its signer and what was decided: it is made of the dossier as it will be.
    let seen = Some(loaded.dossier.version);
    let decided = Loaded { dossier: fold_on(&loaded.dossier, &stamp(ctx, facts))?, ..loaded };
    let code = check_code()?;
    let making = Making { number: None, drafted: &decided.dossier.drafted, check: code.as_str() };
    let made = result::make(ctx, &decided, making).await?;
    let signed = signed::by_decider(ctx, &decided.dossier.agency, &made, &*key).await?;
    let file = put(ctx, signed.bytes, MediaType::Pdf.name()).await?;
    let mut beside = Batch::new();
    list(&mut beside, &file, ctx.now);
    let signed = SignedResult {
        file: result::paper(ctx, &made.document, file),
        result: made.result,
        check_code: code.as_str().to_owned(),
        symbol: made.document.symbol_of_number().map(str::to_owned),
        signatures: vec![signed.note],
    };
    let drafted = decided.dossier.drafted;
    Ok(Prepared { what: Approved { drafted, signed: Some(signed) }, seen, beside })
}

/// Sends the draft back.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::send_back`] and [`change`].
pub async fn send_back(ctx: &Ctx, id: DossierId, expected: Option<u64>, remark: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.send_back(remark, &ctx.actor, law)).await
}
