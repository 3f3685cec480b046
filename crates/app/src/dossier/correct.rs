//! An error of the agency is put right.

use domain::document::item::{self, Document, Source, dossier_tag};
use domain::dossier::fact::Fact;
use domain::dossier::paper::Paper;
use domain::id::{DocumentId, DossierId};
use store::Batch;

use super::change::{Changed, Prepared, change, change_with};
use super::get::{facts, fetch};
use super::in_store;
use super::legal::Terms;
use crate::ctx::Ctx;
use crate::document::keep::{check_code, kept};
use crate::document::put::list;
use crate::error::Error;
use crate::timeline;
use crate::words::{Lang, Value};

/// Documents of the dossier that are looked through, the latest first: its results are among the last.
const LOOKED_AT: u32 = 50;

/// Says what is wrong with the result.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::open_correction`] and [`change`].
pub async fn open_correction(ctx: &Ctx, id: DossierId, expected: Option<u64>, error: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.open_correction(error, &ctx.actor, law)).await
}

/// Issues the corrected result. In the same commit the wrong one holds no more in the applicant's store: the corrected
/// file takes its place, or, where the corrected result is on paper alone, it is revoked, so that nobody who checks its
/// code takes it for right.
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
    let prepare = || prepared(ctx, id, number, file.as_ref());
    change_with(ctx, id, expected, prepare, |(), dossier, law| dossier.correct(number, file.clone(), &ctx.actor, law))
        .await
}

async fn prepared(ctx: &Ctx, id: DossierId, number: &str, file: Option<&Paper>) -> Result<Prepared<()>, Error> {
    let dossier = fetch(ctx, id).await?.dossier;
    let seen = Some(dossier.version);
    let terms = Terms::of(ctx, &dossier)?;
    if dossier.correct(number, file.cloned(), &ctx.actor, &terms.law(ctx.now)).is_err() {
        return Ok(Prepared::nothing(()));
    }
    let number = number.trim();
    let facts = facts(ctx, id).await?;
    let error = facts.iter().rev().find_map(|recorded| match &recorded.fact {
        Fact::CorrectionOpened { error, .. } => Some(error.clone()),
        _ => None,
    });
    let error = error.unwrap_or_default();
    let wanted = facts.iter().rev().find_map(|recorded| match &recorded.fact {
        Fact::Issued { result, .. } => result.as_ref(),
        _ => None,
    });
    let item = match file {
        Some(paper) => in_store::brought(ctx, &dossier, paper, wanted, number, &check_code()?)?,
        None => None,
    };
    let mut beside = Batch::new();
    if let Some(file) = file.and_then(|paper| paper.file.as_ref()) {
        list(&mut beside, file, ctx.now);
    }
    let ended = match item {
        Some(item) => {
            let new = ctx.id();
            beside.append(kept(ctx, new, item)?.0);
            item::Fact::Replaced { by: DocumentId(new), reason: error }
        }
        None => {
            let word = |key: &str, args: &[(&str, Value)]| ctx.city.words.get(Lang::Vi, key, args);
            let args = [("error", Value::Text(error)), ("number", Value::Text(number.to_owned()))];
            let reason = word("document-corrected-on-paper", &args);
            item::Fact::Revoked { reason, legal_basis: word("document-corrected-basis", &[]) }
        }
    };
    for (_, old) in timeline::list_latest::<Document>(ctx, &dossier_tag(id), None, LOOKED_AT).await? {
        if old.subject.item.source == Source::ProcedureResult && old.subject.must_hold().is_ok() {
            beside.append(timeline::step(ctx, Some(&old), old.id, vec![ended.clone()])?.0);
        }
    }
    Ok(Prepared { what: (), seen, beside })
}
