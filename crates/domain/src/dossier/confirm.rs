//! The applicant checks the draft result.

use super::action::Action;
use super::clock::end_of_day;
use super::deadline::Allowance;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;
use crate::calendar::local;

impl Dossier {
    /// Shows the applicant the draft result and waits at most one day; silence confirms (civil status, filed online).
    ///
    /// # Errors
    /// [`Refusal::NoConfirmation`] if the procedure has none; [`Refusal::Empty`] without a draft.
    pub fn ask_confirmation(&self, draft: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::AskConfirmation, actor, law)?;
        let last = local::day(law.due(Allowance::CalendarDays(law.pack.confirmation_days)).due);
        Ok(vec![Fact::ConfirmationAsked { draft: text("draft", draft)?, until: end_of_day(last) }])
    }

    /// The applicant agrees; or the time is over and the schedule writes down that silence did.
    ///
    /// # Errors
    /// [`Refusal::TooEarly`] if the schedule comes before the time is over.
    pub fn confirm(&self, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Confirm, actor, law)?;
        Ok(vec![Fact::Confirmed { silent: matches!(actor, Actor::System) }])
    }

    /// The applicant says what is wrong with the draft.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a remark; whatever [`Dossier::may`] refuses.
    pub fn object(&self, remark: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Object, actor, law)?;
        Ok(vec![Fact::Objected { remark: text("remark", remark)? }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hung, minh};
    use super::*;

    #[test]
    fn the_applicant_has_a_day_and_silence_confirms() {
        let ward = Ward::with("3wd");
        let ask = |d: &Dossier, law: &Law<'_>| d.ask_confirmation("Giấy khai sinh: Nguyễn Minh An", &hung(), law);
        let case = ward.in_process("2026-03-02 09:00").then("2026-03-02 10:00", &hung(), ask);
        assert_eq!(case.dossier.next_timer(), Some(at("2026-03-04 00:00")));
        let silence = |d: &Dossier, law: &Law<'_>| d.confirm(&Actor::System, law);
        assert_eq!(case.refused("2026-03-03 23:59", silence), "dossier.too-early");
        assert!(case.dossier.confirm(&minh(), &ward.law("2026-03-02 11:00")).is_ok());
        let case = case.then("2026-03-04 00:00", &Actor::System, silence);
        assert!(matches!(case.facts.last().map(|last| &last.fact), Some(Fact::Confirmed { silent: true })));
        assert_eq!(case.state(), "in_process");
    }

    #[test]
    fn an_objection_goes_back_to_work() {
        let ward = Ward::with("3wd");
        let case = ward
            .in_process("2026-03-02 09:00")
            .then("2026-03-02 10:00", &hung(), |d, law| d.ask_confirmation("Tên: An", &hung(), law))
            .then("2026-03-02 11:00", &minh(), |d, law| d.object("Tên phải là Ẩn", &minh(), law));
        assert_eq!(case.state(), "in_process");
        let mut plain = Ward::with("3wd");
        plain.plan.confirmation = false;
        let case = plain.in_process("2026-03-02 09:00");
        assert_eq!(
            case.refused("2026-03-02 10:00", |d, law| d.ask_confirmation("x", &hung(), law)),
            "dossier.no-confirmation"
        );
    }
}
