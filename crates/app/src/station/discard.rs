//! Nothing comes of a capture, or a page of it is taken again.

use domain::station::capture::{Capture, Fact};
use domain::timeline::Ruling;
use uuid::Uuid;

use super::begin::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Ends a capture without a document. The pages stay stored until they are swept as nobody's.
///
/// # Errors
/// `station.no-reason`, `station.is-over`; [`Error::Forbidden`].
pub async fn discard(ctx: &Ctx, id: Uuid, expected: Option<u64>, reason: &str) -> Result<Loaded<Capture>, Error> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Ruling::new("station.no-reason").into());
    }
    timeline::change(ctx, id, expected, |before: Loaded<Capture>| async move {
        may(ctx, &before.subject.beginning.office)?;
        before.subject.must_be_open()?;
        Ok(vec![Fact::Discarded { reason: reason.to_owned() }].into())
    })
    .await
}

/// Takes a page away.
///
/// # Errors
/// `station.is-over`; [`Error::NotFound`] for a page it does not have; [`Error::Forbidden`].
pub async fn remove_page(ctx: &Ctx, id: Uuid, page: Uuid) -> Result<Loaded<Capture>, Error> {
    timeline::change(ctx, id, None, |before: Loaded<Capture>| async move {
        may(ctx, &before.subject.beginning.office)?;
        before.subject.must_be_open()?;
        if !before.subject.pages.iter().any(|one| one.id == page) {
            return Err(Error::NotFound);
        }
        Ok(vec![Fact::PageRemoved { page }].into())
    })
    .await
}
