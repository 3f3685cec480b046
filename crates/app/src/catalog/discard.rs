//! A draft is thrown away. Its facts stay.

use domain::id::CatalogDraftId;

use super::record::{Changed, Decided, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Throws the draft away.
///
/// # Errors
/// [`Error::Publication`] if it is not theirs or no draft any more.
pub async fn discard(ctx: &Ctx, id: CatalogDraftId, expected: Option<u64>) -> Result<Changed, Error> {
    change(ctx, id, expected, |before| async move {
        Ok(Decided { facts: vec![before.draft.discard(&ctx.actor)?], ..Decided::default() })
    })
    .await
}
