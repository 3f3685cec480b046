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
