//! What the check says of a draft: alone, and in the catalogue as it would be on its first day.

use domain::calendar::local;
use domain::catalog::finding::Finding;
use domain::catalog::publication::{Aim, Candidate, Draft, EntryKey, Kind, judge, stamp};
use jiff::civil::Date;

use super::get::next_number;
use crate::ctx::Ctx;
use crate::error::Error;

/// Everything the check says of a draft's text, errors first; nothing of a draft without a text. Lines are of the text
/// as it was written.
///
/// # Errors
/// A fault of the store.
pub async fn findings(ctx: &Ctx, draft: &Draft, text: &str) -> Result<Vec<Finding>, Error> {
    if draft.aim != Aim::Publish {
        return Ok(Vec::new());
    }
    let number = next_number(ctx, &draft.entry).await?;
    Ok(check(ctx, &draft.entry, number, &as_published(ctx, draft, number, text)))
}

/// The text as it would be published on the day its author has in mind, or else as early as an announcement of today
/// allows.
fn as_published(ctx: &Ctx, draft: &Draft, number: u32, text: &str) -> String {
    let today = local::day(ctx.now);
    let day = draft.valid_from.filter(|day| *day >= today).unwrap_or_else(|| earliest(ctx));
    stamp(text, number, day, None)
}

/// The first day that an announcement of today allows.
#[must_use]
pub fn earliest(ctx: &Ctx) -> Date {
    let days = i64::from(ctx.city.settings.notice.province);
    local::day(ctx.now).saturating_add(jiff::Span::new().days(days))
}

/// What the check says of a text under a number.
pub(super) fn check(ctx: &Ctx, entry: &EntryKey, number: u32, text: &str) -> Vec<Finding> {
    let acts: Vec<(String, std::sync::Arc<str>)> =
        ctx.city.texts(Kind::Competence).into_iter().map(|one| (one.entry.file(one.number), one.text)).collect();
    let acts: Vec<(&str, &str)> = acts.iter().map(|(name, text)| (name.as_str(), &**text)).collect();
    judge(Candidate { entry, number, text }, &ctx.city.catalog(), &acts)
}
