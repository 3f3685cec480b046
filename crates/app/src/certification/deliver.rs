//! The copy comes to its person. Who has a number finds it in their store at once; who has none gets it at the desk.
//! Sending it by electronic mail is not built.

use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::{Fact, Way};
use domain::id::CertificationId;

use super::get::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Writes down that the copy was handed over at the desk.
///
/// # Errors
/// `certification.not-now`; `certification.not-yours`.
pub async fn by_hand(ctx: &Ctx, id: CertificationId, expected: Option<u64>) -> Result<Loaded<Certification>, Error> {
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        may(ctx, &before.subject, Action::Deliver)?;
        Ok(vec![Fact::Delivered { way: Way::Hand }].into())
    })
    .await
}
