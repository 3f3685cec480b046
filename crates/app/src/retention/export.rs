//! Documents with their facts, for an archive that takes them over.

use bytes::Bytes;
use domain::document::item::{Document, Fact, Status, kept_tag};
use domain::timeline::Recorded;
use domain::unit::agency_code::AgencyCode;
use serde::Serialize;
use store::timeline::Place;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::begin::may;
use crate::timeline;

/// Documents on a page.
pub const PAGE: u32 = 50;

/// A document as an archive gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Exported {
    /// The document as it is.
    pub document: Document,
    /// Everything that happened to it, oldest first.
    pub facts: Vec<Recorded<Fact>>,
}

/// The next documents an office keeps, in the order in which they came; each with the place to go on after it.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there.
pub async fn next(ctx: &Ctx, office: &AgencyCode, after: Option<&Place>) -> Result<Vec<(Place, Exported)>, Error> {
    may(ctx, office)?;
    let mut exported = Vec::new();
    for (place, loaded) in timeline::list::<Document>(ctx, &kept_tag(office), after, PAGE).await? {
        let facts = timeline::history::<Document>(ctx, loaded.id).await?;
        exported.push((place, Exported { document: loaded.subject, facts }));
    }
    Ok(exported)
}

/// The file of a document; none where it was destroyed.
///
/// # Errors
/// [`Error::Forbidden`]; a file that is gone or damaged, as a fault.
pub async fn file(ctx: &Ctx, document: &Document) -> Result<Option<Bytes>, Error> {
    may(ctx, &document.item.office)?;
    if matches!(document.status, Status::Destroyed { .. }) {
        return Ok(None);
    }
    let bytes = ctx.city.content.get(&document.item.file.sha256).await;
    Ok(Some(bytes.map_err(|error| Error::Fault(error.into()))?))
}
