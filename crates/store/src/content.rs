//! Bytes of papers and results: files named by their SHA-256, never changed once there.

use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use futures::{Stream, StreamExt};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::args;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;

/// The folder.
#[derive(Debug, Clone)]
pub struct Content {
    folder: PathBuf,
    limit: u64,
}

/// A file that is safely on disk.
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
    /// The disk failed, or a file is not what its name says.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Content {
    /// Opens or creates the folder. Files larger than `limit` bytes are refused.
    pub async fn open(folder: impl Into<PathBuf>, limit: u64) -> Result<Self, Fault> {
        let folder = folder.into();
        let incoming = folder.join("incoming");
        fs::create_dir_all(&incoming).await.map_err(|error| Fault::file(&incoming, error))?;
        Ok(Content { folder, limit })
    }

    /// The folder, for backups.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes a file in as it arrives. When this returns, file and folder entry are on disk. The
    /// same bytes twice are kept once.
    pub async fn put<S, E>(&self, bytes: S) -> Result<Stored, ContentError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let incoming = self.folder.join("incoming").join(uuid::Uuid::now_v7().to_string());
        let result = self.receive(&incoming, bytes).await;
        if result.is_err() {
            // A half file has no name anybody knows; a failure to remove it costs only space.
            let _ = fs::remove_file(&incoming).await;
        }
        result
    }

    async fn receive<S, E>(&self, incoming: &Path, bytes: S) -> Result<Stored, ContentError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let broken = |error: std::io::Error| Fault::file(incoming, error);
        let mut file = File::create_new(incoming).await.map_err(broken)?;
        let mut hasher = Sha256::new();
        let mut size = 0;
        let mut bytes = std::pin::pin!(bytes);
        while let Some(chunk) = bytes.next().await {
            let chunk = chunk.map_err(|error| ContentError::Truncated(error.to_string()))?;
            size += chunk.len() as u64;
            if size > self.limit {
                return Err(ContentError::TooLarge { limit: self.limit });
            }
            hasher.update(&chunk);
            file.write_all(&chunk).await.map_err(broken)?;
        }
        file.flush().await.map_err(broken)?;
        file.sync_all().await.map_err(broken)?;
        drop(file);
        let sha256 = hex::encode(hasher.finalize());
        self.name(incoming, &sha256).await?;
        Ok(Stored { sha256, size })
    }

    /// Gives the received file its name, durably: the entry in the folder is synced as well, and so
    /// are the entries of folders made on the way.
    async fn name(&self, incoming: &Path, sha256: &str) -> Result<(), Fault> {
        let path = self.place(sha256);
        let folder = path.parent().expect("a place is two folders deep");
        let outer = folder.parent().expect("a place is two folders deep");
        fs::create_dir_all(folder).await.map_err(|error| Fault::file(folder, error))?;
        fs::rename(incoming, &path).await.map_err(|error| Fault::file(&path, error))?;
        // All levels every time: another upload may have made the folder a moment ago and not synced it yet.
        for level in [folder, outer, &self.folder] {
            sync(level).await?;
        }
        Ok(())
    }

    /// Reads a file whole and checks it against its name. Files are at most as large as the limit.
    pub async fn get(&self, sha256: &str) -> Result<Bytes, ContentError> {
        if !is_hash(sha256) {
            return Err(ContentError::Missing);
        }
        let path = self.place(sha256);
        let bytes = fs::read(&path).await.map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ContentError::Missing,
            _ => Fault::file(&path, error).into(),
        })?;
        if hex::encode(Sha256::digest(&bytes)) != sha256 {
            return Err(Fault::Damaged(format!("the file {sha256} is not what its name says")).into());
        }
        Ok(bytes.into())
    }

    /// Copies one file to another folder and returns its size. The copy is checked while it is written.
    pub(crate) async fn copy_to(&self, other: &Content, sha256: &str) -> Result<u64, Fault> {
        let path = self.place(sha256);
        let broken = |error: std::io::Error| Fault::file(&path, error);
        let file = File::open(&path).await.map_err(broken)?;
        let chunks = futures::stream::try_unfold(file, async |mut file| {
            let mut chunk = BytesMut::with_capacity(64 * 1024);
            let count = file.read_buf(&mut chunk).await?;
            Ok::<_, std::io::Error>((count > 0).then(|| (chunk.freeze(), file)))
        });
        match other.put(chunks).await {
            Ok(stored) if stored.sha256 == sha256 => Ok(stored.size),
            Ok(_) => Err(Fault::Damaged(format!("the file {sha256} is not what its name says"))),
            Err(ContentError::Fault(fault)) => Err(fault),
            Err(other) => Err(Fault::file(&path, other)),
        }
    }

    /// True if the file is there; its bytes are not looked at.
    pub async fn has(&self, sha256: &str) -> bool {
        is_hash(sha256) && fs::metadata(self.place(sha256)).await.is_ok()
    }

    /// Where a file with this hash is kept: two folder levels keep folders small.
    pub(crate) fn place(&self, sha256: &str) -> PathBuf {
        self.folder.join(&sha256[..2]).join(&sha256[2..4]).join(sha256)
    }
}

/// Adds to a batch that these bytes are stored. Knowing them already is no error.
pub fn keep(batch: &mut Batch, stored: &Stored, media_type: &str, at: Timestamp) {
    let size = i64::try_from(stored.size).unwrap_or(i64::MAX);
    batch.push(
        "insert into content (sha256, size, media_type, stored_at) values ($1, $2, $3, $4) on conflict (sha256) do nothing",
        args![&stored.sha256, size, media_type, at],
        Expect::Any,
    );
}

pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

async fn sync(folder: &Path) -> Result<(), Fault> {
    let file = File::open(folder).await.map_err(|error| Fault::file(folder, error))?;
    file.sync_all().await.map_err(|error| Fault::file(folder, error))
}
