//! What stands around a document: dossiers that still run, documents of the same dossier that are kept longer.

use std::collections::BTreeSet;

use domain::calendar::local;
use domain::destruction::eligible::{Around, Together, eligible};
use domain::destruction::fact::Listed;
use domain::document::item::{Document, Fact, Status, dossier_tag};
use domain::id::DossierId;
use domain::timeline::{Ruling, Subject};
use store::timeline::Place;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Dossiers and documents read at a time.
const PAGE: u32 = 100;

/// The document as it stands on a list, or the rule that keeps it.
pub(super) async fn listed(ctx: &Ctx, document: &Loaded<Document>) -> Result<Result<Listed, Ruling>, Error> {
    let one = &document.subject;
    // The rules that need no look at the store come first.
    let mut around = Around { runs: false, together: Together::Alone };
    if let Err(ruling) = eligible(one, local::day(ctx.now), around) {
        return Ok(Err(ruling));
    }
    around = Around { runs: runs(ctx, document).await?, together: together(ctx, one).await? };
    if let Err(ruling) = eligible(one, local::day(ctx.now), around) {
        return Ok(Err(ruling));
    }
    let day = one.item.issued_on.unwrap_or_else(|| local::day(one.kept_at));
    let library = &ctx.city.library;
    let class = library.retention.of(&library.kinds, &one.item.kind, day).filter(|class| class.years.is_some());
    // The table was changed since: what nobody can give a reason for is not destroyed.
    let listed = class.and_then(|class| Listed::of(one, class.basis.clone()));
    Ok(listed.ok_or_else(|| Ruling::new("destruction.no-basis")))
}

/// Whether a dossier it came with, or was used in, still runs.
async fn runs(ctx: &Ctx, document: &Loaded<Document>) -> Result<bool, Error> {
    let mut dossiers: BTreeSet<String> = document.subject.item.dossier.iter().map(ToString::to_string).collect();
    for recorded in timeline::history::<Document>(ctx, document.id).await? {
        if let Fact::Reused { dossier, .. } | Fact::AskedAgain { dossier, .. } = recorded.fact {
            dossiers.insert(dossier.to_string());
        }
    }
    for sha256 in document.subject.files() {
        let mut after = String::new();
        loop {
            let page = store::paper::dossiers_of(&ctx.city.store, &sha256, &after, PAGE).await?;
            let is_full = page.len() == PAGE as usize;
            after = page.last().cloned().unwrap_or_default();
            dossiers.extend(page);
            if !is_full {
                break;
            }
        }
    }
    for dossier in dossiers {
        let Some(found) = store::dossier::find::find(&ctx.city.store, &dossier).await? else { continue };
        if crate::dossier::get::read(found)?.dossier.state.is_open() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What is kept longest among the other documents of its dossier.
async fn together(ctx: &Ctx, document: &Document) -> Result<Together, Error> {
    let Some(dossier) = document.item.dossier else { return Ok(Together::Alone) };
    let mut together = Together::Alone;
    let mut after: Option<Place> = None;
    loop {
        let page = others(ctx, dossier, after.as_ref()).await?;
        for (_, other) in &page {
            let other = &other.subject;
            if other.id == document.id || matches!(other.status, Status::Destroyed { .. }) {
                continue;
            }
            together = match (together, other.item.keep_until) {
                (_, None) => return Ok(Together::ForGood),
                (Together::Until(last), Some(other)) => Together::Until(last.max(other)),
                (_, Some(other)) => Together::Until(other),
            };
        }
        after = page.last().map(|(place, _)| place.clone());
        if page.len() < PAGE as usize {
            return Ok(together);
        }
    }
}

async fn others(ctx: &Ctx, dossier: DossierId, after: Option<&Place>) -> Result<Vec<(Place, Loaded<Document>)>, Error> {
    timeline::list::<Document>(ctx, &dossier_tag(dossier), after, PAGE).await
}
