//! The applicant withdraws.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Stops the dossier at the applicant's wish, before the decision (Form 05, Decree 118/2025 Art. 21). What comes
    /// of papers and fees, sector law says.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a reason; [`Refusal::NotNow`] once it is decided.
    pub fn stop(&self, reason: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Stop, actor, law)?;
        Ok(vec![Fact::Stopped { reason: text("reason", reason)? }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::issue::Approved;
    use super::super::road::{Ward, hoa, lan, minh, quy};

    #[test]
    fn the_applicant_stops_before_the_decision_and_not_after() {
        let ward = Ward::with("3wd");
        let now = "2026-03-02 11:00";
        let stop = |d: &super::Dossier, law: &super::Law<'_>| d.stop("Đổi ý", &minh(), law);
        for case in [
            ward.filed("2026-03-02 09:00"),
            ward.accepted("2026-03-02 09:00"),
            ward.in_process("2026-03-02 09:00"),
            ward.submitted("2026-03-02 09:00"),
        ] {
            let state = case.state();
            let case = case.then(now, &minh(), stop);
            assert_eq!(case.state(), "stopped", "from {state}");
        }
        let decided = ward
            .submitted("2026-03-02 09:00")
            .then("2026-03-02 10:00", &lan(), |d, law| d.approve("Đồng ý", Approved::default(), &lan(), law));
        assert_eq!(decided.refused(now, stop), "dossier.not-now");
        assert_eq!(ward.returned("2026-03-02 09:00").refused(now, stop), "dossier.not-now");
    }

    #[test]
    fn nobody_stops_another_persons_dossier_but_the_counter_at_their_wish() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        assert_eq!(case.refused("2026-03-02 11:00", |d, law| d.stop("x", &quy(), law)), "dossier.not-yours");
        assert!(case.dossier.stop("Người nộp đề nghị", &hoa(), &ward.law("2026-03-02 11:00")).is_ok());
    }
}
