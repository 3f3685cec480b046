//! Bytes of papers and results: files named by their SHA-256, never changed once there, checked block by block while
//! they are read. Kept in a folder or in an S3 bucket; what is on its way in is always in a folder of this machine.

mod blocks; // the hashes of the blocks of a large file
mod bucket; // an S3 bucket
mod folder; // a folder
mod forget; // a file that nothing needs any longer
mod incoming; // a file on its way in
mod part; // a file that comes in parts
mod read; // a file on its way out
mod row; // what the tables know of stored files

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use bytes::{Bytes, BytesMut};
use futures::stream::BoxStream;
use futures::{Stream, TryStreamExt};

use crate::engine::fault::Fault;
use blocks::Blocks;
use bucket::Bucket;
use folder::Folder;

pub use blocks::BLOCK;
pub use bucket::{Settings as BucketSettings, install_tls};
pub use forget::{Forgotten, ON_ITS_WAY};
pub use incoming::Incoming;
pub use part::{Part, PartError};
pub use read::Reading;
pub use row::{Infected, Waiting, clean, infected, is_infected, keep, list_waiting, wait};

/// The files.
#[derive(Debug, Clone)]
pub struct Content {
    place: Place,
    staging: PathBuf,
    limit: u64,
}

/// Where finished files are.
#[derive(Debug, Clone)]
enum Place {
    Folder(Folder),
    Bucket(Bucket),
}

/// A file that is safely kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its hash, lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}

/// Why a file was not taken or not given.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// More bytes than allowed; nothing was kept.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The sender stopped in the middle; nothing was kept.
    #[error("the file did not arrive whole: {0}")]
    Truncated(String),
    /// No file with this hash.
    #[error("there is no such file")]
    Missing,
    /// The disk or the bucket failed, or a file is not what its name says.
    #[error(transparent)]
    Fault(#[from] Fault),
}

type Chunks = BoxStream<'static, Result<Bytes, Fault>>;

impl Content {
    /// Opens or creates a folder of files. [`put`](Self::put) refuses files larger than `limit` bytes.
    ///
    /// # Errors
    /// The folder that cannot be made.
    pub async fn open(folder: impl Into<PathBuf>, limit: u64) -> Result<Self, Fault> {
        let staging = folder.into();
        let place = Place::Folder(Folder::new(&staging));
        Self::staged(place, staging, limit).await
    }

    /// Opens a bucket; what is on its way in is staged in a folder of this machine.
    ///
    /// # Errors
    /// Settings that contradict themselves, or the folder that cannot be made. The bucket is asked only when it is used.
    pub async fn in_bucket(settings: &BucketSettings, staging: impl Into<PathBuf>, limit: u64) -> Result<Self, Fault> {
        Self::staged(Place::Bucket(Bucket::new(settings)?), staging.into(), limit).await
    }

    async fn staged(place: Place, staging: PathBuf, limit: u64) -> Result<Self, Fault> {
        bucket::install_tls();
        for folder in ["incoming", "parts"].map(|name| staging.join(name)) {
            tokio::fs::create_dir_all(&folder).await.map_err(|error| Fault::file(&folder, error))?;
        }
        Ok(Content { place, staging, limit })
    }

