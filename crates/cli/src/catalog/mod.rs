//! `motcua catalog`: the procedures, listed, checked and tried.
mod check; // what is missing from the files, or contradicts itself
mod diff; // the national catalogue beside ours
mod import; // the national catalogue becomes drafts
mod list; // the procedures in force on a day
mod national; // the national catalogue as an operator has it
mod needless; // papers that could be spared
mod process; // internal processes, exchanged with other programs
mod trial; // what a procedure gives for a case

use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;
use jiff::civil::Date;

use crate::source::Source;
use crate::{Answer, Context};

/// What `motcua catalog` can be asked.
#[derive(Subcommand)]
#[command(about = "The procedures: list them, check their files, try them on cases")]
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
    Try(trial::Options),
    Needless(needless::Options),
    Import(import::Options),
    Diff(diff::Options),
    Bpmn(process::Bpmn),
    StepsFrom(process::StepsFrom),
}

/// Answers; no when a catalogue has errors, or a sample comes out differently.
pub fn run(context: &Context, command: &Command) -> Result<Answer> {
    match command {
        Command::Check { folder, json } => {
            let named = folder.as_deref().map(|folder| Source::open(Some(folder))).transpose()?;
            check::run(context, named.as_ref().unwrap_or(&context.source), *json)
        }
        Command::List { on, json } => list::run(context, *on, *json),
        Command::Try(options) => trial::run(context, options),
        Command::Needless(options) => needless::run(context, options),
        Command::Import(options) => import::run(context, options),
        Command::Diff(options) => diff::run(context, options),
        Command::Bpmn(options) => process::write(context, options),
        Command::StepsFrom(options) => process::read(context, options),
    }
}

fn today() -> Date {
    domain::calendar::local::day(jiff::Timestamp::now())
}
