//! An error of the agency is put right.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::paper::Paper;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Says what is wrong with the result; the corrected one is due within 3 working days, at the agency's cost
    /// (Decree 118/2025 Art. 23.1).
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a description; whatever [`Dossier::may`] refuses.
    pub fn open_correction(&self, error: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::OpenCorrection, actor, law)?;
        Ok(vec![Fact::CorrectionOpened { error: text("error", error)?, due: law.due(law.pack.correction_within).due }])
    }

    /// Issues the corrected result; it is handed back again.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a number; whatever [`Dossier::may`] refuses.
    pub fn correct(
        &self,
        number: &str,
        file: Option<Paper>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Correct, actor, law)?;
        Ok(vec![Fact::Corrected { number: text("number", number)?, file }])
    }
}
