//! Lodged at the wrong door.

use super::action::Action;
use super::fact::{Fact, Filing};
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;
use crate::id::DossierId;
use crate::unit::agency_code::AgencyCode;

impl Dossier {
    /// Sends a dossier lodged at the wrong door to the right one: it ends here and begins there with all it carries
    /// (Decree 118/2025 Art. 17.2a). Answers with the facts here and the filing there.
    ///
    /// # Errors
    /// [`Refusal::SameAgency`] if it is already there; whatever [`Dossier::may`] refuses.
    pub fn redirect(
        &self,
        to: &AgencyCode,
        point: &AgencyCode,
        successor: DossierId,
        reason: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<(Vec<Fact>, Filing), Refusal> {
        self.may(Action::Redirect, actor, law)?;
        if *to == self.agency {
            return Err(Refusal::SameAgency);
        }
        let here = Fact::Redirected { to: to.clone(), successor, reason: text("reason", reason)? };
        let there = Filing {
            procedure: self.procedure.clone(),
            edition: self.edition.clone(),
            applicant: self.applicant.clone(),
            channel: self.channel,
            receiving_point: point.clone(),
            agency: to.clone(),
            return_point: if self.return_point == self.receiving_point {
                point.clone()
            } else {
                self.return_point.clone()
            },
            answers: self.answers.clone(),
            papers: self.papers.clone(),
            replaces: Some(self.id),
            undetermined: None,
        };
        Ok((vec![here], there))
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, hoa};
    use super::*;

    #[test]
    fn a_dossier_at_the_wrong_door_begins_anew_at_the_right_one_with_all_it_carries() {
        let ward = Ward::with("3wd");
        let case = ward.filed("2026-03-02 09:00");
        let law = ward.law("2026-03-02 09:30");
        let (to, point) = ("H26.00229".parse().expect("sound"), "H26.00229.D01".parse().expect("sound"));
        let new = DossierId(uuid::Uuid::from_u128(8));
        let (facts, filing) =
            case.dossier.redirect(&to, &point, new, "Cư trú ở phường khác", &hoa(), &law).expect("redirected");
        assert!(matches!(&facts[0], Fact::Redirected { successor, .. } if *successor == new));
        assert_eq!((&filing.agency, &filing.receiving_point, &filing.return_point), (&to, &point, &point));
        assert_eq!((filing.answers, filing.replaces), (case.dossier.answers.clone(), Some(case.dossier.id)));
        let own = case.dossier.agency.clone();
        assert_eq!(
            case.dossier.redirect(&own, &point, new, "x", &hoa(), &law).expect_err("same").code(),
            "dossier.same-agency"
        );
    }
}
