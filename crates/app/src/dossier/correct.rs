//! An error of the agency is put right.

use domain::document::item::{self, Document, Source, dossier_tag};
use domain::dossier::fact::Fact;
use domain::dossier::law::Law;
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
use domain::id::{DocumentId, DossierId};
use store::Batch;

use super::change::{Changed, attempt, change};
use super::get::{facts, fetch};
use super::in_store;
use crate::ctx::Ctx;
use crate::document::keep::{check_code, kept};
use crate::error::Error;
use crate::timeline;

/// How often a correction is prepared anew when somebody else was faster.
const ATTEMPTS: usize = 8;
/// Documents of the dossier that are looked through, the latest first: its results are among the last.
const LOOKED_AT: u32 = 50;

/// Says what is wrong with the result.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::open_correction`] and [`change`].
pub async fn open_correction(ctx: &Ctx, id: DossierId, expected: Option<u64>, error: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.open_correction(error, &ctx.actor, law)).await
}

/// Issues the corrected result. Its file takes the place of the wrong one in the applicant's store, in the same commit.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::correct`] and [`change`].
pub async fn correct(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    file: Option<Paper>,
) -> Result<Changed, Error> {
    for _ in 0..ATTEMPTS {
        let beside = match &file {
            Some(paper) => replacing(ctx, id, number.trim(), paper).await?,
            None => Batch::new(),
        };
        let decide = |dossier: &Dossier, law: &Law<'_>| dossier.correct(number, file.clone(), &ctx.actor, law);
        if let Some(changed) = attempt(ctx, id, expected, decide, beside).await? {
            return Ok(changed);
        }
    }
    Err(Error::Fault(anyhow::anyhow!("dossier {id} changed {ATTEMPTS} times while its result was corrected")))
}

/// The new document, and the old one that holds no more.
async fn replacing(ctx: &Ctx, id: DossierId, number: &str, paper: &Paper) -> Result<Batch, Error> {
    let dossier = fetch(ctx, id).await?.dossier;
    let facts = facts(ctx, id).await?;
    let wanted = facts.iter().rev().find_map(|recorded| match &recorded.fact {
        Fact::Issued { result, .. } => result.as_ref(),
        _ => None,
    });
    let Some(item) = in_store::brought(ctx, &dossier, paper, wanted, number, &check_code()?)? else {
        return Ok(Batch::new());
    };
    let new = ctx.id();
    let (mut batch, _) = kept(ctx, new, item)?;
    let why = facts.iter().rev().find_map(|recorded| match &recorded.fact {
        Fact::CorrectionOpened { error, .. } => Some(error.clone()),
        _ => None,
    });
    let reason = why.unwrap_or_default();
    for (_, old) in timeline::list_latest::<Document>(ctx, &dossier_tag(id), None, LOOKED_AT).await? {
        if old.subject.item.source == Source::ProcedureResult && old.subject.must_hold().is_ok() {
            let replaced = item::Fact::Replaced { by: DocumentId(new), reason: reason.clone() };
            let (step, _) = timeline::step(ctx, Some(&old), old.id, vec![replaced])?;
            batch.append(step);
        }
    }
    Ok(batch)
}
