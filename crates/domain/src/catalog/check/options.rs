//! Conditions that ask for an answer nobody can give: they look sound and never hold.

use super::super::channel::Channel;
use super::super::condition::{CHANNEL, Condition};
use super::super::field::FieldType;
use super::super::parse::Turn::{self, At, Key};
use super::super::procedure::Procedure;
use super::Report;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    for (condition, path) in conditions(procedure) {
        for (name, value) in condition.compared() {
            let known: Vec<&str> = match procedure.form.field(name) {
                None if name == CHANNEL => Channel::ALL.map(Channel::key).to_vec(),
                Some(field) if field.kind == FieldType::Choice => {
                    field.options.iter().map(|option| option.value.as_str()).collect()
                }
                Some(field) if field.kind == FieldType::YesNo => vec!["true", "false"],
                _ => continue,
            };
            let text_is_an_answer = !known.contains(&"true");
            if !(text_is_an_answer && known.contains(&value)) {
                let known = known.join(", ");
                report.error("catalog.unknown-option", &path, &[("name", &name), ("value", &value), ("known", &known)]);
            }
        }
    }
}

/// Every condition outside the form's groups, with its place.
fn conditions(procedure: &Procedure) -> Vec<(&Condition, Vec<Turn<'_>>)> {
    let mut found = Vec::new();
    for (at, section) in procedure.form.sections.iter().enumerate() {
        for (field_at, field) in section.fields.iter().enumerate() {
            let path = |key| vec![Key("form"), Key("sections"), At(at), Key("fields"), At(field_at), Key(key)];
            found.extend(field.visible_when.as_ref().map(|when| (when, path("visible-when"))));
            found.extend(field.required_when.as_ref().map(|when| (when, path("required-when"))));
        }
    }
    for (at, offer) in procedure.channels.iter().enumerate() {
        for (variant_at, variant) in offer.variants.iter().enumerate() {
            let path = vec![Key("channels"), At(at), Key("variants"), At(variant_at), Key("when")];
            found.push((&variant.when, path));
        }
    }
    let in_list = |list, at, key| vec![Key(list), At(at), Key(key)];
    for (at, paper) in procedure.components.iter().enumerate() {
        found.extend(paper.required_when.as_ref().map(|when| (when, in_list("components", at, "required-when"))));
    }
    for (at, fee) in procedure.fees.iter().enumerate() {
        found.extend(fee.when.as_ref().map(|when| (when, in_list("fees", at, "when"))));
    }
    for (at, step) in procedure.steps.iter().enumerate() {
        found.extend(step.when.as_ref().map(|when| (when, in_list("steps", at, "when"))));
    }
    for (at, stop) in procedure.eligibility.iter().enumerate() {
        found.extend(stop.when.as_ref().map(|when| (when, in_list("eligibility", at, "when"))));
    }
    found
}
