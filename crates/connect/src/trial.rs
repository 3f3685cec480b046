//! What tests share: an authority in a folder, and a clock that stands until it is moved.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use sign::authority::{Authority, Clock, Subject, Urls};
use tempfile::TempDir;

/// An authority and a clock.
pub(crate) struct Trial {
    _folder: TempDir,
    pub(crate) authority: Arc<Authority>,
    second: Arc<AtomicI64>,
}

impl Trial {
    /// An authority whose certificates name these addresses.
    pub(crate) fn new(urls: Urls) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now: Timestamp = "2026-11-22T08:00:00+07:00".parse().unwrap();
        let authority = Arc::new(Authority::open(&folder.path().join("authority"), urls, now).unwrap());
        Self { _folder: folder, authority, second: Arc::new(AtomicI64::new(now.as_second())) }
    }

    /// One that names nobody who could be asked.
    pub(crate) fn alone() -> Self {
        let nowhere = || "http://nowhere.invalid/".to_owned();
        Self::new(Urls { ocsp: nowhere(), crl: nowhere(), root_crl: nowhere() })
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.second.load(Ordering::SeqCst)).unwrap()
    }

    pub(crate) fn clock(&self) -> Clock {
        let second = self.second.clone();
        Arc::new(move || Timestamp::from_second(second.load(Ordering::SeqCst)).unwrap())
    }

    pub(crate) fn pass(&self, hours: i64) {
        self.second.fetch_add(hours * 3600, Ordering::SeqCst);
    }

    pub(crate) fn leader() -> Subject {
        Subject::officer("Lan", "Chủ tịch", "UBND phường Mẫu")
    }
}
