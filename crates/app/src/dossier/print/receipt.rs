//! Form 01: proof that a dossier was accepted, and the promise of a date (Decree 118/2025 Art. 17.1c, 17.3).

use domain::catalog::answers::Answers;
use domain::catalog::component::{PaperKind, Satisfaction};
use domain::dossier::channel::Channel;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::Fact;
use domain::dossier::paper::{Paper, PaperSource};
use domain::dossier::record::Dossier;
use paper::form::{Collection, Component, ComponentKind, Receipt, Term};

use super::heading::applicant;
use super::source::Source;
use crate::error::Error;

/// The receipt as it was given at acceptance: a later date stands on a later paper. `line` is its place in the
/// register of the year.
pub(super) fn receipt(source: &Source<'_>, line: u32) -> Result<Receipt, Error> {
    let (place, accepted) = source.last(|fact| matches!(fact, Fact::Accepted { .. }))?;
    let Fact::Accepted { allowance, due, .. } = &accepted.fact else { return Err(Error::NotFound) };
    let then = source.as_of(place)?;
    let counter = source.city.office(&then.return_point);
    let address = counter.and_then(|office| office.address.clone());
    let counter = [Some(source.office_name(&then.return_point)), address];
    Ok(Receipt {
        head: source.letterhead(&then.receiving_point, accepted.at),
        matter: source.matter(&then),
        version: then.version,
        applicant: applicant(&then),
        components: components(source, &then),
        sets: 1,
        term: term(*allowance),
        received_at: accepted.at,
        due_at: *due,
        collection: Collection::Counter(counter.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        register: super::register::number(accepted.at),
        ordinal: line,
        officer: source.receptionist(accepted),
    })
}

/// The declaration itself, then every paper that was brought.
fn components(source: &Source<'_>, then: &Dossier) -> Vec<Component> {
    let answers = Answers::unchecked(then.answers.clone());
    let written = |name: &str, quantity| Component {
        name: name.to_owned(),
        kind: if matches!(then.channel, Channel::Online | Channel::Kiosk) {
            ComponentKind::Electronic
        } else {
            ComponentKind::Original
        },
        quantity,
    };
    let by_form = source.procedure.required_components(&answers).into_iter();
    let mut components: Vec<_> = by_form
        .filter(|component| component.satisfied_by.contains(&Satisfaction::Form))
        .map(|component| written(&component.name.vi, component.quantity))
        .collect();
    if let (true, Some(title)) = (components.is_empty(), &source.procedure.form.title) {
        components.push(written(&title.vi, 1));
    }
    components.extend(then.papers.iter().map(|paper| brought(source, paper)));
    components
}

fn brought(source: &Source<'_>, paper: &Paper) -> Component {
    let wanted = source.procedure.component(&paper.component);
    let kind = match (paper.source, wanted.map(|component| component.kind)) {
        (PaperSource::HandedIn, Some(PaperKind::Original)) => ComponentKind::Original,
        // An original that was only shown is given back; the dossier keeps its copy (Art. 22.2).
        (PaperSource::HandedIn, _) => ComponentKind::Copy,
        (PaperSource::Uploaded | PaperSource::Scanned | PaperSource::Held | PaperSource::Made, _) => {
            ComponentKind::Electronic
        }
    };
    let name = wanted.map_or_else(|| paper.name.clone(), |component| component.name.vi.clone());
    Component { name, kind, quantity: paper.quantity.max(1) }
}

fn term(allowance: Allowance) -> Term {
    match allowance {
        Allowance::WorkingDays(days) => Term::WorkingDays(days),
        Allowance::CalendarDays(days) => Term::Days(days),
        Allowance::WorkingHours(hours) => Term::WorkingHours(hours),
        Allowance::SameDay => Term::SameDay,
    }
}
