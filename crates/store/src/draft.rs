//! What a citizen has begun to fill in and not filed yet.

use jiff::Timestamp;

use crate::args;
use crate::dossier::Cursor;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Row;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Identifier, a uuid.
    pub id: String,
    /// Whose it is.
    pub account: String,
    /// Procedure code.
    pub procedure: String,
    /// Edition of the procedure it was begun under.
    pub edition: String,
    /// Answers so far, JSON.
    pub answers: String,
    /// Papers so far, JSON.
    pub papers: String,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// When it is forgotten.
    pub expires_at: Timestamp,
}

macro_rules! draft {
    () => {
        "select id, account, procedure, edition, answers, papers, created_at, updated_at, expires_at from draft "
    };
}

/// The draft, if it is this account's and has not expired.
pub async fn find(store: &Store, account: &str, id: &str, now: Timestamp) -> Result<Option<Draft>, Fault> {
    const READ: &str = concat!(draft!(), "where id = $1 and account = $2 and expires_at > $3");
    store.find(READ, &args![id, account, now]).await?.as_ref().map(read).transpose()
}

/// An account's drafts, the latest first. The cursor is of `updated_at`.
pub async fn list(
    store: &Store,
    account: &str,
    now: Timestamp,
    before: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<Draft>, Fault> {
    const READ: &str = concat!(
        draft!(),
        "where account = $1 and expires_at > $2 and (updated_at, id) < ($3, $4) order by updated_at desc, id desc limit $5"
    );
    let (at, id) = Cursor::before(before);
    store.query(READ, &args![account, now, at, id, limit]).await?.iter().map(read).collect()
}

/// Saves a new draft, or the changed answers and papers of one. Another account's draft with the
/// same identifier is a conflict.
pub async fn save(store: &Store, draft: Draft) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    let d = draft;
    batch.push(
        "insert into draft (id, account, procedure, edition, answers, papers, created_at, updated_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do update set answers = excluded.answers, \
         papers = excluded.papers, updated_at = excluded.updated_at, expires_at = excluded.expires_at \
         where draft.account = excluded.account",
        args![d.id, d.account, d.procedure, d.edition, d.answers, d.papers, d.created_at, d.updated_at, d.expires_at],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// Adds to a batch that the draft was filed or thrown away; a conflict if it is gone already, so
/// that one draft is filed once.
pub fn remove(batch: &mut Batch, account: &str, id: &str) {
    batch.push("delete from draft where id = $1 and account = $2", args![id, account], Expect::Rows(1));
}

/// Forgets drafts that have expired, for the nightly sweep. Returns how many.
pub async fn sweep(store: &Store, now: Timestamp) -> Result<u64, CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from draft where expires_at <= $1", args![now], Expect::AtLeast(0));
    Ok(store.commit(batch).await?.touched[0])
}

fn read(row: &Row) -> Result<Draft, Fault> {
    Ok(Draft {
        id: row.string("id")?,
        account: row.string("account")?,
        procedure: row.string("procedure")?,
        edition: row.string("edition")?,
        answers: row.string("answers")?,
        papers: row.string("papers")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        expires_at: row.time("expires_at")?,
    })
}
