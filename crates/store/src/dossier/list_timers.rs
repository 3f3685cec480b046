//! Dossiers the schedule must look at: silence closes one, confirms another, warns of a third.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Cursor, Listed, listed};

/// Dossiers whose timer has run out, the longest first; costs as much as there are such dossiers.
/// A use case that acts on one moves or clears its timer, so the next call gives others; one that
/// fails is passed over with the cursor, which is of `next_timer_at`.
pub async fn list_timers(
    store: &Store,
    now: Timestamp,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<(Timestamp, Listed)>, Fault> {
    // The column the cursor needs is not one that lists show.
    const READ: &str = "select next_timer_at, id from dossier where next_timer_at is not null and next_timer_at <= $1 \
         and (next_timer_at, id) > ($2, $3) order by next_timer_at, id limit $4";
    const LINE: &str = concat!(listed!(), "where d.id = $1");
    let (at, id) = Cursor::after(after);
    let mut due = Vec::new();
    for row in store.query(READ, &args![now, at, id, limit]).await? {
        if let Some(line) = store.find(LINE, &args![row.text("id")?]).await? {
            due.push((row.time("next_timer_at")?, Listed::read(&line)?));
        }
    }
    Ok(due)
}
