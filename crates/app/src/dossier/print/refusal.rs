//! Form 03: a written reason a person can read (Decree 118/2025 Art. 17.1c, 19.3).

use domain::dossier::fact::Fact;
use paper::form::{Refusal, Stage};

use super::heading::applicant;
use super::source::Source;
use crate::error::Error;

/// The refusal to receive, or of the matter.
pub(super) fn refusal(source: &Source<'_>) -> Result<Refusal, Error> {
    let (place, recorded) = source.last(|fact| matches!(fact, Fact::ReceptionRefused { .. } | Fact::Refused { .. }))?;
    let then = source.as_of(place)?;
    let (stage, reason, basis, sector) = match &recorded.fact {
        Fact::ReceptionRefused { reason, legal_basis } => (Stage::Reception, reason, legal_basis, None),
        Fact::Refused { reason, legal_basis, sector_basis } => {
            (Stage::Resolution, reason, legal_basis, sector_basis.as_ref())
        }
        _ => return Err(Error::NotFound),
    };
    let at_counter = stage == Stage::Reception;
    Ok(Refusal {
        head: source.letterhead(if at_counter { &then.receiving_point } else { &then.agency }, recorded.at),
        matter: source.matter(&then),
        applicant: applicant(&then),
        stage,
        reason: reason.clone(),
        legal_basis: [Some(basis), sector].into_iter().flatten().cloned().collect::<Vec<_>>().join("; "),
        contact: source.contact(recorded),
        signer: if at_counter { source.receptionist(recorded) } else { source.leader(&then.agency, recorded) },
    })
}
