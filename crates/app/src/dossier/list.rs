//! Lists of dossiers: whose turn it is, my own, all of a place, the register, questions from other agencies.
//! Who may read is decided in the SQL; pages go on from the last line, never by number.

use std::str::FromStr;

use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;
use jiff::civil::Date;
pub use store::dossier::Listed;
pub use store::dossier::list_consultations::Consulted;
use store::dossier::list_consultations::list_consultations;
use store::dossier::list_desk::list_desk;
use store::dossier::list_mine::list_mine;
use store::dossier::list_open::{Place, list_open};
use store::dossier::list_register::{Register, list_register};
use store::dossier::row::Cursor;
use store::dossier::search::Wanted;

use crate::ctx::Ctx;
use crate::error::Error;

/// Lines a page has at most.
pub const PAGE: u32 = 50;

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// Its lines.
    pub lines: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<Marker>,
}

/// Where a list goes on, as it travels in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker(Cursor);

impl std::fmt::Display for Marker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0.at.as_millisecond(), self.0.id)
    }
}

impl FromStr for Marker {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let malformed = || Error::Malformed { code: "request.bad-cursor", field: "after".into() };
        let (at, id) = text.split_once('.').ok_or_else(malformed)?;
        let at = at.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok()).ok_or_else(malformed)?;
        if id.len() > 40 || !id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
            return Err(malformed());
        }
        Ok(Self(Cursor { at, id: id.to_owned() }))
    }
}

/// What waits for this role at this office, by time left.
///
/// # Errors
/// [`Error::SignInFirst`]; the list is empty for whoever does not hold the role there.
pub async fn inbox(ctx: &Ctx, office: &AgencyCode, role: Role, after: Option<&Marker>) -> Result<Page<Listed>, Error> {
    let account = account(ctx)?;
    let lines = list_desk(
        &ctx.city.store,
        &account,
        office.as_str(),
        role.key(),
        local::day(ctx.now),
        after.map(|place| &place.0),
        PAGE + 1,
    )
    .await?;
    Ok(page(lines, |line| line.attend_by))
}

/// Everything open at an office: what it decides, or with `received` what it took in.
///
/// # Errors
/// As [`inbox`].
pub async fn open(
    ctx: &Ctx,
    office: &AgencyCode,
    role: Role,
    received: bool,
    after: Option<&Marker>,
) -> Result<Page<Listed>, Error> {
    let account = account(ctx)?;
    let (office, role) = (office.as_str(), role.key());
    let place = if received { Place::ReceivingPoint { office, role } } else { Place::Agency { office, role } };
    let after = after.map(|place| &place.0);
    let lines = list_open(&ctx.city.store, &account, place, local::day(ctx.now), after, PAGE + 1).await?;
    Ok(page(lines, |line| line.attend_by))
}

/// The dossiers this specialist holds, by time left.
///
/// # Errors
/// As [`inbox`].
pub async fn held(ctx: &Ctx, after: Option<&Marker>) -> Result<Page<Listed>, Error> {
    let account = account(ctx)?;
    let after = after.map(|place| &place.0);
    let lines = list_open(&ctx.city.store, &account, Place::Mine, local::day(ctx.now), after, PAGE + 1).await?;
    Ok(page(lines, |line| line.attend_by))
}

/// A citizen's own dossiers, the latest first.
///
/// # Errors
/// [`Error::SignInFirst`].
pub async fn mine(ctx: &Ctx, before: Option<&Marker>) -> Result<Page<Listed>, Error> {
    let Actor::Citizen { account, .. } = &ctx.actor else { return Err(Error::SignInFirst) };
    let before = before.map(|place| &place.0);
    let lines = list_mine(&ctx.city.store, &account.to_string(), before, PAGE + 1).await?;
    Ok(page(lines, |line| line.submitted_at))
}

/// What an agency accepted between two days, both included, in order (Form 07).
///
/// # Errors
/// [`Error::SignInFirst`]; the register is empty for whoever does not hold the role there.
pub async fn register(
    ctx: &Ctx,
    office: &AgencyCode,
    role: Role,
    (from, to): (Date, Date),
    after: Option<&Marker>,
) -> Result<Page<Listed>, Error> {
    let account = account(ctx)?;
    let register = Register {
        account: &account,
        role: role.key(),
        office: office.as_str(),
        today: local::day(ctx.now),
        from: local::instant(from, jiff::civil::Time::midnight()),
        until: local::instant(local::next(to), jiff::civil::Time::midnight()),
    };
    let lines = list_register(&ctx.city.store, register, after.map(|place| &place.0), PAGE + 1).await?;
    Ok(page(lines, |line| line.accepted_at.unwrap_or(line.submitted_at)))
}

/// What other agencies ask this office, soonest answer first.
///
/// # Errors
/// As [`inbox`].
pub async fn consultations(ctx: &Ctx, office: &AgencyCode, role: Role) -> Result<Vec<Consulted>, Error> {
    let account = account(ctx)?;
    let today = local::day(ctx.now);
    Ok(list_consultations(&ctx.city.store, &account, office.as_str(), role.key(), today, None, PAGE).await?)
}

/// Dossiers by the applicant's number, or by the beginning of their name, among those the officer may see.
///
/// # Errors
/// [`Error::SignInFirst`].
pub async fn search(ctx: &Ctx, text: &str) -> Result<Vec<Listed>, Error> {
    let account = account(ctx)?;
    let text = text.trim();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let folded = domain::search::fold::fold(text);
    let wanted =
        if text.bytes().all(|byte| byte.is_ascii_digit()) { Wanted::Number(text) } else { Wanted::Name(&folded) };
    Ok(store::dossier::search::search(&ctx.city.store, &account, wanted, local::day(ctx.now), PAGE).await?)
}

fn account(ctx: &Ctx) -> Result<String, Error> {
    ctx.actor.account().map(|account| account.to_string()).ok_or(Error::SignInFirst)
}

/// One line more than a page was read: it only tells that there is a next page.
fn page(mut lines: Vec<Listed>, at: impl Fn(&Listed) -> Timestamp) -> Page<Listed> {
    let full = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| full).map(|last| Marker(Cursor { at: at(last), id: last.id.clone() }));
    Page { lines, next }
}
