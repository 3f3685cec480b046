//! The applicant is told when and where something is looked at.

use jiff::Timestamp;

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Tells the applicant time, place, people and content of a verification they are needed for
    /// (Decree 118/2025 Art. 19.4a). The dossier stays where it is.
    ///
    /// # Errors
    /// [`Refusal::Empty`] if one of the four is missing; [`Refusal::NotLater`] if the time has passed.
    pub fn arrange_verification(
        &self,
        at: Timestamp,
        place: &str,
        people: &str,
        content: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::ArrangeVerification, actor, law)?;
        if at <= law.now {
            return Err(Refusal::NotLater { due: law.now });
        }
        Ok(vec![Fact::VerificationArranged {
            at,
            place: text("place", place)?,
            people: text("people", people)?,
            content: text("content", content)?,
        }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hung};

    #[test]
    fn a_verification_names_time_place_people_and_content() {
        let ward = Ward::with("20d");
        let case = ward.in_process("2026-03-02 09:00");
        let check = |when: &'static str, place: &'static str, code: Option<&str>| {
            let told = case.dossier.arrange_verification(
                at(when),
                place,
                "Cán bộ địa chính",
                "Ranh giới",
                &hung(),
                &ward.law("2026-03-02 10:00"),
            );
            assert_eq!(told.err().map(|refusal| refusal.code()), code, "{when} {place}");
        };
        check("2026-03-04 09:00", "Số 12 phố Lý Thường Kiệt", None);
        check("2026-03-04 09:00", " ", Some("dossier.empty"));
        check("2026-03-02 10:00", "Số 12 phố Lý Thường Kiệt", Some("dossier.not-later"));
    }
}
