//! The applicant withdraws.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Stops the dossier at the applicant's wish, before the decision (Form 05, Decree 118/2025 Art. 21). What comes
    /// of papers and fees, sector law says.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a reason; [`Refusal::NotNow`] once it is decided.
    pub fn stop(&self, reason: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Stop, actor, law)?;
        Ok(vec![Fact::Stopped { reason: text("reason", reason)? }])
    }
}