    /// The folder in which files are kept or staged.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.staging
    }

    /// Takes a file in as it arrives. When this returns, file and folder entry are durable. The same bytes twice are
    /// kept once.
    ///
    /// # Errors
    /// [`ContentError::TooLarge`], [`ContentError::Truncated`] or a fault; nothing is kept then.
    pub async fn put<S, E>(&self, bytes: S) -> Result<Stored, ContentError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let incoming = self.receive(bytes, self.limit).await?;
        Ok(self.settle(incoming).await?)
    }

    /// Gives a received file its name, durably. It can be read from then on.
    ///
    /// # Errors
    /// The disk or the bucket fails: the file is not kept.
    pub async fn settle(&self, mut incoming: Incoming) -> Result<Stored, Fault> {
        let stored = Stored { sha256: incoming.sha256().to_owned(), size: incoming.size() };
        // A list without its file harms nobody; a file without its list is read twice, but correctly.
        if stored.size > BLOCK as u64 {
            self.write_list(&stored.sha256, incoming.blocks()).await?;
        }
        match &self.place {
            Place::Folder(folder) => folder.take(incoming.path(), &stored.sha256).await?,
            Place::Bucket(bucket) => {
                bucket.take(incoming.path(), &stored.sha256, stored.size).await?;
                return Ok(stored);
            }
        }
        incoming.is_gone();
        Ok(stored)
    }

    async fn write_list(&self, sha256: &str, blocks: &Blocks) -> Result<(), Fault> {
        let (name, bytes) = (list_name(sha256), blocks.to_bytes(sha256));
        match &self.place {
            Place::Folder(folder) => folder.write(&self.staging.join("incoming"), &name, bytes).await,
            Place::Bucket(bucket) => bucket.write(&name, bytes).await,
        }
    }

    /// Reads a file whole and checks it. For what is small enough to be in memory; [`read`](Self::read) streams.
    ///
    /// # Errors
    /// [`ContentError::Missing`], or a fault where disk or bucket fail or the bytes are not what the name says.
    pub async fn get(&self, sha256: &str) -> Result<Bytes, ContentError> {
        let reading = self.read(sha256, 0..u64::MAX).await?;
        let whole = BytesMut::with_capacity(usize::try_from(reading.size).unwrap_or(0));
        let whole = reading.bytes.try_fold(whole, async |mut whole, chunk| {
            whole.extend_from_slice(&chunk);
            Ok(whole)
        });
        Ok(whole.await?.freeze())
    }

    /// Copies one file to other files and returns its size. The copy is checked while it is written.
    pub(crate) async fn copy_to(&self, other: &Content, sha256: &str) -> Result<u64, Fault> {
        let fault = |error: ContentError| match error {
            ContentError::Fault(fault) => fault,
            error => Fault::Damaged(format!("the file {sha256}: {error}")),
        };
        let reading = self.read(sha256, 0..u64::MAX).await.map_err(fault)?;
        let incoming = other.receive(reading.bytes, u64::MAX).await.map_err(fault)?;
        if incoming.sha256() != sha256 {
            return Err(not_its_name(sha256));
        }
        Ok(other.settle(incoming).await?.size)
    }

    /// Reads every byte of a file and compares it with its name and its list of blocks, if there is one.
    pub(crate) async fn check(&self, sha256: &str) -> Result<(), ContentError> {
        let size = self.size(sha256).await?.ok_or(ContentError::Missing)?;
        let (found, blocks) = Blocks::of(self.bytes(sha256, 0..size).await?).await?;
        if found != sha256 {
            return Err(not_its_name(sha256).into());
        }
        match self.read_list(sha256).await? {
            Some(list) if list.as_ref() != Some(&blocks) => {
                Err(Fault::Damaged(format!("the list of blocks of {sha256} is not of this file")).into())
            }
            _ => Ok(()),
        }
    }

    /// True if the file is there; its bytes are not looked at.
    pub async fn has(&self, sha256: &str) -> bool {
        is_hash(sha256) && matches!(self.size(sha256).await, Ok(Some(_)))
    }

    /// Removes what was left in the folder of incoming files by servers that were killed, if nobody has written to it
    /// for so long. Returns how many files.
    ///
    /// # Errors
    /// The folder cannot be read, or a file in it not removed.
    pub async fn sweep(&self, unwritten_for: Duration) -> Result<u64, Fault> {
        let folder = self.staging.join("incoming");
        let broken = |error: std::io::Error| Fault::file(&folder, error);
        let mut entries = tokio::fs::read_dir(&folder).await.map_err(broken)?;
        let mut swept = 0;
        while let Some(entry) = entries.next_entry().await.map_err(broken)? {
            // A file that goes away between the two looks is somebody's who is at work.
            let Ok(meta) = entry.metadata().await else { continue };
            let age = meta.modified().ok().and_then(|at| SystemTime::now().duration_since(at).ok());
            if meta.is_file() && age.is_some_and(|age| age >= unwritten_for) {
                tokio::fs::remove_file(entry.path()).await.map_err(broken)?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    async fn size(&self, name: &str) -> Result<Option<u64>, Fault> {
        match &self.place {
            Place::Folder(folder) => folder.size(name).await,
            Place::Bucket(bucket) => bucket.size(name).await,
        }
    }

    async fn bytes(&self, name: &str, range: std::ops::Range<u64>) -> Result<Chunks, Fault> {
        if range.is_empty() {
            return Ok(Box::pin(futures::stream::empty()));
        }
        match &self.place {
            Place::Folder(folder) => folder.bytes(name, range).await,
            Place::Bucket(bucket) => bucket.bytes(name, range).await,
        }
    }

    /// The list of blocks of a file: none if there is none, and nothing in it if it cannot be believed.
    async fn read_list(&self, sha256: &str) -> Result<Option<Option<Blocks>>, Fault> {
        let name = list_name(sha256);
        let Some(size) = self.size(&name).await? else { return Ok(None) };
        let chunks: Vec<Bytes> = self.bytes(&name, 0..size).await?.try_collect().await?;
        Ok(Some(Blocks::from_bytes(sha256, &chunks.concat())))
    }
}

/// Where a file or a list is kept: two levels keep folders small.
fn place_of(name: &str) -> String {
    format!("{}/{}/{name}", &name[..2], &name[2..4])
}

fn list_name(sha256: &str) -> String {
    format!("{sha256}.blocks")
}

fn not_its_name(sha256: &str) -> Fault {
    Fault::Damaged(format!("the file {sha256} is not what its name says"))
}

pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
