//! Papers were lost or damaged while the administration had them.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Writes down a loss, the apology, and who replaces what at whose cost (Decree 118/2025 Art. 23.2).
    ///
    /// # Errors
    /// [`Refusal::Empty`] if one of the three is missing; whatever [`Dossier::may`] refuses.
    pub fn report_loss(
        &self,
        what: &str,
        apology: &str,
        remedy: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::ReportLoss, actor, law)?;
        Ok(vec![Fact::LossReported {
            what: text("what", what)?,
            apology: text("apology", apology)?,
            remedy: text("remedy", remedy)?,
        }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, hoa, hung, minh};

    #[test]
    fn a_loss_needs_an_apology_and_a_remedy_and_stops_nothing() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        let now = "2026-03-02 10:00";
        assert_eq!(case.refused(now, |d, law| d.report_loss("Hộ chiếu", "", "Cấp lại", &hoa(), law)), "dossier.empty");
        assert_eq!(case.refused(now, |d, law| d.report_loss("a", "b", "c", &minh(), law)), "dossier.not-yours");
        let case =
            case.then(now, &hung(), |d, law| d.report_loss("Hộ chiếu", "Xin lỗi", "Cơ quan chịu phí", &hung(), law));
        assert_eq!(case.state(), "in_process");
    }
}
