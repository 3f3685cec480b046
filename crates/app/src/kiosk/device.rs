//! Putting a kiosk up, and knowing it again.

use std::collections::BTreeMap;

use domain::access::{Actor, Role};
use domain::id::KioskId;
use domain::kiosk::device::{CODE_DIGITS, CODE_MINUTES, may_attend, may_manage};
use domain::kiosk::{Health, Paper};
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::{Timestamp, ToSpan};
use store::CommitError;
use store::kiosk::device as rows;

use super::{digits, may_guess, secret};
use crate::ctx::Ctx;
use crate::error::Error;

/// The longest name, in characters: it stands in a list.
const LONGEST_NAME: usize = 40;
/// Kiosks read at a time, and shown at most for one office: the whole city has 476.
const PAGE: u32 = 600;
/// Seconds between two notes that a kiosk was heard of.
const NOTED_EVERY: i64 = 30;
/// Wrong enrolment codes count together, wherever they come from. No login begins with a capital letter.
const ENROLMENT: &str = "Kiosk enrolment";

/// A kiosk, as pages need it.
#[derive(Debug, Clone)]
pub struct Kiosk {
    /// Identifier.
    pub id: KioskId,
    /// The reception point it stands at.
    pub point: AgencyCode,
    /// What staff call it.
    pub name: String,
    /// How it is.
    pub health: Health,
    /// Paper of its printer.
    pub paper: Paper,
    /// When it was last heard of.
    pub seen_at: Option<Timestamp>,
    /// When somebody last used it.
    pub used_at: Option<Timestamp>,
    /// Round trip of its last report, in milliseconds.
    pub round_trip: Option<i64>,
    /// Until when its code can be used; none if there is no code.
    pub code_until: Option<Timestamp>,
    /// Whether the reader may take it out of service.
    pub managed: bool,
}

/// Puts a kiosk on the list of a point. Gives the code that a device takes within half an hour; it is shown once and
/// kept only as a hash.
///
/// # Errors
/// [`Error::Forbidden`]; `kiosk.no-such-point`; `kiosk.name-refused`.
pub async fn create(ctx: &Ctx, point: &AgencyCode, name: &str) -> Result<String, Error> {
    let by = manager(ctx, point)?;
    if !ctx.city.office(point).is_some_and(|office| office.kind.receives()) {
        return Err(Ruling::new("kiosk.no-such-point").into());
    }
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Ruling::new("kiosk.name-refused").with("limit", LONGEST_NAME).into());
    }
    let (id, code) = (ctx.id().to_string(), digits(CODE_DIGITS)?);
    rows::create(&ctx.city.store, &id, point.as_str(), name, (&code, until(ctx)?), (&by, ctx.now)).await?;
    Ok(code)
}

/// Another code for a kiosk no device has taken yet.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; `kiosk.not-waiting` if a device took it or it was put out of service.
pub async fn renew(ctx: &Ctx, id: KioskId) -> Result<String, Error> {
    managed(ctx, id).await?;
    let code = digits(CODE_DIGITS)?;
    match rows::renew(&ctx.city.store, &id.to_string(), &code, until(ctx)?).await {
        Ok(()) => Ok(code),
        Err(CommitError::Conflict { .. }) => Err(Ruling::new("kiosk.not-waiting").into()),
        Err(error) => Err(error.into()),
    }
}

