//! A folder of files.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use bytes::Bytes;
use futures::stream;
use tokio::task::spawn_blocking;

use super::{BLOCK, Chunks, place_of};
use crate::engine::fault::Fault;

/// The folder.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(place_of(name))
    }

    pub(super) async fn size(&self, name: &str) -> Result<Option<u64>, Fault> {
        let path = self.path(name);
        match tokio::fs::metadata(&path).await {
            Ok(meta) => Ok(Some(meta.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Fault::file(&path, error)),
        }
    }

    /// When a file was last written; none if it is not there.
    pub(super) async fn written(&self, name: &str) -> Result<Option<SystemTime>, Fault> {
        let path = self.path(name);
        match tokio::fs::metadata(&path).await {
            Ok(meta) => meta.modified().map(Some).map_err(|error| Fault::file(&path, error)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Fault::file(&path, error)),
        }
    }

    /// Removes a file, durably; one that is not there is no error.
    pub(super) async fn remove(&self, name: &str) -> Result<(), Fault> {
        on_disk(self.path(name), |path| match std::fs::remove_file(path) {
            Ok(()) => File::open(path.parent().expect("a place is two folders deep"))?.sync_all(),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        })
        .await
    }

    /// The bytes of a range that lies inside the file, a block at a time.
    pub(super) async fn bytes(&self, name: &str, range: Range<u64>) -> Result<Chunks, Fault> {
        let path = self.path(name);
        let start = range.start;
        let file = on_disk(path.clone(), move |path| {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(start))?;
            Ok(file)
        })
        .await?;
        let left = range.end - range.start;
        Ok(Box::pin(stream::try_unfold((file, left, path), async |(file, left, path)| {
            if left == 0 {
                return Ok(None);
            }
            let (bytes, file) = on_disk(path.clone(), move |_| {
                let mut bytes = vec![0; usize::try_from(left).unwrap_or(BLOCK).min(BLOCK)];
                let mut file = file;
                file.read_exact(&mut bytes)?;
                Ok((Bytes::from(bytes), file))
            })
            .await?;
            let left = left - bytes.len() as u64;
            Ok(Some((bytes, (file, left, path))))
        })))
    }

    /// Gives a received file its name, durably: the entry in the folder is synced as well, and so are the entries of
    /// folders made on the way.
    pub(super) async fn take(&self, incoming: &Path, name: &str) -> Result<(), Fault> {
        let (incoming, root) = (incoming.to_owned(), self.root.clone());
        on_disk(self.path(name), move |path| {
            let folder = path.parent().expect("a place is two folders deep");
            let outer = folder.parent().expect("a place is two folders deep");
            std::fs::create_dir_all(folder)?;
            std::fs::rename(&incoming, path)?;
            // All levels every time: another upload may have made the folder a moment ago and not synced it yet.
            [folder, outer, &root].into_iter().try_for_each(|level| File::open(level)?.sync_all())
        })
        .await
    }

    /// Writes a small file under its name; the entry is synced with that of the file it belongs to.
    pub(super) async fn write(&self, staging: &Path, name: &str, bytes: Bytes) -> Result<(), Fault> {
        let incoming = staging.join(uuid::Uuid::now_v7().to_string());
        on_disk(self.path(name), move |path| {
            let mut file = File::create_new(&incoming)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            std::fs::create_dir_all(path.parent().expect("a place is two folders deep"))?;
            std::fs::rename(&incoming, path)
        })
        .await
    }
}

/// Does something that waits for the disk on a thread made for waiting.
pub(super) async fn on_disk<T: Send + 'static>(
    path: PathBuf,
    work: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
) -> Result<T, Fault> {
    let at = path.clone();
    match spawn_blocking(move || work(&at)).await {
        Ok(result) => result.map_err(|error| Fault::file(&path, error)),
        Err(error) => Err(Fault::file(&path, error)),
    }
}
