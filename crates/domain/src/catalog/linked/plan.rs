//! The parts one case has, in what order they run, and when each is due.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Time;
use serde_json::Value;

use super::super::answers::Answers;
use super::super::condition::Setting;
use super::super::procedure::Procedure;
use super::{LinkedSet, Part};
use crate::calendar::Calendar;
use crate::dossier::deadline::deadline;

/// The order in which parts can run: each row at once, one row after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order<'a> {
    /// The rows.
    pub rows: Vec<Vec<&'a Part>>,
    /// Parts that wait for each other, or for one that is not there; none in a sound set.
    pub stuck: Vec<&'a Part>,
}

/// When a part begins and is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartDue<'a> {
    /// The part.
    pub part: &'a Part,
    /// When it can begin at the latest: when all it waits for is due.
    pub begins: Timestamp,
    /// When its result is due; none if neither the set nor the procedure states a time.
    pub due: Option<Timestamp>,
}

impl LinkedSet {
    /// The parts a case with these answers has.
    #[must_use]
    pub fn parts_of(&self, answers: &Answers) -> Vec<&Part> {
        let holds = |part: &&Part| part.when.as_ref().is_none_or(|when| when.holds(answers, Setting::default()));
        self.parts.iter().filter(holds).collect()
    }

    /// The order of these parts. One that is not among them is waited for by nobody.
    #[must_use]
    pub fn order<'a>(&self, parts: &[&'a Part]) -> Order<'a> {
        let here: BTreeSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        let mut left: Vec<&Part> = parts.to_vec();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        let mut rows = Vec::new();
        while !left.is_empty() {
            let ready = |part: &&Part| {
                part.after.iter().all(|earlier| done.contains(earlier.as_str()) || !here.contains(earlier.as_str()))
            };
            let (row, rest): (Vec<&Part>, Vec<&Part>) = left.iter().copied().partition(ready);
            if row.is_empty() {
                return Order { rows, stuck: rest };
            }
            done.extend(row.iter().map(|part| part.id.as_str()));
            rows.push(row);
            left = rest;
        }
        Order { rows, stuck: Vec::new() }
    }

    /// When each part is due if everybody takes all their time: a part begins when the last it waits for is due. The case
    /// is due with its last part. `procedure` gives the edition in force of a part's procedure.
    #[must_use]
    pub fn dues<'a>(
        &'a self,
        answers: &Answers,
        filed: Timestamp,
        calendar: &Calendar,
        cut_off: Time,
        procedure: impl Fn(&Part) -> Option<&'a Procedure>,
    ) -> Vec<PartDue<'a>> {
        let parts = self.parts_of(answers);
        let mut dues: Vec<PartDue<'a>> = Vec::new();
        for part in self.order(&parts).rows.into_iter().flatten() {
            let waits = dues.iter().filter(|earlier| part.after.contains(&earlier.part.id));
            let begins = waits.filter_map(|earlier| earlier.due).max().unwrap_or(filed);
            let allowed = part.time.or_else(|| {
                let procedure = procedure(part)?;
                let given = Answers::unchecked(self.answers_for(part, procedure, answers, &BTreeMap::new()));
                self.channels.first().and_then(|channel| procedure.allowance_for(*channel, &given))
            });
            let due = allowed.map(|allowance| deadline(begins, allowance, calendar, cut_off).due);
            dues.push(PartDue { part, begins, due });
        }
        dues
    }

    /// The answers of a part's own form, drawn from the one form, from results so far (`birth.personal_id`), and from what
    /// the set fixes.
    #[must_use]
    pub fn answers_for(
        &self,
        part: &Part,
        procedure: &Procedure,
        given: &Answers,
        results: &BTreeMap<String, Value>,
    ) -> BTreeMap<String, Value> {
        let answer = |name: &str| -> Option<Value> {
            if let Some(fixed) = part.fixed.get(name) {
                return Some(fixed.into());
            }
            if let Some(result) = part.from_result.get(name) {
                return results.get(result).cloned();
            }
            given.get(part.asked(name)).cloned()
        };
        procedure.form.fields().filter_map(|field| Some((field.name.clone(), answer(&field.name)?))).collect()
    }
}
