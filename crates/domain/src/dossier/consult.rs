//! Another agency is asked, with its own clock.

use super::action::Action;
use super::deadline::Allowance;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::{Actor, Role};
use crate::id::ConsultationId;
use crate::unit::agency_code::AgencyCode;

impl Dossier {
    /// Asks another agency, in the system: what, and by when (Decree 118/2025 Art. 19.4b). The dossier's own clock
    /// runs on.
    ///
    /// # Errors
    /// [`Refusal::SameAgency`] if the agency would ask itself; [`Refusal::Empty`] without a question.
    pub fn consult(
        &self,
        id: ConsultationId,
        agency: &AgencyCode,
        question: &str,
        within: Allowance,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Consult, actor, law)?;
        if *agency == self.agency {
            return Err(Refusal::SameAgency);
        }
        Ok(vec![Fact::ConsultationAsked {
            id,
            agency: agency.clone(),
            question: text("question", question)?,
            due: law.due(within).due,
        }])
    }

    /// Answers. A late answer is taken and marked late (Art. 19.4c).
    ///
    /// # Errors
    /// [`Refusal::NoSuchQuestion`] if it is not open, [`Refusal::NotYours`] if another agency was asked.
    pub fn answer_consultation(
        &self,
        id: ConsultationId,
        answer: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::AnswerConsultation, actor, law)?;
        let asked = self
            .consultations
            .iter()
            .find(|asked| asked.id == id && asked.answer.is_none())
            .ok_or(Refusal::NoSuchQuestion)?;
        if !actor.is(Role::Specialist, &asked.agency) && !actor.is(Role::Leader, &asked.agency) {
            return Err(Refusal::NotYours(Action::AnswerConsultation));
        }
        Ok(vec![Fact::ConsultationAnswered { id, answer: text("answer", answer)?, late: law.now > asked.due }])
    }
}
