//! Bytes are kept whole under their hash, or not at all.

use bytes::Bytes;
use futures::stream;
use store::Fault;
use store::content::{Content, ContentError, Stored};
use tempfile::TempDir;

type Chunk = Result<Bytes, &'static str>;

fn files(folder: &std::path::Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        count += if entry.path().is_dir() { files(&entry.path()) } else { 1 };
    }
    count
}

async fn put(content: &Content, chunks: &[Chunk]) -> Result<Stored, ContentError> {
    content.put(stream::iter(chunks.to_vec())).await
}

#[tokio::test]
async fn a_file_comes_back_as_it_went_in() {
    let folder = TempDir::new().unwrap();
    let content = Content::open(folder.path(), 10).await.unwrap();
    let stored = put(&content, &[Ok(Bytes::from_static(b"ab")), Ok(Bytes::from_static(b"c"))]).await.unwrap();
    assert_eq!(stored.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(stored.size, 3);
    assert_eq!(content.get(&stored.sha256).await.unwrap(), "abc");
    assert!(content.has(&stored.sha256).await);
    assert_eq!(put(&content, &[Ok(Bytes::from_static(b"abc"))]).await.unwrap(), stored);
    assert_eq!(files(folder.path()), 1, "the same bytes are kept once");
}

#[tokio::test]
async fn a_file_too_large_or_cut_off_leaves_nothing() {
    let folder = TempDir::new().unwrap();
    let content = Content::open(folder.path(), 3).await.unwrap();
    let large = put(&content, &[Ok(Bytes::from_static(b"ab")), Ok(Bytes::from_static(b"cd"))]).await;
    assert!(matches!(large, Err(ContentError::TooLarge { limit: 3 })));
    let cut = put(&content, &[Ok(Bytes::from_static(b"ab")), Err("connection reset")]).await;
    assert!(matches!(cut, Err(ContentError::Truncated(_))));
    assert_eq!(files(folder.path()), 0);
    assert!(put(&content, &[Ok(Bytes::from_static(b"abc"))]).await.is_ok());
}

#[tokio::test]
async fn a_changed_file_is_noticed_and_a_forged_name_finds_nothing() {
    let folder = TempDir::new().unwrap();
    let content = Content::open(folder.path(), 10).await.unwrap();
    let stored = put(&content, &[Ok(Bytes::from_static(b"abc"))]).await.unwrap();
    for name in ["", "../../../etc/passwd", "BA7816", &"f".repeat(64), &"é".repeat(32)] {
        assert!(matches!(content.get(name).await, Err(ContentError::Missing)), "{name}");
        assert!(!content.has(name).await);
    }
    let path = folder.path().join("ba").join("78").join(&stored.sha256);
    std::fs::write(path, "abd").unwrap();
    assert!(matches!(content.get(&stored.sha256).await, Err(ContentError::Fault(Fault::Damaged(_)))));
}
