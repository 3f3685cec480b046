//! What happens when an answer never comes.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::Refusal;
use super::state::State;
use crate::access::Actor;

impl Dossier {
    /// Closes a dossier whose applicant did not bring what was missing within 15 days (Decree 118/2025 Art. 19.5).
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
