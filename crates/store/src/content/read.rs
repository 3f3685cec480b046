//! A file on its way out: no block leaves before it was compared with its hash.

use std::ops::Range;

use bytes::{Bytes, BytesMut};
use futures::stream::{self, BoxStream};
use futures::{StreamExt, TryStreamExt};
use sha2::{Digest, Sha256};

use super::blocks::Blocks;
use super::{BLOCK, Chunks, Content, ContentError, is_hash, not_its_name};
use crate::engine::fault::Fault;

/// A file, or a part of it, that is being read.
pub struct Reading {
    /// Size of the whole file in bytes.
    pub size: u64,
    /// Which bytes come: what was asked for, as far as the file reaches.
    pub range: Range<u64>,
    /// The bytes, checked. It ends with a fault where the file is damaged.
    pub bytes: BoxStream<'static, Result<Bytes, ContentError>>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").field("size", &self.size).field("range", &self.range).finish_non_exhaustive()
    }
}

impl Content {
    /// Reads the bytes of a range, `0..u64::MAX` for all of them. The first block has been read and checked when this
    /// returns.
    ///
    /// # Errors
    /// [`ContentError::Missing`], or a fault where disk or bucket fail or the first block is damaged.
    pub async fn read(&self, sha256: &str, range: Range<u64>) -> Result<Reading, ContentError> {
        if !is_hash(sha256) {
            return Err(ContentError::Missing);
        }
        let size = self.size(sha256).await?.ok_or(ContentError::Missing)?;
        let blocks = self.blocks(sha256, size).await?;
        let end = range.end.min(size);
        let range = range.start.min(end)..end;
        let block = BLOCK as u64;
        // An empty range still checks the block it lies in: an empty file can be a cut one.
        let first = range.start.min(size.saturating_sub(1)) / block;
        let from = first * block;
        let to = size.min(range.end.div_ceil(block) * block).max(size.min(from + block));
        let source = self.bytes(sha256, from..to).await?;
        let at = usize::try_from(first).unwrap_or(usize::MAX);
        let mut checking =
            Checking { source, left: BytesMut::new(), blocks, at, position: from, to, sha256: sha256.into() };
        let head = checking.next().await?;
        let wanted = range.clone();
        let bytes = stream::once(async { Ok(head) })
            .chain(stream::try_unfold(checking, async |mut checking| {
                let more = checking.position < checking.to;
                if more { checking.next().await.map(|block| Some((block, checking))) } else { Ok(None) }
            }))
            .map_ok(move |(at, block)| slice(block, at, &wanted))
            .try_filter(|bytes| std::future::ready(!bytes.is_empty()))
            .boxed();
        Ok(Reading { size, range, bytes })
    }

    /// The hashes to compare with. Without a list that can be believed the whole file is read first, and a new list is
    /// kept for the next time.
    async fn blocks(&self, sha256: &str, size: u64) -> Result<Blocks, Fault> {
        if size <= BLOCK as u64 {
            return Blocks::single(sha256, size).ok_or_else(|| not_its_name(sha256));
        }
        if let Some(Some(list)) = self.read_list(sha256).await? {
            let sound = list.size == size;
            return if sound { Ok(list) } else { Err(not_its_name(sha256)) };
        }
        let (found, blocks) = Blocks::of(self.bytes(sha256, 0..size).await?).await?;
        if found != sha256 {
            return Err(not_its_name(sha256));
        }
        if let Err(error) = self.write_list(sha256, &blocks).await {
            tracing::warn!(sha256, %error, "a list of blocks could not be kept: the file is read twice each time");
        }
        Ok(blocks)
    }
}

/// Reads block after block.
struct Checking {
    source: Chunks,
    left: BytesMut,
    blocks: Blocks,
    at: usize,
    position: u64,
    to: u64,
    sha256: String,
}

impl Checking {
    /// The next block and where it begins.
    async fn next(&mut self) -> Result<(u64, Bytes), ContentError> {
        let start = self.position;
        let wanted = usize::try_from((self.to - start).min(BLOCK as u64)).unwrap_or(BLOCK);
        let block = loop {
            if self.left.len() >= wanted {
                break self.left.split_to(wanted).freeze();
            }
            match self.source.try_next().await? {
                // A block that comes in one piece is not copied.
                Some(chunk) if self.left.is_empty() && chunk.len() == wanted => break chunk,
                Some(chunk) => self.left.extend_from_slice(&chunk),
                None => return Err(not_its_name(&self.sha256).into()),
            }
        };
        if self.blocks.hashes.get(self.at).is_none_or(|hash| Sha256::digest(&block)[..] != hash[..]) {
            return Err(not_its_name(&self.sha256).into());
        }
        self.at += 1;
        self.position += block.len() as u64;
        Ok((start, block))
    }
}

/// The part of a block that was asked for.
fn slice(block: Bytes, at: u64, wanted: &Range<u64>) -> Bytes {
    let inside = |place: u64| usize::try_from(place.saturating_sub(at)).unwrap_or(usize::MAX).min(block.len());
    let (from, to) = (inside(wanted.start), inside(wanted.end));
    block.slice(from..to.max(from))
}
