//! What need not be kept any longer.

use domain::calendar::local;
use domain::destruction::Destruction;
use domain::destruction::record::listed_key;
use domain::document::item::{Document, retention_tag};
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use store::timeline::Place;

use super::around::listed;
use super::who::may_know;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Documents on a page.
pub const PAGE: u32 = 100;

/// The documents of an office whose last day was before `day`, the longest over first; then where to go on.
///
/// # Errors
/// [`Error::Forbidden`] unless the person has to do with its papers.
pub async fn due(
    ctx: &Ctx,
    office: &AgencyCode,
    day: Date,
    after: Option<&Place>,
) -> Result<(Vec<Loaded<Document>>, Option<Place>), Error> {
    may_know(ctx, office)?;
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

/// Why a document that is due cannot be put on a list all the same; none if it can.
///
/// # Errors
/// A fault of the store.
pub async fn hindrance(ctx: &Ctx, document: &Loaded<Document>) -> Result<Option<Ruling>, Error> {
    if is_on_list(ctx, document).await? {
        return Ok(Some(Ruling::new("destruction.on-list")));
    }
    Ok(listed(ctx, document).await?.err())
}

/// Whether it stands on a list that is not over.
pub(super) async fn is_on_list(ctx: &Ctx, document: &Loaded<Document>) -> Result<bool, Error> {
    let key = listed_key(document.subject.id);
    Ok(timeline::find_by_key::<Destruction>(ctx, &key).await?.is_some())
}
