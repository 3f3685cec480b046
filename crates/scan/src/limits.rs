//! How large a file may be in every respect.

use std::time::Duration;

/// Bounds on one file. A file beyond them is refused with a sentence; nothing of it is kept.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Pages in one file.
    pub pages: usize,
    /// Bytes of the file.
    pub bytes: usize,
    /// Points of one page, width times height.
    pub pixels: u64,
    /// Bytes that decoding one page may take.
    pub allocation: u64,
    /// Time an outside program has for one page.
    pub time: Duration,
    /// Bytes of memory an outside program may take.
    pub memory: u64,
    /// Points an inch at which a page of a PDF is drawn.
    pub resolution: u32,
}

impl Default for Limits {
    /// A scanned book of 500 pages, a sheet of A3 at 300 points an inch with room to spare.
    fn default() -> Self {
        Self {
            pages: 500,
            bytes: 200_000_000,
            pixels: 60_000_000,
            allocation: 512_000_000,
            time: Duration::from_secs(30),
            memory: 2_000_000_000,
            resolution: 250,
        }
    }
}
