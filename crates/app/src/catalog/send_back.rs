//! A draft goes back to be changed, or its author takes it back.

use domain::id::CatalogDraftId;

use super::record::{Changed, Decided, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Sends the draft back with a remark; who wrote it may take it back without one.
///
/// # Errors
/// [`Error::Publication`] if it is not theirs to review, not in review, or a reviewer gives no remark.
pub async fn send_back(ctx: &Ctx, id: CatalogDraftId, expected: Option<u64>, remark: &str) -> Result<Changed, Error> {
    change(ctx, id, expected, |before| async move {
        Ok(Decided { facts: vec![before.draft.send_back(remark, &ctx.actor)?], ..Decided::default() })
    })
    .await
}
