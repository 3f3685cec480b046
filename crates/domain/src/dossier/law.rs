//! The edition of the rules a dossier stands under.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;

use super::deadline::{Allowance, Deadline, deadline};
use super::fact::Stage;
use crate::access::Role;
use crate::calendar::{Calendar, local};
use crate::catalog::procedure::SupplementRules;
use crate::catalog::rule_pack::RulePack;
use crate::unit::agency_code::AgencyCode;

/// One step of the internal process, as the edition of the procedure fixes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// Its identifier within the procedure.
    pub id: String,
    /// Who does it, at the competent agency.
    pub role: Role,
    /// The time it may take, if the process sets one.
    pub allowance: Option<Allowance>,
    /// The steps that must be done before it begins, by their places in the plan.
    pub after: Vec<usize>,
    /// What is asked of whom by itself when the dossier gets there; none where somebody works.
    pub question: Option<Question>,
}

/// A question to another agency that the process itself puts (Decree 118/2025 Art. 19.4b).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who is asked.
    pub agency: AgencyCode,
    /// What is asked.
    pub text: String,
}

/// What the pinned edition of the procedure says about the road of one dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The time limit in law for the channel of the dossier; none where the source states none.
    pub allowance: Option<Allowance>,
    /// The steps between transfer and signature, in order.
    pub steps: Vec<PlannedStep>,
    /// The result is given at the counter at once (Decree 118/2025 Art. 17.4).
    pub immediate: bool,
    /// The applicant confirms the draft result before it is signed (civil status, online).
    pub confirmation: bool,
    /// Sector law wants the person to come for the result (Art. 22.3).
    pub in_person: bool,
    /// Where sector law departs from the decree on asking for what is missing (Art. 19.5: "unless sector law differs").
    pub supplement: SupplementRules,
}

impl Plan {
    /// The steps that run together from this one on: questions follow each other without anybody's doing, and a step of
    /// work stands alone. Empty behind the end of the plan.
    #[must_use]
    pub fn stage(&self, step: usize) -> Range<usize> {
        let Some(from) = self.steps.get(step..).filter(|rest| !rest.is_empty()) else { return step..step };
        let questions = from.iter().take_while(|step| step.question.is_some()).count();
        step..step + questions.max(1)
    }

    /// The step behind the stage of this one, if there is one.
    #[must_use]
    pub fn behind(&self, step: usize) -> Option<usize> {
        let stage = self.stage(step);
        (!stage.is_empty() && stage.end < self.steps.len()).then_some(stage.end)
    }
}

/// All that a rule may look at beside the dossier: the pack and plan it is pinned to, the calendar, the moment.
#[derive(Debug, Clone, Copy)]
pub struct Law<'a> {
    /// The numbers of the decree in force when the dossier was accepted.
    pub pack: &'a RulePack,
    /// The road the pinned edition of the procedure prescribes.
    pub plan: &'a Plan,
    /// Working days and office hours.
    pub calendar: &'a Calendar,
    /// The moment at which the rule is asked.
    pub now: Timestamp,
}

impl Law<'_> {
    /// The due date of an allowance that starts now, with the reasons for it.
    #[must_use]
    pub fn due(&self, allowance: Allowance) -> Deadline {
        self.due_from(self.now, allowance)
    }

    /// The due date of an allowance that started earlier.
    #[must_use]
    pub fn due_from(&self, start: Timestamp, allowance: Allowance) -> Deadline {
        deadline(start, allowance, self.calendar, self.pack.cut_off)
    }

    /// Today in Việt Nam.
    #[must_use]
    pub fn today(&self) -> Date {
        local::day(self.now)
    }

    /// How often what is missing may be asked for in this stage.
    #[must_use]
    pub fn supplements_allowed(&self, stage: Stage) -> u32 {
        let (sector, decree) = match stage {
            Stage::BeforeAcceptance => {
                (self.plan.supplement.before_acceptance, self.pack.supplements_before_acceptance)
            }
            Stage::AfterAcceptance => (self.plan.supplement.after_acceptance, self.pack.supplements_after_acceptance),
        };
        sector.unwrap_or(decree)
    }

    /// Within what time after acceptance more may be asked for.
    #[must_use]
    pub fn supplement_within(&self) -> Allowance {
        self.plan.supplement.within.unwrap_or(self.pack.supplement_within)
    }

    /// After how many days of silence the dossier is closed, if at all.
    #[must_use]
    pub fn close_after_days(&self) -> Option<u32> {
        self.plan.supplement.close_after_days.or(self.pack.close_after_days)
    }
}
