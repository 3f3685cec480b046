//! The decision, or sending the draft back.

use super::action::Action;
use super::advance::step_due;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Decides and signs. A late decision is never blocked: lateness is shown, not punished on the citizen.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a decision; whatever [`Dossier::may`] refuses.
    pub fn approve(&self, decision: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Approve, actor, law)?;
        Ok(vec![Fact::Approved { decision: text("decision", decision)? }])
    }

    /// Sends the draft back to the last step, with a remark.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a remark; whatever [`Dossier::may`] refuses.
    pub fn send_back(&self, remark: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::SendBack, actor, law)?;
        let step = law.plan.steps.len().saturating_sub(1);
        Ok(vec![Fact::SentBack { remark: text("remark", remark)?, step, step_due: step_due(step, law) }])
    }
}
