//! What a kiosk remembers of one person, for minutes.

use jiff::Timestamp;

use super::hash;
use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// One person before one kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingRow {
    /// Hash of the secret the browser holds; how other rows point here.
    pub id: String,
    /// The optimistic lock.
    pub version: i64,
    /// What is remembered, JSON.
    pub body: String,
}

/// The sitting of a secret at a kiosk, unless it is to be forgotten.
pub async fn find(store: &Store, secret: &str, kiosk: &str, now: Timestamp) -> Result<Option<SittingRow>, Fault> {
    const READ: &str = "select id, version, body from kiosk_sitting where id = $1 and kiosk = $2 and forget_at > $3";
    let row = store.find(READ, &args![hash(secret), kiosk, now]).await?;
    row.map(|row| Ok(SittingRow { id: row.string("id")?, version: row.int("version")?, body: row.string("body")? }))
        .transpose()
}

/// Begins a sitting under a fresh secret, and gives the name other rows know it by.
pub async fn begin(
    store: &Store,
    secret: &str,
    kiosk: &str,
    body: &str,
    forget_at: Timestamp,
) -> Result<String, CommitError> {
    let id = hash(secret);
    let mut batch = Batch::new();
    batch.push(
        "insert into kiosk_sitting (id, kiosk, version, forget_at, body) values ($1, $2, 1, $3, $4)",
        args![&id, kiosk, forget_at, body],
        Expect::Rows(1),
    );
    store.commit(batch).await?;
    Ok(id)
}

/// Adds to a batch what is remembered now; a conflict if somebody pressed something meanwhile.
pub fn keep(batch: &mut Batch, row: &SittingRow, body: &str, forget_at: Timestamp) {
    batch.push(
        "update kiosk_sitting set body = $1, forget_at = $2, version = $3 where id = $4 and version = $5",
        args![body, forget_at, row.version + 1, &row.id, row.version],
        Expect::Rows(1),
    );
}

/// The person is still there. Nothing if the sitting is gone.
pub async fn touch(store: &Store, id: &str, forget_at: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("update kiosk_sitting set forget_at = $1 where id = $2", args![forget_at, id], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// Forgets a person: the sitting, whom the bell pointed at, and the address for a telephone nobody used.
pub async fn forget(store: &Store, id: &str) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("update kiosk_bell set about = '', sitting = null where sitting = $1", args![id], Expect::Any);
    batch.push("delete from kiosk_handover where sitting = $1 and taken_at is null", args![id], Expect::Any);
    batch.push("delete from kiosk_sitting where id = $1", args![id], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// Sittings that are to be forgotten, for the schedule.
pub async fn list_stale(store: &Store, now: Timestamp, limit: u32) -> Result<Vec<String>, Fault> {
    const READ: &str = "select id from kiosk_sitting where forget_at <= $1 order by forget_at, id limit $2";
    store.query(READ, &args![now, limit]).await?.iter().map(|row| row.string("id")).collect()
}
