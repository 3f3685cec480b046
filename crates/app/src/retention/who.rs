//! Who may do what with papers whose time is over.

use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::unit::agency_code::AgencyCode;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::begin;

/// An office and those above it, the nearest first: the ward answers for what its counter keeps.
fn above(ctx: &Ctx, office: &AgencyCode) -> Vec<AgencyCode> {
    let mut chain = vec![office.clone()];
    while let Some(parent) = chain.last().and_then(|last| ctx.city.office(last)).and_then(|one| one.parent.clone()) {
        if chain.contains(&parent) {
            break;
        }
        chain.push(parent);
    }
    chain
}

/// Is the person the head of the office, or of one above it? The head decides (Law on Archives 33/2024 Art. 16.3).
#[must_use]
pub fn decides(ctx: &Ctx, office: &AgencyCode) -> bool {
    above(ctx, office).iter().any(|one| ctx.actor.is(Role::Leader, one))
}

/// Does the person prepare lists and carry them out: who works at the office, or keeps the papers of one above it?
#[must_use]
pub fn prepares(ctx: &Ctx, office: &AgencyCode) -> bool {
    begin::may(ctx, office).is_ok() || above(ctx, office).iter().any(|one| ctx.actor.is(Role::Clerk, one))
}

/// Refuses everybody who does not prepare lists.
pub(super) fn may_prepare(ctx: &Ctx, office: &AgencyCode) -> Result<(), Error> {
    if prepares(ctx, office) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Refuses everybody but the head.
pub(super) fn may_decide(ctx: &Ctx, office: &AgencyCode) -> Result<(), Error> {
    if decides(ctx, office) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Refuses who has no business with the papers of the office; auditors read.
pub(super) fn may_know(ctx: &Ctx, office: &AgencyCode) -> Result<(), Error> {
    if prepares(ctx, office) || decides(ctx, office) || ctx.actor.audits(office) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// The offices whose papers this person has to do with: where they work, and the counters below.
#[must_use]
pub fn offices(ctx: &Ctx) -> Vec<AgencyCode> {
    let Actor::Staff { grants, .. } = &ctx.actor else { return Vec::new() };
    let today = local::day(ctx.now);
    let mut found: Vec<AgencyCode> = Vec::new();
    let mut add = |office: &AgencyCode| {
        if !found.contains(office) && may_know(ctx, office).is_ok() {
            found.push(office.clone());
        }
    };
    for grant in grants.iter().filter(|grant| grant.holds_on(today)) {
        add(&grant.office);
        for office in ctx.city.library.offices.iter().filter(|one| one.parent.as_ref() == Some(&grant.office)) {
            add(&office.code);
        }
    }
    found
}
