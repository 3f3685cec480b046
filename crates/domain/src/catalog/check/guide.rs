//! The questions that tell a person which papers are theirs, and the cases in which a procedure is the wrong one.

use super::super::answers::Answers;
use super::super::condition::Setting;
use super::super::field::FieldType;
use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};

/// The most questions before a person is told what to bring.
const MOST_QUESTIONS: usize = 3;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    if procedure.guide.len() > MOST_QUESTIONS {
        report.error("catalog.guide-too-long", &[Key("guide")], &[("max", &MOST_QUESTIONS)]);
    }
    report.twice(
        "guide",
        procedure.guide.iter().enumerate().map(|(at, name)| (name.as_str(), vec![Key("guide"), At(at)])),
    );
    for (at, name) in procedure.guide.iter().enumerate() {
        let path = [Key("guide"), At(at)];
        match procedure.form.field(name).map(|field| field.kind) {
            None => report.error("catalog.guide-unknown-field", &path, &[("name", name)]),
            Some(FieldType::Choice | FieldType::YesNo | FieldType::Number | FieldType::Money | FieldType::Date) => {}
            Some(_) => report.error("catalog.guide-field-kind", &path, &[("name", name)]),
        }
    }
    let known = super::field_names(procedure);
    for (at, stop) in procedure.eligibility.iter().enumerate() {
        let path = |key| [Key("eligibility"), At(at), Key(key)];
        report.words(&path("why"), &stop.why);
        if stop.basis.trim().is_empty() {
            report.error("catalog.stop-without-basis", &path("basis"), &[]);
        }
        if stop.when.is_none() == stop.by.is_none() {
            report.error("catalog.stop-without-case", &path("why"), &[]);
        }
        if let Some(when) = &stop.when {
            report.condition(&path("when"), when, &known, Reads::ChannelAndDay);
            let constant = when.names().next().is_none();
            if constant && !when.holds(&Answers::default(), Setting::default()) {
                report.error("catalog.stop-never", &path("when"), &[("condition", when)]);
            } else if constant {
                report.error("catalog.stop-always", &path("when"), &[("condition", when)]);
            }
        }
        if stop.instead.as_ref() == Some(&procedure.code) {
            report.error("catalog.stop-instead-itself", &path("instead"), &[("code", &procedure.code)]);
        }
    }
}
