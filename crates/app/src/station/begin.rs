//! A station takes a paper.

use domain::access::Role;
use domain::station::capture::{Beginning, Capture, Fact};
use domain::unit::agency_code::AgencyCode;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// Who works at a station: those who receive, examine, number and keep papers (Decree 118/2025 Art. 11, 19).
const ROLES: [Role; 5] = [Role::Receptionist, Role::Specialist, Role::Leader, Role::Clerk, Role::PointManager];

/// Whether the person works at the station of an office today. Grants of other days are not in the actor.
///
/// # Errors
/// [`Error::Forbidden`] for everybody else.
pub fn may(ctx: &Ctx, office: &AgencyCode) -> Result<(), Error> {
    if ROLES.into_iter().any(|role| ctx.actor.is(role, office)) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Begins a capture.
///
/// # Errors
/// [`Error::Forbidden`] unless the person works at the office.
pub async fn begin(ctx: &Ctx, beginning: Beginning) -> Result<Loaded<Capture>, Error> {
    may(ctx, &beginning.office)?;
    let facts = vec![Fact::Begun { beginning: Box::new(beginning) }];
    timeline::begin(ctx, ctx.id(), Decided::from(facts)).await
}
