//! `motcua station`: papers come in without a browser.

pub mod desk; // whose station it is, and in whose name
mod digitise; // a folder of results that are in force already
pub mod folder; // the files of a folder, and where they go
mod scan; // a scanner at this machine
mod take; // one file becomes a capture
mod tell; // what became of a folder, in words
mod watch; // a folder a scanner writes into

use anyhow::Result;
use clap::Subcommand;

use crate::{Answer, Context};

/// What can be done at a station.
#[derive(Subcommand)]
#[command(about = "Take papers in: an archive, a folder a scanner writes into, a scanner")]
pub enum Command {
    /// A folder of results already in force
    Digitise(digitise::Options),
    /// A folder a scanner writes into
    Watch(watch::Options),
    /// A scanner at this machine
    Scan(scan::Options),
}

/// Runs the command.
///
/// # Errors
/// Whatever the command could not do at all.
pub fn run(context: &Context, command: &Command) -> Result<Answer> {
    match command {
        Command::Digitise(options) => digitise::run(context, options),
        Command::Watch(options) => watch::run(context, options),
        Command::Scan(options) => scan::run(context, options),
    }
}
