//! Another agency is asked, with its own clock.

use domain::dossier::deadline::Allowance;
use domain::id::{ConsultationId, DossierId};
use domain::unit::agency_code::AgencyCode;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Asks another agency of the city.
///
/// # Errors
/// [`Error::Malformed`] if there is no such office; see [`domain::dossier::record::Dossier::consult`] and [`change`].
pub async fn consult(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    agency: &AgencyCode,
    question: &str,
    within: Allowance,
) -> Result<Changed, Error> {
    if ctx.city.office(agency).is_none() {
        return Err(Error::Malformed { code: "request.unknown-office", field: "agency".into() });
    }
    let asked = ConsultationId(ctx.id());
    change(ctx, id, expected, |dossier, law| dossier.consult(asked, agency, question, within, &ctx.actor, law)).await
}

/// Answers another agency's question. What follows by itself, further questions or the next step, is in the same commit.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::answer_consultation`] and [`change`].
pub async fn answer_consultation(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    question: ConsultationId,
    answer: &str,
) -> Result<Changed, Error> {
    let fresh = || ConsultationId(ctx.id());
    change(ctx, id, expected, |dossier, law| dossier.answer_consultation(question, answer, &fresh, &ctx.actor, law))
        .await
}
