//! Who does what, and whether the sum of times keeps the law.

use super::super::answers::Answers;
use super::super::channel::{Channel, ChannelOffer};
use super::super::condition::Setting;
use super::super::decision::{Outcome, TableName};
use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::super::step::{Step, StepKind};
use super::{Reads, Report};
use crate::access::Role;
use crate::dossier::deadline::Allowance;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    let steps = procedure.steps.iter().enumerate();
    report.twice("step", steps.clone().map(|(at, step)| (step.id.as_str(), vec![Key("steps"), At(at), Key("id")])));
    let known = super::field_names(procedure);
    let mut returned = false;
    for (at, step) in steps {
        let path = |key| [Key("steps"), At(at), Key(key)];
        report.words(&path("name"), &step.name);
        if !matches!(step.role, Role::Receptionist | Role::Specialist | Role::Leader | Role::Clerk) {
            report.error("catalog.unknown-role", &path("role"), &[("name", &step.role)]);
        }
        let never = step.when.as_ref().is_some_and(|when| {
            report.condition(&path("when"), when, &known, Reads::Channel);
            when.names().next().is_none() && !when.holds(&Answers::default(), Setting::default())
        });
        let never = never || channel_is_closed(step, procedure);
        if never || returned {
            report.error("catalog.unreachable-step", &path("id"), &[("name", &step.id)]);
        }
        returned |= step.kind == StepKind::Return && step.when.is_none();
    }
    for wanted in [StepKind::Receive, StepKind::Return] {
        if !procedure.steps.iter().any(|step| step.kind == wanted) {
            let kind = if wanted == StepKind::Receive { "receive" } else { "return" };
            report.error("catalog.step-missing", &[Key("steps")], &[("kind", &kind)]);
        }
    }
    times(report, procedure);
}

/// A step that only asks for the channel, and no channel on offer answers it.
fn channel_is_closed(step: &Step, procedure: &Procedure) -> bool {
    let Some(when) = &step.when else { return false };
    let mut names = when.names();
    let only_channel = names.next() == Some(super::CHANNEL) && names.next().is_none();
    let holds = |channel: Channel| when.holds(&Answers::default(), Setting { channel: Some(channel), on: None });
    only_channel && !procedure.channels.iter().any(|offer| holds(offer.channel))
}

/// Step times may not add up to more than the law gives (the time limit binds the whole, Decree 118/2025 Art. 19).
fn times(report: &mut Report<'_>, procedure: &Procedure) {
    for (at, offer) in procedure.channels.iter().enumerate() {
        let variants = offer.variants.iter().map(|variant| &variant.time);
        let stated = variants.chain([&offer.time]).filter_map(|time| time.stated().copied());
        let Some(legal) = stated.chain(by_table(offer)).map(|time| working_hours(&time)).min() else {
            continue;
        };
        let sum: u32 = procedure
            .steps
            .iter()
            .filter(|step| may_happen(step, offer.channel))
            .map(|step| working_hours(&step.time))
            .sum();
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

/// The times a table can give for a channel.
fn by_table(offer: &ChannelOffer) -> impl Iterator<Item = Allowance> {
    let table = offer.time_by.as_ref().and_then(TableName::table);
    table.into_iter().flat_map(|table| {
        (0..table.rows.len())
            .filter_map(|row| if let Some(Outcome::Time(time)) = table.outcome(row) { Some(time) } else { None })
    })
}

/// Whether a step could be taken by some dossier of this channel. Conditions on answers are taken to hold.
fn may_happen(step: &Step, channel: Channel) -> bool {
    step.when.as_ref().is_none_or(|when| {
        when.names().any(|name| name != super::CHANNEL)
            || when.holds(&Answers::default(), Setting { channel: Some(channel), on: None })
    })
}

/// The working hours that an allowance holds for certain: eight a day, and of calendar days five in seven.
fn working_hours(allowance: &Allowance) -> u32 {
    match *allowance {
        Allowance::WorkingHours(hours) => hours,
        Allowance::WorkingDays(days) => days.saturating_mul(8),
        Allowance::CalendarDays(days) => (days / 7 * 5 + (days % 7).saturating_sub(2)).saturating_mul(8),
        Allowance::SameDay => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_days_hold_at_least_five_working_days_in_seven() {
        for (days, hours) in [(1, 0), (3, 8), (7, 40), (10, 48), (15, 80), (20, 112)] {
            assert_eq!(working_hours(&Allowance::CalendarDays(days)), hours, "{days}");
        }
    }
}
