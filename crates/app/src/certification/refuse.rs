//! An original no copy is certified of: the person hears why, in writing (Decree 23/2015 Art. 8.1, 9.4).

use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::Fact;
use domain::certification::forbidden::{Checklist, examine};
use domain::certification::request::perhaps;
use domain::id::CertificationId;
use domain::timeline::Ruling;

use super::check::is_never;
use super::get::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Refuses, on the grounds the answers give.
///
/// # Errors
/// `certification.no-ground` where the answers name none; `certification.unanswered`.
pub async fn refuse(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    answers: Checklist,
    note: &str,
) -> Result<Loaded<Certification>, Error> {
    let (answers, note) = (&answers, &perhaps("note", note)?);
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        may(ctx, &before.subject, Action::Refuse)?;
        let grounds = examine(answers, is_never(ctx, &before.subject))?;
        if grounds.is_empty() {
            return Err(Ruling::new("certification.no-ground").into());
        }
        Ok(vec![Fact::Refused { answers: answers.clone(), grounds, note: note.clone() }].into())
    })
    .await
}