/// A device takes a code and becomes that kiosk. Gives the secret it keeps.
///
/// # Errors
/// `kiosk.wrong-code`; `kiosk.too-many-tries`.
pub async fn enrol(ctx: &Ctx, code: &str) -> Result<String, Error> {
    may_guess(ctx, ENROLMENT)?;
    let token = secret(40)?;
    match rows::enrol(&ctx.city.store, code.trim(), &token, ctx.now).await {
        Ok(()) => {
            ctx.city.attempts.succeeded(ENROLMENT);
            Ok(token)
        }
        Err(CommitError::Conflict { .. }) => {
            ctx.city.attempts.failed(ENROLMENT, ctx.now);
            Err(Ruling::new("kiosk.wrong-code").into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Puts a kiosk out of service at once; whatever it remembers is forgotten.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; `kiosk.revoked` if it is already.
pub async fn revoke(ctx: &Ctx, id: KioskId) -> Result<(), Error> {
    let by = managed(ctx, id).await?;
    match rows::revoke(&ctx.city.store, &id.to_string(), &by, ctx.now).await {
        Err(CommitError::Conflict { .. }) => Err(Ruling::new("kiosk.revoked").into()),
        done => Ok(done?),
    }
}

/// The kiosk of a device's secret; none if it was put out of service. That it was heard of is noted.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn recognise(ctx: &Ctx, token: &str, used: bool) -> Result<Option<Kiosk>, Error> {
    let Some(row) = rows::find_by_token(&ctx.city.store, token).await? else { return Ok(None) };
    let since = if used { row.used_at } else { row.seen_at };
    if since.is_none_or(|at| ctx.now.as_second() - at.as_second() >= NOTED_EVERY) {
        rows::saw(&ctx.city.store, &row.id, ctx.now, used).await?;
    }
    kiosk(ctx, row).map(Some)
}

/// The device reports the round trip of its last report, in milliseconds.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a device.
pub async fn report(ctx: &Ctx, round_trip: i64) -> Result<(), Error> {
    let Actor::Device { kiosk, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    Ok(rows::report(&ctx.city.store, &kiosk.to_string(), round_trip.clamp(0, 60_000), ctx.now).await?)
}

/// Somebody at the machine, or the machine itself, says how much paper there is.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but the device itself and those who attend its point; [`Error::NotFound`].
pub async fn set_paper(ctx: &Ctx, id: KioskId, paper: Paper) -> Result<(), Error> {
    let row = rows::find(&ctx.city.store, &id.to_string()).await?.ok_or(Error::NotFound)?;
    let point = code_of(&row.point)?;
    let own = matches!(&ctx.actor, Actor::Device { kiosk, .. } if *kiosk == id);
    if !own && !may_attend(&ctx.actor, &point) && !may_manage(&ctx.actor, &point) {
        return Err(Error::NotFound);
    }
    Ok(rows::set_paper(&ctx.city.store, &row.id, paper.key()).await?)
}

/// The kiosks this person answers for, by point and name.
///
/// # Errors
/// [`Error::Forbidden`] for anybody who attends and manages nothing.
pub async fn list(ctx: &Ctx) -> Result<Vec<Kiosk>, Error> {
    let mut found = BTreeMap::new();
    for (office, below) in reach(&ctx.actor)? {
        // What stands below an office continues its code after a dot; a slash is the character after the dot.
        let end = if below { format!("{office}/") } else { format!("{office}!") };
        for row in rows::list(&ctx.city.store, office.as_str(), &end, ("", "", ""), PAGE).await? {
            found.insert((row.point.clone(), row.name.clone(), row.id.clone()), row);
        }
    }
    found.into_values().map(|row| kiosk(ctx, row)).collect()
}

/// The points at which this person may put kiosks up, in the order of their codes.
#[must_use]
pub fn points(ctx: &Ctx) -> Vec<AgencyCode> {
    let offices = ctx.city.library.offices.iter().filter(|office| office.kind.receives());
    let mut points: Vec<_> =
        offices.map(|office| office.code.clone()).filter(|point| may_manage(&ctx.actor, point)).collect();
    points.sort();
    points
}

/// The points whose bell and queues this person attends.
#[must_use]
pub fn attended(actor: &Actor) -> Vec<AgencyCode> {
    let Actor::Staff { grants, .. } = actor else { return Vec::new() };
    let attends = |role: Role| matches!(role, Role::Receptionist | Role::PointManager);
    let mut points: Vec<_> =
        grants.iter().filter(|grant| attends(grant.role)).map(|grant| grant.office.clone()).collect();
    points.sort();
    points.dedup();
    points
}

/// Whether the page of kiosks is for this person at all.
#[must_use]
pub fn may_see(actor: &Actor) -> bool {
    reach(actor).is_ok()
}

/// Offices whose kiosks a person sees, and whether also those below.
fn reach(actor: &Actor) -> Result<Vec<(AgencyCode, bool)>, Error> {
    let Actor::Staff { grants, .. } = actor else { return Err(Error::Forbidden) };
    let of = |role: Role| match role {
        Role::Admin | Role::PointManager => Some(true),
        Role::Receptionist => Some(false),
        _ => None,
    };
    let found: Vec<_> =
        grants.iter().filter_map(|grant| of(grant.role).map(|below| (grant.office.clone(), below))).collect();
    if found.is_empty() { Err(Error::Forbidden) } else { Ok(found) }
}

fn kiosk(ctx: &Ctx, row: rows::Kiosk) -> Result<Kiosk, Error> {
    let point = code_of(&row.point)?;
    let (enrolled, revoked) = (row.enrolled_at.is_some(), row.revoked_at.is_some());
    Ok(Kiosk {
        id: row.id.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?,
        health: Health::of(enrolled, revoked, row.seen_at, row.round_trip, ctx.now),
        paper: row.paper.parse().map_err(|error: Ruling| Error::Fault(error.into()))?,
        managed: may_manage(&ctx.actor, &point),
        point,
        name: row.name,
        seen_at: row.seen_at,
        used_at: row.used_at,
        round_trip: row.round_trip,
        code_until: row.code_until.filter(|until| *until > ctx.now),
    })
}

/// The account that manages a kiosk; the kiosk does not exist for who may not.
async fn managed(ctx: &Ctx, id: KioskId) -> Result<String, Error> {
    let row = rows::find(&ctx.city.store, &id.to_string()).await?.ok_or(Error::NotFound)?;
    manager(ctx, &code_of(&row.point)?).map_err(|_| Error::NotFound)
}

fn manager(ctx: &Ctx, point: &AgencyCode) -> Result<String, Error> {
    match ctx.actor.account() {
        Some(account) if may_manage(&ctx.actor, point) => Ok(account.to_string()),
        _ => Err(Error::Forbidden),
    }
}

pub(super) fn code_of(point: &str) -> Result<AgencyCode, Error> {
    point.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))
}

fn until(ctx: &Ctx) -> Result<Timestamp, Error> {
    ctx.now.checked_add(CODE_MINUTES.minutes()).map_err(|error| Error::Fault(error.into()))
}
