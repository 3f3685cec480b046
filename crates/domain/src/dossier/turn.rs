//! Whose turn it is, and by when. Every dossier has exactly one owner, one next step, one date.

use jiff::Timestamp;

use super::record::Dossier;
use super::state::State;
use crate::access::Role;
use crate::unit::agency_code::AgencyCode;

/// The desk on which a dossier lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The office.
    pub office: AgencyCode,
    /// The role at that office.
    pub role: Role,
    /// When it must have moved on: the next duty of whoever has it. Inboxes sort by it.
    pub by: Timestamp,
}

impl Dossier {
    /// On whose desk the dossier lies; of one that is finished, the last desk.
    #[must_use]
    pub fn turn(&self) -> Turn {
        let due = self.due().unwrap_or(self.filed_at);
        let (office, role, by) = match &self.state {
            State::AwaitingReception { since, answer_by } => {
                (&self.receiving_point, Role::Receptionist, answer_by.unwrap_or(*since))
            }
            State::AwaitingDispatch { dispatch_by, .. } => (&self.agency, Role::Dispatcher, *dispatch_by),
            State::PreSupplement { since } => (&self.receiving_point, Role::Receptionist, *since),
            State::Accepted { hand_over_by, .. } => (&self.receiving_point, Role::Receptionist, *hand_over_by),
            State::Transferred { .. } | State::AwaitingPayment { .. } => (&self.agency, Role::Specialist, due),
            State::InProcess { due: step, .. } => {
                (&self.agency, Role::Specialist, step.map_or(due, |step| step.min(due)))
            }
            State::Consulting { open, .. } => {
                let asked = self.consultations.iter().filter(|asked| open.contains(&asked.id));
                (&self.agency, Role::Specialist, asked.map(|asked| asked.due).fold(due, Timestamp::min))
            }
            State::AwaitingConfirmation { until, .. } => (&self.agency, Role::Specialist, due.min(*until)),
            State::SupplementRequested { close_at, .. } => (&self.agency, Role::Specialist, close_at.unwrap_or(due)),
            State::SubmittedForSignature { .. } => (&self.agency, Role::Leader, due),
            State::Approved { .. } => (&self.agency, Role::Clerk, due),
            State::Correction { due: by, .. } => (&self.agency, Role::Clerk, *by),
            State::Issued { .. }
            | State::Returned { .. }
            | State::ReceptionRefused { .. }
            | State::Redirected { .. }
            | State::Refused { .. }
            | State::Stopped { .. }
            | State::ClosedNoSupplement { .. } => (&self.return_point, Role::Receptionist, due),
        };
        Turn { office: office.clone(), role, by }
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at};
    use crate::access::Role;

    #[test]
    fn every_open_dossier_lies_on_exactly_one_desk() {
        let ward = Ward::with("3wd");
        let check = |case: super::super::road::Case<'_>, office: &str, role: Role, by: &str| {
            let turn = case.dossier.turn();
            assert_eq!((turn.office.as_str(), turn.role, turn.by), (office, role, at(by)), "{}", case.state());
        };
        let now = "2026-03-02 09:00";
        check(ward.filed(now), "H26.00082.D01", Role::Receptionist, "2026-03-03 09:00");
        check(ward.accepted(now), "H26.00082.D01", Role::Receptionist, "2026-03-02 17:30");
        check(ward.in_process(now), "H26.00082", Role::Specialist, "2026-03-02 14:30");
        check(ward.submitted(now), "H26.00082", Role::Leader, "2026-03-05 17:30");
        check(ward.returned(now), "H26.00082.D01", Role::Receptionist, "2026-03-05 17:30");
    }
}
