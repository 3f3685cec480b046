//! The floor: the rows of a lifecycle through the bare driver, with the same durable grouping as the store.
//!
//! No HTTP, no rules, no authorization, no answer: what remains is the cost of keeping the promise that nothing is lost.
//! It writes into a copy of the product's own database, so that tables, indexes and what was there before are the same.

mod postgres; // one round trip a batch
mod rows; // the statements of one lifecycle
mod sqlite; // one writer that groups waiting batches

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::report::Run;
use super::server::Place;

/// A floor that is ready to be driven.
pub enum Floor {
    /// The file of the copy.
    Sqlite(PathBuf),
    /// The address of the copy, and the server's first process.
    Postgres(String, u32),
}

impl Floor {
    /// Copies the product's database; nothing may be serving from it.
    pub fn beside(place: &Place) -> Result<Self> {
        match &place.cluster {
            None => Ok(Self::Sqlite(sqlite::copy(&place.file(), &place.data.join("floor.db"))?)),
            Some(cluster) => Ok(Self::Postgres(postgres::copy(&cluster.url())?, cluster.pid())),
        }
    }

    /// Drives lifecycles for some seconds.
    pub fn run(&self, clients: usize, agencies: usize, seconds: u64) -> Result<Run> {
        match self {
            Self::Sqlite(path) => sqlite::run(path, clients, agencies, seconds),
            Self::Postgres(url, pid) => postgres::run(url, *pid, clients, agencies, seconds),
        }
    }
}

/// What the product's rows of this lifecycle really are beside what the floor writes, in bytes: last body, then facts.
pub fn sizes(found: &[(i64, f64)], last_body: f64) -> Result<String> {
    let mut said = Vec::new();
    let mut compare = |what: &str, product: f64, floor: usize| {
        said.push(format!("{what} {product:.0}/{floor}"));
        let off = (product - floor as f64).abs() / floor as f64;
        anyhow::ensure!(off < 0.1, "the floor has drifted from the product: {what} is {product:.0} bytes, not {floor}");
        Ok(())
    };
    compare("body", last_body, *rows::BODY.last().context("there are commits")?)?;
    for (seq, bytes) in found {
        let place = usize::try_from(*seq - 1)?;
        compare(&format!("fact {seq}"), *bytes, *rows::FACT.get(place).context("more facts than the floor has")?)?;
    }
    Ok(said.join(", "))
}
