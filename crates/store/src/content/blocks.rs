//! The hashes of the blocks of a large file, so that a part of it can be checked before it is sent.
//!
//! The list is kept beside its file. It begins with the hash of the whole file and ends with a hash of itself: a list
//! that is damaged, or of another file, is not believed, and the file is then read whole before any of it is given.

use bytes::Bytes;
use futures::TryStreamExt;
use sha2::{Digest, Sha256};

use super::Chunks;
use crate::engine::fault::Fault;

/// Bytes of one block. A file of one block is its own list: the block's hash is the file's name.
pub const BLOCK: usize = 1024 * 1024;

const MARK: &[u8; 8] = b"blocks1\n";
const HASH: usize = 32;

/// The blocks of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blocks {
    pub(super) size: u64,
    pub(super) hashes: Vec<[u8; HASH]>,
}

impl Blocks {
    /// The only block of a small file.
    pub(super) fn single(sha256: &str, size: u64) -> Option<Self> {
        let hash = hex::decode(sha256).ok()?.try_into().ok()?;
        Some(Self { size, hashes: vec![hash] })
    }

    /// Reads a file to its end; answers with its hash too.
    pub(super) async fn of(mut chunks: Chunks) -> Result<(String, Self), Fault> {
        let mut hashing = Hashing::default();
        while let Some(chunk) = chunks.try_next().await? {
            hashing.see(&chunk);
        }
        Ok(hashing.finish())
    }

    /// As it is stored.
    pub(super) fn to_bytes(&self, sha256: &str) -> Bytes {
        let mut bytes = Vec::with_capacity(MARK.len() + 8 + HASH * (self.hashes.len() + 2));
        bytes.extend_from_slice(MARK);
        bytes.extend_from_slice(&hex::decode(sha256).unwrap_or_default());
        bytes.extend_from_slice(&self.size.to_be_bytes());
        bytes.extend(self.hashes.iter().flatten());
        let own = Sha256::digest(&bytes);
        bytes.extend_from_slice(&own);
        bytes.into()
    }

    /// Reads what was stored; none if it is not whole or not of this file.
    pub(super) fn from_bytes(sha256: &str, bytes: &[u8]) -> Option<Self> {
        let (rest, own) = bytes.split_last_chunk::<HASH>()?;
        if Sha256::digest(rest)[..] != own[..] {
            return None;
        }
        let (of, rest) = rest.strip_prefix(MARK)?.split_first_chunk::<HASH>()?;
        let (size, rest) = rest.split_first_chunk::<8>()?;
        let size = u64::from_be_bytes(*size);
        let (hashes, left) = rest.as_chunks::<HASH>();
        let fits = left.is_empty() && hex::encode(of) == sha256 && hashes.len() as u64 == size.div_ceil(BLOCK as u64);
        fits.then(|| Self { size, hashes: hashes.to_vec() })
    }
}

/// Hashes a file and its blocks while it goes by.
#[derive(Debug, Default)]
pub(super) struct Hashing {
    whole: Sha256,
    block: Sha256,
    in_block: usize,
    size: u64,
    hashes: Vec<[u8; HASH]>,
}

impl Hashing {
    pub(super) fn see(&mut self, mut bytes: &[u8]) {
        self.whole.update(bytes);
        self.size += bytes.len() as u64;
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(BLOCK - self.in_block));
            self.block.update(now);
            self.in_block += now.len();
            if self.in_block == BLOCK {
                self.hashes.push(self.block.finalize_reset().into());
                self.in_block = 0;
            }
            bytes = later;
        }
    }

    /// The hash of all that was seen, and its blocks.
    pub(super) fn finish(mut self) -> (String, Blocks) {
        if self.in_block > 0 || self.size == 0 {
            self.hashes.push(self.block.finalize_reset().into());
        }
        (hex::encode(self.whole.finalize()), Blocks { size: self.size, hashes: self.hashes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_as_it_was_and_a_damaged_or_foreign_one_is_not_believed() {
        let mut hashing = Hashing::default();
        for chunk in vec![7; BLOCK * 2 + 5].chunks(300_000) {
            hashing.see(chunk);
        }
        let (sha256, blocks) = hashing.finish();
        assert_eq!((blocks.size, blocks.hashes.len()), (BLOCK as u64 * 2 + 5, 3));
        assert_eq!(blocks.hashes[0], blocks.hashes[1]);
        let bytes = blocks.to_bytes(&sha256);
        assert_eq!(Blocks::from_bytes(&sha256, &bytes), Some(blocks));
        assert_eq!(Blocks::from_bytes(&"0".repeat(64), &bytes), None);
        for at in [0, 9, 45, 60, bytes.len() - 1] {
            let mut changed = bytes.to_vec();
            changed[at] ^= 1;
            assert_eq!(Blocks::from_bytes(&sha256, &changed), None, "{at}");
        }
        assert_eq!(Blocks::from_bytes(&sha256, &bytes[..bytes.len() - 32]), None);
    }
}
