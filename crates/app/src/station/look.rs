//! One capture, the papers of a visit, what an office has still to look at.

use domain::station::capture::{Capture, Origin, Shelf, visit_tag, work_tag};
use domain::timeline::Subject as _;
use domain::unit::agency_code::AgencyCode;
use store::timeline::Place;
use uuid::Uuid;

use super::begin::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Captures on a page.
pub const PAGE: u32 = 50;

/// One capture, for those who work at its station. To everybody else it does not exist.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(ctx: &Ctx, id: Uuid) -> Result<Loaded<Capture>, Error> {
    let capture = timeline::find::<Capture>(ctx, id).await?;
    may(ctx, &capture.subject.beginning.office).map_err(|_| Error::NotFound)?;
    Ok(capture)
}

/// The papers one person brought at one time, in the order they were taken.
///
/// # Errors
/// A fault of the store.
pub async fn visit(ctx: &Ctx, visit: Uuid) -> Result<Vec<Loaded<Capture>>, Error> {
    let found = timeline::list::<Capture>(ctx, &visit_tag(visit), None, PAGE).await?;
    let captures = found.into_iter().map(|(_, capture)| capture);
    Ok(captures.filter(|capture| may(ctx, &capture.subject.beginning.office).is_ok()).collect())
}

/// What an office has still to look at, the oldest first.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there.
pub async fn work(
    ctx: &Ctx,
    office: &AgencyCode,
    origin: Origin,
    shelf: Shelf,
    after: Option<&Place>,
) -> Result<Vec<(Place, Loaded<Capture>)>, Error> {
    may(ctx, office)?;
    timeline::list(ctx, &work_tag(office, origin, shelf), after, PAGE).await
}

/// How much of it there is.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there.
pub async fn count(ctx: &Ctx, office: &AgencyCode, origin: Origin, shelf: Shelf) -> Result<u64, Error> {
    may(ctx, office)?;
    let tag = work_tag(office, origin, shelf);
    let count = store::timeline::count(&ctx.city.store, Capture::KIND, &tag, i64::MAX).await?;
    Ok(u64::try_from(count).unwrap_or(0))
}
