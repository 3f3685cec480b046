//! A new draft of a procedure.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::calendar::local;
use domain::catalog::code::ProcedureCode;
use domain::id::DraftId;

use super::{Draft, save};
use crate::ctx::Ctx;
use crate::error::Error;

/// Begins a draft. What the account already tells is filled in.
///
/// # Errors
/// [`Error::SignInFirst`] for visitors; [`Error::Malformed`] if no such procedure is in force.
pub async fn begin(ctx: &Ctx, code: &ProcedureCode) -> Result<Draft, Error> {
    let Actor::Citizen { .. } = &ctx.actor else { return Err(Error::SignInFirst) };
    let procedure = ctx
        .city
        .catalog()
        .in_force(code, local::day(ctx.now))
        .ok_or(Error::Malformed { code: "request.unknown-procedure", field: "procedure".into() })?
        .clone();
    let draft = Draft {
        id: DraftId(ctx.id()),
        procedure,
        answers: BTreeMap::new(),
        papers: Vec::new(),
        updated_at: ctx.now,
        expires_at: save::expiry(ctx)?,
    };
    save::write(ctx, &draft).await?;
    Ok(draft)
}
