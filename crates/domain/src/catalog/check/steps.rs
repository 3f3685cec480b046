//! Who does what, and whether the sum of times keeps the law.

use std::fmt::Display;

use super::super::answers::Answers;
use super::super::channel::Channel;
use super::super::condition::Setting;
use super::super::field::SeenBy;
use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::super::process::Process;
use super::super::process::flaw::FlawKind;
use super::super::process::hours::legal_hours;
use super::super::step::{Step, StepKind};
use super::{Reads, Report};
use crate::access::Role;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    let steps = procedure.steps.iter().enumerate();
    report.twice("step", steps.clone().map(|(at, step)| (step.id.as_str(), vec![Key("steps"), At(at), Key("id")])));
    let known = super::field_names(procedure);
    for (at, step) in steps {
        let path = |key| [Key("steps"), At(at), Key(key)];
        report.words(&path("name"), &step.name);
        if !matches!(step.role, Role::Receptionist | Role::Specialist | Role::Leader | Role::Clerk) {
            report.error("catalog.unknown-role", &path("role"), &[("name", &step.role)]);
        }
        for (field_at, name) in step.form.iter().enumerate() {
            match procedure.form.field(name) {
                None => {
                    let path = [Key("steps"), At(at), Key("form"), At(field_at)];
                    report.error("catalog.step-field-unknown", &path, &[("name", name), ("step", &step.id)]);
                }
                Some(field) if field.seen_by == SeenBy::Everyone => {
                    let path = [Key("steps"), At(at), Key("form"), At(field_at)];
                    report.error("catalog.step-field-of-applicant", &path, &[("name", name), ("step", &step.id)]);
                }
                Some(_) => {}
            }
        }
        let never = step.when.as_ref().is_some_and(|when| {
            report.condition(&path("when"), when, &known, Reads::Channel);
            when.names().next().is_none() && !when.holds(&Answers::default(), Setting::default())
        });
        let never = never || channel_is_closed(step, procedure);
        if never {
            report.error("catalog.unreachable-step", &path("id"), &[("name", &step.id)]);
        }
    }
    for wanted in [StepKind::Receive, StepKind::Return] {
        if !procedure.steps.iter().any(|step| step.kind == wanted) {
            let kind = if wanted == StepKind::Receive { "receive" } else { "return" };
            report.error("catalog.step-missing", &[Key("steps")], &[("kind", &kind)]);
        }
    }
    order(report, procedure);
}

/// A step that only asks for the channel, and no channel on offer answers it.
fn channel_is_closed(step: &Step, procedure: &Procedure) -> bool {
    let Some(when) = &step.when else { return false };
    let mut names = when.names();
    let only_channel = names.next() == Some(super::CHANNEL) && names.next().is_none();
    let holds = |channel: Channel| when.holds(&Answers::default(), Setting { channel: Some(channel), on: None });
    only_channel && !procedure.channels.iter().any(|offer| holds(offer.channel))
}

/// What comes after what: names, rings, steps nobody waits for.
fn order(report: &mut Report<'_>, procedure: &Procedure) {
    let process = match Process::of(procedure) {
        Ok(process) => process,
        Err(flaws) => {
            // Two steps of one name are found with the other names.
            for flaw in flaws.into_iter().filter(|flaw| flaw.kind != FlawKind::Twice) {
                let name = procedure.steps.get(flaw.at).map_or("", |step| step.id.as_str());
                let args = flaw.kind.args();
                let told = args.iter().map(|(key, value)| (*key, value as &dyn Display));
                let told: Vec<(&str, &dyn Display)> = told.chain([("name", &name as &dyn Display)]).collect();
                report.error(flaw.kind.code(), &[Key("steps"), At(flaw.at), Key(flaw.kind.key())], &told);
            }
            return;
        }
    };
    behind_the_return(report, procedure, &process);
    times(report, procedure, &process);
}

/// Once the result is handed over no step is taken.
fn behind_the_return(report: &mut Report<'_>, procedure: &Procedure, process: &Process) {
    let ends = |place: &usize| {
        let step = &process.nodes()[*place].step;
        step.kind == StepKind::Return && step.when.is_none()
    };
    for (node, earlier) in process.nodes().iter().zip(process.earlier()) {
        if earlier.iter().any(ends) {
            let at = procedure.steps.iter().position(|step| step.id == node.step.id).unwrap_or_default();
            report.error("catalog.unreachable-step", &[Key("steps"), At(at), Key("id")], &[("name", &node.step.id)]);
        }
    }
}

/// The longest way through the steps may not take more than the law gives: the limit binds the whole (Decree 118/2025
/// Art. 19), and agencies that are asked side by side count once (Art. 20.2).
fn times(report: &mut Report<'_>, procedure: &Procedure, process: &Process) {
    for (at, offer) in procedure.channels.iter().enumerate() {
        let Some(legal) = legal_hours(offer) else { continue };
        let sum = process.by_channel(offer.channel).longest_way().hours;
        if sum > legal {
            let channel = offer.channel.key();
            report.error(
                "catalog.steps-exceed-time",
                &[Key("channels"), At(at), Key("time")],
                &[("channel", &channel), ("sum", &sum), ("legal", &legal)],
            );
        }
    }
}
