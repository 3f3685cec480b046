//! The answer given to a submission, so that sending it again gives the same and does nothing twice.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// Name of the constraint that a second submission under the same key breaks: look up the answer
/// then, the first one has just been committed.
pub const REPEATED: &str = "idempotency_account_key";

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Hash of the request it answers; another request under the same key is an error.
    pub request_hash: String,
    /// HTTP status.
    pub status: i64,
    /// The body of the answer.
    pub response: String,
}

/// The answer given under this key, if any. `account` is empty for visitors.
pub async fn find(store: &Store, account: &str, key: &str) -> Result<Option<Answer>, Fault> {
    const READ: &str = "select request_hash, status, response from idempotency where account = $1 and key = $2";
    let row = store.find(READ, &args![account, key]).await?;
    row.map(|row| {
        Ok(Answer {
            request_hash: row.string("request_hash")?,
            status: row.int("status")?,
            response: row.string("response")?,
        })
    })
    .transpose()
}

/// Adds the answer to the batch of the use case, so that both are kept or neither.
pub fn keep(batch: &mut Batch, account: &str, key: &str, answer: Answer, at: Timestamp) {
    batch.push(
        "insert into idempotency (account, key, request_hash, status, response, at) values ($1, $2, $3, $4, $5, $6)",
        args![account, key, answer.request_hash, answer.status, answer.response, at],
        Expect::Rows(1),
    );
}

/// Forgets answers given before `before`, for the nightly sweep. Returns how many.
pub async fn sweep(store: &Store, before: Timestamp) -> Result<u64, CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from idempotency where at < $1", args![before], Expect::AtLeast(0));
    Ok(store.commit(batch).await?.touched[0])
}
