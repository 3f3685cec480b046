//! `motcua replay`: a public event log driven through the real lifecycle, at simulated time.
pub mod activity; // what an activity of the log is on our road
pub mod actors; // departments become offices, people officers
pub mod call; // one call of a use case
pub mod case; // one case on its way
pub mod describe; // what a log holds, before it is driven
pub mod filing; // the form, filled in by invented people
pub mod plan; // what is to be done, and when
pub mod report; // what came of it
pub mod run; // all cases in one order of time
pub mod tell; // the report for people
pub mod xes; // cases and events read from an XES file

#[cfg(test)]
mod tests;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result, bail};
use app::{City, Ctx};
use clap::Args;
use domain::access::Actor;
use domain::catalog::code::ProcedureCode;
use domain::catalog::procedure::Procedure;
use indicatif::ProgressBar;
use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::place::Place;
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, print_json};
use case::{Stage, Tally};
use plan::Plan;
use report::Report;
use run::Standing;

/// What `motcua replay` can be asked.
#[derive(Args)]
#[command(
    about = "Drive a public event log (XES, plain or gzipped) through the real lifecycle",
    after_help = "Examples:\n  motcua replay receipt.xes.gz --data replayed\n  motcua replay receipt.xes.gz --describe --json\n\n\
                  Stop it with Ctrl+C; the same command goes on where it stopped. It needs a city without dossiers of its own."
)]
pub struct Options {
    /// The log.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The procedure whose dossiers the cases become.
    #[arg(long, value_name = "CODE", default_value = "1.013225")]
    procedure: ProcedureCode,
    /// Move the log by so many whole weeks; by default the fewest that bring it under the procedure's first edition.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    shift_weeks: Option<i64>,
    /// Only the first cases of the file.
    #[arg(long, value_name = "N")]
    cases: Option<usize>,
    /// Say what the log holds, and change nothing.
    #[arg(long, conflicts_with_all = ["shift_weeks", "cases"])]
    describe: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Drives the log and reports; no when it was interrupted.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    if options.describe {
        return describe::run(&options.file, options.json);
    }
    log_to_stderr();
    runtime()?.block_on(async {
        let stop = Arc::new(AtomicBool::new(false));
        let told = stop.clone();
        let listening = tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                told.store(true, Ordering::Relaxed);
            }
        });
        let bar = if options.json { ProgressBar::hidden() } else { bar()? };
        let report = replay(context, options, &bar, &stop).await?;
        bar.finish_and_clear();
        listening.abort();
        if options.json {
            print_json(&report)?
        } else {
            tell::tell(context, &report)
        }
        Ok(if report.this_run.interrupted { Answer::No } else { Answer::Yes })
    })
}

async fn replay(context: &Context, options: &Options, bar: &ProgressBar, stop: &AtomicBool) -> Result<Report> {
    let hash = hash(&options.file)?;
    options.place.make()?;
    let library = context.library()?;
    let first = library.procedures.of(&options.procedure).map(|procedure| procedure.valid_from).min();
    let first = first.with_context(|| format!("the catalogue has no procedure {}", options.procedure))?;
    // Offices are younger than some procedures.
    let first = library.offices.iter().map(|office| office.valid_from).min().map_or(first, |office| office.max(first));
    let plan = plan::plan(&options.file, options.shift_weeks, options.cases, first)?;
    let (begins, procedure) = beginning(&library.procedures, options, &plan)?;
    let source = format!("{hash}:{}:{}:{}", options.procedure, plan.weeks, plan.cases.len());
    let city = City::open(options.place.settings("http://localhost"), library, Timestamp::now()).await?;
    let ctx = Ctx::new(city.clone(), Actor::System, begins, context.lang);
    let mut standing = standing(&city, &source, &plan).await?;
    let actors = actors::Actors::settle(&ctx, &plan, &procedure, &hash).await?;
    let stage = Arc::new(Stage { ctx, actors, procedure: options.procedure.clone(), source });
    let done = run::run(&stage, &plan, &mut standing, bar, stop).await?;
    report::report(&stage, &plan, &standing, done).await
}

/// The first simulated day, and the edition in force on it.
fn beginning(
    catalog: &domain::catalog::edition::Catalog,
    options: &Options,
    plan: &Plan,
) -> Result<(Timestamp, Arc<Procedure>)> {
    let first = plan.cases.iter().flat_map(|case| &case.acts).map(|act| act.at).min();
    let day: Date = domain::calendar::local::day(first.context("the log has no case that can be driven")?);
    let procedure = catalog.in_force(&options.procedure, day);
    let procedure = procedure.with_context(|| {
        format!(
            "procedure {} is not in force on {day}, the first day of the log moved by {} weeks; choose --shift-weeks",
            options.procedure, plan.weeks
        )
    })?;
    Ok((domain::calendar::local::instant(day, Time::midnight()), procedure.clone()))
}

/// Where an earlier run of the same log stopped; a beginning in a city that has no dossiers.
async fn standing(city: &City, source: &str, plan: &Plan) -> Result<Standing> {
    if let Some(progress) = app::replay::find(city, source).await? {
        return serde_json::from_str(&progress.body).context("the progress of this log cannot be read");
    }
    if !app::replay::is_vacant(city).await? {
        bail!(
            "there are dossiers here that are not from this log with these settings; a replay runs at simulated time and would \
             close them before their day: give it a city of its own with --data or --store"
        );
    }
    let standing = Standing {
        until: Some(Timestamp::MIN),
        dossiers: vec![None; plan.cases.len()],
        acts: 0,
        tally: Tally::default(),
    };
    let progress = app::replay::Progress { done: 0, body: serde_json::to_string(&standing)? };
    app::replay::keep(city, source, progress, Timestamp::now()).await?;
    Ok(standing)
}

/// What tells one file from another: the beginning of its SHA-256.
fn hash(file: &Path) -> Result<String> {
    use sha2::{Digest, Sha256};
    let unreadable = || format!("{} cannot be read", file.display());
    let mut bytes = Vec::new();
    std::fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes)).with_context(unreadable)?;
    Ok(Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

fn bar() -> Result<ProgressBar> {
    let bar = ProgressBar::new(0);
    let style = "{wide_bar} {pos}/{len} {per_sec} ETA {eta}";
    bar.set_style(indicatif::ProgressStyle::with_template(style)?);
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    Ok(bar)
}
