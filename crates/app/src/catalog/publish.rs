//! A draft becomes an edition, from a day, by somebody who did not write it.

use domain::calendar::local;
use domain::catalog::publication::{Announcement, Edition, Publishing, stamp};
use domain::id::CatalogDraftId;
use jiff::civil::Date;
use store::Batch;
use store::catalog::EditionChange;

use super::get::next_number;
use super::judge::check;
use super::live::follow;
use super::record::{self, Changed, Decided, change, edition_row, hash};
use crate::ctx::Ctx;
use crate::error::Error;

/// Publishes a draft from a day. Number, day and decision are written into its text; nothing else of it changes, now or
/// ever. The catalogue of this process is the new one when this answers.
///
/// # Errors
/// [`Error::Publication`] if this person wrote on it, it is not in review, the day is past or announced too late without
/// a reason, or the catalogue would have an error on that day.
pub async fn publish(
    ctx: &Ctx,
    id: CatalogDraftId,
    expected: Option<u64>,
    valid_from: Date,
    announcement: Announcement,
) -> Result<Changed, Error> {
    let today = local::day(ctx.now);
    let announcement = &announcement;
    let changed = change(ctx, id, expected, |before| async move {
        // The revision first: whatever is published after this look makes the commit conflict.
        let revision = store::catalog::revision(&ctx.city.store).await?;
        follow(&ctx.city).await?;
        let draft = &before.draft;
        let number = next_number(ctx, &draft.entry).await?;
        let text = stamp(&before.text, number, valid_from, Some(announcement.decision.trim()));
        let findings = check(ctx, &draft.entry, number, &text);
        let announcement = announcement.clone();
        let publishing = Publishing { number, sha256: hash(&text), valid_from, announcement, findings: &findings };
        let fact = draft.publish(publishing, &ctx.city.settings.notice, &ctx.actor, today)?;
        let recorded = record::stamp(ctx, vec![fact.clone()]);
        let edition =
            Edition::first(draft.entry.clone(), &recorded[0]).map_err(|broken| Error::Fault(broken.into()))?;
        Ok(Decided {
            facts: vec![fact],
            text: None,
            editions: vec![EditionChange::Published(edition_row(&edition, &text, revision + 1)?)],
            revision: Some(revision),
            beside: Batch::new(),
        })
    })
    .await?;
    follow(&ctx.city).await?;
    Ok(changed)
}
