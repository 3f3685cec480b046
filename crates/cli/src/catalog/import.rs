//! `motcua catalog import`: the national catalogue becomes drafts.

use std::path::PathBuf;

use anyhow::{Result, bail};
use app::catalog::import::{Taken, import};
use app::words::Value;
use app::{City, Ctx};
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::national;
use crate::place::Place;
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, print_json, progress, say};

/// What `motcua catalog import` can be asked.
#[derive(Args)]
#[command(
    about = "Begin drafts of what the national catalogue announces and this city has not set up",
    after_help = "Examples:\n  motcua catalog import procedures.csv --data /srv/motcua --as ngan\n  \
                  motcua catalog import procedures.jsonl.gz --data /srv/motcua --as ngan --json\n\n\
                  Nothing is published. The same file a second time changes nothing; interrupted, it goes on where it was.\n\
                  Exit codes: 0 everything was taken, 1 some records could not be read: they are named."
)]
pub struct Options {
    /// The catalogue: CSV or JSON lines, plain or gzipped.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The designer in whose name the drafts begin, by their login.
    #[arg(long = "as", value_name = "LOGIN")]
    login: String,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Told {
    read: usize,
    unreadable: usize,
    #[serde(flatten)]
    taken: Taken,
}

/// Runs the command; no when some records could not be read.
///
/// # Errors
/// A file or city that cannot be opened; no such designer.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    let national = national::read(&options.file)?;
    national.tell_unreadable(context);
    let (read, unreadable) = (national.announced.len(), national.unreadable.len());
    let bar = progress::bar(&context.words.get(context.lang, "cli-importing", &[]), read as u64)?;
    let taken = runtime()?.block_on(async {
        options.place.make()?;
        let now = Timestamp::now();
        let city = City::open(options.place.settings(""), context.library()?, now).await?;
        let Some(actor) = app::account::session::actor_of(&city, &options.login, now).await? else {
            bail!("there is nobody with the login '{}'", options.login);
        };
        let ctx = Ctx::new(city, actor, now, context.lang);
        import(&ctx, national.announced, |done| bar.set_position(done as u64))
            .await
            .map_err(|error| anyhow::anyhow!(error.tell(&context.words, context.lang, "")))
    });
    bar.finish_and_clear();
    let taken = taken?;
    if options.json {
        print_json(&Told { read, unreadable, taken })?;
    } else {
        let args = [
            ("read", Value::Count(read as i64)),
            ("unreadable", Value::Count(unreadable as i64)),
            ("begun", Value::Count(taken.begun as i64)),
            ("unchanged", Value::Count(taken.unchanged as i64)),
            ("here", Value::Count(taken.here as i64)),
        ];
        say(context.words.get(context.lang, "cli-imported", &args));
    }
    Ok(if unreadable == 0 { Answer::Yes } else { Answer::No })
}
