//! Where new identifiers come from.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use uuid::{NoContext, Uuid};

/// A source of identifiers: random in life, counted in tests, so that a test can be told twice alike.
#[derive(Debug, Default)]
pub enum Ids {
    /// Version 7: the moment, then chance. Rows written together lie together.
    #[default]
    Random,
    /// One after the other.
    Counted(AtomicU64),
}

impl Ids {
    /// A new identifier for something that happens at this moment.
    pub fn next(&self, now: Timestamp) -> Uuid {
        let seconds = u64::try_from(now.as_second()).unwrap_or(0);
        let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
        match self {
            Self::Random => Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanos)),
            Self::Counted(last) => {
                let n = last.fetch_add(1, Ordering::Relaxed) + 1;
                Uuid::from_u64_pair(0x7000 | (seconds << 16), 0x8000_0000_0000_0000 | n)
            }
        }
    }
}
