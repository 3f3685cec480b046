//! How fast the whole is, beside the bare driver doing the same rows.

#[cfg(feature = "bench")]
mod backlog; // a folder of old results, pages a minute
#[cfg(feature = "bench")]
mod catalog; // how the catalogue grows, and what its pages weigh
#[cfg(feature = "bench")]
mod database; // looks into the product's database with the bare driver
#[cfg(feature = "bench")]
mod drive; // clients that take dossiers down the road
#[cfg(feature = "bench")]
mod floor; // the same rows with the same durable grouping, nothing else
#[cfg(feature = "bench")]
mod http; // a client that costs little
#[cfg(feature = "bench")]
mod machine; // what the figures were measured on
#[cfg(feature = "bench")]
mod measure; // one engine at one size
#[cfg(feature = "bench")]
mod ocr; // how well and how fast papers are read
#[cfg(feature = "bench")]
mod page; // docs/performance.md, and the table on the screen
#[cfg(feature = "bench")]
mod people; // who works during a measurement
#[cfg(feature = "bench")]
mod process; // processor time and memory of a process, as the kernel counts them
#[cfg(feature = "bench")]
mod report; // percentiles, medians, ratios
#[cfg(feature = "bench")]
mod search; // how well and how fast procedures are found
#[cfg(feature = "bench")]
mod server; // the real server in a release build
#[cfg(feature = "bench")]
mod sign; // signatures and verifications a second
#[cfg(feature = "bench")]
mod transfer; // large files over HTTP

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};

/// What `cargo xtask bench` can be asked for.
#[derive(Args)]
#[command(about = "Measure, in a release build")]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Lifecycle(Lifecycle),
    Search(Search),
    Catalog(Catalogue),
    Transfer(Transfer),
    Ocr(Ocr),
    Backlog(Backlog),
    Sign(Sign),
}

/// Pages a minute of `motcua station digitise` over a folder of scans, beside tesseract alone on the same pictures.
#[derive(Args)]
#[command(after_help = "Examples:\n  cargo xtask bench backlog\n  cargo xtask bench backlog --files 20 --json")]
struct Backlog {
    /// Scans in the folder, one page each.
    #[arg(long, default_value_t = 60)]
    files: usize,
    /// Measure this server instead of building one.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Signatures and verifications a second on one core, beside the bare key.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench sign\n  cargo xtask bench sign --pdf paper.pdf --seconds 5 --json"
)]
struct Sign {
    /// The PDF file to sign; without it a page of 60 KB.
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Seconds for each line.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// For a program to read.
    #[arg(long)]
    json: bool,
}

/// How well papers are read: characters, kinds, fields, seconds a page, beside tesseract on the raw picture.
#[derive(Args)]
#[command(after_help = "Examples:\n  cargo xtask bench ocr\n  cargo xtask bench ocr --held-out --json")]
struct Ocr {
    /// Other names, faces, wordings and seeds than those used to tune.
    #[arg(long)]
    held_out: bool,
    /// Papers of each kind, each under another condition.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Pages read at once; one gives true seconds a page.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// Only kinds whose code has this in it, or one condition.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Leave the raw pictures unread.
    #[arg(long)]
    no_baseline: bool,
    /// Print what was read.
    #[arg(long)]
    verbose: bool,
    /// Keep the distorted pictures in this folder.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Only write one clean paper of each kind to this folder, as PDF.
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// How well and how fast procedures are found, beside plain BM25.
#[derive(Args)]
#[command(after_help = "Examples:\n  cargo xtask bench search\n  cargo xtask bench search --rounds 1 --json")]
struct Search {
    /// How often every question is asked while answers are timed.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Loading, publishing, deciding and importing, by number of procedures; and what pages weigh.
#[derive(Args)]
#[command(after_help = "Examples:\n  cargo xtask bench catalog\n  cargo xtask bench catalog --rounds 1 --json")]
struct Catalogue {
    /// Rounds of floor and product in turn; the medians count.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Measure this server instead of building one.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// A large file over HTTP, in and out, beside a plain copy with its hash and a sync.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench transfer\n  cargo xtask bench transfer --megabytes 64 --rounds 1 --json"
)]
struct Transfer {
    /// Size of the file; the disk needs five times as much for each round.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=1000))]
    megabytes: u64,
    /// Rounds of floor, upload and download in turn; the medians count.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Measure this server instead of building one.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// One dossier from submission to list over the JSON API, beside the bare driver doing the same rows.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench lifecycle\n  cargo xtask bench lifecycle --engine sqlite --dossiers 10000 --json"
)]
struct Lifecycle {
    /// The storage engine.
    #[arg(long, value_enum, default_value = "both")]
    engine: Engine,
    /// Dossiers that are already there when the clock starts.
    #[arg(long, default_value_t = 0)]
    dossiers: u64,
    /// Numbers of clients at once, one measurement each.
    #[arg(long, value_delimiter = ',', default_value = "1,32")]
    clients: Vec<usize>,
    /// Communes the clients go round.
    #[arg(long, default_value_t = 24)]
    agencies: usize,
    /// Seconds each round lasts.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Rounds of floor and product in turn; the medians count.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Keep the embedded city in this folder, and go on with what is there.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Measure this server instead of building one.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// What else the machine was doing, for the page.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
    Both,
}

/// Starts over in a release build with the drivers: `cargo xtask` itself must start quickly.
#[cfg(not(feature = "bench"))]
pub fn run(options: &Options) -> Result<bool> {
    let (What::Lifecycle(_)
    | What::Transfer(_)
    | What::Search(_)
    | What::Catalog(_)
    | What::Ocr(_)
    | What::Backlog(_)
    | What::Sign(_)) = &options.what;
    let build = ["run", "--quiet", "--release", "--package", "xtask", "--features", "bench", "--"];
    let mut command = crate::shell::command("cargo", &build);
    command.args(std::env::args_os().skip(1));
    Ok(command.status()?.success())
}

/// Measures, writes the page, and prints.
#[cfg(feature = "bench")]
pub fn run(options: &Options) -> Result<bool> {
    let lifecycle = match &options.what {
        What::Lifecycle(lifecycle) => lifecycle,
        What::Search(search) => return search::run(search),
        What::Catalog(catalog) => return catalog::run(catalog),
        What::Transfer(transfer) => return transfer::run(transfer),
        What::Ocr(ocr) => return ocr::run(ocr),
        What::Backlog(backlog) => return backlog::run(backlog),
        What::Sign(one) => return sign::run(one),
    };
    let program = server::build(lifecycle.program.as_deref())?;
    let engines: &[&'static str] = match lifecycle.engine {
        Engine::Sqlite => &["sqlite"],
        Engine::Postgres => &["postgres"],
        Engine::Both => &["sqlite", "postgres"],
    };
    let mut reports = Vec::new();
    for engine in engines {
        reports.push(measure::measure(lifecycle, &program, engine)?);
    }
    page::write(&reports)?;
    page::print(&reports, lifecycle.json)?;
    Ok(true)
}

/// Today in Việt Nam, `YYYY-MM-DD`.
#[cfg(feature = "bench")]
fn today() -> String {
    let mut command = crate::shell::command("date", &["+%F"]);
    command.env("TZ", "UTC-7");
    crate::shell::read(command).unwrap_or_default()
}
