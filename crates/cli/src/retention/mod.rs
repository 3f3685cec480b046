//! `motcua retention`: papers whose time is over, and the archive that takes over what is kept.

mod check; // is an export as it was made?
mod due; // what need not be kept any longer
mod export; // documents with their facts, for an archive

use anyhow::Result;
use clap::Subcommand;

use crate::{Answer, Context};

/// What can be asked.
#[derive(Subcommand)]
#[command(about = "What need not be kept any longer, and exports for an archive")]
pub enum Command {
    /// What need not be kept any longer
    Due(due::Options),
    /// Documents with their facts, for an archive
    Export(export::Options),
    /// Is such a folder as it was made?
    Check(check::Options),
}

/// Runs the command.
///
/// # Errors
/// Whatever the command could not do at all.
pub fn run(context: &Context, command: &Command) -> Result<Answer> {
    match command {
        Command::Due(options) => due::run(context, options),
        Command::Export(options) => export::run(context, options),
        Command::Check(options) => check::run(context, options),
    }
}
