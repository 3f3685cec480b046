//! From the counter to the competent agency.

use jiff::Timestamp;

use super::action::Action;
use super::deadline::Allowance;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::Refusal;
use crate::access::Actor;

impl Dossier {
    /// When the papers must be on their way. Within one agency: the same working day, or the start of the next one
    /// when received after 15:00 (Decree 118/2025 Art. 18). To an agency elsewhere: within one working day
    /// (Art. 20.1). The data goes at once in either case.
    #[must_use]
    pub fn hand_over_by(&self, law: &Law<'_>) -> Timestamp {
        if self.receiving_point.is_within(&self.agency) {
            law.due(Allowance::SameDay).due
        } else {
            law.due(law.pack.handover_within).due
        }
    }

    /// Sends the dossier on to the competent agency.
    ///
    /// # Errors
    /// Whatever [`Dossier::may`] refuses.
    pub fn transfer(&self, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Transfer, actor, law)?;
        let hand_over_by = match &self.state {
            super::state::State::Accepted { hand_over_by, .. } => *hand_over_by,
            _ => self.hand_over_by(law),
        };
        Ok(vec![Fact::Transferred { from: self.receiving_point.clone(), to: self.agency.clone(), hand_over_by }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hoa};
    use super::super::state::State;

    #[test]
    fn papers_go_the_same_day_or_after_fifteen_oclock_the_next_or_elsewhere_within_a_working_day() {
        let check = |agency: &str, accepted: &str, by: &str| {
            let ward = Ward::with("3wd");
            let mut case = ward.filed(accepted);
            case.dossier.agency = agency.parse().expect("a sound code");
            let facts = case.dossier.accept(&[], None, &hoa(), &ward.law(accepted)).expect("complete");
            let super::Fact::Accepted { hand_over_by, .. } = &facts[0] else { panic!("accepted first") };
            assert_eq!(*hand_over_by, at(by), "{agency} {accepted}");
        };
        // Art. 18: within the commune's own agency.
        check("H26.00082", "2026-03-06 09:00", "2026-03-06 17:30");
        check("H26.00082", "2026-03-06 15:00", "2026-03-06 17:30");
        check("H26.00082", "2026-03-06 15:01", "2026-03-09 17:30");
        // Art. 20.1: to an agency elsewhere, one working day.
        check("H26.00229", "2026-03-06 09:00", "2026-03-09 17:30");
        check("H26.CATP", "2026-02-13 16:00", "2026-02-23 17:30");
    }

    #[test]
    fn a_dossier_is_sent_on_once() {
        let ward = Ward::with("3wd");
        let case = ward.accepted("2026-03-06 09:00").then("2026-03-06 09:30", &hoa(), |d, law| d.transfer(&hoa(), law));
        assert!(matches!(case.dossier.state, State::Transferred { .. }));
        assert_eq!(case.refused("2026-03-06 09:40", |d, law| d.transfer(&hoa(), law)), "dossier.not-now");
    }
}
