//! What waits, and the lines of a register. Which lists a person may read follows from their grants; the store reads no
//! other.

use domain::access::{Actor, Role};
use domain::certification::action::receives;
use domain::certification::record::{
    asked_tag, month_tag, needless_tag, point_tag, register_tag, to_check_tag, to_deliver_tag, to_sign_tag,
};
use domain::certification::{Attestation, Book, Certification, Register, attestation};
use domain::timeline::Subject;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;
use store::timeline::Place;

use super::ask::certifying_office;
use super::get::policy;
use super::line::Line;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Lines on a page.
pub const PAGE: u32 = 50;

/// A list of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// For the look at the original, at a point; the first due first.
    Check,
    /// For the one who certifies, at an agency; the first due first.
    Sign,
    /// To be handed over, at a point; the first due first.
    Deliver,
    /// Everything of a point; the latest first.
    Point,
    /// Everything of an agency; the latest first.
    Office,
}

/// A page of a list, with the place where the next one begins.
pub type Page = (Vec<Loaded<Certification>>, Option<Place>);

/// The requests of a point or agency that wait for something, or all of them.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there or audits it.
pub async fn waiting(ctx: &Ctx, office: &AgencyCode, what: Waiting, after: Option<&Place>) -> Result<Page, Error> {
    let reads = ctx.actor.works_at(office) || ctx.actor.audits(office);
    if !reads {
        return Err(Error::Forbidden);
    }
    let tag = match what {
        Waiting::Check => to_check_tag(office),
        Waiting::Sign => to_sign_tag(office),
        Waiting::Deliver => to_deliver_tag(office),
        Waiting::Point => point_tag(office),
        Waiting::Office => asked_tag(office),
    };
    page(ctx, &tag, after, matches!(what, Waiting::Point | Waiting::Office)).await
}

/// The lines of a register of a year, or of one month of it, in the order of their numbers.
///
/// # Errors
/// [`Error::Forbidden`] unless the person may keep the register or audits it.
pub async fn register(
    ctx: &Ctx,
    office: &AgencyCode,
    register: Register,
    year: i16,
    month: Option<i8>,
    after: Option<&Place>,
) -> Result<(Vec<Line>, Option<Place>), Error> {
    may_read(ctx, office)?;
    let book = Book::key(office, register, year);
    let tag = month.map_or_else(|| register_tag(&book), |month| month_tag(&book, month));
    if register == Register::Copies {
        let (found, next) = page::<Certification>(ctx, &tag, after, false).await?;
        return Ok((found.iter().filter_map(|one| Line::of_copy(&one.subject)).collect(), next));
    }
    let (found, next) = page::<Attestation>(ctx, &tag, after, false).await?;
    Ok((found.iter().filter_map(|one| Line::of_attestation(&one.subject)).collect(), next))
}

/// Signatures, translations and transactions of a place: what is to be certified, what is to be kept, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attested {
    /// Prepared, for the one who certifies at an agency; the first due first.
    Sign,
    /// Signed, a copy to be kept at a point.
    Keep,
    /// Everything of an agency or point; the latest first.
    All,
}

/// A page of them.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works there or audits it.
pub async fn attested(
    ctx: &Ctx,
    place: &AgencyCode,
    what: Attested,
    after: Option<&Place>,
) -> Result<(Vec<Loaded<Attestation>>, Option<Place>), Error> {
    if !ctx.actor.works_at(place) && !ctx.actor.audits(place) {
        return Err(Error::Forbidden);
    }
    let tag = match what {
        Attested::Sign => attestation::to_sign_tag(place),
        Attested::Keep => attestation::to_keep_tag(place),
        Attested::All => attestation::all_tag(place),
    };
    page(ctx, &tag, after, what == Attested::All).await
}

/// The year of a register, if anything was written in it.
///
/// # Errors
/// As [`register`].
pub async fn book(
    ctx: &Ctx,
    office: &AgencyCode,
    register: Register,
    year: i16,
) -> Result<Option<Loaded<Book>>, Error> {
    may_read(ctx, office)?;
    timeline::find_by_key(ctx, &Book::key(office, register, year)).await
}

/// How many were told until now that they need none, and how many of them wanted one all the same.
///
/// # Errors
/// As [`register`].
pub async fn needless(ctx: &Ctx, office: &AgencyCode) -> Result<(u64, u64), Error> {
    may_read(ctx, office)?;
    let before = Timestamp::MAX.as_millisecond();
    let mut counts = [0, 0];
    for (place, insisted) in [false, true].into_iter().enumerate() {
        let tag = needless_tag(office, insisted);
        let n = store::timeline::count(&ctx.city.store, KIND, &tag, before).await?;
        counts[place] = u64::try_from(n).unwrap_or(0);
    }
    Ok((counts[0] + counts[1], counts[1]))
}

const KIND: &str = Certification::KIND;

/// The agencies whose registers this person may read, and whether they may close a year of them.
#[must_use]
pub fn registers(ctx: &Ctx) -> Vec<(AgencyCode, bool)> {
    let Actor::Staff { grants, .. } = &ctx.actor else { return Vec::new() };
    let mut found: Vec<(AgencyCode, bool)> = Vec::new();
    for grant in grants {
        let office = match grant.role {
            Role::Leader | Role::Specialist | Role::Clerk | Role::Auditor => Some(grant.office.clone()),
            Role::PointManager | Role::Receptionist => certifying_office(ctx, &grant.office),
            _ => None,
        };
        let commune = |office: &AgencyCode| certifying_office(ctx, office).as_ref() == Some(office);
        let Some(office) = office.filter(commune) else { continue };
        let closes = may_close(ctx, &office);
        if !found.iter().any(|(known, _)| *known == office) {
            found.push((office, closes));
        }
    }
    found
}

/// May this person close a year of that agency's registers? The one who signs certifications confirms the count and
/// signs it (Decree 23/2015 Art. 13.1).
pub(super) fn may_close(ctx: &Ctx, office: &AgencyCode) -> bool {
    let Actor::Staff { grants, .. } = &ctx.actor else { return false };
    grants.iter().any(|grant| {
        policy(ctx).certifies(&ctx.actor, office, &grant.office)
            && certifying_office(ctx, &grant.office).as_ref() == Some(office)
    })
}

/// The points at which this person takes requests in.
#[must_use]
pub fn points(ctx: &Ctx) -> Vec<AgencyCode> {
    let Actor::Staff { grants, .. } = &ctx.actor else { return Vec::new() };
    let mut points: Vec<AgencyCode> = grants
        .iter()
        .filter(|grant| receives(&ctx.actor, &grant.office) && certifying_office(ctx, &grant.office).is_some())
        .map(|grant| grant.office.clone())
        .collect();
    points.dedup();
    points
}

fn may_read(ctx: &Ctx, office: &AgencyCode) -> Result<(), Error> {
    let reads = ctx.actor.audits(office) || registers(ctx).iter().any(|(known, _)| known == office);
    if reads { Ok(()) } else { Err(Error::Forbidden) }
}

async fn page<S: Subject>(
    ctx: &Ctx,
    tag: &str,
    after: Option<&Place>,
    latest: bool,
) -> Result<(Vec<Loaded<S>>, Option<Place>), Error> {
    let mut found = if latest {
        timeline::list_latest::<S>(ctx, tag, after, PAGE + 1).await?
    } else {
        timeline::list::<S>(ctx, tag, after, PAGE + 1).await?
    };
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let next = found.last().filter(|_| more).map(|(place, _)| place.clone());
    Ok((found.into_iter().map(|(_, one)| one).collect(), next))
}
