//! `motcua backup`: everything in a folder, taken while the city serves.

use std::path::PathBuf;

use anyhow::Result;
use app::backup::{Manifest, Progress, write};
use app::existing::Existing;
use app::words::Value;
use clap::Args;
use jiff::Timestamp;

use crate::place::{Place, private_folder};
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, print_json, progress, say};

/// What `motcua backup` can be asked.
#[derive(Args)]
#[command(
    about = "Copy everything, as it is at one moment, into a folder; the city may go on serving",
    after_help = "Examples:\n  motcua backup --data /srv/motcua --to /backup/2026-11-23\n  \
                  motcua backup --data /srv/motcua --store postgres://motcua@db/motcua --to /backup/2026-11-23 --json"
)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// The folder of the backup; it must not exist or be empty.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// What cannot be opened, read or written; the folder is no backup then.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    runtime()?.block_on(async {
        let existing = Existing::open(&options.place.settings("")).await?;
        private_folder(&options.to)?;
        let bar = progress::count(&context.words.get(context.lang, "backup-writing", &[]))?;
        let told_of = |done: Progress| bar.set_position(done.rows + done.files);
        let manifest = write(&existing, &options.to, Timestamp::now(), told_of).await;
        bar.finish_and_clear();
        told(context, "backup-written", &manifest?, options.json)?;
        Ok(Answer::Yes)
    })
}

/// Says what is in a backup.
///
/// # Errors
/// The answer cannot be written as JSON.
pub fn told(context: &Context, key: &str, manifest: &Manifest, json: bool) -> Result<()> {
    if json {
        return print_json(manifest);
    }
    let count = |count: u64| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [
        ("rows", count(manifest.tables.iter().map(|table| table.rows).sum())),
        ("files", count(manifest.files)),
        ("kilobytes", count(manifest.bytes.div_ceil(1024))),
        ("at", Value::Moment(manifest.made_at)),
    ];
    say(context.words.get(context.lang, key, &args));
    Ok(())
}
