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
            step: None,
        }])
    }

    /// Answers. A late answer is taken and marked late (Art. 19.4c). What the process asks next of other agencies goes
    /// out at once, and with the last answer the dossier goes on to its next step.
    ///
    /// # Errors
    /// [`Refusal::NoSuchQuestion`] if it is not open, [`Refusal::NotYours`] if another agency was asked.
    pub fn answer_consultation(
        &self,
        id: ConsultationId,
        answer: &str,
        fresh: &dyn Fn() -> ConsultationId,
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
        let mut facts =
            vec![Fact::ConsultationAnswered { id, answer: text("answer", answer)?, late: law.now > asked.due }];
        facts.extend(self.after_answer(id, fresh, law));
        Ok(facts)
    }

    /// What follows from one more answer: the questions that waited for it, or the next step once nothing is open.
    fn after_answer(&self, id: ConsultationId, fresh: &dyn Fn() -> ConsultationId, law: &Law<'_>) -> Vec<Fact> {
        let Some(step) = self.step() else { return Vec::new() };
        let asked = |place: &usize| {
            let name = &law.plan.steps[*place].id;
            self.consultations.iter().find(|asked| asked.step.as_ref() == Some(name))
        };
        let answered = |place: &usize| asked(place).is_some_and(|asked| asked.id == id || asked.answer.is_some());
        let stage = law.plan.stage(step);
        let questions = || stage.clone().filter(|place| law.plan.steps[*place].question.is_some());
        let ready = questions().filter(|place| {
            let before = &law.plan.steps[*place].after;
            asked(place).is_none() && before.iter().filter(|before| stage.contains(before)).all(&answered)
        });
        let next: Vec<Fact> = match questions().any(|place| asked(&place).is_some()) {
            true => ready.filter_map(|place| ask(place, fresh, law)).collect(),
            false => Vec::new(),
        };
        let nothing_open = self.consultations.iter().all(|asked| asked.id == id || asked.answer.is_some());
        if next.is_empty() && nothing_open && questions().count() > 0 && questions().all(|place| answered(&place)) {
            return self.go_to_next("", fresh, law);
        }
        next
    }
}

