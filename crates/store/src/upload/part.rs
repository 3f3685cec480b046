//! Files that come in parts: how much of each is durable, until when it can be gone on with, and whose it is.

use jiff::Timestamp;

use super::{Upload, push};
use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Row;

/// A file that is not whole yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// Identifier, a uuid; the upload it becomes has the same.
    pub id: String,
    /// Who sends it.
    pub account: String,
    /// The name they gave it.
    pub name: String,
    /// How many bytes it will have.
    pub length: u64,
    /// How many are durable.
    pub received: u64,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it is forgotten.
    pub expires_at: Timestamp,
}

macro_rules! part {
    () => {
        "select id, account, name, length, received, begun_at, expires_at from upload_part "
    };
}

/// Writes down that a file has been begun.
///
/// # Errors
/// The store does not take it.
pub async fn begin(store: &Store, part: PartRow) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    let p = part;
    batch.push(
        "insert into upload_part (id, account, name, length, received, begun_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![p.id, p.account, p.name, int(p.length), int(p.received), p.begun_at, p.expires_at],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// The file with this identifier, if this account began it and it has not expired.
///
/// # Errors
/// A fault of the store.
pub async fn find(store: &Store, id: &str, account: &str, now: Timestamp) -> Result<Option<PartRow>, Fault> {
    const READ: &str = concat!(part!(), "where id = $1 and account = $2 and expires_at > $3");
    store.find(READ, &args![id, account, now]).await?.as_ref().map(read).transpose()
}

/// How many files an account has begun and not finished.
///
/// # Errors
/// A fault of the store.
pub async fn count(store: &Store, account: &str, now: Timestamp) -> Result<u64, Fault> {
    const READ: &str = "select count(*) as n from upload_part where account = $1 and expires_at > $2";
    let row = store.find(READ, &args![account, now]).await?;
    row.map_or(Ok(0), |row| Ok(u64::try_from(row.int("n")?).unwrap_or(0)))
}

/// Writes down that more bytes are durable and how long they are kept.
///
/// # Errors
/// A conflict if the file is not where the caller thought: somebody else went on with it.
pub async fn advance(store: &Store, id: &str, from: u64, to: u64, expires_at: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update upload_part set received = $1, expires_at = $2 where id = $3 and received = $4",
        args![int(to), expires_at, id, int(from)],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// The file is whole: it becomes an upload.
///
/// # Errors
/// A conflict if somebody else was faster.
pub async fn finish(store: &Store, upload: Upload, searched: bool) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from upload_part where id = $1", args![&upload.id], Expect::Rows(1));
    push(&mut batch, upload, searched);
    store.commit(batch).await.map(drop)
}

/// Forgets a file; its bytes are removed by the caller.
///
/// # Errors
/// The store does not take it.
pub async fn forget(store: &Store, id: &str) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from upload_part where id = $1", args![id], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// Files nobody went on with in time, by identifier.
///
/// # Errors
/// A fault of the store.
pub async fn list_expired(store: &Store, now: Timestamp, after: &str, limit: u32) -> Result<Vec<String>, Fault> {
    const READ: &str = "select id from upload_part where expires_at <= $1 and id > $2 order by id limit $3";
    store.query(READ, &args![now, after, limit]).await?.iter().map(|row| row.string("id")).collect()
}

fn read(row: &Row) -> Result<PartRow, Fault> {
    Ok(PartRow {
        id: row.string("id")?,
        account: row.string("account")?,
        name: row.string("name")?,
        length: u64::try_from(row.int("length")?).unwrap_or(0),
        received: u64::try_from(row.int("received")?).unwrap_or(0),
        begun_at: row.time("begun_at")?,
        expires_at: row.time("expires_at")?,
    })
}

fn int(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
