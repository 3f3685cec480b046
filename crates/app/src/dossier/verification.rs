//! The applicant is told when and where something is looked at.

use domain::id::DossierId;
use jiff::Timestamp;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// When, where, by whom and what.
#[derive(Debug, Clone)]
pub struct Verification {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub place: String,
    /// Who comes.
    pub people: String,
    /// What is looked at.
    pub content: String,
}

/// Tells the applicant of a verification they are needed for.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::arrange_verification`] and [`change`].
pub async fn arrange(ctx: &Ctx, id: DossierId, expected: Option<u64>, told: &Verification) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| {
        dossier.arrange_verification(told.at, &told.place, &told.people, &told.content, &ctx.actor, law)
    })
    .await
}
