//! Searching files for malicious programs: before anybody can read them, or as soon as the searcher answers again.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use connect::antivirus::{Answer, Client};
use futures::future::BoxFuture;
use jiff::Timestamp;
use store::content::{self, ContentError, Infected};

use super::refusal::DocumentRefusal;
use crate::city::City;
use crate::error::Error;

/// What a search said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Searched {
    /// Nothing was found.
    Clean,
    /// Something was found; its name.
    Found(String),
    /// The file is larger than the searcher looks at.
    TooLarge {
        /// What it looks at, in bytes.
        limit: u64,
    },
    /// Nobody searched; why.
    Unreachable(String),
}

/// Who searches files.
pub trait Scanner: Debug + Send + Sync {
    /// Searches the bytes of a file on this machine.
    fn search<'a>(&'a self, file: &'a Path) -> BoxFuture<'a, Searched>;
}

impl Scanner for Client {
    fn search<'a>(&'a self, file: &'a Path) -> BoxFuture<'a, Searched> {
        Box::pin(async move {
            let file = match tokio::fs::File::open(file).await {
                Ok(file) => file,
                Err(error) => return Searched::Unreachable(error.to_string()),
            };
            match self.scan(file).await {
                Answer::Clean => Searched::Clean,
                Answer::Found(found) => Searched::Found(found),
                Answer::TooLarge { limit } => Searched::TooLarge { limit },
                Answer::Unreachable(why) => Searched::Unreachable(why),
            }
        })
    }
}

/// What happens to files while nobody can search them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhenUnreachable {
    /// They are not taken: people are asked to send them again later.
    Refuse,
    /// They are taken, marked, and searched by the schedule: reception does not stand still (the default).
    #[default]
    Mark,
}

/// Who searches, and what happens while they cannot be reached.
#[derive(Debug, Clone)]
pub struct Antivirus {
    /// Who searches.
    pub scanner: Arc<dyn Scanner>,
    /// What happens meanwhile.
    pub when_unreachable: WhenUnreachable,
}

impl Antivirus {
    /// ClamAV's daemon at `unix:PATH` or `tcp:HOST:PORT`, given files up to so many bytes; none if that is no address.
    #[must_use]
    pub fn clamd(address: &str, largest: u64, when_unreachable: WhenUnreachable) -> Option<Self> {
        let max_file_mib = largest.div_ceil(1024 * 1024);
        let settings = connect::antivirus::Settings { address: address.to_owned(), timeout_seconds: 30, max_file_mib };
        Some(Self { scanner: Arc::new(Client::new(&settings)?), when_unreachable })
    }
}

/// Files searched again in one go.
const AT_ONCE: u32 = 50;

/// Has a file searched that nobody can read yet. False if it has yet to be searched.
///
/// # Errors
/// [`DocumentRefusal::Infected`], also for bytes in which something was found earlier; [`DocumentRefusal::NotSearched`].
pub(super) async fn search(city: &City, file: &Path, sha256: &str) -> Result<bool, Error> {
    if let Some(known) = content::is_infected(&city.store, sha256).await? {
        return Err(DocumentRefusal::Infected(known.found).into());
    }
    let Some(antivirus) = &city.settings.antivirus else { return Ok(true) };
    match antivirus.scanner.search(file).await {
        Searched::Clean => Ok(true),
        Searched::Found(found) => {
            tracing::warn!(sha256, found, "a malicious program was sent and not taken");
            Err(DocumentRefusal::Infected(found).into())
        }
        Searched::TooLarge { limit } => match antivirus.when_unreachable {
            WhenUnreachable::Mark => {
                tracing::warn!(sha256, limit, "a file is larger than is searched for malicious programs");
                Ok(true)
            }
            WhenUnreachable::Refuse => Err(DocumentRefusal::TooLarge { limit }.into()),
        },
        Searched::Unreachable(why) => {
            tracing::warn!(why, "files cannot be searched for malicious programs");
            match antivirus.when_unreachable {
                WhenUnreachable::Mark => Ok(false),
                WhenUnreachable::Refuse => Err(DocumentRefusal::NotSearched.into()),
            }
        }
    }
}

/// Searches the files that were taken in while nobody could; where something is found, nobody is given the file any
/// more. Answers with how many were searched.
///
/// # Errors
/// A fault of the store or the files. A single file that cannot be read is logged and passed over.
pub async fn search_again(city: &City, now: Timestamp) -> Result<u64, Error> {
    let Some(antivirus) = &city.settings.antivirus else { return Ok(0) };
    let (mut searched, mut after) = (0, None);
    loop {
        let waiting = content::list_waiting(&city.store, after.as_ref(), AT_ONCE).await?;
        let Some(last) = waiting.last().cloned() else { return Ok(searched) };
        for one in waiting {
            // The searcher wants a file of this machine; the copy goes when it was looked at.
            let copy = match city.content.read(&one.sha256, 0..u64::MAX).await {
                Ok(reading) => city.content.receive(reading.bytes, u64::MAX).await,
                Err(error) => Err(error),
            };
            let copy = match copy {
                Ok(copy) => copy,
                Err(error @ (ContentError::Missing | ContentError::Truncated(_) | ContentError::Fault(_))) => {
                    tracing::error!(sha256 = one.sha256, %error, "a stored file cannot be searched");
                    continue;
                }
                Err(error) => return Err(Error::Fault(error.into())),
            };
            match antivirus.scanner.search(copy.path()).await {
                Searched::Clean => content::clean(&city.store, &one.sha256).await?,
                Searched::TooLarge { limit } => {
                    tracing::warn!(sha256 = one.sha256, limit, "a file is larger than is searched");
                    content::clean(&city.store, &one.sha256).await?;
                }
                Searched::Found(found) => {
                    tracing::error!(sha256 = one.sha256, found, "a malicious program is in a stored file");
                    let infected = Infected { sha256: one.sha256, found };
                    content::infected(&city.store, &infected, now).await?;
                }
                Searched::Unreachable(_) => return Ok(searched),
            }
            searched += 1;
        }
        after = Some(last);
    }
}
