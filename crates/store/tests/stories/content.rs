//! Bytes are kept whole under their hash, or not at all, and never given damaged: in a folder and in a bucket.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures::{TryStreamExt, stream};
use store::Fault;
use store::content::{BLOCK, Content, ContentError, Incoming, PartError, Stored};
use tempfile::TempDir;

use crate::bucket::Server;

type Chunk = Result<Bytes, &'static str>;

/// Where the stories happen.
struct Shelf {
    content: Content,
    folder: TempDir,
    server: Option<Server>,
}

const LIMIT: u64 = 30 << 20;

impl Shelf {
    async fn folder() -> Self {
        let folder = TempDir::new().unwrap();
        Self { content: Content::open(folder.path(), LIMIT).await.unwrap(), folder, server: None }
    }

    async fn bucket() -> Self {
        store::content::install_tls();
        let (folder, server) = (TempDir::new().unwrap(), Server::start().await);
        let content = Content::in_bucket(&server.settings(), folder.path(), LIMIT).await.unwrap();
        Self { content, folder, server: Some(server) }
    }

    /// What lies in the folder of this machine.
    fn files(&self) -> Vec<PathBuf> {
        files(self.folder.path())
    }

    /// Puts other bytes in the place of a file or list, or nothing.
    async fn tamper(&self, name: &str, bytes: Option<Vec<u8>>) {
        let place = format!("{}/{}/{name}", &name[..2], &name[2..4]);
        match (&self.server, bytes) {
            (None, Some(bytes)) => std::fs::write(self.folder.path().join(place), bytes).unwrap(),
            (None, None) => std::fs::remove_file(self.folder.path().join(place)).unwrap(),
            (Some(server), Some(bytes)) => assert!(server.send(&format!("ha-noi/{place}"), bytes).await),
            (Some(server), None) => assert!(server.remove(&format!("ha-noi/{place}")).await),
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found
}

async fn put(content: &Content, chunks: &[Chunk]) -> Result<Stored, ContentError> {
    content.put(stream::iter(chunks.to_vec())).await
}

/// Bytes of which no block is like another.
fn noise(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at.wrapping_mul(2_654_435_761) >> 16) as u8 ^ (at >> 20) as u8).collect()
}

async fn put_large(content: &Content, bytes: &[u8]) -> Stored {
    let chunks: Vec<Chunk> = bytes.chunks(700_000).map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect();
    put(content, &chunks).await.unwrap()
}

/// What came until the end or the first fault.
async fn read(content: &Content, sha256: &str, range: std::ops::Range<u64>) -> (Vec<u8>, Option<ContentError>) {
    let mut reading = match content.read(sha256, range).await {
        Ok(reading) => reading.bytes,
        Err(error) => return (vec![], Some(error)),
    };
    let mut came = Vec::new();
    loop {
        match reading.try_next().await {
            Ok(Some(chunk)) => came.extend_from_slice(&chunk),
            Ok(None) => return (came, None),
            Err(error) => return (came, Some(error)),
        }
    }
}

fn is_damage(error: Option<&ContentError>) -> bool {
    matches!(error, Some(ContentError::Fault(Fault::Damaged(_))))
}

/// Everything a place of files promises.
async fn all_promises(shelf: &Shelf) {
    comes_back_as_it_went_in(shelf).await;
    what_does_not_arrive_whole_leaves_nothing(shelf).await;
    a_part_of_a_large_file_is_given_and_damage_is_noticed_before_it_is_sent(shelf).await;
    a_small_file_is_checked_whole(shelf).await;
    the_same_bytes_at_once_are_kept_once(shelf).await;
    what_a_crash_left_is_swept(shelf).await;
}

