//! A document that somebody still needs as it is stays, whatever its time.

use domain::document::hold::Grounds;
use domain::document::item::{Document, Fact, Status, held_tag};
use domain::id::DocumentId;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use store::timeline::Place;

use super::who::{may_know, may_prepare};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Documents on a page.
pub const PAGE: u32 = 50;

/// Keeps a document back, and says for what.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.no-reason`, `destruction.destroyed`, `destruction.held-already`.
pub async fn keep_back(ctx: &Ctx, id: DocumentId, grounds: Grounds, note: &str) -> Result<Loaded<Document>, Error> {
    let note = note.trim();
    timeline::change(ctx, id.0, None, |before: Loaded<Document>| async move {
        may_prepare(ctx, &before.subject.item.office)?;
        match () {
            () if matches!(before.subject.status, Status::Destroyed { .. }) => {
                Err(Ruling::new("destruction.destroyed").into())
            }
            () if before.subject.hold.is_some() => Err(Ruling::new("destruction.held-already").into()),
            () if note.is_empty() => Err(Ruling::new("destruction.no-reason").into()),
            () => Ok(vec![Fact::KeptBack { grounds, note: note.to_owned() }].into()),
        }
    })
    .await
}

/// Lets a document go that was kept back, and says why.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.no-reason`, `destruction.not-held`.
pub async fn let_go(ctx: &Ctx, id: DocumentId, reason: &str) -> Result<Loaded<Document>, Error> {
    let reason = reason.trim();
    timeline::change(ctx, id.0, None, |before: Loaded<Document>| async move {
        may_prepare(ctx, &before.subject.item.office)?;
        match () {
            () if before.subject.hold.is_none() => Err(Ruling::new("destruction.not-held").into()),
            () if reason.is_empty() => Err(Ruling::new("destruction.no-reason").into()),
            () => Ok(vec![Fact::LetGo { reason: reason.to_owned() }].into()),
        }
    })
    .await
}

/// What an office keeps back, longest first.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn held(
    ctx: &Ctx,
    office: &AgencyCode,
    after: Option<&Place>,
) -> Result<Vec<(Place, Loaded<Document>)>, Error> {
    may_know(ctx, office)?;
    timeline::list(ctx, &held_tag(office), after, PAGE).await
}
