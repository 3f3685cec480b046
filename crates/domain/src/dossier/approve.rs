//! The decision, or sending the draft back.

use super::action::Action;
use super::advance::step_due;
use super::fact::Fact;
use super::issue::Approved;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Decides and signs. A late decision is never blocked: lateness is shown, not punished on the citizen.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a decision; whatever [`Dossier::may`] refuses.
    pub fn approve(
        &self,
        decision: &str,
        approved: Approved,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Approve, actor, law)?;
        let Approved { drafted, signed } = approved;
        Ok(vec![Fact::Approved {
            decision: text("decision", decision)?,
            drafted: drafted.checked()?,
            signed: signed.map(Box::new),
        }])
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

#[cfg(test)]
mod tests {
    use super::super::issue::Approved;
    use super::super::road::{Ward, hung, lan};

    #[test]
    fn a_late_decision_is_never_blocked() {
        let ward = Ward::with("3wd");
        let case = ward.submitted("2026-03-02 09:00");
        let late = ward.law("2026-04-20 09:00");
        assert!(case.dossier.is_overdue(&late));
        assert!(case.dossier.approve("Đồng ý", Approved::default(), &lan(), &late).is_ok());
        assert_eq!(
            case.refused("2026-03-02 10:00", |d, law| d.approve("Đồng ý", Approved::default(), &hung(), law)),
            "dossier.not-yours"
        );
    }

    #[test]
    fn a_draft_goes_back_with_a_remark_to_the_last_step() {
        let ward = Ward::with("3wd");
        let case = ward.submitted("2026-03-02 09:00");
        assert_eq!(case.refused("2026-03-02 10:00", |d, law| d.send_back("", &lan(), law)), "dossier.empty");
        let case = case.then("2026-03-02 10:00", &lan(), |d, law| d.send_back("Sửa tên", &lan(), law));
        assert_eq!((case.state(), case.dossier.step()), ("in_process", Some(1)));
    }
}
