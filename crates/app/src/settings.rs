//! What an operator may set.

use std::path::PathBuf;

use domain::catalog::publication::Notice;
pub use store::content::BucketSettings as Bucket;
use store::content::Content;

use crate::document::scanner::Antivirus;
use crate::signing::{KeySettings, SigningSettings};

/// The settings of a running system. The defaults run on a clean machine.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where rows and facts are kept: `sqlite:PATH` or `postgres://…`.
    pub store: store::Settings,
    /// The folder of uploaded and issued files; where there is a bucket, only of those on their way in.
    pub content: PathBuf,
    /// The bucket files are kept in, instead of the folder.
    pub bucket: Option<Bucket>,
    /// How large files may be.
    pub limits: Limits,
    /// Who searches files for malicious programs.
    pub antivirus: Option<Antivirus>,
    /// The address under which people reach the pages; printed in QR codes.
    pub public_url: String,
    /// Hours a sign-in lasts without being renewed.
    pub session_hours: u32,
    /// Days a draft is kept after its last change.
    pub draft_days: u32,
    /// Days between the decision that announces a change of the catalogue and its first day (Decree 63/2010 Art. 8).
    pub notice: Notice,
    /// How papers are signed.
    pub signing: SigningSettings,
}

impl Settings {
    /// Everything in one folder: the embedded database and the files.
    #[must_use]
    pub fn embedded(folder: &std::path::Path, public_url: &str) -> Self {
        Self {
            store: store::Settings::new(format!("sqlite:{}", folder.join("motcua.db").display())),
            content: folder.join("content"),
            bucket: None,
            limits: Limits::default(),
            antivirus: None,
            public_url: public_url.to_owned(),
            session_hours: 12,
            draft_days: 30,
            notice: Notice::default(),
            signing: SigningSettings {
                keys: KeySettings::Demonstration(folder.join("authority")),
                ..SigningSettings::default()
            },
        }
    }
}

impl Settings {
    /// Opens the files.
    ///
    /// # Errors
    /// The folder or bucket that cannot be opened.
    pub async fn open_content(&self) -> Result<Content, store::Fault> {
        let largest = self.limits.paper.max(self.limits.archive);
        match &self.bucket {
            Some(bucket) => Content::in_bucket(bucket, &self.content, largest).await,
            None => Content::open(&self.content, largest).await,
        }
    }
}

/// How large files may be, and how long a sender may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a paper; a component may allow less.
    pub paper: u64,
    /// Bytes of a file of an archive or a backlog, for those who may bring one.
    pub archive: u64,
    /// Pages of one file.
    pub pages: u32,
    /// Pixels of one picture or page, in millions: A3 at 600 dpi has 70.
    pub megapixels: u32,
    /// Hours after its last part in which an unfinished file can be gone on with.
    pub part_hours: u32,
}

impl Default for Limits {
    fn default() -> Self {
        let (paper, archive) = (20 * 1024 * 1024, 1024 * 1024 * 1024);
        Self { paper, archive, pages: 500, megapixels: 100, part_hours: 24 }
    }
}

/// The usual limits for a store at this address.
#[must_use]
pub fn store(url: &str) -> store::Settings {
    store::Settings::new(url)
}
