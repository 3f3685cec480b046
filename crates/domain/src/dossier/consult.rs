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

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hung, neighbour};
    use super::*;

    #[test]
    fn another_agency_has_its_own_clock_and_a_late_answer_is_marked() {
        let ward = Ward::with("20d");
        let id = ConsultationId(uuid::Uuid::from_u128(9));
        let other: AgencyCode = "H26.00229".parse().expect("a sound code");
        let case = ward.in_process("2026-03-02 09:00").then("2026-03-02 09:30", &hung(), |d, law| {
            d.consult(id, &other, "Ranh giới thửa đất?", Allowance::WorkingDays(3), &hung(), law)
        });
        assert_eq!(case.state(), "consulting");
        assert_eq!(case.dossier.consultations[0].due, at("2026-03-05 17:30"));
        let due = case.due();
        let answer = |d: &Dossier, law: &Law<'_>| d.answer_consultation(id, "Giáp đường", &neighbour(), law);
        for (now, late) in [("2026-03-05 17:30", false), ("2026-03-06 08:00", true)] {
            let facts = answer(&case.dossier, &ward.law(now)).expect("answered");
            assert!(matches!(&facts[0], Fact::ConsultationAnswered { late: marked, .. } if *marked == late), "{now}");
        }
        assert_eq!(
            case.refused("2026-03-03 08:00", |d, law| d.answer_consultation(id, "x", &hung(), law)),
            "dossier.not-yours"
        );
        let case = case.then("2026-03-04 08:00", &neighbour(), answer);
        assert_eq!((case.state(), case.due()), ("in_process", due));
        assert_eq!(case.refused("2026-03-04 09:00", answer), "dossier.not-yours");
    }

    #[test]
    fn an_agency_does_not_ask_itself() {
        let ward = Ward::with("20d");
        let case = ward.in_process("2026-03-02 09:00");
        let id = ConsultationId(uuid::Uuid::from_u128(9));
        let own: AgencyCode = "H26.00082".parse().expect("a sound code");
        assert_eq!(
            case.refused("2026-03-02 09:30", |d, law| d.consult(
                id,
                &own,
                "?",
                Allowance::WorkingDays(1),
                &hung(),
                law
            )),
            "dossier.same-agency"
        );
    }
}
