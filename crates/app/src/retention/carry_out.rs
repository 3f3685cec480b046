//! What was decided is carried out. Each document is destroyed in one commit, with its own fact, that of the list and that
//! of the capture it was made from; only then its files are removed, and only those nothing else needs. A crash anywhere
//! leaves a list that the schedule brings to its end.

use std::sync::Arc;

use domain::access::Actor;
use domain::calendar::local;
use domain::destruction::record::{Stage, UNFINISHED, series};
use domain::destruction::{Destruction, Fact};
use domain::document::item::{self, Document};
use domain::station::capture::{self, Capture};
use domain::timeline::Subject;
use jiff::Timestamp;
use store::Batch;
use store::content::Forgotten;
use store::timeline::Place;
use uuid::Uuid;

use super::around::listed;
use super::who::may_prepare;
use crate::city::City;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};
use crate::words::Lang;

/// Lists brought to their end in one go of the schedule.
const PAGE: u32 = 20;

/// Destroys what is on a decided list. Who decided it does not carry it out.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.stage`, `destruction.decider`; [`Error::Stale`]; a fault, after which the schedule
/// goes on where it stopped.
pub async fn carry_out(ctx: &Ctx, id: Uuid, expected: Option<u64>) -> Result<Loaded<Destruction>, Error> {
    begin(ctx, id, expected).await?;
    finish(&ctx.clone().keyed(None), id).await
}

/// Writes down that somebody carries the list out.
///
/// # Errors
/// As [`carry_out`].
pub async fn begin(ctx: &Ctx, id: Uuid, expected: Option<u64>) -> Result<Loaded<Destruction>, Error> {
    timeline::change(ctx, id, expected, |before: Loaded<Destruction>| async move {
        may_prepare(ctx, &before.subject.office)?;
        before.subject.may_begin(ctx.actor.account())?;
        Ok(vec![Fact::Begun].into())
    })
    .await
}

/// Goes on with what was begun until nothing is left: one document after the other, the number of the record, the files.
async fn finish(ctx: &Ctx, id: Uuid) -> Result<Loaded<Destruction>, Error> {
    loop {
        let before = timeline::find::<Destruction>(ctx, id).await?;
        let after = match before.subject.stage {
            Stage::Underway => step(ctx, id).await?,
            Stage::Done if before.subject.cleared.is_none() => clear(ctx, &before).await?,
            _ => return Ok(before),
        };
        // Files that somebody is storing again at this moment are left to the schedule.
        if after.version == before.version {
            return Ok(after);
        }
    }
}

/// Destroys the next document, or spares it if it has become needed; after the last one the record gets its number.
async fn step(ctx: &Ctx, id: Uuid) -> Result<Loaded<Destruction>, Error> {
    timeline::change(ctx, id, None, |before: Loaded<Destruction>| async move {
        if before.subject.stage != Stage::Underway {
            return Ok(Vec::new().into());
        }
        let Some(next) = before.subject.left().next() else { return number(ctx, &before.subject).await };
        let (id, record) = (next.document, before.id);
        let document = timeline::find::<Document>(ctx, id.0).await?;
        if let Err(ruling) = listed(ctx, &document).await? {
            return Ok(vec![Fact::Spared { document: id, code: ruling.code.to_owned() }].into());
        }
        let mut files = document.subject.files();
        let (mut beside, _) = timeline::step(ctx, Some(&document), id.0, vec![item::Fact::Destroyed { record }])?;
        if let Some(made_from) = timeline::find_by_key::<Capture>(ctx, &capture::document_key(id)).await? {
            files.extend(made_from.subject.files());
            let (cleared, _) =
                timeline::step(ctx, Some(&made_from), made_from.id, vec![capture::Fact::Cleared { record }])?;
            beside.append(cleared);
        }
        files.sort();
        files.dedup();
        Ok(Decided { facts: vec![Fact::Destroyed { document: id, files }], beside })
    })
    .await
}

/// The number of the record.
async fn number(ctx: &Ctx, list: &Destruction) -> Result<Decided<Fact>, Error> {
    let year = local::day(ctx.now).year();
    let series = series(&list.office, year);
    let last = store::timeline::last_number(&ctx.city.store, &series).await?;
    let mut beside = Batch::new();
    store::timeline::take_number(&mut beside, &series, last);
    let number = u32::try_from(last + 1).map_err(|error| Error::Fault(error.into()))?;
    Ok(Decided { facts: vec![Fact::CarriedOut { number, year }], beside })
}

/// Removes the files that nothing needs any longer, and writes down how many once all were looked at.
async fn clear(ctx: &Ctx, list: &Loaded<Destruction>) -> Result<Loaded<Destruction>, Error> {
    let (mut removed, mut shared) = (0, 0);
    for sha256 in &list.subject.files {
        match ctx.city.content.forget(&ctx.city.store, sha256).await? {
            Forgotten::Removed => removed += 1,
            Forgotten::Needed => shared += 1,
            Forgotten::OnItsWay => return Ok(list.clone()),
        }
    }
    timeline::change(ctx, list.id, None, |before: Loaded<Destruction>| async move {
        let is_over = before.subject.stage != Stage::Done || before.subject.cleared.is_some();
        Ok(if is_over { Vec::new() } else { vec![Fact::Cleared { removed, shared }] }.into())
    })
    .await
}

/// Brings every list that was begun to its end: after a crash, and where files had to wait. One that fails is logged and
/// passed over. Answers with how many are still unfinished.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn sweep(city: &Arc<City>, now: Timestamp) -> Result<usize, Error> {
    let ctx = Ctx::new(city.clone(), Actor::System, now, Lang::Vi);
    let (mut unfinished, mut after): (usize, Option<Place>) = (0, None);
    loop {
        let page = timeline::list::<Destruction>(&ctx, UNFINISHED, after.as_ref(), PAGE).await?;
        for (_, list) in &page {
            match finish(&ctx, list.id).await {
                Ok(list) if list.subject.cleared.is_some() => {}
                Ok(_) => unfinished += 1,
                Err(error) => {
                    unfinished += 1;
                    tracing::error!(destruction = %list.id, %error, "a destruction could not be brought to its end");
                }
            }
        }
        after = page.last().map(|(place, _)| place.clone());
        if page.len() < PAGE as usize {
            return Ok(unfinished);
        }
    }
}
