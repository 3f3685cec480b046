//! How far the replay of an event log has come, so that it resumes where it stopped.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;

/// Progress of one log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Events done.
    pub done: i64,
    /// What the replay needs to go on, JSON.
    pub body: String,
}

/// Progress of the log with this hash.
pub async fn find(store: &Store, source: &str) -> Result<Option<Progress>, Fault> {
    let row = store.find("select done, body from replay where source = $1", &args![source]).await?;
    row.map(|row| Ok(Progress { done: row.int("done")?, body: row.string("body")? })).transpose()
}

/// Adds the progress to the batch of the event that made it, so that no event is played twice.
pub fn keep(batch: &mut Batch, source: &str, progress: Progress, at: Timestamp) {
    batch.push(
        "insert into replay (source, done, body, updated_at) values ($1, $2, $3, $4) on conflict (source) \
         do update set done = excluded.done, body = excluded.body, updated_at = excluded.updated_at",
        args![source, progress.done, progress.body, at],
        Expect::Rows(1),
    );
}

/// No dossier is kept here: a replay at simulated time may begin.
pub async fn is_vacant(store: &Store) -> Result<bool, Fault> {
    Ok(store.find("select id from dossier limit 1", &args![]).await?.is_none())
}
