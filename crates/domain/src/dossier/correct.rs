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

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hoa, thu};
    use super::super::state::State;

    #[test]
    fn an_error_of_the_agency_is_put_right_within_three_working_days() {
        let ward = Ward::with("3wd");
        let case = ward
            .returned("2026-03-02 09:00")
            .then("2026-03-06 09:00", &hoa(), |d, law| d.open_correction("Sai năm sinh", &hoa(), law));
        assert!(matches!(case.dossier.state, State::Correction { due, .. } if due == at("2026-03-11 17:30")));
        let case = case.then("2026-03-10 09:00", &thu(), |d, law| d.correct("118b/2026", None, &thu(), law));
        assert_eq!(case.state(), "issued");
        assert_eq!(case.dossier.outcome.as_ref().and_then(|outcome| outcome.number.as_deref()), Some("118b/2026"));
        // The agency was done on the day it decided; a correction does not change that.
        assert_eq!(case.dossier.finished_at, Some(at("2026-03-02 09:00")));
    }
}
