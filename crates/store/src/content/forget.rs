//! A file that nothing needs any longer is removed, and never one that something needs.

use std::time::{Duration, SystemTime};

use super::{Content, Place, is_hash, list_name};
use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// For how long after its last writing a file may be on its way into a commit that names it. Whoever stores the same
/// bytes writes the file again, so a file older than this is named by rows or by nothing.
pub const ON_ITS_WAY: Duration = Duration::from_secs(600);

/// What became of a file that was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgotten {
    /// It is gone, now or since before.
    Removed,
    /// Another subject, a dossier or an upload needs it.
    Needed,
    /// Somebody stored the same bytes a moment ago: to be asked again later.
    OnItsWay,
}

/// What needs the file `$1`: papers of dossiers, uploads, subjects of any kind.
const NEEDED: &str = "exists (select 1 from paper where sha256 = $1) \
     or exists (select 1 from upload where sha256 = $1) \
     or exists (select 1 from subject_tag where tag = $2)";

impl Content {
    /// Removes a file unless something needs it. The row goes before the file, and what a crash leaves between the two
    /// is removed when this is asked again: files on the list of a backup are there, whatever happens.
    ///
    /// # Errors
    /// A fault of the store, the disk or the bucket; asked again, it goes on where it stopped.
    pub async fn forget(&self, store: &Store, sha256: &str) -> Result<Forgotten, CommitError> {
        if !is_hash(sha256) {
            return Err(Fault::Damaged(format!("{sha256} names no file")).into());
        }
        let needs = format!("needs:{sha256}");
        let needed = format!("select 1 as n from content where sha256 = $1 and ({NEEDED})");
        let written = self.written(sha256).await?;
        let is_fresh = written.is_some_and(|at| SystemTime::now().duration_since(at).unwrap_or_default() < ON_ITS_WAY);
        if store.find(&needed, &args![sha256, &needs]).await?.is_some() {
            return Ok(Forgotten::Needed);
        }
        if is_fresh {
            return Ok(Forgotten::OnItsWay);
        }
        let mut batch = Batch::new();
        batch.push(
            format!("delete from content where sha256 = $1 and not ({NEEDED})"),
            args![sha256, &needs],
            Expect::Any,
        );
        batch.push(
            "delete from content_scan where sha256 = $1 and not exists (select 1 from content where sha256 = $1)",
            args![sha256],
            Expect::Any,
        );
        store.commit(batch).await?;
        const LISTED: &str = "select 1 as n from content where sha256 = $1";
        if store.find(LISTED, &args![sha256]).await?.is_some() {
            return Ok(Forgotten::Needed);
        }
        for name in [sha256.to_owned(), list_name(sha256)] {
            match &self.place {
                Place::Folder(folder) => folder.remove(&name).await?,
                Place::Bucket(bucket) => bucket.remove(&name).await?,
            }
        }
        Ok(Forgotten::Removed)
    }

    /// When the file was last written; none if it is not there.
    async fn written(&self, sha256: &str) -> Result<Option<SystemTime>, Fault> {
        match &self.place {
            Place::Folder(folder) => folder.written(sha256).await,
            Place::Bucket(bucket) => bucket.written(sha256).await,
        }
    }
}
