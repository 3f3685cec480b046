//! `motcua replay`: a public event log driven through the real lifecycle.
pub mod describe; // what a log holds, before it is driven
pub mod xes; // cases and events read from an XES file

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::Answer;

/// What `motcua replay` can be asked.
#[derive(Args)]
#[command(
    about = "Describe a public event log (XES, plain or gzipped)",
    after_help = "Examples:\n  motcua replay receipt.xes.gz --describe\n  motcua replay receipt.xes.gz --describe --json"
)]
pub struct Options {
    /// The log.
    file: PathBuf,
    /// Say what the log holds, and change nothing.
    #[arg(long, required = true)]
    describe: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Answers with what the log holds.
pub fn run(options: &Options) -> Result<Answer> {
    debug_assert!(options.describe, "the command line requires it");
    describe::run(&options.file, options.json)
}
