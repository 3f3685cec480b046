//! `motcua verify`: does everything still follow from the facts?

use anyhow::Result;
use app::existing::Existing;
use app::verify::{Difference, Verified, tell, verify};
use app::words::Value;
use clap::Args;
use serde::Serialize;

use crate::place::Place;
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, print_json, progress, say};

/// What `motcua verify` can be asked.
#[derive(Args)]
#[command(
    about = "Make rows, codes, papers and figures once more from the facts, and name every difference",
    after_help = "Examples:\n  motcua verify --data /srv/motcua\n  motcua verify --data /srv/motcua --files --json\n  \
                  motcua verify --data /srv/motcua --store postgres://motcua@db/motcua\n\n\
                  The city may go on serving. Exit codes: 0 nothing differs, 1 something differs or could not be read."
)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// Read the bytes of every stored file as well, and compare them with their hash.
    #[arg(long)]
    files: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// What a program is told.
#[derive(Serialize)]
struct Told<'a> {
    whole: bool,
    #[serde(flatten)]
    verified: Verified,
    found: &'a [Difference],
}

/// Differences a program is told at most; the count is always whole.
const TOLD: usize = 10_000;

/// Runs the command; no when something differs.
///
/// # Errors
/// What cannot be opened or read.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    runtime()?.block_on(async {
        let existing = Existing::open(&options.place.settings("")).await?;
        look(context, &existing, options.files, options.json).await
    })
}

/// Looks, with a progress bar, and tells what was found.
///
/// # Errors
/// A fault of the store.
pub async fn look(context: &Context, existing: &Existing, files: bool, json: bool) -> Result<Answer> {
    let bar = progress::bar(&context.words.get(context.lang, "verify-looking", &[]), existing.count().await?)?;
    let mut told = Vec::new();
    let found = |difference: Difference| {
        if !json {
            bar.suspend(|| say(tell(&difference, &context.words, context.lang)));
        } else if told.len() < TOLD {
            told.push(difference);
        }
    };
    let verified = verify(existing, files, found, |report| bar.set_position(report.dossiers)).await;
    bar.finish_and_clear();
    let verified = verified?;
    if json {
        print_json(&Told { whole: verified.is_whole(), verified, found: &told })?;
    } else {
        summary(context, &verified);
    }
    Ok(if verified.is_whole() { Answer::Yes } else { Answer::No })
}

fn summary(context: &Context, verified: &Verified) {
    let count = |count: u64| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let line = |key: &str, args: &[(&str, Value)]| say(context.words.get(context.lang, key, args));
    let report = &verified.report;
    line(
        "verify-looked",
        &[
            ("dossiers", count(report.dossiers)),
            ("facts", count(report.facts)),
            ("codes", count(report.codes)),
            ("papers", count(report.papers)),
            ("consultations", count(report.consultations)),
            ("figures", count(report.figures)),
        ],
    );
    let catalog = &verified.catalog;
    line("verify-catalog-looked", &[("texts", count(catalog.texts)), ("facts", count(catalog.catalog_facts))]);
    match verified.files {
        Some(files) => line("verify-files-read", &[("files", count(files))]),
        None => line("verify-files-not-read", &[]),
    }
    match report.differences {
        0 => line("verify-whole", &[]),
        differences => line("verify-differs", &[("count", count(differences))]),
    }
}
