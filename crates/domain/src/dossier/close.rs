//! What happens when an answer never comes.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::Refusal;
use super::state::State;
use crate::access::Actor;

impl Dossier {
    /// Closes, by the counter or by the schedule, a dossier whose applicant did not bring what was missing within 15 days (Decree 118/2025 Art. 19.5).
    ///
    /// # Errors
    /// [`Refusal::TooEarly`] before the time is over.
    pub fn close(&self, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Close, actor, law)?;
        match self.state {
            State::SupplementRequested { close_at: Some(close_at), .. } => {
                Ok(vec![Fact::ClosedNoSupplement { close_at }])
            }
            _ => Err(Refusal::NotNow { action: Action::Close, state: self.state.name() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, fault, hoa, hung, minh};
    use super::*;

    #[test]
    fn a_dossier_is_closed_only_when_the_time_is_over() {
        let ward = Ward::with("20d");
        let case = ward
            .in_process("2026-03-05 09:00")
            .then("2026-03-05 09:00", &hung(), |d, law| d.ask_after_acceptance(fault(), None, &hung(), law));
        let close = |d: &Dossier, law: &Law<'_>| d.close(&Actor::System, law);
        assert_eq!(case.refused("2026-03-20 23:59", close), "dossier.too-early");
        assert_eq!(case.refused("2026-03-21 00:00", |d, law| d.close(&hung(), law)), "dossier.not-yours");
        assert_eq!(case.refused("2026-03-20 23:59", |d, law| d.close(&hoa(), law)), "dossier.too-early");
        assert!(case.dossier.close(&hoa(), &ward.law("2026-03-21 08:00")).is_ok());
        // What comes on the last evening still counts.
        let bring = |d: &Dossier, law: &Law<'_>| {
            d.supplement([("a".to_owned(), "b".into())].into(), Vec::new(), Vec::new(), &minh(), law)
        };
        assert!(bring(&case.dossier, &ward.law("2026-03-20 23:59")).is_ok());
        let case = case.then("2026-03-21 00:00", &Actor::System, close);
        assert_eq!(case.state(), "closed_no_supplement");
        assert_eq!(case.refused("2026-03-21 08:00", bring), "dossier.not-now");
    }

    #[test]
    fn under_rules_without_closing_a_dossier_waits() {
        let mut ward = Ward::with("20d");
        ward.pack.close_after_days = None; // as before Decree 118/2025
        let case = ward
            .in_process("2026-03-05 09:00")
            .then("2026-03-05 09:00", &hung(), |d, law| d.ask_after_acceptance(fault(), None, &hung(), law));
        assert_eq!(case.dossier.next_timer(), None);
        assert_eq!(case.refused("2027-03-05 09:00", |d, law| d.close(&Actor::System, law)), "dossier.not-now");
    }
}
