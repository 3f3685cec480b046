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
