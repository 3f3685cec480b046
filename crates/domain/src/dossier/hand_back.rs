//! The result reaches the person.

use super::action::Action;
use super::fact::{CollectionProof, Fact, ReturnWay};
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Hands the result over at the return point, by post or online (Decree 118/2025 Art. 22). Who collects shows the
    /// receipt, or an identity paper if it is lost, or the authorisation they act under (Art. 6.2). Never refused for
    /// being late.
    ///
    /// # Errors
    /// [`Refusal::PresenceNeeded`] if sector law wants the person to come and it is sent (Art. 22.3);
    /// [`Refusal::Empty`] without the name of who collects; whatever [`Dossier::may`] refuses.
    pub fn hand_back(
        &self,
        to: &str,
        way: ReturnWay,
        proof: CollectionProof,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::HandBack, actor, law)?;
        if law.plan.in_person && way != ReturnWay::AtPoint {
            return Err(Refusal::PresenceNeeded);
        }
        Ok(vec![Fact::Returned { to: text("to", to)?, way, proof }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::issue::{Approved, Issued};
    use super::super::road::{Ward, hoa, lan, thu};
    use super::*;

    #[test]
    fn a_result_one_must_fetch_in_person_is_not_sent_and_lateness_blocks_nothing() {
        let check = |in_person: bool, way: ReturnWay, now: &str, code: Option<&str>| {
            let mut ward = Ward::with("3wd");
            ward.plan.in_person = in_person;
            let start = "2026-03-02 09:00";
            let case = ward
                .submitted(start)
                .then(start, &lan(), |d, law| d.approve("Đồng ý", Approved::default(), &lan(), law))
                .then(start, &thu(), |d, law| d.issue("1/2026", Issued::default(), &thu(), law));
            let back = case.dossier.hand_back("Minh", way, CollectionProof::Identity, &hoa(), &ward.law(now));
            assert_eq!(back.err().map(|refusal| refusal.code()), code, "{in_person} {way:?}");
        };
        check(false, ReturnWay::AtPoint, "2026-03-03 09:00", None);
        check(false, ReturnWay::Online, "2026-03-03 09:00", None);
        check(true, ReturnWay::AtPoint, "2026-06-30 09:00", None);
        check(true, ReturnWay::Online, "2026-03-03 09:00", Some("dossier.presence-needed"));
        check(true, ReturnWay::ByPost, "2026-03-03 09:00", Some("dossier.presence-needed"));
    }
}
