//! How fast the whole is, beside the bare driver doing the same rows.

#[cfg(feature = "bench")]
mod floor; // the same rows with the same durable grouping, nothing else
#[cfg(feature = "bench")]
mod process; // processor time and memory of a process, as the kernel counts them
#[cfg(feature = "bench")]
mod report; // latencies, rates, and how they are printed

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
}

/// One dossier from submission to list, through the bare drivers.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench lifecycle\n  cargo xtask bench lifecycle --engine sqlite --clients 1,32 --json"
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
    /// Seconds each measurement lasts.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
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
    let What::Lifecycle(Lifecycle { engine: _, dossiers: _, clients: _, seconds: _, json: _ }) = &options.what;
    let build = ["run", "--quiet", "--release", "--package", "xtask", "--features", "bench", "--"];
    let mut command = crate::shell::command("cargo", &build);
    command.args(std::env::args_os().skip(1));
    Ok(command.status()?.success())
}

#[cfg(feature = "bench")]
pub fn run(options: &Options) -> Result<bool> {
    let What::Lifecycle(lifecycle) = &options.what;
    let measured = floor::measure(lifecycle)?;
    report::print(&measured, lifecycle.json)?;
    Ok(true)
}
