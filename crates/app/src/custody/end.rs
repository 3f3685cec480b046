//! A paper leaves the hands of the State: its owner has it again, or it cannot be given back.

use domain::custody::original::{Fact, Harm, Original};
use domain::timeline::Ruling;
use uuid::Uuid;

use super::list::may_know;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Gives a paper back to the person; `proof` says to whom, and by what they were known (Decree 118/2025 Art. 22.2).
///
/// # Errors
/// `custody.no-proof`, `custody.not-holder`, `custody.is-over`; [`Error::NotFound`].
pub async fn give_back(ctx: &Ctx, id: Uuid, proof: &str) -> Result<Loaded<Original>, Error> {
    end(ctx, id, proof, "custody.no-proof", |proof| Fact::GivenBack { proof }).await
}

/// Tells that a paper is lost or damaged, and what happened (Art. 23.2).
///
/// # Errors
/// `custody.no-reason`, `custody.not-holder`, `custody.is-over`; [`Error::NotFound`].
pub async fn harmed(ctx: &Ctx, id: Uuid, harm: Harm, reason: &str) -> Result<Loaded<Original>, Error> {
    end(ctx, id, reason, "custody.no-reason", |reason| Fact::Harmed { harm, reason }).await
}

async fn end(
    ctx: &Ctx,
    id: Uuid,
    said: &str,
    nothing: &'static str,
    fact: impl Fn(String) -> Fact,
) -> Result<Loaded<Original>, Error> {
    let (said, fact) = (said.trim(), &fact);
    timeline::change(ctx, id, None, |before: Loaded<Original>| async move {
        may_know(ctx, &before.subject)?;
        before.subject.must_be_held_by(ctx.actor.account())?;
        if said.is_empty() {
            return Err(Ruling::new(nothing).into());
        }
        Ok(vec![fact(said.to_owned())].into())
    })
    .await
}
