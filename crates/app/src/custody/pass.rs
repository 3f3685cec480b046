//! From hand to hand: sent to an office, and received there.

use domain::custody::original::{Fact, Original};
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use uuid::Uuid;

use super::list::may_know;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::begin::may;
use crate::timeline::{self, Loaded};

/// Sends a paper to an office. It is on its way until somebody there has it in hand.
///
/// # Errors
/// `custody.not-holder`, `custody.is-over`, `custody.no-reason`, `custody.no-office`; [`Error::NotFound`].
pub async fn hand_on(ctx: &Ctx, id: Uuid, to: &AgencyCode, reason: &str) -> Result<Loaded<Original>, Error> {
    let reason = reason.trim();
    timeline::change(ctx, id, None, |before: Loaded<Original>| async move {
        may_know(ctx, &before.subject)?;
        before.subject.must_be_held_by(ctx.actor.account())?;
        if ctx.city.office(to).is_none() {
            return Err(Ruling::new("custody.no-office").with("office", to).into());
        }
        if reason.is_empty() {
            return Err(Ruling::new("custody.no-reason").into());
        }
        Ok(vec![Fact::HandedOn { to: to.clone(), reason: reason.to_owned() }].into())
    })
    .await
}

/// Takes a paper in hand: one that was sent here, or with a reason one a colleague has.
///
/// # Errors
/// `custody.has-it`, `custody.no-reason`, `custody.is-over`; [`Error::NotFound`] for those who do not work where it is.
pub async fn receive(ctx: &Ctx, id: Uuid, reason: &str) -> Result<Loaded<Original>, Error> {
    let reason = reason.trim();
    timeline::change(ctx, id, None, |before: Loaded<Original>| async move {
        may(ctx, &before.subject.holder.office).map_err(|_| Error::NotFound)?;
        before.subject.may_receive(ctx.actor.account(), reason)?;
        Ok(vec![Fact::Received { reason: reason.to_owned() }].into())
    })
    .await
}
