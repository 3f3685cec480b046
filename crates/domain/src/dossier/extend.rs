//! A new date, once, with an apology.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;

use super::action::Action;
use super::clock::DueReason;
use super::fact::{Fact, NewDue};
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;
use crate::calendar::local;

impl Dossier {
    /// Sets a new date of return, with the reason and an apology signed by the head: once, and at the latest one day
    /// before the present date (Form 04, Decree 118/2025 Art. 19.6).
    ///
    /// # Errors
    /// [`Refusal::AlreadyExtended`], [`Refusal::TooLateToExtend`], [`Refusal::NotLater`],
    /// [`Refusal::NotInOfficeHours`], or [`Refusal::Empty`] without reason or apology.
    pub fn extend(
        &self,
        reason: &str,
        apology: &str,
        new_due: Timestamp,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Extend, actor, law)?;
        if let Some(due) = self.due()
            && new_due <= due
        {
            return Err(Refusal::NotLater { due });
        }
        if !law.calendar.is_working_day(local::day(new_due)) {
            return Err(Refusal::NotInOfficeHours);
        }
        Ok(vec![Fact::Extended {
            reason: text("reason", reason)?,
            apology: text("apology", apology)?,
            new: NewDue { reason: DueReason::Extended, due: new_due, because: Vec::new() },
        }])
    }

    /// The last day on which the date may still be moved.
    #[must_use]
    pub fn last_day_to_extend(&self, law: &Law<'_>) -> Option<Date> {
        let due = local::day(self.due()?);
        due.checked_sub(i64::from(law.pack.extension_notice_days).days()).ok()
    }

    pub(super) fn may_extend(&self, law: &Law<'_>) -> Result<(), Refusal> {
        if self.extensions >= law.pack.extensions {
            return Err(Refusal::AlreadyExtended);
        }
        match self.last_day_to_extend(law) {
            Some(last) if law.today() > last => Err(Refusal::TooLateToExtend { last }),
            _ => Ok(()),
        }
    }
}
