//! Form 06: who held the dossier, when. Drawn from the facts, never kept by hand.

use jiff::Timestamp;

use super::deadline::Timeliness;
use super::fact::{Fact, Recorded};
use super::record::Dossier;
use crate::unit::agency_code::AgencyCode;

/// One hand-over on the control slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// The office that gave.
    pub from: AgencyCode,
    /// The office that received.
    pub to: AgencyCode,
    /// Who gave.
    pub giver: String,
    /// When.
    pub at: Timestamp,
    /// What was done, by the kind of the fact.
    pub what: &'static str,
    /// Early, on time or late, where the step had a time limit.
    pub result: Option<Timeliness>,
    /// A note.
    pub note: String,
}

/// The control slip of a dossier: every hand-over, in order.
#[must_use]
pub fn control_slip(dossier: &Dossier, facts: &[Recorded]) -> Vec<HandOver> {
    let counter = &dossier.receiving_point;
    let agency = &dossier.agency;
    let mut step_due = None;
    let mut due = None;
    let mut slip = Vec::new();
    for recorded in facts {
        let mut hand = |from: &AgencyCode, to: &AgencyCode, by: Option<Timestamp>, note: &str| {
            slip.push(HandOver {
                from: from.clone(),
                to: to.clone(),
                giver: recorded.by.name.clone(),
                at: recorded.at,
                what: recorded.fact.kind(),
                result: by.map(|by| Timeliness::of(by, recorded.at)),
                note: note.to_owned(),
            });
        };
        match &recorded.fact {
            Fact::Accepted { due: promised, .. } => {
                due = Some(*promised);
                hand(counter, counter, None, "");
            }
            Fact::Transferred { from, to, hand_over_by } => hand(from, to, Some(*hand_over_by), ""),
            Fact::Taken { step_due: by, .. } => {
                step_due = *by;
                hand(agency, agency, None, "");
            }
            Fact::StepFinished { step_due: by, note, .. } => {
                hand(agency, agency, step_due, note);
                step_due = *by;
            }
            Fact::SubmittedForSignature { note, .. } => {
                hand(agency, agency, step_due, note);
                step_due = None;
            }
            Fact::SentBack { remark, step_due: by, .. } => {
                step_due = *by;
                hand(agency, agency, None, remark);
            }
            Fact::ConsultationAsked { agency: asked, question, .. } => hand(agency, asked, None, question),
            Fact::ConsultationAnswered { id, answer, .. } => {
                if let Some(asked) = dossier.consultations.iter().find(|asked| asked.id == *id) {
                    hand(&asked.agency, agency, Some(asked.due), answer);
                }
            }
            Fact::SupplementRequested { .. } => hand(agency, counter, None, ""),
            Fact::Supplemented { restarted, .. } => {
                due = restarted.as_ref().map(|new| new.due).or(due);
                hand(counter, agency, None, "");
            }
            Fact::Extended { new, reason, .. } => {
                due = Some(new.due);
                hand(agency, counter, None, reason);
            }
            Fact::EditionChanged { decision, .. } => hand(agency, agency, None, decision),
            Fact::Approved { decision, .. } => hand(agency, agency, due, decision),
            Fact::Issued { number, .. } | Fact::Corrected { number, .. } => {
                hand(agency, &dossier.return_point, due, number);
            }
            Fact::Returned { to, .. } => hand(&dossier.return_point, &dossier.return_point, None, to),
            Fact::Refused { reason, .. } => hand(agency, &dossier.return_point, due, reason),
            Fact::Stopped { reason } => hand(counter, counter, None, reason),
            _ => {}
        }
    }
    slip
}

#[cfg(test)]
mod tests {
    use super::super::road::Ward;
    use super::*;

    #[test]
    fn the_slip_tells_every_hand_over_in_order_early_or_late() {
        let ward = Ward::with("3wd");
        let case = ward.returned("2026-03-02 09:00");
        let slip = control_slip(&case.dossier, &case.facts);
        let told: Vec<_> = slip.iter().map(|line| (line.what, line.giver.as_str(), line.result)).collect();
        assert_eq!(
            told,
            [
                ("accepted", "Lê Thị Hoa", None),
                ("transferred", "Lê Thị Hoa", Some(Timeliness::OnTime)),
                ("taken", "Phạm Quốc Hưng", None),
                ("submitted_for_signature", "Phạm Quốc Hưng", Some(Timeliness::OnTime)),
                ("approved", "Đỗ Thị Lan", Some(Timeliness::Early)),
                ("issued", "Vũ Minh Thu", Some(Timeliness::Early)),
                ("returned", "Lê Thị Hoa", None),
            ]
        );
    }
}
