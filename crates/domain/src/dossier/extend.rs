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

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hung, lan};
    use super::*;

    fn extend(to: &'static str) -> impl Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        move |d, law| d.extend("Cần xác minh thêm", "Chúng tôi xin lỗi", at(to), &lan(), law)
    }

    #[test]
    fn the_date_is_moved_once_and_at_the_latest_a_day_before() {
        let ward = Ward::with("3wd");
        // Due on Thursday 05/03.
        let case = ward.in_process("2026-03-02 09:00");
        let check = |now: &str, to: &'static str, code: Option<&str>| {
            let result = extend(to)(&case.dossier, &ward.law(now)).map_err(|refusal| refusal.code());
            assert_eq!(result.err(), code, "{now} → {to}");
        };
        check("2026-03-02 10:00", "2026-03-10 16:00", None);
        check("2026-03-04 17:00", "2026-03-10 16:00", None);
        check("2026-03-05 08:00", "2026-03-10 16:00", Some("dossier.too-late-to-extend"));
        check("2026-03-06 08:00", "2026-03-10 16:00", Some("dossier.too-late-to-extend"));
        check("2026-03-04 08:00", "2026-03-05 17:30", Some("dossier.not-later"));
        check("2026-03-04 08:00", "2026-03-04 16:00", Some("dossier.not-later"));
        check("2026-03-04 08:00", "2026-03-08 16:00", Some("dossier.not-in-office-hours"));
        let case = case.then("2026-03-04 08:00", &lan(), extend("2026-03-10 16:00"));
        assert_eq!(case.due(), "2026-03-10T16:00:00+07:00");
        assert_eq!(
            case.dossier.clock.as_ref().map(super::super::clock::Clock::original_due),
            Some(at("2026-03-05 17:30"))
        );
        assert_eq!(case.refused("2026-03-05 08:00", extend("2026-03-12 16:00")), "dossier.already-extended");
    }

    #[test]
    fn an_extension_needs_a_reason_an_apology_and_the_head() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        let now = "2026-03-02 10:00";
        let new = at("2026-03-10 16:00");
        assert_eq!(case.refused(now, |d, law| d.extend("", "Xin lỗi", new, &lan(), law)), "dossier.empty");
        assert_eq!(case.refused(now, |d, law| d.extend("Vì", " ", new, &lan(), law)), "dossier.empty");
        assert_eq!(case.refused(now, |d, law| d.extend("Vì", "Xin lỗi", new, &hung(), law)), "dossier.not-yours");
    }
}
