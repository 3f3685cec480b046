//! Why a use case did not do what was asked. The kind decides who reads it.

use domain::catalog::answers::AnswerError;
use domain::dossier::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{CommitError, Fault};

use crate::account::AccountRefusal;
use crate::document::DocumentRefusal;
use crate::words::{Lang, Value, Words};

/// What a use case answers instead of doing it. Nothing has changed, whichever it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules of the dossier say no; told to the person in their language.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The form has answers that cannot stand; told beside each field.
    #[error("{} answers cannot stand", .0.len())]
    Answers(Vec<AnswerError>),
    /// The file cannot be taken.
    #[error(transparent)]
    Document(#[from] DocumentRefusal),
    /// Sign-in or account trouble.
    #[error(transparent)]
    Account(#[from] AccountRefusal),
    /// The rules of publication say no.
    #[error(transparent)]
    Publication(#[from] domain::catalog::publication::Refusal),
    /// A rule about a document, a capture, a certified copy or a kiosk says no.
    #[error(transparent)]
    Ruled(#[from] domain::timeline::Ruling),
    /// The request itself is not what the door expects.
    #[error("{code}")]
    Malformed {
        /// Stable code, also its locale key.
        code: &'static str,
        /// The field it is about.
        field: String,
    },
    /// There is none, or not for this person: the two look alike from outside.
    #[error("not found")]
    NotFound,
    /// They may know it, not do it.
    #[error("not allowed")]
    Forbidden,
    /// Nobody has signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Somebody changed the dossier since this person looked at it.
    #[error("changed meanwhile: version {found} instead of {expected}")]
    Stale {
        /// The version the person looked at.
        expected: u64,
        /// The version it has now.
        found: u64,
    },
    /// The same idempotency key came with another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// We broke. Logged once at the edge with a reference; the person hears that nothing was lost.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

impl Error {
    /// The stable code, also the locale key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Answers(_) => "request.answers",
            Self::Document(refusal) => refusal.code(),
            Self::Account(refusal) => refusal.code(),
            Self::Publication(refusal) => refusal.code(),
            Self::Ruled(ruling) => ruling.code,
            Self::Malformed { code, .. } => code,
            Self::NotFound => "request.not-found",
            Self::Forbidden => "request.forbidden",
            Self::SignInFirst => "request.sign-in-first",
            Self::Stale { .. } => "request.stale",
            Self::KeyReused => "request.key-reused",
            Self::Fault(_) => "request.fault",
        }
    }

    /// What happened and what to do next, in the person's language. A fault names `reference`, under which it is
    /// logged.
    #[must_use]
    pub fn tell(&self, words: &Words, lang: Lang, reference: &str) -> String {
        let args: Vec<(&str, Value)> = match self {
            Self::Refused(refusal) => {
                refusal.args().into_iter().map(|(name, value)| (name, told(words, lang, name, value))).collect()
            }
            Self::Document(refusal) => refusal.args().into_iter().map(|(name, value)| (name, value.into())).collect(),
            Self::Account(refusal) => refusal.args().into_iter().map(|(name, value)| (name, value.into())).collect(),
            Self::Publication(refusal) => refusal
                .args()
                .into_iter()
                .map(|(name, value)| (name, crate::catalog::tell::value(words, lang, name, value)))
                .collect(),
            Self::Ruled(ruling) => ruling.args.iter().map(|(name, value)| (*name, value.clone().into())).collect(),
            Self::Fault(_) => vec![("reference", reference.into())],
            _ => Vec::new(),
        };
        words.get(lang, self.code(), &args)
    }
}

/// Values of a refusal that are names of things are told by their words, dates as people write them.
fn told(words: &Words, lang: Lang, name: &str, value: String) -> Value {
    let word = |group: &str| words.get(lang, &format!("dossier-{group}-{}", value.replace('_', "-")), &[]);
    match name {
        "action" | "state" | "field" => word(name).into(),
        "last" => value.parse::<Date>().map_or_else(|_| value.into(), Value::Day),
        "due" | "at" => value.parse::<Timestamp>().map_or_else(|_| value.into(), Value::Moment),
        _ => value.into(),
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault.into())
    }
}

impl From<CommitError> for Error {
    fn from(error: CommitError) -> Self {
        Self::Fault(error.into())
    }
}
