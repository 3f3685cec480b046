//! An officer takes a paper.

use domain::custody::original::{Fact, Original, Taking};

use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::begin::may;
use crate::timeline::{self, Decided, Loaded};

/// Takes a paper into the hands of the person who acts.
///
/// # Errors
/// `custody.incomplete`; [`Error::Forbidden`] unless they work at the office.
pub async fn take(ctx: &Ctx, taking: Taking) -> Result<Loaded<Original>, Error> {
    may(ctx, &taking.office)?;
    taking.check()?;
    let facts = vec![Fact::Taken { taking: Box::new(taking) }];
    timeline::begin(ctx, ctx.id(), Decided::from(facts)).await
}
