//! The result gets its number and its electronic copy.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::paper::Paper;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Numbers and issues the signed result, on paper and as a file, or as a file alone where the rules allow it
    /// (Decree 118/2025 Art. 22.1). Before the due date is welcome (Art. 22.5).
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a number; whatever [`Dossier::may`] refuses.
    pub fn issue(&self, number: &str, file: Option<Paper>, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Issue, actor, law)?;
        Ok(vec![Fact::Issued { number: text("number", number)?, file }])
    }
}
