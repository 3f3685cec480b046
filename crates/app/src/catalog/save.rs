//! The text of a draft.

use domain::catalog::finding::Finding;
use domain::catalog::publication::Draft;
use domain::id::CatalogDraftId;

use super::judge::findings;
use super::record::{Decided, change, hash};
use crate::ctx::Ctx;
use crate::error::Error;

/// A text that was kept, and what the check says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The draft after the change.
    pub draft: Draft,
    /// Everything the check says, errors first. An unfinished text is kept all the same.
    pub findings: Vec<Finding>,
    /// The answer was given before under the same key; nothing new happened.
    pub repeated: bool,
}

/// Keeps a text, whole or broken, if nobody else changed the draft since this person looked at it.
///
/// # Errors
/// [`Error::Stale`]; [`Error::Publication`] if it is not theirs to write or no draft any more; [`Error::NotFound`].
pub async fn save(ctx: &Ctx, id: CatalogDraftId, expected: u64, text: &str) -> Result<Saved, Error> {
    let changed = change(ctx, id, Some(expected), |before| async move {
        let fact = before.draft.save(text, hash(text), &ctx.actor)?;
        Ok(Decided { facts: fact.into_iter().collect(), text: Some(text.to_owned()), ..Decided::default() })
    })
    .await?;
    let findings = findings(ctx, &changed.draft, &changed.text).await?;
    Ok(Saved { draft: changed.draft, findings, repeated: changed.repeated })
}
