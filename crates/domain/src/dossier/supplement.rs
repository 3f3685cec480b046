//! Form 02: what is missing, all at once.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::action::Action;
use super::clock::DueReason;
use super::clock::end_of_day;
use super::deadline::Allowance;
use super::fact::{Fact, Fault, NewDue, Stage};
use super::law::Law;
use super::paper::{Paper, PaperSource};
use super::record::Dossier;
use super::refusal::{Refusal, optional_text, text};
use crate::access::Actor;
use crate::calendar::local;
use crate::id::PaperId;

impl Dossier {
    /// Asks, before acceptance, for everything that is missing: one complete and exact instruction
    /// (Decree 118/2025 Art. 11.2c, 16.3).
    ///
    /// # Errors
    /// [`Refusal::NothingMissing`] without faults; [`Refusal::SupplementAlreadyAsked`] the second time.
    pub fn ask_before_acceptance(
        &self,
        faults: Vec<Fault>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::AskBeforeAcceptance, actor, law)?;
        let faults = self.checked(faults)?;
        Ok(vec![Fact::SupplementRequested {
            stage: Stage::BeforeAcceptance,
            faults,
            close_at: None,
            sector_basis: None,
        }])
    }

    /// Asks, after acceptance, for what the agency finds missing: through the one-stop point, with reasons, within
    /// 3 working days of acceptance unless sector law differs (Art. 19.5).
    ///
    /// # Errors
    /// [`Refusal::TooLateToAsk`] after the last lawful day without a sector law that allows it; and as
    /// [`Dossier::ask_before_acceptance`].
    pub fn ask_after_acceptance(
        &self,
        faults: Vec<Fault>,
        sector_basis: Option<String>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::AskAfterAcceptance, actor, law)?;
        let faults = self.checked(faults)?;
        if sector_basis.is_none()
            && let Some(last) = self.last_day_to_ask(law)
            && law.today() > last
        {
            return Err(Refusal::TooLateToAsk { last });
        }
        Ok(vec![Fact::SupplementRequested {
            stage: Stage::AfterAcceptance,
            faults,
            close_at: close_at(law),
            sector_basis,
        }])
    }

    /// The last day on which the agency may ask for more (Art. 19.5).
    #[must_use]
    pub fn last_day_to_ask(&self, law: &Law<'_>) -> Option<Date> {
        let accepted_at = self.clock.as_ref()?.accepted_at;
        Some(local::day(law.due_from(accepted_at, law.supplement_within()).due))
    }

    /// Brings what was missing. After acceptance the time limit is counted again from the beginning (Art. 19.5).
    ///
    /// # Errors
    /// [`Refusal::NothingMissing`] if nothing is brought; whatever [`Dossier::may`] refuses.
    pub fn supplement(
        &self,
        answers: BTreeMap<String, Value>,
        papers: Vec<Paper>,
        replaced: Vec<PaperId>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Supplement, actor, law)?;
        if answers.is_empty() && papers.is_empty() {
            return Err(Refusal::NothingMissing);
        }
        let restarted = self.clock.as_ref().map(|clock| {
            let deadline = law.due(clock.allowance);
            NewDue { reason: DueReason::Restarted, due: deadline.due, because: deadline.because }
        });
        Ok(vec![Fact::Supplemented { answers, papers, replaced, restarted }])
    }

    /// Every fault has a reason and a way to mend it, and none asks for what the city holds already: that is
    /// prohibited except to verify it (Art. 5.1i, 22.1), with the coded reason, which the fact keeps.
    fn checked(&self, faults: Vec<Fault>) -> Result<Vec<Fault>, Refusal> {
        if faults.is_empty() {
            return Err(Refusal::NothingMissing);
        }
        let mut checked = Vec::with_capacity(faults.len());
        for fault in faults {
            let reason = text("reason", &fault.reason)?;
            let held =
                self.papers.iter().find(|paper| paper.source == PaperSource::Held && paper.component == fault.about);
            if let Some(held) = held
                && reason != VERIFY_AUTHENTICITY
            {
                return Err(Refusal::AlreadyHeld(held.name.clone()));
            }
            let about = optional_text("about", &fault.about)?;
            checked.push(Fault { about, reason, fix: text("fix", &fault.fix)? });
        }
        Ok(checked)
    }

    /// Has the number of requests the rules allow in this stage been used up?
    pub(super) fn may_ask_again(&self, stage: Stage, law: &Law<'_>) -> Result<(), Refusal> {
        if self.supplements_asked(stage) >= law.supplements_allowed(stage) as usize {
            return Err(Refusal::SupplementAlreadyAsked);
        }
        Ok(())
    }
}

