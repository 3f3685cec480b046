//! A draft goes to somebody else to be reviewed.

use domain::catalog::finding::Finding;
use domain::catalog::publication::{Draft, Refusal};
use domain::id::CatalogDraftId;
use jiff::civil::Date;

use super::judge::findings;
use super::record::{Changed, Decided, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Gives the draft to somebody else to review, with the first day its author has in mind.
///
/// # Errors
/// [`Error::Publication`] if it is not theirs, not a draft any more, the day is past, or the check finds errors: a
/// reviewer's time is for what a program cannot see.
pub async fn submit(
    ctx: &Ctx,
    id: CatalogDraftId,
    expected: Option<u64>,
    valid_from: Option<Date>,
    note: &str,
) -> Result<Changed, Error> {
    let today = domain::calendar::local::day(ctx.now);
    change(ctx, id, expected, |before| async move {
        let fact = before.draft.submit(valid_from, note, &ctx.actor, today)?;
        let wanted = Draft { valid_from, ..before.draft.clone() };
        let findings = findings(ctx, &wanted, &before.text).await?;
        if findings.iter().any(Finding::is_error) {
            return Err(Refusal::Findings(findings).into());
        }
        Ok(Decided { facts: vec![fact], ..Decided::default() })
    })
    .await
}
