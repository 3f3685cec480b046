//! What the two people of the catalogue are at: drafts in every state, so that their pages have something on them.

use domain::calendar::local;
use domain::catalog::publication::{Announcement, Announcer, EntryKey};
use domain::catalog::writing::{Edit, Given, write};
use jiff::Span;
use jiff::civil::Date;

use super::cast::Cast;
use crate::catalog::begin::{From, begin};
use crate::catalog::publish::publish;
use crate::catalog::save::save;
use crate::catalog::submit::submit;
use crate::catalog::{Changed, judge};
use crate::ctx::Ctx;
use crate::error::Error;

/// Dearer copies of the record of marriage: waits for the reviewer.
const MARRIAGE: &str = "1.000894";
/// Something is missing: the check says what.
const BUSINESS: &str = "1.001612";
/// Ngân has only begun.
const BIRTH: &str = "1.001193";
/// In force since today, with dossiers that keep the edition before.
const BUILDING: &str = "1.013225";
/// Announced, not in force yet: can be withdrawn.
const MARITAL: &str = "1.004873";

/// Lets the two work on the catalogue.
///
/// # Errors
/// A fault of the store, or a refusal: what they do is written to be lawful, so that is a defect.
pub async fn happen(ctx: &Ctx, cast: &Cast) -> Result<(), Error> {
    let ngan = ctx.with(cast.actor("ngan"), ctx.now);
    let duc = ctx.with(cast.actor("duc"), ctx.now);
    let today = local::day(ctx.now);
    drafted(&ngan, BIRTH, &[text("plain-name.vi", "Khai sinh cho con")]).await?;
    drafted(&ngan, BUSINESS, &[text("name.en", ""), text("steps.0.role", "nobody")]).await?;
    // What the fee must come to in the second sample goes with it.
    let dearer = [("fees.1.amount", 10_000), ("samples.1.expect.total", 30_000)]
        .map(|(path, amount)| Edit::Set { path: path.to_owned(), given: Given::Whole(amount) });
    let marriage = drafted(&ngan, MARRIAGE, &dearer).await?;
    let day = judge::earliest(&ngan);
    submit(&ngan, marriage.draft.id, None, Some(day), "Phí cấp bản sao theo nghị quyết mới").await?;
    let line = "Cấp phép xây dựng công trình và nhà ở riêng lẻ trước khi khởi công.";
    published(&ngan, &duc, BUILDING, &[text("summary.vi", line)], today, Some("Luật có hiệu lực ngay")).await?;
    let later = today.saturating_add(Span::new().days(14));
    published(&ngan, &duc, MARITAL, &[text("plain-name.vi", "Xin giấy xác nhận độc thân")], later, None).await
}

fn text(path: &str, text: &str) -> Edit {
    let given = if text.is_empty() { Given::Nothing } else { Given::Text(text.to_owned()) };
    Edit::Set { path: path.to_owned(), given }
}

fn entry(code: &str) -> Result<EntryKey, Error> {
    code.parse().map(|code| EntryKey::procedure(&code)).map_err(|error| Error::Fault(anyhow::Error::new(error)))
}

async fn drafted(ctx: &Ctx, code: &str, edits: &[Edit]) -> Result<Changed, Error> {
    let begun = begin(ctx, &entry(code)?, From::Edition(1), None).await?;
    let text = write(&begun.text, edits).map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    let saved = save(ctx, begun.draft.id, begun.draft.version, &text).await?;
    Ok(Changed { draft: saved.draft, text, repeated: false })
}

async fn published(
    ngan: &Ctx,
    duc: &Ctx,
    code: &str,
    edits: &[Edit],
    from: Date,
    short_notice: Option<&str>,
) -> Result<(), Error> {
    let draft = drafted(ngan, code, edits).await?.draft;
    submit(ngan, draft.id, None, Some(from), "").await?;
    let announcement = Announcement {
        decision: "128/QĐ-UBND".to_owned(),
        signed_on: local::day(duc.now),
        by: Announcer::Province,
        short_notice: short_notice.map(str::to_owned),
    };
    publish(duc, draft.id, None, from, announcement).await.map(drop)
}
