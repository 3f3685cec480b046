//! More time for much or difficult work (Decree 23/2015 Art. 21).

use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::Fact;
use domain::certification::time::{self, Extension};
use domain::id::CertificationId;

use super::get::{may, rules};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Moves the date.
///
/// # Errors
/// `certification.too-many-days`; `certification.not-later`.
pub async fn extend(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    extension: Extension,
) -> Result<Loaded<Certification>, Error> {
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        may(ctx, &before.subject, Action::Extend)?;
        let (Some(office), Some(due)) = (before.subject.office(), before.subject.due()) else {
            return Err(Error::NotFound);
        };
        let due = time::extended(due, extension, &rules(ctx), &ctx.city.calendar(office))?;
        Ok(vec![Fact::Extended { extension, due }].into())
    })
    .await
}
