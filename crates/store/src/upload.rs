//! Files taken in and not yet put into a dossier. Only the account that uploaded a file finds it again.

pub mod part; // files that come in parts

use jiff::Timestamp;

use crate::args;
use crate::content::{self, Stored};
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Identifier, a uuid.
    pub id: String,
    /// Who uploaded it.
    pub account: String,
    /// The name they gave it.
    pub name: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its type, read off the content.
    pub media_type: String,
    /// When it came.
    pub at: Timestamp,
}

/// Writes down a file whose bytes are on disk already.
///
/// # Errors
/// The store does not take it.
pub async fn add(store: &Store, upload: Upload, searched: bool) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    push(&mut batch, upload, searched);
    store.commit(batch).await.map(drop)
}

/// Adds to a batch a file whose bytes are on disk already; one that nobody has `searched` for malicious programs is
/// searched later.
pub fn push(batch: &mut Batch, upload: Upload, searched: bool) {
    if !searched {
        content::wait(batch, &upload.sha256, upload.at);
    }
    let stored = Stored { sha256: upload.sha256.clone(), size: upload.size };
    content::keep(batch, &stored, &upload.media_type, upload.at);
    let size = i64::try_from(upload.size).unwrap_or(i64::MAX);
    batch.push(
        "insert into upload (id, account, name, sha256, size, media_type, at) values ($1, $2, $3, $4, $5, $6, $7)",
        args![upload.id, upload.account, upload.name, upload.sha256, size, upload.media_type, upload.at],
        Expect::Rows(1),
    );
}

/// The file with this identifier, if this account uploaded it.
pub async fn find(store: &Store, id: &str, account: &str) -> Result<Option<Upload>, Fault> {
    const READ: &str =
        "select id, account, name, sha256, size, media_type, at from upload where id = $1 and account = $2";
    let row = store.find(READ, &args![id, account]).await?;
    row.map(|row| {
        Ok(Upload {
            id: row.string("id")?,
            account: row.string("account")?,
            name: row.string("name")?,
            sha256: row.string("sha256")?,
            size: u64::try_from(row.int("size")?).unwrap_or(0),
            media_type: row.string("media_type")?,
            at: row.time("at")?,
        })
    })
    .transpose()
}

/// Forgets files nobody put into a dossier; the bytes stay, another dossier may have them. Returns how many.
pub async fn sweep(store: &Store, before: Timestamp) -> Result<u64, CommitError> {
    let mut batch = Batch::new();
    batch.push("delete from upload where at < $1", args![before], Expect::AtLeast(0));
    Ok(store.commit(batch).await?.touched[0])
}
