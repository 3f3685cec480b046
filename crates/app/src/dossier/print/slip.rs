//! Form 06: every hand-over, in order, never rewritten.

use domain::dossier::deadline::Timeliness;
use domain::dossier::slip::{HandOver as Given, control_slip};
use paper::form::{ControlSlip, HandOver, Timing};

use super::source::Source;
use crate::error::Error;

/// The control slip so far; there is none before anything was handed over.
pub(super) fn slip(source: &Source<'_>) -> Result<ControlSlip, Error> {
    let dossier = source.dossier;
    let given = control_slip(dossier, source.facts);
    if given.is_empty() {
        return Err(Error::NotFound);
    }
    let mut others: Vec<String> = Vec::new();
    for asked in &dossier.consultations {
        let name = source.office_name(&asked.agency);
        if !others.contains(&name) {
            others.push(name);
        }
    }
    Ok(ControlSlip {
        head: source.letterhead(&dossier.receiving_point, dossier.updated_at),
        matter: source.matter(dossier),
        lead_agency: source.office_name(&dossier.agency),
        other_agencies: others,
        received_at: dossier.clock.as_ref().map(|clock| clock.accepted_at),
        due_at: dossier.due(),
        hand_overs: given.iter().enumerate().map(|(at, line)| hand_over(source, line, given.get(at + 1))).collect(),
    })
}

fn hand_over(source: &Source<'_>, line: &Given, next: Option<&Given>) -> HandOver {
    let what = source.words(&format!("dossier-fact-{}", line.what.replace('_', "-")), &[]);
    // At the end the note names the person who got the result: they are the receiver.
    let returned = line.what == "returned";
    let note = if line.note.is_empty() || returned { what } else { format!("{what}: {}", line.note) };
    HandOver {
        from: source.office_name(&line.from),
        to: source.office_name(&line.to),
        at: line.at,
        giver: line.giver.clone(),
        receiver: if returned { line.note.clone() } else { receiver(line, next) },
        timing: line.result.map(timing),
        note: Some(note),
    }
}

/// Who received it: the one who did the next thing there. Whoever takes a dossier in or up has received it themselves.
fn receiver(line: &Given, next: Option<&Given>) -> String {
    if matches!(line.what, "accepted" | "taken") {
        return line.giver.clone();
    }
    next.filter(|next| next.from == line.to).map(|next| next.giver.clone()).unwrap_or_default()
}

fn timing(result: Timeliness) -> Timing {
    match result {
        Timeliness::Early => Timing::Early,
        Timeliness::OnTime => Timing::OnTime,
        Timeliness::Late => Timing::Late,
    }
}
