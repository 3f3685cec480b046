//! What anybody may learn of a paper they hold, by the code printed on it: is it ours, does it still hold, what is it.

use domain::access::Actor;
use domain::calendar::local;
use domain::destruction::Destruction;
use domain::document::check_code::CheckCode;
use domain::document::item::{Document, Standing, Status, check_key};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline;

/// The answer. It names no owner by number or birth, and nothing of what the paper says beyond its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Name of the document.
    pub title: String,
    /// Number and symbol.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// The initials of its owner, enough to see that it is not somebody else's.
    pub owner: String,
    /// Whether it holds.
    pub standing: Standing,
    /// Since when it does not.
    pub since: Option<Timestamp>,
    /// Last day it holds.
    pub valid_to: Option<Date>,
    /// The check code of the document that took its place.
    pub replaced_by: Option<CheckCode>,
    /// Number and day of the decision by which its file was destroyed.
    pub destroyed_by: Option<(String, Date)>,
    /// SHA-256 of the file as it is kept now, to compare a file with.
    pub sha256: String,
}

/// Looks a check code up, and counts that somebody did, without who.
///
/// # Errors
/// [`Error::NotFound`] if there is no such document.
pub async fn check(ctx: &Ctx, code: &CheckCode) -> Result<Checked, Error> {
    let found = timeline::find_by_key::<Document>(ctx, &check_key(code.as_str())).await?;
    let today = local::day(ctx.now);
    let standing = found.as_ref().map(|document| document.subject.standing(today));
    let answer = standing.map_or("unknown", Standing::key);
    store::check_count::add(&ctx.city.store, today, answer).await?;
    let document = found.ok_or(Error::NotFound)?.subject;
    let (since, replaced_by) = match &document.status {
        Status::Valid => (None, None),
        Status::Replaced { by, at } => {
            let by = timeline::find::<Document>(ctx, by.0).await.ok();
            (Some(*at), by.and_then(|by| by.subject.item.check_code.parse().ok()))
        }
        Status::Revoked { at, .. } | Status::Destroyed { at, .. } => (Some(*at), None),
    };
    let destroyed_by = match &document.status {
        Status::Destroyed { record, .. } => {
            let record = timeline::find::<Destruction>(ctx, *record).await?.subject;
            record.decision.map(|decision| (decision.number, decision.day))
        }
        _ => None,
    };
    let item = document.item;
    Ok(Checked {
        title: item.title,
        number: item.number,
        issuer: item.issuer,
        issued_on: item.issued_on,
        owner: initials(&item.owner.name),
        standing: standing.unwrap_or(Standing::Valid),
        since,
        valid_to: item.valid_to,
        replaced_by,
        destroyed_by,
        sha256: item.file.sha256,
    })
}

/// How often each answer was given, day by day: day, answer, count.
///
/// # Errors
/// [`Error::Forbidden`] for everybody who does not work in an office.
pub async fn counted(ctx: &Ctx, first: Date, last: Date) -> Result<Vec<(String, String, i64)>, Error> {
    if !matches!(ctx.actor, Actor::Staff { .. } | Actor::System) {
        return Err(Error::Forbidden);
    }
    Ok(store::check_count::between(&ctx.city.store, first, last).await?)
}

/// `Nguyễn Văn Minh` as `N. V. Minh`: the given name is on the paper in the checker's hand, the rest is only confirmed.
fn initials(name: &str) -> String {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let Some((given, before)) = parts.split_last() else { return String::new() };
    let before = before.iter().filter_map(|part| part.chars().next()).map(|letter| format!("{letter}. "));
    before.chain([(*given).to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_is_confirmed_without_being_told() {
        for (name, shown) in [("Nguyễn Văn Minh", "N. V. Minh"), ("Quý", "Quý"), ("", "")] {
            assert_eq!(initials(name), shown);
        }
    }
}
