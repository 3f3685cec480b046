//! `motcua deadline`: when an answer is due, and each step that led there.

use anyhow::{Context as _, Result, bail};
use app::library::Library;
use app::words::{Lang, Value, Words};
use clap::Args;
use domain::calendar::{Arg, Calendar};
use domain::catalog::{Channel, ProcedureCode};
use domain::dossier::deadline::{Allowance, Because, Deadline, deadline};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::{Answer, Context, print_json, say, vietnam};

/// What `motcua deadline` can be asked.
#[derive(Args)]
#[command(
    about = "When an answer is due, and why",
    after_help = "Examples:\n  motcua deadline --allow 3wd --accepted 2026-02-13T10:00:00+07:00\n  \
                  motcua deadline --procedure 1.001193 --accepted 2026-02-13T10:00 --lang en\n  \
                  motcua deadline --allow same-day --accepted 2026-03-06T15:01 --json"
)]
pub struct Options {
    /// The time allowed: 3wd (working days), 20d (days), 8wh (working hours) or same-day.
    #[arg(long, value_name = "TIME", value_parser = allowance, required_unless_present = "procedure")]
    allow: Option<Allowance>,
    /// Take the time allowed from this procedure, in the edition of that day.
    #[arg(long, value_name = "CODE", conflicts_with = "allow")]
    procedure: Option<ProcedureCode>,
    /// With --procedure: the door the dossier came through.
    #[arg(long, value_name = "CHANNEL", default_value = "direct", value_parser = channel)]
    channel: Channel,
    /// When the dossier was accepted; without an offset, Vietnamese time.
    #[arg(long, value_name = "MOMENT", value_parser = vietnam::moment)]
    accepted: Timestamp,
    /// The office whose hours count, by its agency code.
    #[arg(long, value_name = "CODE", default_value = "")]
    office: String,
    /// After this time of day a same-day answer is due on the next working day; the rule pack's when not given.
    #[arg(long, value_name = "HH:MM", value_parser = vietnam::time)]
    cut_off: Option<Time>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    accepted: String,
    allow: Allowance,
    due: String,
    because: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    #[serde(flatten)]
    step: Because,
    key: &'static str,
    words: String,
}

/// Answers with the due date and the steps that led to it.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    let Context { lang, words, .. } = context;
    let library = context.library()?;
    let day = domain::calendar::local::day(options.accepted);
    let allow = match (&options.allow, &options.procedure) {
        (Some(allow), _) => *allow,
        (None, Some(code)) => allowance_of(&library, code, options.channel, day)?,
        (None, None) => bail!("either --allow or --procedure is needed"),
    };
    let cut_off = match options.cut_off {
        Some(cut_off) => cut_off,
        None => library.pack_on(day).with_context(|| format!("the catalogue has no rules in force on {day}"))?.cut_off,
    };
    let calendar = Calendar::new(library.days.clone(), library.hours.of(&options.office).clone());
    let Deadline { due, because } = deadline(options.accepted, allow, &calendar, cut_off);
    let because: Vec<Step> =
        because.into_iter().map(|step| Step { key: step.key(), words: tell(words, *lang, &step), step }).collect();
    if options.json {
        let report =
            Report { accepted: vietnam::rfc3339(options.accepted), allow, due: vietnam::rfc3339(due), because };
        print_json(&report)?;
    } else {
        for Step { words, .. } in &because {
            say(words);
        }
    }
    Ok(Answer::Yes)
}

/// The time a procedure allows for a dossier that came through a door, in the edition of that day.
fn allowance_of(library: &Library, code: &ProcedureCode, channel: Channel, day: Date) -> Result<Allowance> {
    let procedure = library.procedures.in_force(code, day);
    let procedure = procedure.with_context(|| format!("the catalogue has no procedure {code} in force on {day}"))?;
    let stated = procedure.allowance(channel);
    stated.with_context(|| format!("procedure {code} states no time for this door: give it with --allow"))
}

/// One step as a sentence.
fn tell(words: &Words, lang: Lang, step: &Because) -> String {
    let args: Vec<(&str, Value)> = step.args().into_iter().map(|(name, arg)| (name, value(words, lang, arg))).collect();
    words.get(lang, step.key(), &args)
}

fn value(words: &Words, lang: Lang, arg: Arg) -> Value {
    match arg {
        Arg::Text(text) => Value::Text(text),
        Arg::Number(number) => Value::Count(number),
        Arg::Day(day) => Value::Day(day),
        Arg::Time(time) => Value::Text(domain::calendar::tell::short_time(time)),
        Arg::Key(key) => Value::Text(words.get(lang, key, &[])),
    }
}

fn allowance(text: &str) -> Result<Allowance, String> {
    text.parse().map_err(|fault: domain::dossier::deadline::AllowanceError| fault.to_string())
}

fn channel(text: &str) -> Result<Channel, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "expected direct, online, post or kiosk".into())
}
