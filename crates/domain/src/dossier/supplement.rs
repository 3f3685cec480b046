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
use super::paper::Paper;
use super::record::Dossier;
use super::refusal::{Refusal, text};
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
        let faults = checked(faults)?;
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
        let faults = checked(faults)?;
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
        Some(local::day(law.due_from(accepted_at, law.pack.supplement_within).due))
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

    /// Has the number of requests the rules allow in this stage been used up?
    pub(super) fn may_ask_again(&self, stage: Stage, law: &Law<'_>) -> Result<(), Refusal> {
        let allowed = match stage {
            Stage::BeforeAcceptance => law.pack.supplements_before_acceptance,
            Stage::AfterAcceptance => law.pack.supplements_after_acceptance,
        };
        if self.supplements_asked(stage) >= allowed as usize {
            return Err(Refusal::SupplementAlreadyAsked);
        }
        Ok(())
    }
}

/// When silence closes the dossier: the end of the 15th calendar day after the notice (Art. 19.5); a last day at rest
/// moves on (Civil Code Art. 148.5).
fn close_at(law: &Law<'_>) -> Option<Timestamp> {
    let days = law.pack.close_after_days?;
    Some(end_of_day(local::day(law.due(Allowance::CalendarDays(days)).due)))
}

fn checked(faults: Vec<Fault>) -> Result<Vec<Fault>, Refusal> {
    if faults.is_empty() {
        return Err(Refusal::NothingMissing);
    }
    faults
        .into_iter()
        .map(|fault| Ok(Fault { reason: text("reason", &fault.reason)?, fix: text("fix", &fault.fix)?, ..fault }))
        .collect()
}
