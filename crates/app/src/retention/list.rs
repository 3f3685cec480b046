//! The lists of an office.

use domain::destruction::Destruction;
use domain::destruction::record::office_tag;
use domain::unit::agency_code::AgencyCode;
use store::timeline::Place;
use uuid::Uuid;

use super::who::may_know;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Lists on a page.
pub const PAGE: u32 = 20;

/// The lists of an office, the latest first.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn lists(
    ctx: &Ctx,
    office: &AgencyCode,
    before: Option<&Place>,
) -> Result<Vec<(Place, Loaded<Destruction>)>, Error> {
    may_know(ctx, office)?;
    timeline::list_latest(ctx, &office_tag(office), before, PAGE).await
}

/// One list.
///
/// # Errors
/// [`Error::NotFound`], also for those who have nothing to do with the papers of the office.
pub async fn get(ctx: &Ctx, id: Uuid) -> Result<Loaded<Destruction>, Error> {
    let found = timeline::find::<Destruction>(ctx, id).await?;
    may_know(ctx, &found.subject.office).map_err(|_| Error::NotFound)?;
    Ok(found)
}
