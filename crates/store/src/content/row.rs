//! What the tables know of stored files: that they are there, and what a search for malicious programs said.

use jiff::Timestamp;

use super::Stored;
use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// Adds to a batch that these bytes are stored. Knowing them already is no error.
pub fn keep(batch: &mut Batch, stored: &Stored, media_type: &str, at: Timestamp) {
    let size = i64::try_from(stored.size).unwrap_or(i64::MAX);
    batch.push(
        "insert into content (sha256, size, media_type, stored_at) values ($1, $2, $3, $4) on conflict (sha256) do nothing",
        args![&stored.sha256, size, media_type, at],
        Expect::Any,
    );
}

/// A file that was taken in while nobody could search it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its hash.
    pub sha256: String,
    /// When it came.
    pub at: Timestamp,
}

/// A file that must not be given to anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Infected {
    /// Its hash.
    pub sha256: String,
    /// What was found in it.
    pub found: String,
}

/// Adds to a batch that a file still has to be searched. What is known of it already stays known.
pub fn wait(batch: &mut Batch, sha256: &str, at: Timestamp) {
    batch.push(
        "insert into content_scan (sha256, state, at) values ($1, 'waiting', $2) on conflict (sha256) do nothing",
        args![sha256, at],
        Expect::Any,
    );
}

/// Files that still have to be searched, the oldest first.
///
/// # Errors
/// A fault of the store.
pub async fn list_waiting(store: &Store, after: Option<&Waiting>, limit: u32) -> Result<Vec<Waiting>, Fault> {
    const READ: &str = "select sha256, at from content_scan where state = 'waiting' and (at, sha256) > ($1, $2) \
                        order by at, sha256 limit $3";
    let (at, sha256) = after.map_or((i64::MIN, ""), |one| (one.at.as_millisecond(), &one.sha256));
    let rows = store.query(READ, &args![at, sha256, limit]).await?;
    rows.iter().map(|row| Ok(Waiting { sha256: row.string("sha256")?, at: row.time("at")? })).collect()
}

/// Writes down that nothing was found.
///
/// # Errors
/// The store does not take it.
pub async fn clean(store: &Store, sha256: &str) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from content_scan where sha256 = $1 and state = 'waiting'", args![sha256], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// Writes down what was found: from now on nobody is given the file.
///
/// # Errors
/// The store does not take it.
pub async fn infected(store: &Store, infected: &Infected, at: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "insert into content_scan (sha256, state, found, at) values ($1, 'infected', $2, $3) \
         on conflict (sha256) do update set state = excluded.state, found = excluded.found, at = excluded.at",
        args![&infected.sha256, &infected.found, at],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// What was found in a file, if anything ever was.
///
/// # Errors
/// A fault of the store.
pub async fn is_infected(store: &Store, sha256: &str) -> Result<Option<Infected>, Fault> {
    const READ: &str = "select found from content_scan where sha256 = $1 and state = 'infected'";
    let row = store.find(READ, &args![sha256]).await?;
    row.map(|row| Ok(Infected { sha256: sha256.to_owned(), found: row.string("found")? })).transpose()
}
