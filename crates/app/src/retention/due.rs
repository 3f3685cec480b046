//! What need not be kept any longer.

use domain::calendar::local;
use domain::document::item::{Document, retention_tag};
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use store::timeline::Place;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::begin::may;
use crate::timeline::{self, Loaded};

/// Documents on a page.
pub const PAGE: u32 = 100;

/// The documents of an office whose last day was before `day`, the longest over first; then where to go on.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there.
pub async fn due(
    ctx: &Ctx,
    office: &AgencyCode,
    day: Date,
    after: Option<&Place>,
) -> Result<(Vec<Loaded<Document>>, Option<Place>), Error> {
    may(ctx, office)?;
    let found = timeline::list::<Document>(ctx, &retention_tag(office), after, PAGE).await?;
    let is_full = found.len() == PAGE as usize;
    let last = found.last().map(|(place, _)| place.clone());
    let documents: Vec<Loaded<Document>> = found.into_iter().map(|(_, document)| document).collect();
    // The list is sorted by the last day: after the first that is still to be kept there is nothing.
    let count = documents.len();
    let over: Vec<_> =
        documents.into_iter().take_while(|one| one.subject.item.keep_until.is_some_and(|last| last < day)).collect();
    let next = last.filter(|_| is_full && over.len() == count);
    Ok((over, next))
}

/// The same up to today.
///
/// # Errors
/// As [`due`].
pub async fn due_today(
    ctx: &Ctx,
    office: &AgencyCode,
    after: Option<&Place>,
) -> Result<(Vec<Loaded<Document>>, Option<Place>), Error> {
    due(ctx, office, local::day(ctx.now), after).await
}
