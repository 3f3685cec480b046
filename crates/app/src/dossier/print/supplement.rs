//! Form 02: everything that is missing, at once (Decree 118/2025 Art. 16.3, 19.5).

use domain::calendar::local;
use domain::dossier::fact::{self, Fact, Recorded};
use domain::dossier::supplement::VERIFY_AUTHENTICITY;
use jiff::{Timestamp, ToSpan};
use paper::form::{Fault, Stage, Supplement};

use super::heading::applicant;
use super::source::Source;
use crate::error::Error;
use crate::words::Lang;

/// The request of this place, from 1; without it the latest.
pub(super) fn supplement(source: &Source<'_>, which: Option<usize>) -> Result<Supplement, Error> {
    let asked = |recorded: &Recorded| matches!(recorded.fact, Fact::SupplementRequested { .. });
    let mut requests = source.facts.iter().enumerate().filter(|(_, recorded)| asked(recorded));
    let found = match which {
        Some(place) => place.checked_sub(1).and_then(|place| requests.nth(place)),
        None => requests.next_back(),
    };
    let (place, recorded) = found.ok_or(Error::NotFound)?;
    let Fact::SupplementRequested { stage, faults, close_at, sector_basis } = &recorded.fact else {
        return Err(Error::NotFound);
    };
    let then = source.as_of(place)?;
    let before = *stage == fact::Stage::BeforeAcceptance;
    let office = if before { &then.receiving_point } else { &then.agency };
    let pack = match &then.rule_pack {
        Some(pack) => source.city.pack(pack)?,
        None => source.city.pack_on(recorded.at)?,
    };
    Ok(Supplement {
        head: source.letterhead(office, recorded.at),
        matter: source.matter(&then),
        applicant: applicant(&then),
        stage: if before { Stage::Reception } else { Stage::Resolution },
        faults: faults.iter().map(|fault| told(source, fault)).collect(),
        reason: source.words(if before { "print.reason-before" } else { "print.reason-after" }, &[]),
        legal_basis: [Some(pack.source.clone()), sector_basis.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; "),
        complete_by: close_at.map(last_day),
        contact: source.contact(recorded),
        signer: if before { source.receptionist(recorded) } else { source.specialist(recorded) },
    })
}

/// A fault names a paper or a question by the words people know it by.
fn told(source: &Source<'_>, fault: &fact::Fault) -> Fault {
    let component = source.procedure.component(&fault.about).map(|component| &component.name);
    let about = component.or_else(|| source.procedure.form.field(&fault.about).map(|field| &field.label));
    Fault {
        about: about.map_or_else(|| source.words("print.about-dossier", &[]), |name| name.vi.clone()),
        what: if fault.reason == VERIFY_AUTHENTICITY {
            source.words("print.reason-verify-authenticity", &[])
        } else {
            // A reason of the published list has words; one an officer wrote is words already.
            let key = format!("fault-{}", fault.reason.replace('_', "-"));
            source.city.words.find(Lang::Vi, &key, &[]).unwrap_or_else(|| fault.reason.clone())
        },
        guidance: fault.fix.clone(),
    }
}

/// The dossier is closed at the first moment after the last day.
fn last_day(close_at: Timestamp) -> jiff::civil::Date {
    local::day(close_at.saturating_sub(1.millisecond()).unwrap_or(close_at))
}
