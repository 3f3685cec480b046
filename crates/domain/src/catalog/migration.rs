//! Moving a running dossier to another edition of its procedure, by a recorded decision and not otherwise.
//!
//! A dossier keeps the edition it was filed under. Where a decision wants it to go on under a later one, it may only if
//! nothing is asked of anybody again: the new form accepts the answers as they are, no paper is missing that was not,
//! the same agency decides, the door is open still, and the step it is at exists. The date of return never moves.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::procedure::Procedure;
use crate::dossier::complete::missing;
use crate::dossier::fact::Fact;
use crate::dossier::law::Plan;
use crate::dossier::record::Dossier;

/// Why a dossier keeps its edition. The sentence is `publication-kept-<code>` in `locales/*/publication.ftl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// Stable code, one of [`Obstacle::CODES`].
    pub code: String,
    /// Which questions, papers or steps, by their names in the text.
    pub names: Vec<String>,
}

impl Obstacle {
    /// Every code, for the test that each has its words.
    pub const CODES: [&'static str; 6] = ["answers", "step", "papers", "channel", "agency", "immediate"];

    fn new(code: &'static str, names: Vec<String>) -> Self {
        Self { code: code.to_owned(), names }
    }
}

/// One side of the move: an edition, and what it makes of one dossier.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The edition.
    pub procedure: &'a Procedure,
    /// Its plan for this dossier.
    pub plan: &'a Plan,
    /// The agency it makes competent, by its code, or why there is none.
    pub agency: &'a str,
}

/// The decision, as it is written into every dossier it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Number and symbol.
    pub number: String,
    /// The day it was signed.
    pub signed_on: Date,
    /// Why.
    pub reason: String,
}

impl Dossier {
    /// Moves the dossier from one edition to another.
    ///
    /// # Errors
    /// Every obstacle, so that a person can look at the dossier.
    pub fn change_edition(
        &self,
        from: Side<'_>,
        to: Side<'_>,
        decision: &Decision,
        today: Date,
    ) -> Result<Fact, Vec<Obstacle>> {
        let mut obstacles = Vec::new();
        let mut found = |code, names: Vec<String>, is: bool| {
            if is {
                obstacles.push(Obstacle::new(code, names));
            }
        };
        let unaccepted = self.unaccepted(to.procedure, today);
        found("answers", unaccepted.clone(), !unaccepted.is_empty());
        let step = self.step_in(from.plan, to.plan);
        found("step", step.clone().err().unwrap_or_default(), step.is_err());
        let more = self.papers_more(from.procedure, to.procedure);
        found("papers", more.clone(), !more.is_empty());
        found("channel", Vec::new(), to.procedure.offer(self.channel).is_none());
        found("agency", Vec::new(), from.agency != to.agency);
        found("immediate", Vec::new(), from.plan.immediate != to.plan.immediate);
        if !obstacles.is_empty() {
            return Err(obstacles);
        }
        let Decision { number, signed_on, reason } = decision.clone();
        Ok(Fact::EditionChanged {
            from: self.edition.clone(),
            to: to.procedure.id().to_string(),
            step: step.ok().flatten(),
            decision: number,
            decided_on: signed_on,
            reason,
        })
    }

    /// Questions whose answers the form does not accept as they are, or which it asks and nobody answered.
    fn unaccepted(&self, to: &Procedure, today: Date) -> Vec<String> {
        match to.form.validate(&self.answers, today) {
            Ok(same) if same.iter().count() == self.answers.len() => Vec::new(),
            // An answer the new form no longer asks for would be lost.
            Ok(same) => self.answers.keys().filter(|name| same.get(name).is_none()).cloned().collect(),
            Err(errors) => errors.into_iter().map(|error| error.field).collect(),
        }
    }

    /// The place of the present step in the other plan; none when no step has begun.
    fn step_in(&self, from: &Plan, to: &Plan) -> Result<Option<usize>, Vec<String>> {
        let place = |id: &str| to.steps.iter().position(|step| step.id == id);
        let waiting = self.consultations.iter().filter_map(|asked| asked.step.clone());
        let lost: Vec<String> = waiting.filter(|id| place(id).is_none()).collect();
        if !lost.is_empty() {
            return Err(lost);
        }
        let Some(step) = self.step() else { return Ok(None) };
        match from.steps.get(step) {
            Some(present) => place(&present.id).map(Some).ok_or_else(|| vec![present.id.clone()]),
            // A plan without steps has one place to work at, and so must the other.
            None if from.steps.is_empty() && to.steps.is_empty() => Ok(Some(step)),
            None => Err(Vec::new()),
        }
    }

    /// Papers the new edition misses and the old one does not.
    fn papers_more(&self, from: &Procedure, to: &Procedure) -> Vec<String> {
        let answers = Answers::unchecked(self.answers.clone());
        let had: Vec<&str> =
            missing(from, &answers, &self.papers).into_iter().map(|component| component.code.as_str()).collect();
        let wanted = missing(to, &answers, &self.papers).into_iter().map(|component| component.code.clone());
        wanted.filter(|code| !had.contains(&code.as_str())).collect()
    }
}

#[cfg(test)]
mod tests;
