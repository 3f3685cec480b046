//! Cases with what must come out: publication tries them all.

use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::super::sample::trial::written;
use super::Report;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    for (at, sample) in procedure.samples.iter().enumerate() {
        report.words(&[Key("samples"), At(at), Key("name")], &sample.name);
        let path = |key| [Key("samples"), At(at), Key(key)];
        if procedure.offer(sample.channel).is_none() {
            report.error("catalog.sample-channel", &path("channel"), &[("channel", &sample.channel.key())]);
        }
        if let Some(on) = sample.on.filter(|on| !procedure.is_in_force(*on)) {
            // A case of another edition's days: it says nothing of this one, and must not keep it from being published.
            report.warning("catalog.sample-day", &path("on"), &[("date", &on)]);
            continue;
        }
        let (_, wrong) = sample.read(procedure);
        for error in &wrong {
            // A fault inside a group is named `children.2.name`.
            let name = error.field.split('.').next().unwrap_or_default();
            let path = [Key("samples"), At(at), Key("answers"), Key(name)];
            if procedure.form.field(name).is_none() {
                report.error("catalog.sample-unknown-answer", &path, &[("name", &error.field)]);
            } else {
                let value = sample.answers.get(name).map(written).unwrap_or_default();
                report.error("catalog.sample-answer", &path, &[("name", &error.field), ("value", &value)]);
            }
        }
        // What a sample with unreadable answers gives says nothing.
        if !wrong.is_empty() {
            continue;
        }
        for difference in procedure.try_sample(sample) {
            report.error(
                "catalog.sample-differs",
                &[Key("samples"), At(at), Key("expect"), Key(difference.what)],
                &[("what", &difference.what), ("expected", &difference.expected), ("found", &difference.found)],
            );
        }
    }
}
