//! Pages in their right order: sheets fall, and telephones send what was photographed last first.

use domain::station::capture::{Capture, Fact};
use std::time::Instant;
use uuid::Uuid;

use super::begin::may;
use super::page::read;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Moves a page by one place, and reads the paper anew.
///
/// # Errors
/// `station.is-over`; [`Error::NotFound`] for a page it does not have; [`Error::Forbidden`].
pub async fn step(ctx: &Ctx, id: Uuid, page: Uuid, up: bool) -> Result<Loaded<Capture>, Error> {
    let kind = timeline::change(ctx, id, None, |before: Loaded<Capture>| async move {
        may(ctx, &before.subject.beginning.office)?;
        before.subject.must_be_open()?;
        if !before.subject.pages.iter().any(|one| one.id == page) {
            return Err(Error::NotFound);
        }
        let order = before.subject.moved(page, up);
        Ok(order.map(|pages| Fact::PagesOrdered { pages }).into_iter().collect::<Vec<_>>().into())
    })
    .await?;
    if kind.subject.found.is_some() {
        return Ok(kind);
    }
    read(ctx, id, None, Instant::now()).await
}
