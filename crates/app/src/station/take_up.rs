//! Somebody works on a capture now, so that two do not look at the same paper.

use domain::station::capture::{Capture, Fact, Origin, Shelf};
use domain::unit::agency_code::AgencyCode;
use uuid::Uuid;

use super::begin::may;
use super::look::work;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Takes a capture up; who had it before sees that.
///
/// # Errors
/// `station.is-over`; [`Error::Forbidden`].
pub async fn take_up(ctx: &Ctx, id: Uuid) -> Result<Loaded<Capture>, Error> {
    timeline::change(ctx, id, None, |before: Loaded<Capture>| async move {
        may(ctx, &before.subject.beginning.office)?;
        before.subject.must_be_open()?;
        let is_mine = is_of(&before.subject, ctx);
        Ok(if is_mine { Vec::new() } else { vec![Fact::TakenUp] }.into())
    })
    .await
}

/// Takes up the oldest that is read and nobody else works on; none when there is none.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there.
pub async fn next(
    ctx: &Ctx,
    office: &AgencyCode,
    origin: Origin,
    shelf: Shelf,
) -> Result<Option<Loaded<Capture>>, Error> {
    let mut after = None;
    loop {
        let found = work(ctx, office, origin, shelf, after.as_ref()).await?;
        let Some((last, _)) = found.last().cloned() else { return Ok(None) };
        let is_free = |capture: &Capture| capture.worker.is_none() || is_of(capture, ctx);
        let free = found.iter().find(|(_, one)| one.subject.found.is_some() && is_free(&one.subject));
        if let Some((_, capture)) = free {
            return take_up(ctx, capture.id).await.map(Some);
        }
        after = Some(last);
    }
}

fn is_of(capture: &Capture, ctx: &Ctx) -> bool {
    let worker = capture.worker.as_ref().and_then(|by| by.account);
    worker.is_some() && worker == ctx.actor.account()
}
