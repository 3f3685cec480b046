//! A task that goes on by telephone: one address, good once.

use jiff::Timestamp;

use super::hash;
use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// Writes an address down for a sitting; an earlier one of the same sitting that nobody took is worth nothing.
pub async fn offer(store: &Store, code: &str, sitting: &str, tail: &str, until: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from kiosk_handover where sitting = $1 and taken_at is null", args![sitting], Expect::Any);
    batch.push(
        "insert into kiosk_handover (code_hash, sitting, tail, until) values ($1, $2, $3, $4)",
        args![hash(code), sitting, tail, until],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// Whether a telephone may still take this address.
pub async fn is_open(store: &Store, code: &str, now: Timestamp) -> Result<bool, Fault> {
    const READ: &str = "select until from kiosk_handover where code_hash = $1 and until > $2 and taken_at is null";
    Ok(store.find(READ, &args![hash(code), now]).await?.is_some())
}

/// A telephone takes it: a conflict if another was faster, or it is too late.
pub async fn take(store: &Store, code: &str, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update kiosk_handover set taken_at = $1 where code_hash = $2 and until > $1 and taken_at is null",
        args![now, hash(code)],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// Where an address leads, and the sitting it came from.
pub async fn find(store: &Store, code: &str) -> Result<Option<(String, String)>, Fault> {
    const READ: &str = "select tail, sitting from kiosk_handover where code_hash = $1";
    let row = store.find(READ, &args![hash(code)]).await?;
    row.map(|row| Ok((row.string("tail")?, row.string("sitting")?))).transpose()
}

/// Forgets addresses that have served their time.
pub async fn sweep(store: &Store, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from kiosk_handover where until <= $1", args![now], Expect::Any);
    store.commit(batch).await.map(drop)
}
