//! Taking a dossier up, and passing it from step to step.

use jiff::Timestamp;

use super::action::Action;
use super::consult::ask;
use super::fact::Fact;
use super::issue::Drafted;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, optional_text};
use super::state::State;
use crate::access::Actor;
use crate::id::ConsultationId;

impl Dossier {
    /// A specialist of the competent agency takes the dossier up, or takes it over from a colleague. From here on it
    /// has exactly one owner.
    ///
    /// # Errors
    /// Whatever [`Dossier::may`] refuses.
    pub fn take(&self, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Take, actor, law)?;
        let holder = actor.account().ok_or(Refusal::NotYours(Action::Take))?;
        let step = self.step().unwrap_or(0);
        Ok(vec![Fact::Taken { holder, holder_name: actor.name().to_owned(), step_due: step_due(step, law) }])
    }

    /// Finishes the present step and begins the next one of the plan. Where the process asks other agencies next, the
    /// questions go out at once, to all of them side by side (Decree 118/2025 Art. 19.4b, 20.2b), each with an identifier
    /// of its own from `fresh`.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] at the last step: then the draft goes to signature.
    pub fn finish_step(
        &self,
        note: &str,
        fresh: &dyn Fn() -> ConsultationId,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::FinishStep, actor, law)?;
        let facts = self.go_to_next(&optional_text("note", note)?, fresh, law);
        match facts.is_empty() {
            true => Err(Refusal::NotNow { action: Action::FinishStep, state: self.state.name() }),
            false => Ok(facts),
        }
    }

    /// The next step begins, with the questions it asks; nothing behind the last.
    pub(super) fn go_to_next(&self, note: &str, fresh: &dyn Fn() -> ConsultationId, law: &Law<'_>) -> Vec<Fact> {
        let Some(next) = self.next_step(law) else { return Vec::new() };
        let finished = Fact::StepFinished {
            finished: self.step_id(law),
            next,
            step_due: step_due(next, law),
            note: note.to_owned(),
        };
        let stage = law.plan.stage(next);
        let ready = |place: &usize| !law.plan.steps[*place].after.iter().any(|before| stage.contains(before));
        let asked = stage.clone().filter(ready).filter_map(|place| ask(place, fresh, law));
        std::iter::once(finished).chain(asked).collect()
    }

    /// Submits the draft result for signature, with what it will say.
    ///
    /// # Errors
    /// Whatever [`Dossier::may`] refuses.
    pub fn submit_for_signature(
        &self,
        note: &str,
        drafted: Drafted,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::SubmitForSignature, actor, law)?;
        let (finished, note) = (self.step_id(law), optional_text("note", note)?);
        Ok(vec![Fact::SubmittedForSignature { finished, note, drafted: drafted.checked()? }])
    }

    /// The step that is being worked on or waited for.
    #[must_use]
    pub const fn step(&self) -> Option<usize> {
        match self.state {
            State::InProcess { step, .. }
            | State::Consulting { step, .. }
            | State::AwaitingPayment { step, .. }
            | State::AwaitingConfirmation { step, .. } => Some(step),
            _ => None,
        }
    }

    pub(super) fn next_step(&self, law: &Law<'_>) -> Option<usize> {
        self.step().and_then(|step| law.plan.behind(step))
    }

    fn step_id(&self, law: &Law<'_>) -> String {
        self.step().and_then(|step| law.plan.steps.get(step)).map(|step| step.id.clone()).unwrap_or_default()
    }
}

/// When a step that begins now must be done, if the plan gives it a time.
pub(super) fn step_due(step: usize, law: &Law<'_>) -> Option<Timestamp> {
    let allowance = law.plan.steps.get(step)?.allowance?;
    Some(law.due(allowance).due)
}

#[cfg(test)]
mod tests {
    use super::super::issue::Drafted;
    use super::super::road::{Ward, at, fresh, hung, neighbour};
    use super::super::state::State;

    #[test]
    fn steps_follow_the_plan_each_with_its_time() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        assert!(
            matches!(case.dossier.state, State::InProcess { step: 0, due: Some(due), .. } if due == at("2026-03-02 14:30"))
        );
        let case =
            case.then("2026-03-02 14:00", &hung(), |d, law| d.finish_step("Đủ giấy tờ", &fresh(d), &hung(), law));
        assert!(matches!(case.dossier.state, State::InProcess { step: 1, .. }));
        assert_eq!(
            case.refused("2026-03-02 15:00", |d, law| d.finish_step("", &fresh(d), &hung(), law)),
            "dossier.not-now"
        );
        let case = case
            .then("2026-03-02 15:00", &hung(), |d, law| d.submit_for_signature("", Drafted::default(), &hung(), law));
        assert_eq!(case.state(), "submitted_for_signature");
    }

    #[test]
    fn a_dossier_has_one_holder_and_only_the_competent_agency_takes_it() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        assert_eq!(case.dossier.holder, hung().account());
        assert_eq!(case.refused("2026-03-02 09:10", |d, law| d.take(&neighbour(), law)), "dossier.not-yours");
    }
}
