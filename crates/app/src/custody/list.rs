//! What an office has in hand.

use domain::custody::original::{Original, held_tag};
use domain::unit::agency_code::AgencyCode;
use store::timeline::Place;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::begin::may;
use crate::timeline::{self, Loaded};

/// Papers on a page.
pub const PAGE: u32 = 50;

/// What an office has in hand or on its way to it, what it has longest first.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there.
pub async fn held(
    ctx: &Ctx,
    office: &AgencyCode,
    after: Option<&Place>,
) -> Result<Vec<(Place, Loaded<Original>)>, Error> {
    may(ctx, office)?;
    timeline::list(ctx, &held_tag(office), after, PAGE).await
}

/// One paper, for those who work where it is or was taken.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(ctx: &Ctx, id: Uuid) -> Result<Loaded<Original>, Error> {
    let original = timeline::find::<Original>(ctx, id).await?;
    may_know(ctx, &original.subject)?;
    Ok(original)
}

/// Whether the person works where the paper is, or where it was taken. To everybody else it does not exist.
pub(super) fn may_know(ctx: &Ctx, original: &Original) -> Result<(), Error> {
    may(ctx, &original.holder.office).or_else(|_| may(ctx, &original.taking.office)).map_err(|_| Error::NotFound)
}
