//! One's own drafts.

use domain::catalog::procedure::EditionId;
use domain::id::DraftId;

use super::Draft;
use crate::ctx::Ctx;
use crate::error::Error;

/// Drafts shown at most.
const MOST: u32 = 50;

/// One draft of this person.
///
/// # Errors
/// [`Error::NotFound`] if there is none, or it is somebody else's.
pub async fn get(ctx: &Ctx, id: DraftId) -> Result<Draft, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let row = store::draft::find(&ctx.city.store, &account.to_string(), &id.to_string(), ctx.now)
        .await?
        .ok_or(Error::NotFound)?;
    read(ctx, row)
}

/// All drafts of this person, the latest first.
///
/// # Errors
/// [`Error::SignInFirst`].
pub async fn list(ctx: &Ctx) -> Result<Vec<Draft>, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let rows = store::draft::list(&ctx.city.store, &account.to_string(), ctx.now, None, MOST).await?;
    rows.into_iter().map(|row| read(ctx, row)).collect()
}

fn read(ctx: &Ctx, row: store::draft::Draft) -> Result<Draft, Error> {
    let fault = |error: serde_json::Error| Error::Fault(error.into());
    let edition: EditionId = row.edition.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    let procedure = ctx
        .city
        .catalog()
        .edition(&edition)
        .ok_or_else(|| anyhow::anyhow!("the catalogue lost edition {}", row.edition))?
        .clone();
    Ok(Draft {
        id: row.id.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?,
        procedure,
        answers: serde_json::from_str(&row.answers).map_err(fault)?,
        papers: serde_json::from_str(&row.papers).map_err(fault)?,
        updated_at: row.updated_at,
        expires_at: row.expires_at,
    })
}
