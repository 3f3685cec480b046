//! Finding the agency that decides, where it does not follow from the answers.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;
use crate::unit::agency_code::AgencyCode;

impl Dossier {
    /// Names the agency that decides the dossier (Decree 118/2025 Art. 16.1: people are told the competent agency; Art.
    /// 17.2a: a filing goes to the right one). It goes to the counter of that agency, unless an officer of another
    /// counter took it in: then that counter keeps it (Art. 14.2). Nothing is filed anew, for there is no code yet.
    ///
    /// # Errors
    /// [`Refusal::SameAgency`] if the dispatcher names their own office, [`Refusal::Empty`] without a reason; whatever
    /// [`Dossier::may`] refuses.
    pub fn dispatch(
        &self,
        to: &AgencyCode,
        point: &AgencyCode,
        reason: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Dispatch, actor, law)?;
        if *to == self.agency {
            return Err(Refusal::SameAgency);
        }
        let moved = |here: &AgencyCode| if *here == self.agency { point.clone() } else { here.clone() };
        Ok(vec![Fact::AgencyDetermined {
            agency: to.clone(),
            receiving_point: moved(&self.receiving_point),
            return_point: moved(&self.return_point),
            reason: text("reason", reason)?,
        }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::channel::Channel;
    use super::super::fact::Undetermined;
    use super::super::road::{Ward, at, hoa, minh, tuan};
    use super::super::state::State;
    use super::*;
    use crate::access::Role;

    fn code(text: &str) -> AgencyCode {
        text.parse().expect("a sound code")
    }

    #[test]
    fn a_dossier_nobody_can_place_lies_with_the_dispatcher_who_has_a_clock_of_their_own() {
        let ward = Ward::with("3wd");
        let case = ward.filed_to("2026-03-02 09:00", Channel::Online, "H26.PVHCC", Some(Undetermined::NoOffice));
        assert_eq!(case.state(), "awaiting_dispatch");
        let turn = case.dossier.turn();
        assert_eq!((turn.office.as_str(), turn.role, turn.by), ("H26.PVHCC", Role::Dispatcher, at("2026-03-02 11:00")));
        let name = |d: &Dossier, law: &Law<'_>| {
            d.dispatch(&code("H26.00082"), &code("H26.00082.D01"), "Thửa đất ở phường Cửa Nam", &tuan(), law)
        };
        assert_eq!(
            case.refused("2026-03-02 09:30", |d, law| d.dispatch(
                &code("H26.PVHCC"),
                &code("H26.PVHCC"),
                "x",
                &tuan(),
                law
            )),
            "dossier.same-agency"
        );
        assert_eq!(
            case.refused("2026-03-02 09:30", |d, law| d.dispatch(
                &code("H26.00082"),
                &code("H26.00082.D01"),
                "x",
                &hoa(),
                law
            )),
            "dossier.not-yours"
        );
        assert_eq!(case.refused("2026-03-02 09:30", |d, law| d.accept(&[], None, &hoa(), law)), "dossier.not-yours");
        let case = case.then("2026-03-02 10:00", &tuan(), name);
        // The eight hours of Art. 17.2c run from the filing, not from the dispatch.
        assert!(
            matches!(case.dossier.state, State::AwaitingReception { answer_by: Some(by), .. } if by == at("2026-03-03 09:00"))
        );
        let dossier = &case.dossier;
        assert_eq!(
            (dossier.agency.as_str(), dossier.receiving_point.as_str(), dossier.return_point.as_str()),
            ("H26.00082", "H26.00082.D01", "H26.00082.D01")
        );
        assert_eq!(case.refused("2026-03-02 10:30", name), "dossier.not-yours");
    }

    #[test]
    fn the_applicant_may_take_it_back_and_the_dispatcher_may_refuse_what_no_agency_here_decides() {
        let ward = Ward::with("3wd");
        let case = ward.filed_to("2026-03-02 09:00", Channel::Online, "H26.PVHCC", Some(Undetermined::Elsewhere));
        let law = ward.law("2026-03-02 09:30");
        assert_eq!(case.dossier.allowed_actions(&minh(), &law), [Action::Amend, Action::Stop]);
        assert_eq!(case.dossier.allowed_actions(&tuan(), &law), [Action::Dispatch, Action::RefuseReception]);
        assert!(case.dossier.allowed_actions(&hoa(), &law).is_empty());
    }
}
