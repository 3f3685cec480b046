//! A file that comes in parts: what was said to be durable is, whatever was killed in between.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use bytes::Bytes;

use super::blocks::{BLOCK, Hashing};
use super::folder::on_disk;
use super::{Content, Incoming};
use crate::engine::fault::Fault;

/// The file behind an upload that is not whole yet, while one sender writes to it. The lock is the system's: it ends
/// with the process, and keeps out other servers on the same folder.
#[derive(Debug)]
pub struct Part {
    file: File,
    path: PathBuf,
    size: u64,
}

/// Why a part cannot be written to now.
#[derive(Debug, thiserror::Error)]
pub enum PartError {
    /// Somebody else is writing to it.
    #[error("somebody else is writing to it")]
    Busy,
    /// Its bytes are gone: begin anew.
    #[error("its bytes are gone")]
    Gone,
    /// The disk failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Content {
    /// Opens the file of an upload of which so many bytes are durable; what stands behind them was never acknowledged
    /// and is cut off. `id` is a uuid.
    ///
    /// # Errors
    /// [`PartError`].
    pub async fn part(&self, id: &str, durable: u64) -> Result<Part, PartError> {
        let path = self.part_path(id);
        let opened = on_disk(path.clone(), move |path| {
            let file = match OpenOptions::new().read(true).write(true).create(durable == 0).truncate(false).open(path) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Err(PartError::Gone)),
                opened => opened?,
            };
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(Err(PartError::Busy)),
                Err(TryLockError::Error(error)) => return Err(error),
                Ok(()) => {}
            }
            if file.metadata()?.len() < durable {
                return Ok(Err(PartError::Gone));
            }
            file.set_len(durable)?;
            let mut file = file;
            file.seek(SeekFrom::Start(durable))?;
            Ok(Ok(file))
        });
        Ok(Part { file: opened.await??, path, size: durable })
    }

    /// Removes the file of an upload that nobody goes on with.
    ///
    /// # Errors
    /// The disk fails.
    pub async fn forget_part(&self, id: &str) -> Result<(), Fault> {
        on_disk(self.part_path(id), |path| match std::fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })
        .await
    }

    fn part_path(&self, id: &str) -> PathBuf {
        // An identifier cannot be a path.
        let name: String = id.chars().filter(|c| c.is_ascii_hexdigit() || *c == '-').collect();
        self.staging.join("parts").join(name)
    }
}

impl Part {
    /// How many bytes there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Writes more bytes; they are durable after [`sync`](Self::sync).
    ///
    /// # Errors
    /// The disk fails.
    pub async fn append(self, bytes: Bytes) -> Result<Self, Fault> {
        on_disk(self.path.clone(), move |_| {
            let mut part = self;
            part.file.write_all(&bytes)?;
            part.size += bytes.len() as u64;
            Ok(part)
        })
        .await
    }

    /// Makes sure that all bytes survive a fall of the machine.
    ///
    /// # Errors
    /// The disk fails.
    pub async fn sync(self) -> Result<Self, Fault> {
        on_disk(self.path.clone(), move |path| {
            self.file.sync_all()?;
            File::open(path.parent().expect("a part is in a folder"))?.sync_all()?;
            Ok(self)
        })
        .await
    }

    /// Reads all of it once: what comes out is a whole file to be looked at and settled.
    ///
    /// # Errors
    /// The disk fails.
    pub async fn finish(self) -> Result<(Self, Incoming), Fault> {
        let path = self.path.clone();
        on_disk(path.clone(), move |_| {
            let mut part = self;
            part.file.seek(SeekFrom::Start(0))?;
            let (mut hashing, mut block) = (Hashing::default(), vec![0; BLOCK]);
            loop {
                match part.file.read(&mut block)? {
                    0 => break,
                    count => hashing.see(&block[..count]),
                }
            }
            Ok((part, Incoming::new(path, hashing.finish())))
        })
        .await
    }
}
