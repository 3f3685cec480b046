//! The closing report for people.

use app::words::Value;

use super::report::{Report, Spread, Square};
use crate::{Context, say};

/// Prints the report in the language of the command.
pub fn tell(context: &Context, report: &Report) {
    let words = |key: &str, args: &[(&str, Value)]| say(context.words.get(context.lang, key, args));
    let n = |count: u64| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
    words("replay-log", &[("cases", n(report.cases)), ("events", n(report.events)), ("officers", n(report.officers))]);
    for left in &report.left_out {
        words("replay-left-out", &[("line", n(left.line)), ("why", left.why.into())]);
    }
    let law: Vec<&str> = report.law.iter().map(String::as_str).collect();
    words("replay-law", &[("procedure", report.procedure.as_str().into()), ("law", law.join(", ").into())]);
    let told = |moment: &Option<String>| Value::Text(moment.as_deref().unwrap_or("-").chars().take(10).collect());
    words(
        "replay-moved",
        &[("weeks", Value::Count(report.weeks)), ("from", told(&report.from)), ("to", told(&report.to))],
    );
    for (part, office) in &report.offices {
        let part = if part.is_empty() { "-" } else { part };
        say(format_args!("  {part}: {office}"));
    }
    words(
        "replay-dossiers",
        &[
            ("dossiers", n(report.dossiers)),
            ("facts", n(report.facts)),
            ("open", n(report.open)),
            ("closed", n(report.closed)),
        ],
    );
    for (kind, count) in &report.facts_by_kind {
        say(format_args!("{count:>8}  {kind}"));
    }
    words("replay-states", &[]);
    for (state, count) in &report.states {
        say(format_args!("{count:>8}  {}", context.words.get(context.lang, &state_key(state), &[])));
    }
    words(
        "replay-refused",
        &[
            ("beyond", n(report.tally.beyond_plan)),
            ("after", n(report.tally.after_the_end)),
            ("refused", n(report.tally.refused.values().sum())),
        ],
    );
    for (code, count) in &report.tally.refused {
        say(format_args!("{count:>8}  {code}"));
    }
    let (answered, online) = report.answered_in_time;
    words("replay-answered", &[("answered", n(answered)), ("online", n(online))]);
    square(context, "replay-in-time", &report.in_time);
    square(context, "replay-in-time-by-the-logs-limit", &report.in_time_by_the_logs_limit);
    for (key, spread) in [
        ("replay-days-waiting", report.days.waiting),
        ("replay-days-ours", report.days.ours),
        ("replay-days-our-limit", report.days.our_limit),
        ("replay-days-log", report.days.log),
        ("replay-days-log-limit", report.days.log_limit),
    ] {
        let Spread { median, p95 } = spread;
        words(key, &[("median", format!("{median:.1}").into()), ("p95", format!("{p95:.1}").into())]);
    }
    if report.this_run.acts == 0 {
        words("replay-nothing-new", &[]);
    } else {
        words(
            "replay-speed",
            &[
                ("acts", n(report.this_run.acts)),
                ("seconds", format!("{:.1}", report.this_run.seconds).into()),
                ("speed", format!("{:.1}", report.dossiers_per_second).into()),
            ],
        );
    }
    if report.this_run.interrupted {
        words("replay-interrupted", &[]);
    }
}

fn square(context: &Context, key: &str, square: &Square) {
    let n = |count: u64| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [
        ("all", n(square.all())),
        ("both", n(square.both)),
        ("ours", n(square.ours_only)),
        ("log", n(square.log_only)),
        ("neither", n(square.neither)),
    ];
    say(context.words.get(context.lang, key, &args));
}

fn state_key(state: &str) -> String {
    format!("dossier-state-{}", state.replace('_', "-"))
}
