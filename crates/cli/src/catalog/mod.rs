//! `motcua catalog`: the procedures, listed and checked.

use std::path::PathBuf;

use anyhow::Result;
use app::words::Value;
use clap::Subcommand;
use domain::catalog::check;
use domain::catalog::finding::{Finding, Severity};
use jiff::civil::Date;
use serde::Serialize;

use crate::source::Source;
use crate::{Answer, Context, print_json, say};

/// What `motcua catalog` can be asked.
#[derive(Subcommand)]
#[command(about = "The procedures: list them, check their files")]
pub enum Command {
    /// Find what is missing from the files of procedures, or contradicts itself, and say where.
    #[command(
        after_help = "Examples:\n  motcua catalog check\n  motcua catalog check my-catalog --lang en\n  motcua catalog check --json\n\n\
                            Exit codes: 0 nothing but warnings and notes, 1 errors: such a catalogue is not loaded."
    )]
    Check {
        /// The folder of the catalogue.
        folder: Option<PathBuf>,
        /// Write JSON for programs.
        #[arg(long)]
        json: bool,
    },
    /// List the procedures in force on a day.
    #[command(after_help = "Examples:\n  motcua catalog list\n  motcua catalog list --on 2026-06-30 --json")]
    List {
        /// The day.
        #[arg(long, value_name = "DATE", default_value_t = today())]
        on: Date,
        /// Write JSON for programs.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    words: String,
}

#[derive(Serialize)]
struct Listed<'a> {
    code: String,
    edition: u32,
    valid_from: Date,
    name: &'a domain::catalog::Text,
}

/// Answers; no when a catalogue has errors.
pub fn run(context: &Context, command: &Command) -> Result<Answer> {
    match command {
        Command::Check { folder, json } => {
            let named = folder.as_deref().map(|folder| Source::open(Some(folder))).transpose()?;
            checked(context, named.as_ref().unwrap_or(&context.source), *json)
        }
        Command::List { on, json } => list(context, *on, *json),
    }
}

fn checked(context: &Context, source: &Source, json: bool) -> Result<Answer> {
    let (procedures, mut findings) = check::files(source.procedures());
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let answer = if findings.iter().any(Finding::is_error) { Answer::No } else { Answer::Yes };
    let told: Vec<Told> = findings.iter().map(|finding| Told { words: words(context, finding), finding }).collect();
    if json {
        print_json(&told)?;
        return Ok(answer);
    }
    for Told { finding, words } in &told {
        let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
        let severity = context.words.get(context.lang, severity_key(finding.severity), &[]);
        say(format_args!("{}{line}: {severity}: {words}", finding.file));
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count() as i64;
    let args = [
        ("procedures", Value::Count(procedures.len() as i64)),
        ("errors", Value::Count(count(Severity::Error))),
        ("warnings", Value::Count(count(Severity::Warning))),
        ("notes", Value::Count(count(Severity::Note))),
    ];
    say(context.words.get(context.lang, "cli-catalog-checked", &args));
    Ok(answer)
}

fn list(context: &Context, on: Date, json: bool) -> Result<Answer> {
    let library = context.library()?;
    let listed = library.procedures.all_in_force(on).map(|procedure| Listed {
        code: procedure.code.to_string(),
        edition: procedure.edition,
        valid_from: procedure.valid_from,
        name: &procedure.name,
    });
    if json {
        print_json(&listed.collect::<Vec<_>>())?;
    } else {
        for Listed { code, name, .. } in listed {
            say(format_args!("{code}  {}", if context.lang == app::words::Lang::Vi { &name.vi } else { &name.en }));
        }
    }
    Ok(Answer::Yes)
}

fn words(context: &Context, finding: &Finding) -> String {
    let args: Vec<(&str, Value)> =
        finding.args.iter().map(|(name, value)| (name.as_str(), Value::Text(value.clone()))).collect();
    context.words.get(context.lang, &finding.code, &args)
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "cli-severity-error",
        Severity::Warning => "cli-severity-warning",
        Severity::Note => "cli-severity-note",
    }
}

fn today() -> Date {
    domain::calendar::local::day(jiff::Timestamp::now())
}
