//! Who acts, when, and with what at hand: the first argument of every use case.

use std::sync::Arc;

use domain::access::Actor;
use jiff::Timestamp;
use uuid::Uuid;

use crate::city::City;
use crate::words::Lang;

/// A promise of the caller that the same key means the same request (design §2.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// What the caller chose.
    pub key: String,
    /// SHA-256 of the request it belongs to, in hexadecimal.
    pub request: String,
}

/// The circumstances of one request.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// The running system.
    pub city: Arc<City>,
    /// Who acts.
    pub actor: Actor,
    /// When; the same moment for the whole request.
    pub now: Timestamp,
    /// In which language to answer.
    pub lang: Lang,
    /// The caller's promise, if any.
    pub key: Option<IdempotencyKey>,
}

impl Ctx {
    /// The circumstances of a person's request.
    #[must_use]
    pub fn new(city: Arc<City>, actor: Actor, now: Timestamp, lang: Lang) -> Self {
        Self { city, actor, now: stored(now), lang, key: None }
    }

    /// The same circumstances at another moment or with another person: for the schedule, seeds and replays.
    #[must_use]
    pub fn with(&self, actor: Actor, now: Timestamp) -> Self {
        Self { actor, now: stored(now), key: None, ..self.clone() }
    }

    /// The same circumstances with the caller's promise.
    #[must_use]
    pub fn keyed(self, key: Option<IdempotencyKey>) -> Self {
        Self { key, ..self }
    }

    /// A new identifier.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.city.ids.next(self.now)
    }
}

/// A moment as precise as the store keeps it, so that a dossier folded from stored facts is the dossier that was stored.
fn stored(now: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}
