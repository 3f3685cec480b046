//! A file on its way in: hashed while it is written, durable when it is whole, and gone unless somebody settles it.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use futures::{Stream, StreamExt};

use super::blocks::{BLOCK, Blocks, Hashing};
use super::folder::on_disk;
use super::{Content, ContentError};
use crate::engine::fault::Fault;

/// A whole file that nobody can read yet: it is looked at and then settled. Dropped, it is removed.
#[derive(Debug)]
pub struct Incoming {
    path: PathBuf,
    sha256: String,
    blocks: Blocks,
    gone: bool,
}

impl Incoming {
    pub(super) fn new(path: PathBuf, (sha256, blocks): (String, Blocks)) -> Self {
        Self { path, sha256, blocks, gone: false }
    }

    /// Where its bytes are for now.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its hash, lower-case hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Its size in bytes.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.blocks.size
    }

    pub(super) const fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// Leaves the bytes where they are: they belong to a part that can be finished later.
    pub fn leave(mut self) {
        self.gone = true;
    }

    pub(super) const fn is_gone(&mut self) {
        self.gone = true;
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.gone {
            // It has no name anybody knows; a failure to remove it costs only space, and sweeping tries again.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Removes a half file unless it became whole.
struct Half(Option<PathBuf>);

impl Drop for Half {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// What a thread that waits for the disk is given and gives back.
#[derive(Debug)]
struct Writer {
    file: File,
    hashing: Hashing,
}

impl Writer {
    fn write(mut self, block: &Bytes) -> io::Result<Self> {
        self.hashing.see(block);
        self.file.write_all(block)?;
        Ok(self)
    }
}

impl Content {
    /// Receives a file of at most `limit` bytes. When this returns, its bytes are on disk, without a name. A block is
    /// hashed and written while the next one is on its way.
    ///
    /// # Errors
    /// [`ContentError::TooLarge`], [`ContentError::Truncated`] or a fault; nothing is kept then.
    pub async fn receive<S, E>(&self, bytes: S, limit: u64) -> Result<Incoming, ContentError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        let path = self.staging.join("incoming").join(uuid::Uuid::now_v7().to_string());
        let mut half = Half(Some(path.clone()));
        let file = on_disk(path.clone(), |path| File::create_new(path)).await?;
        let mut writing = tokio::spawn(std::future::ready(Ok(Writer { file, hashing: Hashing::default() })));
        let done = |result: Result<Result<Writer, Fault>, tokio::task::JoinError>| match result {
            Ok(writer) => writer,
            Err(error) => Err(Fault::file(&path, error)),
        };
        let (mut size, mut block) = (0, BytesMut::new());
        let mut bytes = std::pin::pin!(bytes);
        while let Some(chunk) = bytes.next().await {
            let chunk = chunk.map_err(|error| ContentError::Truncated(error.to_string()))?;
            size += chunk.len() as u64;
            if size > limit {
                return Err(ContentError::TooLarge { limit });
            }
            block.extend_from_slice(&chunk);
            if block.len() >= BLOCK {
                let writer = done(writing.await)?;
                let full = block.split().freeze();
                writing = tokio::spawn(on_disk(path.clone(), move |_| writer.write(&full)));
            }
        }
        let writer = done(writing.await)?;
        let rest = block.freeze();
        let hashing = on_disk(path.clone(), move |_| {
            let writer = writer.write(&rest)?;
            writer.file.sync_all()?;
            Ok(writer.hashing)
        })
        .await?;
        half.0 = None;
        Ok(Incoming::new(path, hashing.finish()))
    }
}
