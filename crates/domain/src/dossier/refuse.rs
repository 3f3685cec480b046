//! Form 03: before or after acceptance.

use jiff::civil::Date;

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;
use crate::calendar::local;

impl Dossier {
    /// Refuses to receive the dossier, with a reason and the article it rests on (Decree 118/2025 Art. 17.1c).
    ///
    /// # Errors
    /// [`Refusal::Empty`] without reason or basis; whatever [`Dossier::may`] refuses.
    pub fn refuse_reception(
        &self,
        reason: &str,
        legal_basis: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::RefuseReception, actor, law)?;
        Ok(vec![Fact::ReceptionRefused {
            reason: text("reason", reason)?,
            legal_basis: text("legal-basis", legal_basis)?,
        }])
    }

    /// Refuses the matter itself, with a written reason, within the time limit (Art. 19.3). After the due date only a
    /// sector law that says so makes it possible; the basis is kept.
    ///
    /// # Errors
    /// [`Refusal::TooLateToRefuse`] after the due date; [`Refusal::Empty`] without reason or basis.
    pub fn refuse(
        &self,
        reason: &str,
        legal_basis: &str,
        sector_basis: Option<String>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Refuse, actor, law)?;
        if sector_basis.is_none()
            && let Some(last) = self.last_day_to_refuse()
            && law.today() > last
        {
            return Err(Refusal::TooLateToRefuse { last });
        }
        Ok(vec![Fact::Refused {
            reason: text("reason", reason)?,
            legal_basis: text("legal-basis", legal_basis)?,
            sector_basis,
        }])
    }

    /// The last day on which the matter may be refused: the due date.
    #[must_use]
    pub fn last_day_to_refuse(&self) -> Option<Date> {
        self.due().map(local::day)
    }
}
