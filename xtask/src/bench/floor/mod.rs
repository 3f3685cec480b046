//! The floor: the rows of a lifecycle through the bare driver, with the same durable grouping as the store.
//!
//! No HTTP, no rules, no authorization: what remains is the cost of keeping the promise that nothing is lost.

mod postgres; // one round trip a batch
mod rows; // the rows of one lifecycle
mod sqlite; // one writer that groups waiting batches

use anyhow::{Context, Result};

use super::report::Measured;
use super::{Engine, Lifecycle};
use crate::shell;

/// Measures each engine with each number of clients.
pub fn measure(options: &Lifecycle) -> Result<Vec<Measured>> {
    let mut measured = Vec::new();
    for clients in &options.clients {
        if options.engine != Engine::Postgres {
            let run = sqlite::run(*clients, options.dossiers, options.seconds)?;
            measured.push(Measured::of("floor", "sqlite", *clients, options.dossiers, run));
        }
        if options.engine != Engine::Sqlite {
            let run = postgres::run(*clients, options.dossiers, options.seconds)?;
            measured.push(Measured::of("floor", "postgres", *clients, options.dossiers, run));
        }
    }
    Ok(measured)
}

/// The tables as the store creates them, so that the floor carries the same indexes.
fn schema(engine: &str) -> Result<String> {
    let folder = shell::root().join("migrations");
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).context("migrations/")?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let other = if engine == "sqlite" { ".postgres.sql" } else { ".sqlite.sql" };
    let mut schema = String::new();
    for file in files.iter().filter(|file| !file.to_string_lossy().ends_with(other)) {
        schema += &std::fs::read_to_string(file)?;
    }
    Ok(schema)
}
