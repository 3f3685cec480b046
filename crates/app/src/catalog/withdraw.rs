//! A publication, or a retirement, is undone in one act before it takes effect.

use domain::calendar::local;
use domain::catalog::publication::{Action, Edition, EntryKey, Refusal};
use serde::{Deserialize, Serialize};
use store::Batch;
use store::catalog::EditionChange;

use super::get::latest_number;
use super::live::follow;
use super::record::{Outcome, Step, commit, edition_row, read_edition, stamp, stored};
use super::retire::apply;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;

const ATTEMPTS: usize = 8;

/// What is answered under an idempotency key.
#[derive(Debug, Serialize, Deserialize)]
struct Answered {
    entry: EntryKey,
    number: u32,
}

/// Undoes the publication of an edition that has not begun, or the retirement of one that has not ended. The catalogue
/// of this process is as it was when this answers.
///
/// # Errors
/// [`Error::Publication`] for all but publishers, without a reason, when it has taken effect, or when a later edition
/// rests on it; [`Error::NotFound`].
pub async fn withdraw(ctx: &Ctx, entry: &EntryKey, number: u32, reason: &str) -> Result<Edition, Error> {
    Action::Withdraw.is_for(&ctx.actor)?;
    if let Some(answered) = idempotency::find_as::<Answered>(ctx).await? {
        return find(ctx, &answered.entry, answered.number).await.map(|(edition, _)| edition);
    }
    let today = local::day(ctx.now);
    for _ in 0..ATTEMPTS {
        let revision = store::catalog::revision(&ctx.city.store).await?;
        let (mut edition, text) = find(ctx, entry, number).await?;
        let later = latest_number(ctx, entry).await?.filter(|later| *later > number);
        let fact = edition.withdraw(reason, later, &ctx.actor, today)?;
        apply(ctx, &mut edition, &fact)?;
        let facts = stamp(ctx, vec![fact]);
        let step = Step {
            entry,
            facts: &facts,
            draft: None,
            editions: vec![EditionChange::Changed(edition_row(&edition, &text, revision + 1)?)],
            revision: Some(revision),
            beside: Batch::new(),
        };
        match commit(ctx, step, &Answered { entry: entry.clone(), number }).await? {
            Outcome::Done | Outcome::Answered => {
                follow(&ctx.city).await?;
                return find(ctx, entry, number).await.map(|(edition, _)| edition);
            }
            Outcome::Overtaken => {}
        }
    }
    Err(Error::Fault(anyhow::anyhow!("{entry}@{number} changed {ATTEMPTS} times while it was withdrawn")))
}

async fn find(ctx: &Ctx, entry: &EntryKey, number: u32) -> Result<(Edition, String), Error> {
    let row = store::catalog::find_edition(&ctx.city.store, &stored(entry), i64::from(number)).await?;
    let row = row.ok_or(Error::Publication(Refusal::NoSuchEdition(number)))?;
    Ok((read_edition(&row)?, row.content))
}
