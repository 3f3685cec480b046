//! The result reaches the person.

use super::action::Action;
use super::fact::{Fact, ReturnWay};
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Hands the result over at the return point, by post or online (Decree 118/2025 Art. 6.2, 22). Never refused for
    /// being late.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without the name of who collects; whatever [`Dossier::may`] refuses.
    pub fn hand_back(&self, to: &str, way: ReturnWay, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::HandBack, actor, law)?;
        Ok(vec![Fact::Returned { to: text("to", to)?, way }])
    }
}
