//! What an operator may set.

use std::path::PathBuf;

use domain::catalog::publication::Notice;

/// The settings of a running system. The defaults run on a clean machine.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where rows and facts are kept: `sqlite:PATH` or `postgres://…`.
    pub store: store::Settings,
    /// The folder of uploaded and issued files.
    pub content: PathBuf,
    /// The address under which people reach the pages; printed in QR codes.
    pub public_url: String,
    /// Hours a sign-in lasts without being renewed.
    pub session_hours: u32,
    /// Days a draft is kept after its last change.
    pub draft_days: u32,
    /// Days between the decision that announces a change of the catalogue and its first day (Decree 63/2010 Art. 8).
    pub notice: Notice,
}

impl Settings {
    /// Everything in one folder: the embedded database and the files.
    #[must_use]
    pub fn embedded(folder: &std::path::Path, public_url: &str) -> Self {
        Self {
            store: store::Settings::new(format!("sqlite:{}", folder.join("motcua.db").display())),
            content: folder.join("content"),
            public_url: public_url.to_owned(),
            session_hours: 12,
            draft_days: 30,
            notice: Notice::default(),
        }
    }
}

/// The usual limits for a store at this address.
#[must_use]
pub fn store(url: &str) -> store::Settings {
    store::Settings::new(url)
}
