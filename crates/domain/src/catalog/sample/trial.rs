//! A case tried on a procedure, and where it gives something else than the clerk wrote.

use std::collections::BTreeSet;
use std::fmt::Display;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::super::answers::{AnswerError, Answers};
use super::super::channel::TimeLimit;
use super::super::condition::Setting;
use super::super::fee::FeeCase;
use super::super::office::{CommuneBody, OfficeRule};
use super::super::procedure::Procedure;
use super::super::reading;
use super::{Expected, Open, Sample, Total};

/// One thing that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Which of the things expected, by its key in the file: `total`, `components`, `time`, `eligible`, `steps`, `office`.
    pub what: &'static str,
    /// What the sample says.
    pub expected: String,
    /// What the procedure gives.
    pub found: String,
}

/// What a case gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// Whether the procedure is open to the person.
    pub eligible: bool,
    /// The codes of the papers wanted, in the order of the file.
    pub components: Vec<String>,
    /// The sum of the fees; none when the file has no fee table, so that no source states a price.
    pub total: Option<Total>,
    /// The time of the law; none when the channel is closed.
    pub time: Option<TimeLimit>,
    /// The steps taken, in order.
    pub steps: Vec<String>,
    /// The competent office as a sample writes it; none when the answers do not name it.
    pub office: Option<String>,
}

impl Sample {
    /// The day of the case.
    pub fn day(&self, procedure: &Procedure) -> Date {
        self.on.unwrap_or(procedure.valid_from)
    }

    /// The answers in their normal form, and those that the form does not know or cannot read.
    pub fn read(&self, procedure: &Procedure) -> (Answers, Vec<AnswerError>) {
        let unknown = |name: &&String| procedure.form.field(name).is_none();
        let mut wrong: Vec<AnswerError> =
            self.answers.keys().filter(unknown).map(|name| AnswerError::new(name, "answer.unknown-field")).collect();
        let mut read = Answers::default();
        for field in procedure.form.fields() {
            let Some(given) = self.answers.get(&field.name) else { continue };
            match reading::read(field, given, &read, self.day(procedure)) {
                Ok(value) => {
                    let mut answers = read.into_map();
                    answers.extend(value.map(|value| (field.name.clone(), value)));
                    read = Answers::unchecked(answers);
                }
                Err(errors) => wrong.extend(errors),
            }
        }
        (read, wrong)
    }
}

impl Procedure {
    /// What a case gives.
    pub fn trial(&self, case: &FeeCase<'_>) -> Trial {
        let setting = Setting { channel: Some(case.channel), on: Some(case.on) };
        let total = match self.fees.total(case) {
            _ if self.fees.0.is_empty() => None,
            Some(sum) => Some(Total::Sum(sum)),
            None => Some(Total::Open(Open::Open)),
        };
        let stated = |allowance: Option<_>| allowance.map_or(TimeLimit::NotStated, TimeLimit::Stated);
        Trial {
            eligible: self.stop(case.answers, setting).is_none(),
            components: self.required_components(case.answers).iter().map(|paper| paper.code.clone()).collect(),
            total,
            time: self.offer(case.channel).map(|_| stated(self.allowance_for(case.channel, case.answers))),
            steps: self.steps_of(case.answers, case.channel).iter().map(|step| step.id.clone()).collect(),
            office: self.office.written(case.answers, case.on),
        }
    }

    /// Tries a sample: everything that comes out differently from what it expects.
    pub fn try_sample(&self, sample: &Sample) -> Vec<Difference> {
        let (answers, _) = sample.read(self);
        let case =
            FeeCase { channel: sample.channel, on: sample.day(self), answers: &answers, classes: &sample.classes };
        self.trial(&case).against(&sample.expect)
    }
}

impl Trial {
    fn against(&self, expected: &Expected) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut hold = |what, same: bool, expected: String, got: String| {
            if !same {
                found.push(Difference { what, expected, found: got });
            }
        };
        if let Some(total) = &expected.total {
            let got = self.total.as_ref().map_or("not-stated".to_owned(), ToString::to_string);
            hold("total", self.total.as_ref() == Some(total), total.to_string(), got);
        }
        if let Some(wanted) = &expected.components {
            let set = |codes: &[String]| codes.iter().cloned().collect::<BTreeSet<_>>();
            let same = set(wanted) == set(&self.components) && wanted.len() == self.components.len();
            hold("components", same, list(wanted), list(&self.components));
        }
        if let Some(time) = &expected.time {
            hold("time", self.time.as_ref() == Some(time), limit(Some(time)), limit(self.time.as_ref()));
        }
        if let Some(eligible) = expected.eligible {
            hold("eligible", eligible == self.eligible, eligible.to_string(), self.eligible.to_string());
        }
        if let Some(steps) = &expected.steps {
            hold("steps", *steps == self.steps, list(steps), list(&self.steps));
        }
        if let Some(office) = &expected.office {
            let got = self.office.clone().unwrap_or_else(|| "-".to_owned());
            hold("office", *office == got, office.clone(), got);
        }
        found
    }
}

fn list(words: &[impl Display]) -> String {
    match words {
        [] => "-".to_owned(),
        words => words.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn limit(time: Option<&TimeLimit>) -> String {
    match time {
        Some(TimeLimit::Stated(allowance)) => allowance.to_string(),
        Some(TimeLimit::NotStated) => "not-stated".to_owned(),
        None => "-".to_owned(),
    }
}

impl OfficeRule {
    /// The competent office as a sample writes it: `CATP`, `00082`, `police:00082`; none when the answers do not name it.
    pub fn written(&self, answers: &Answers, on: Date) -> Option<String> {
        match self.in_case(answers, Some(on))? {
            OfficeRule::CityOffice { office, .. } => Some(office.clone()),
            OfficeRule::CommuneOfField { field, body } | OfficeRule::CommuneOfChoice { field, body } => {
                let commune = answers.commune(field)?;
                Some(match body {
                    CommuneBody::PeopleCommittee => commune.to_owned(),
                    CommuneBody::Police => format!("police:{commune}"),
                })
            }
            OfficeRule::ByTable { .. } => None,
        }
    }
}

impl Display for Total {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Total::Sum(sum) => sum.fmt(f),
            Total::Open(Open::Open) => f.write_str("open"),
        }
    }
}

/// The value of an answer as a clerk wrote it.
pub fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
