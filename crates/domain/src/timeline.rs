//! A subject and its facts: what is true of it is the fold of what happened to it, and of nothing else.
//!
//! Dossiers and texts of the catalogue have timelines of their own make; everything that came later shares this one.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use crate::dossier::fact::By;

/// A fact with its moment and author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded<F> {
    /// When it happened, by the server's clock.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// What happened.
    pub fact: F,
}

/// The facts cannot have happened in this order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BrokenTimeline(pub String);

/// A place in a list: subjects with the same tag stand in the order of `sort`, then of their identifiers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// What the list is of, such as `owner:001190000018`.
    pub tag: String,
    /// Where in the list, most often a moment in epoch milliseconds.
    pub sort: i64,
}

impl Tag {
    /// A place in a list that is sorted by time.
    #[must_use]
    pub fn at(tag: impl Into<String>, at: Timestamp) -> Self {
        Self { tag: tag.into(), sort: at.as_millisecond() }
    }
}

/// The list of subjects that need a stored file.
#[must_use]
pub fn needs_tag(sha256: &str) -> String {
    format!("needs:{sha256}")
}

/// Something whose every change is a fact.
pub trait Subject: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The stable name of its kind, in rows and chains.
    const KIND: &'static str;

    /// What can happen to it: an enumeration whose JSON names the case in `kind`.
    type Fact: Clone + Serialize + DeserializeOwned + Send + Sync;

    /// The subject as its first fact makes it.
    ///
    /// # Errors
    /// [`BrokenTimeline`] if that is not its beginning.
    fn first(id: Uuid, recorded: &Recorded<Self::Fact>) -> Result<Self, BrokenTimeline>;

    /// The subject after one more fact.
    ///
    /// # Errors
    /// [`BrokenTimeline`] if that cannot have happened now.
    fn apply(&mut self, recorded: &Recorded<Self::Fact>) -> Result<(), BrokenTimeline>;

    /// What it alone is known by; a second subject of the kind with the same key cannot be.
    fn keys(&self) -> Vec<String>;

    /// The lists it stands in now.
    fn tags(&self) -> Vec<Tag>;

    /// SHA-256 of every stored file it needs. What no subject and no dossier needs any longer may be destroyed, so each
    /// kind of subject has to say.
    fn files(&self) -> Vec<String>;

    /// The lists it stands in, with those of its files.
    fn places(&self) -> Vec<Tag> {
        let files = self.files().into_iter().map(|sha256| Tag { tag: needs_tag(&sha256), sort: 0 });
        self.tags().into_iter().chain(files).collect()
    }

    /// The subject after all its facts.
    ///
    /// # Errors
    /// [`BrokenTimeline`] if there are none, or they cannot have happened in this order.
    fn fold(id: Uuid, facts: &[Recorded<Self::Fact>]) -> Result<Self, BrokenTimeline> {
        let (first, rest) = facts.split_first().ok_or_else(|| BrokenTimeline("there are no facts".to_owned()))?;
        let mut subject = Self::first(id, first)?;
        for recorded in rest {
            subject.apply(recorded)?;
        }
        Ok(subject)
    }
}

/// A rule that says no: told to the person in their language, under a stable code that is also the locale key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct Ruling {
    /// Such as `document.revoked`.
    pub code: &'static str,
    /// The values its sentence names.
    pub args: Vec<(&'static str, String)>,
}

impl Ruling {
    /// A refusal without values.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
