//! What differs between two texts: changes with their place, to be told in words.

use domain::catalog::difference::{Change, difference};
use domain::catalog::publication::EntryKey;
use domain::id::CatalogDraftId;

use super::get::{reads, text_of};
use super::record::fetch;
use crate::ctx::Ctx;
use crate::error::Error;

/// One of the two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// Nothing: everything on the other side is new.
    Nothing,
    /// An edition.
    Edition(u32),
    /// A draft.
    Draft(CatalogDraftId),
    /// A text from elsewhere.
    Text(String),
}

/// The changes that lead from one text to another, in the order of the text. None when nothing but spaces and comments
/// differs.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn compare(ctx: &Ctx, entry: &EntryKey, from: &Side, to: &Side) -> Result<Vec<Change>, Error> {
    reads(ctx)?;
    Ok(difference(&text(ctx, entry, from).await?, &text(ctx, entry, to).await?))
}

async fn text(ctx: &Ctx, entry: &EntryKey, side: &Side) -> Result<String, Error> {
    match side {
        Side::Nothing => Ok(String::new()),
        Side::Edition(number) => Ok(text_of(ctx, entry, *number).await?.ok_or(Error::NotFound)?.to_string()),
        Side::Draft(id) => Ok(fetch(ctx, *id).await?.text),
        Side::Text(text) => Ok(text.clone()),
    }
}
