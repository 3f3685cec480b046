//! How long the latest dossiers of a procedure took, from the index alone.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

/// When dossiers of a procedure were accepted and decided, the latest first: those that gave the person what they asked
/// for. What was refused, stopped or never completed says nothing about how long it takes.
pub async fn list_finished(
    store: &Store,
    procedure: &str,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<(Timestamp, Timestamp)>, Fault> {
    const READ: &str = "select accepted_at, finished_at from dossier where procedure = $1 and finished_at >= $2 \
         and accepted_at is not null and state in ('approved', 'issued', 'returned', 'correction') \
         order by finished_at desc limit $3";
    let rows = store.query(READ, &args![procedure, since, limit]).await?;
    rows.iter().map(|row| Ok((row.time("accepted_at")?, row.time("finished_at")?))).collect()
}
