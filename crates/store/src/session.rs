//! Who is signed in. Only the hash of a token is kept, so a stolen copy of the database signs nobody in.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// A live session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub account: String,
    /// What forms must carry.
    pub csrf: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Hash under which a token is kept.
fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

/// The session of a token, unless it has ended or its account was switched off.
pub async fn find(store: &Store, token: &str, now: Timestamp) -> Result<Option<Session>, Fault> {
    const READ: &str = "select s.account, s.csrf, s.created_at, s.expires_at from session s \
         join account a on a.id = s.account where s.token_hash = $1 and s.expires_at > $2 and a.active = 1";
    let row = store.find(READ, &args![hash(token), now]).await?;
    row.map(|row| {
        Ok(Session {
            account: row.string("account")?,
            csrf: row.string("csrf")?,
            created_at: row.time("created_at")?,
            expires_at: row.time("expires_at")?,
        })
    })
    .transpose()
}

/// Begins a session for a fresh random token.
pub async fn begin(store: &Store, token: &str, session: Session) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "insert into session (token_hash, account, csrf, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        args![hash(token), session.account, session.csrf, session.created_at, session.expires_at],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// Ends a session; ending it twice is no error.
pub async fn end(store: &Store, token: &str) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from session where token_hash = $1", args![hash(token)], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// Ends every session of an account, for a changed password.
pub fn end_all(batch: &mut Batch, account: &str) {
    batch.push("delete from session where account = $1", args![account], Expect::Any);
}

/// Forgets sessions that have ended, for the nightly sweep. Returns how many.
pub async fn sweep(store: &Store, now: Timestamp) -> Result<u64, CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from session where expires_at <= $1", args![now], Expect::AtLeast(0));
    Ok(store.commit(batch).await?.touched[0])
}