/// The question of a planned step, put to its agency with the step's time as its clock.
pub(super) fn ask(place: usize, fresh: &dyn Fn() -> ConsultationId, law: &Law<'_>) -> Option<Fact> {
    let step = law.plan.steps.get(place)?;
    let question = step.question.as_ref()?;
    Some(Fact::ConsultationAsked {
        id: fresh(),
        agency: question.agency.clone(),
        question: question.text.clone(),
        due: law.due(step.allowance?).due,
        step: Some(step.id.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, fresh, hung, khanh, neighbour};
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
        let answer = |d: &Dossier, law: &Law<'_>| d.answer_consultation(id, "Giáp đường", &fresh(d), &neighbour(), law);
        for (now, late) in [("2026-03-05 17:30", false), ("2026-03-06 08:00", true)] {
            let facts = answer(&case.dossier, &ward.law(now)).expect("answered");
            assert!(matches!(&facts[0], Fact::ConsultationAnswered { late: marked, .. } if *marked == late), "{now}");
        }
        assert_eq!(
            case.refused("2026-03-03 08:00", |d, law| d.answer_consultation(id, "x", &fresh(d), &hung(), law)),
            "dossier.not-yours"
        );
        let case = case.then("2026-03-04 08:00", &neighbour(), answer);
        assert_eq!((case.state(), case.due()), ("in_process", due));
        assert_eq!(case.refused("2026-03-04 09:00", answer), "dossier.not-yours");
    }

    /// Answers the first open question of this actor's agency.
    fn answers(actor: &Actor) -> impl Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal> + use<'_> {
        |d, law| {
            let mine = |asked: &&super::super::record::Consultation| {
                asked.answer.is_none() && actor.is(Role::Specialist, &asked.agency)
            };
            let id = d.consultations.iter().find(mine).map(|asked| asked.id).ok_or(Refusal::NoSuchQuestion)?;
            d.answer_consultation(id, "Đồng ý", &fresh(d), actor, law)
        }
    }

    #[test]
    fn an_electronic_dossier_goes_to_all_agencies_at_once_and_on_when_all_have_answered() {
        let ward = Ward::asking("20d");
        let case = ward.in_process("2026-03-02 08:00");
        let case = case.then("2026-03-02 10:00", &hung(), |d, law| d.finish_step("Đủ", &fresh(d), &hung(), law));
        let open = |case: &super::super::road::Case<'_>| -> Vec<(String, String)> {
            let open = case.dossier.consultations.iter().filter(|asked| asked.answer.is_none());
            open.map(|asked| (asked.agency.to_string(), asked.question.clone())).collect()
        };
        let text = |office: &str, question: &str| (office.to_owned(), question.to_owned());
        assert_eq!(open(&case), [text("H26.SXD", "Quy hoạch?"), text("H26.00229", "Ranh giới?")]);
        // Each has its own time: 8 and 16 working hours.
        assert_eq!(case.dossier.consultations[0].due, at("2026-03-03 10:00"));
        assert_eq!(case.dossier.consultations[1].due, at("2026-03-04 10:00"));
        // The first answer lets the question go that waited for it, and no other.
        let case = case.then("2026-03-02 15:00", &khanh(), answers(&khanh()));
        assert_eq!(open(&case), [text("H26.00229", "Ranh giới?"), text("H26.SXD", "Chiều cao?")]);
        let case = case.then("2026-03-06 09:00", &neighbour(), answers(&neighbour()));
        assert!(matches!(
            case.facts.last().map(|last| &last.fact),
            Some(Fact::ConsultationAnswered { late: true, .. })
        ));
        assert_eq!(case.state(), "consulting");
        assert_eq!(
            case.refused("2026-03-06 09:00", |d, law| d.finish_step("", &fresh(d), &hung(), law)),
            "dossier.not-now"
        );
        let case = case.then("2026-03-06 10:00", &khanh(), answers(&khanh()));
        assert!(matches!(case.dossier.state, super::super::state::State::InProcess { step: 4, due: Some(_), .. }));
        assert!(case.dossier.consultations.iter().all(|asked| asked.step.is_none() && asked.answer.is_some()));
    }

    #[test]
    fn a_question_of_the_specialist_beside_the_planned_ones_is_waited_for_too() {
        let ward = Ward::asking("20d");
        let police: AgencyCode = "H26.CATP".parse().expect("a sound code");
        let id = ConsultationId(uuid::Uuid::from_u128(77));
        let case = ward
            .in_process("2026-03-02 08:00")
            .then("2026-03-02 10:00", &hung(), |d, law| d.finish_step("", &fresh(d), &hung(), law))
            .then("2026-03-02 10:10", &hung(), |d, law| {
                d.consult(id, &police, "An ninh?", Allowance::WorkingDays(1), &hung(), law)
            })
            .then("2026-03-02 11:00", &khanh(), answers(&khanh()))
            .then("2026-03-02 11:10", &neighbour(), answers(&neighbour()))
            .then("2026-03-02 14:00", &khanh(), answers(&khanh()));
        assert_eq!(case.state(), "consulting");
        let officer = super::super::road::dung();
        let case = case.then("2026-03-02 15:00", &officer, answers(&officer));
        assert!(matches!(case.dossier.state, super::super::state::State::InProcess { step: 4, .. }));
    }

    #[test]
    fn a_dossier_counted_anew_asks_anew() {
        let ward = Ward::asking("20d");
        let case = ward
            .in_process("2026-03-02 08:00")
            .then("2026-03-02 10:00", &hung(), |d, law| d.finish_step("", &fresh(d), &hung(), law))
            .then("2026-03-02 11:00", &khanh(), answers(&khanh()))
            .then("2026-03-02 11:10", &neighbour(), answers(&neighbour()))
            .then("2026-03-02 14:00", &khanh(), answers(&khanh()))
            .then("2026-03-02 15:00", &hung(), |d, law| {
                d.ask_after_acceptance(super::super::road::fault(), None, &hung(), law)
            })
            .then("2026-03-03 09:00", &super::super::road::minh(), |d, law| {
                let answers = std::collections::BTreeMap::from([("a".into(), "b".into())]);
                d.supplement(answers, Vec::new(), Vec::new(), &super::super::road::minh(), law)
            })
            .then("2026-03-03 10:00", &hung(), |d, law| d.finish_step("", &fresh(d), &hung(), law));
        assert_eq!(case.state(), "consulting");
        assert_eq!(case.dossier.consultations.iter().filter(|asked| asked.answer.is_none()).count(), 2);
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