/// The only reason for which a paper the city holds may be asked for again.
pub const VERIFY_AUTHENTICITY: &str = "verify_authenticity";

/// When silence closes the dossier: the end of the 15th calendar day after the notice (Art. 19.5); a last day at rest
/// moves on (Civil Code Art. 148.5).
fn close_at(law: &Law<'_>) -> Option<Timestamp> {
    let days = law.close_after_days()?;
    Some(end_of_day(local::day(law.due(Allowance::CalendarDays(days)).due)))
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, fault, hoa, hung, minh, quy};
    use super::super::state::State;
    use super::*;

    fn answer() -> BTreeMap<String, Value> {
        BTreeMap::from([("child_name".to_owned(), Value::from("Nguyễn Minh An"))])
    }

    #[test]
    fn before_acceptance_everything_is_asked_at_once_and_only_once() {
        let ward = Ward::with("3wd");
        let ask = |d: &Dossier, law: &Law<'_>| d.ask_before_acceptance(fault(), &hoa(), law);
        let case = ward.filed("2026-03-02 09:00");
        assert_eq!(
            case.refused("2026-03-02 09:05", |d, law| d.ask_before_acceptance(Vec::new(), &hoa(), law)),
            "dossier.nothing-missing"
        );
        let case = case.then("2026-03-02 09:10", &hoa(), ask);
        assert_eq!(case.state(), "pre_supplement");
        assert_eq!(case.refused("2026-03-02 09:20", |d, law| d.accept(&[], None, &hoa(), law)), "dossier.not-now");
        let bring = |d: &Dossier, law: &Law<'_>| d.supplement(answer(), Vec::new(), Vec::new(), &minh(), law);
        let case = case.then("2026-03-03 20:00", &minh(), bring);
        assert_eq!(case.state(), "awaiting_reception");
        assert_eq!(case.dossier.answers, answer());
        assert_eq!(case.refused("2026-03-04 09:00", ask), "dossier.supplement-already-asked");
    }

    #[test]
    fn after_acceptance_more_is_asked_within_three_working_days() {
        let ward = Ward::with("20d");
        let ask = |basis: Option<&str>| {
            let basis = basis.map(str::to_owned);
            move |d: &Dossier, law: &Law<'_>| d.ask_after_acceptance(fault(), basis.clone(), &hung(), law)
        };
        let case = ward.in_process("2026-03-02 09:00");
        // The vector: accepted on Monday 02/03, the last lawful day is Thursday 05/03.
        for day in ["2026-03-02 10:00", "2026-03-04 10:00", "2026-03-05 17:29", "2026-03-05 23:00"] {
            assert!(ask(None)(&case.dossier, &ward.law(day)).is_ok(), "{day}");
        }
        assert_eq!(case.refused("2026-03-06 08:00", ask(None)), "dossier.too-late-to-ask");
        assert!(ask(Some("Luật chuyên ngành"))(&case.dossier, &ward.law("2026-03-06 08:00")).is_ok());
    }

    #[test]
    fn silence_closes_the_dossier_at_the_end_of_the_fifteenth_day() {
        let check = |asked: &str, close_at: &str| {
            let ward = Ward::with("20d");
            let case = ward
                .in_process(asked)
                .then(asked, &hung(), |d, law| d.ask_after_acceptance(fault(), None, &hung(), law));
            let State::SupplementRequested { close_at: at_end, .. } = case.dossier.state else { panic!("asked") };
            assert_eq!(at_end, Some(at(close_at)), "{asked}");
            assert_eq!(case.dossier.next_timer(), at_end);
        };
        // The vector: notice on 05/03, closed when 20/03 is over.
        check("2026-03-05 09:00", "2026-03-21 00:00");
        // A last day at rest moves on (Civil Code Art. 148.5): Saturday 21/03 becomes Monday 23/03.
        check("2026-03-06 09:00", "2026-03-24 00:00");
    }

    #[test]
    fn once_complete_the_time_is_counted_again_from_the_beginning() {
        let ward = Ward::with("3wd");
        let case = ward
            .in_process("2026-03-02 09:00")
            .then("2026-03-04 09:00", &hung(), |d, law| d.ask_after_acceptance(fault(), None, &hung(), law));
        assert_eq!(case.due(), "2026-03-05T17:30:00+07:00");
        let case = case
            .then("2026-03-10 14:00", &minh(), |d, law| d.supplement(answer(), Vec::new(), Vec::new(), &minh(), law));
        assert_eq!(case.due(), "2026-03-13T17:30:00+07:00");
        let clock = case.dossier.clock.as_ref().expect("accepted");
        assert_eq!((clock.accepted_at, clock.counted_from), (at("2026-03-02 09:00"), at("2026-03-10 14:00")));
        assert_eq!(clock.original_due(), at("2026-03-05 17:30"));
        assert_eq!(clock.history.len(), 2);
        // Asking a second time is not provided for.
        assert_eq!(
            case.refused("2026-03-10 15:00", |d, law| d.ask_after_acceptance(fault(), None, &hung(), law)),
            "dossier.supplement-already-asked"
        );
    }

    #[test]
    fn only_the_applicant_or_the_counter_brings_what_is_missing() {
        let ward = Ward::with("3wd");
        let case = ward
            .filed("2026-03-02 09:00")
            .then("2026-03-02 09:10", &hoa(), |d, law| d.ask_before_acceptance(fault(), &hoa(), law));
        for (actor, allowed) in [(minh(), true), (hoa(), true), (quy(), false), (hung(), false)] {
            let brought =
                case.dossier.supplement(answer(), Vec::new(), Vec::new(), &actor, &ward.law("2026-03-02 10:00"));
            assert_eq!(brought.is_ok(), allowed, "{}", actor.name());
        }
        assert_eq!(
            case.refused("2026-03-02 10:00", |d, law| d.supplement(
                BTreeMap::new(),
                Vec::new(),
                Vec::new(),
                &minh(),
                law
            )),
            "dossier.nothing-missing"
        );
    }

    #[test]
    fn what_the_city_holds_is_asked_again_only_to_verify_it() {
        let ward = Ward::with("3wd");
        let mut case = ward.filed("2026-03-02 09:00");
        case.dossier.papers.push(Paper {
            id: PaperId(uuid::Uuid::from_u128(5)),
            component: "marriage".into(),
            name: "Giấy chứng nhận kết hôn".into(),
            source: PaperSource::Held,
            quantity: 1,
            file: None,
            document: None,
        });
        let ask = |reason: &str| {
            let fault = Fault { about: "marriage".into(), reason: reason.into(), fix: "Mang bản chính".into() };
            move |d: &Dossier, law: &Law<'_>| d.ask_before_acceptance(vec![fault.clone()], &hoa(), law)
        };
        assert_eq!(case.refused("2026-03-02 09:10", ask("missing")), "dossier.already-held");
        assert!(ask(VERIFY_AUTHENTICITY)(&case.dossier, &ward.law("2026-03-02 09:10")).is_ok());
    }

    #[test]
    fn sector_law_may_set_its_own_limits() {
        let mut ward = Ward::with("20d");
        ward.plan.supplement.within = Some(Allowance::WorkingDays(5));
        ward.plan.supplement.after_acceptance = Some(2);
        ward.plan.supplement.close_after_days = Some(30);
        let ask = |d: &Dossier, law: &Law<'_>| d.ask_after_acceptance(fault(), None, &hung(), law);
        let case = ward.in_process("2026-03-02 09:00").then("2026-03-09 10:00", &hung(), ask);
        assert_eq!(case.dossier.next_timer(), Some(at("2026-04-09 00:00")));
        let case = case
            .then("2026-03-09 11:00", &minh(), |d, law| d.supplement(answer(), Vec::new(), Vec::new(), &minh(), law));
        let case = case.then("2026-03-09 12:00", &hung(), ask);
        assert_eq!(case.dossier.supplements_asked(Stage::AfterAcceptance), 2);
    }
}
