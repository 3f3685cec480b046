//! Everything that happened to a text, oldest first.

use domain::catalog::publication::{EntryKey, Recorded};

use super::get::reads;
use super::record::{read_fact, stored};
use crate::ctx::Ctx;
use crate::error::Error;

/// A fact with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its place, from 1.
    pub seq: i64,
    /// What happened, who did it, when.
    pub recorded: Recorded,
}

/// A page of what happened to a text after a place, oldest first.
///
/// # Errors
/// [`Error::Forbidden`] for those who do not work on the catalogue.
pub async fn history(ctx: &Ctx, entry: &EntryKey, after: i64, limit: u32) -> Result<Vec<Event>, Error> {
    reads(ctx)?;
    let facts = store::catalog::facts(&ctx.city.store, &stored(entry), after, limit).await?;
    let read = |row: &store::dossier::StoredFact| {
        Ok(Event { seq: row.seq, recorded: read_fact(&row.fact).map_err(Error::Fault)? })
    };
    facts.iter().map(read).collect()
}