async fn comes_back_as_it_went_in(shelf: &Shelf) {
    let content = &shelf.content;
    let stored = put(content, &[Ok(Bytes::from_static(b"ab")), Ok(Bytes::from_static(b"c"))]).await.unwrap();
    assert_eq!(stored.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(stored.size, 3);
    assert_eq!(content.get(&stored.sha256).await.unwrap(), "abc");
    assert!(content.has(&stored.sha256).await);
    assert_eq!(put(content, &[Ok(Bytes::from_static(b"abc"))]).await.unwrap(), stored);
    let kept = usize::from(shelf.server.is_none());
    assert_eq!(shelf.files().len(), kept, "the same bytes are kept once, and nothing of a bucket stays here");
    let empty = put(content, &[]).await.unwrap();
    assert_eq!((empty.size, content.get(&empty.sha256).await.unwrap().len()), (0, 0));
    for name in ["", "../../../etc/passwd", "BA7816", &"f".repeat(64), &"é".repeat(32)] {
        assert!(matches!(content.get(name).await, Err(ContentError::Missing)), "{name}");
        assert!(!content.has(name).await);
    }
}

async fn what_does_not_arrive_whole_leaves_nothing(shelf: &Shelf) {
    let before = shelf.files().len();
    let receive = |chunks: &[Chunk]| shelf.content.receive(stream::iter(chunks.to_vec()), 3);
    let large = receive(&[Ok(Bytes::from_static(b"ab")), Ok(Bytes::from_static(b"cd"))]).await;
    assert!(matches!(large, Err(ContentError::TooLarge { limit: 3 })));
    let cut = receive(&[Ok(Bytes::from_static(b"ab")), Err("connection reset")]).await;
    assert!(matches!(cut, Err(ContentError::Truncated(_))));
    let refused: Incoming = receive(&[Ok(Bytes::from_static(b"xyz"))]).await.unwrap();
    let sha256 = refused.sha256().to_owned();
    drop(refused);
    assert!(!shelf.content.has(&sha256).await);
    assert_eq!(shelf.files().len(), before);
}

async fn a_part_of_a_large_file_is_given_and_damage_is_noticed_before_it_is_sent(shelf: &Shelf) {
    let content = &shelf.content;
    let bytes = noise(9 * BLOCK + 17);
    let Stored { sha256, size } = put_large(content, &bytes).await;
    let list = format!("{sha256}.blocks");
    let block = BLOCK as u64;
    let ranges = [
        0..u64::MAX,
        0..1,
        block - 1..block + 1,
        3 * block..5 * block,
        9 * block + 3..size,
        size - 1..size + 9,
        size..size + 5,
    ];
    for range in ranges {
        let (came, fault) = read(content, &sha256, range.clone()).await;
        let wanted = range.start.min(size) as usize..range.end.min(size) as usize;
        assert!(fault.is_none() && came == bytes[wanted], "{range:?} gave {} bytes, {fault:?}", came.len());
    }
    // Without its list, or with a list nobody can believe, the file is read whole first and its list is made again.
    for left in [None, Some(b"something else".to_vec())] {
        shelf.tamper(&list, left).await;
        assert!(read(content, &sha256, block..2 * block).await.1.is_none());
    }
    let mut damaged = bytes.clone();
    damaged[5 * BLOCK + 100] ^= 1;
    shelf.tamper(&sha256, Some(damaged.clone())).await;
    let (came, fault) = read(content, &sha256, 0..u64::MAX).await;
    assert!(is_damage(fault.as_ref()) && came == bytes[..5 * BLOCK], "{} bytes, {fault:?}", came.len());
    let (came, fault) = read(content, &sha256, 5 * block..6 * block).await;
    assert!(is_damage(fault.as_ref()) && came.is_empty());
    assert!(read(content, &sha256, 6 * block..u64::MAX).await.1.is_none(), "what is sound is given");
    for changed in [damaged, bytes[..bytes.len() - 1].to_vec()] {
        shelf.tamper(&sha256, Some(changed)).await;
        shelf.tamper(&list, Some(vec![])).await;
        let (came, fault) = read(content, &sha256, 0..10).await;
        assert!(is_damage(fault.as_ref()) && came.is_empty(), "without a list nothing is given: {fault:?}");
    }
    // Bringing the right bytes again mends the file.
    assert_eq!(put_large(content, &bytes).await.sha256, sha256);
    assert_eq!(content.get(&sha256).await.unwrap(), bytes);
}

async fn a_small_file_is_checked_whole(shelf: &Shelf) {
    let stored = put(&shelf.content, &[Ok(Bytes::from_static(b"abc"))]).await.unwrap();
    for changed in ["abd", "ab", ""] {
        shelf.tamper(&stored.sha256, Some(changed.into())).await;
        let (came, fault) = read(&shelf.content, &stored.sha256, 0..1).await;
        assert!(is_damage(fault.as_ref()) && came.is_empty(), "{changed}");
    }
    shelf.tamper(&stored.sha256, None).await;
    assert!(matches!(shelf.content.get(&stored.sha256).await, Err(ContentError::Missing)));
}

async fn the_same_bytes_at_once_are_kept_once(shelf: &Shelf) {
    let bytes = Bytes::from(noise(2 * BLOCK));
    let puts = (0..4).map(|_| shelf.content.put(stream::iter([Ok::<_, &str>(bytes.clone())])));
    let stored: Vec<_> = futures::future::join_all(puts).await.into_iter().map(Result::unwrap).collect();
    assert!(stored.iter().all(|one| one == &stored[0]));
    assert_eq!(shelf.content.get(&stored[0].sha256).await.unwrap(), bytes);
}

async fn what_a_crash_left_is_swept(shelf: &Shelf) {
    let left = shelf.folder.path().join("incoming").join("left-by-a-crash");
    std::fs::write(&left, "half").unwrap();
    assert_eq!(shelf.content.sweep(std::time::Duration::from_secs(3600)).await.unwrap(), 0);
    let hours_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    std::fs::File::options().write(true).open(&left).unwrap().set_modified(hours_ago).unwrap();
    assert_eq!(shelf.content.sweep(std::time::Duration::from_secs(3600)).await.unwrap(), 1);
    assert!(!left.exists());
}

#[tokio::test]
async fn a_folder_keeps_its_promises() {
    all_promises(&Shelf::folder().await).await;
}

#[tokio::test]
async fn a_bucket_keeps_its_promises() {
    all_promises(&Shelf::bucket().await).await;
}

#[tokio::test]
async fn a_part_goes_on_where_it_is_durable_and_only_one_writes() {
    let shelf = Shelf::folder().await;
    let content = &shelf.content;
    let id = "0192f0c1-6b1e-7c3a-9a54-3a1c5d7e9f00";
    assert!(matches!(content.part(id, 3).await, Err(PartError::Gone)));
    let part = content.part(id, 0).await.unwrap();
    assert!(matches!(content.part(id, 0).await, Err(PartError::Busy)));
    let part = part.append(Bytes::from_static(b"abc")).await.unwrap().sync().await.unwrap();
    // These were never acknowledged, and the server is killed.
    drop(part.append(Bytes::from_static(b"xyz")).await.unwrap());
    let part = content.part(id, 3).await.unwrap();
    assert_eq!(part.size(), 3);
    let (part, incoming) = part.append(Bytes::from_static(b"def")).await.unwrap().finish().await.unwrap();
    let stored = content.settle(incoming).await.unwrap();
    drop(part);
    assert_eq!(content.get(&stored.sha256).await.unwrap(), "abcdef");
    assert!(matches!(content.part(id, 6).await, Err(PartError::Gone)), "it has its name now");
    content.forget_part(id).await.unwrap();
}
