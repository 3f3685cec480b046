//! Form 04: an apology and a new date, once (Decree 118/2025 Art. 19.6).

use domain::dossier::fact::Fact;
use paper::form::Extension;

use super::heading::applicant;
use super::source::Source;
use crate::error::Error;

/// The apology, with the date it moves and the date it moves it to.
pub(super) fn extension(source: &Source<'_>) -> Result<Extension, Error> {
    let (place, recorded) = source.last(|fact| matches!(fact, Fact::Extended { .. }))?;
    let Fact::Extended { reason, apology, new } = &recorded.fact else { return Err(Error::NotFound) };
    // The fact before it is there: a dossier begins with its filing.
    let before = source.as_of(place.saturating_sub(1))?;
    let clock = before.clock.as_ref().ok_or(Error::NotFound)?;
    Ok(Extension {
        head: source.letterhead(&before.agency, recorded.at),
        matter: source.matter(&before),
        applicant: applicant(&before),
        received_at: clock.accepted_at,
        due_at: clock.due,
        reason: reason.clone(),
        apology: apology.clone(),
        new_due_at: new.due,
        signer: source.leader(&before.agency, recorded),
    })
}
