//! A person puts documents on a list and proposes to destroy them. Nothing is added to it afterwards.

use domain::destruction::record::MOST;
use domain::destruction::{Destruction, Fact};
use domain::document::item::Document;
use domain::id::DocumentId;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;

use super::around::listed;
use super::due::is_on_list;
use super::who::may_prepare;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// Proposes to destroy these documents of an office.
///
/// # Errors
/// [`Error::Forbidden`]; `destruction.empty`, `destruction.too-many`, `destruction.no-reason`; the rule that keeps one of
/// the documents; `destruction.on-list`.
pub async fn propose(
    ctx: &Ctx,
    office: &AgencyCode,
    documents: &[DocumentId],
    reason: &str,
) -> Result<Loaded<Destruction>, Error> {
    may_prepare(ctx, office)?;
    let reason = reason.trim();
    let mut chosen: Vec<DocumentId> = Vec::new();
    for id in documents {
        if !chosen.contains(id) {
            chosen.push(*id);
        }
    }
    match () {
        () if chosen.is_empty() => return Err(Ruling::new("destruction.empty").into()),
        () if chosen.len() > MOST => return Err(Ruling::new("destruction.too-many").with("most", MOST).into()),
        () if reason.is_empty() => return Err(Ruling::new("destruction.no-reason").into()),
        () => {}
    }
    let mut items = Vec::with_capacity(chosen.len());
    for id in chosen {
        let document = timeline::find::<Document>(ctx, id.0).await?;
        if document.subject.item.office != *office {
            return Err(Error::NotFound);
        }
        if is_on_list(ctx, &document).await? {
            return Err(Ruling::new("destruction.on-list").into());
        }
        items.push(listed(ctx, &document).await??);
    }
    let fact = Fact::Proposed { office: office.clone(), reason: reason.to_owned(), items };
    timeline::begin(ctx, ctx.id(), Decided::from(vec![fact])).await
}
