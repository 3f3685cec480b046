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

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, hoa, hung, lan};

    #[test]
    fn the_matter_is_refused_with_a_reason_until_its_due_date() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        let refuse = |reason: &'static str, basis: Option<&str>| {
            let basis = basis.map(str::to_owned);
            move |d: &super::Dossier, law: &super::Law<'_>| d.refuse(reason, "Điều 19.3", basis.clone(), &lan(), law)
        };
        assert!(refuse("Không đủ điều kiện", None)(&case.dossier, &ward.law("2026-03-05 17:00")).is_ok());
        assert_eq!(case.refused("2026-03-06 08:00", refuse("Không đủ điều kiện", None)), "dossier.too-late-to-refuse");
        assert!(refuse("Không đủ điều kiện", Some("Luật A"))(&case.dossier, &ward.law("2026-03-06 08:00")).is_ok());
        assert_eq!(case.refused("2026-03-05 08:00", refuse("  ", None)), "dossier.empty");
    }

    #[test]
    fn the_counter_refuses_to_receive_and_only_the_leader_refuses_the_matter() {
        let ward = Ward::with("3wd");
        let filed = ward.filed("2026-03-02 09:00");
        assert!(
            filed
                .dossier
                .refuse_reception("Không thuộc thủ tục", "Điều 17.1c", &hoa(), &ward.law("2026-03-02 09:10"))
                .is_ok()
        );
        let taken = ward.in_process("2026-03-02 09:00");
        assert_eq!(
            taken.refused("2026-03-02 10:00", |d, law| d.refuse("a", "b", None, &hung(), law)),
            "dossier.not-yours"
        );
        assert_eq!(
            taken.refused("2026-03-02 10:00", |d, law| d.refuse_reception("a", "b", &hoa(), law)),
            "dossier.not-now"
        );
    }
}
