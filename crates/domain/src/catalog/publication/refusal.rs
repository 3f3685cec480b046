//! Why the rules of publication say no. Each refusal has a stable code, which is also its key in `locales/`.

use jiff::civil::Date;

use super::action::Action;
use crate::catalog::finding::Finding;

/// The rules say no. Nothing has changed; the person is told what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The person's roles do not allow it.
    #[error("{0:?} is not for this person")]
    NotYours(Action),
    /// The action does not fit where the draft stands.
    #[error("{action:?} is not possible while the draft is {state}")]
    NotNow {
        /// What was tried.
        action: Action,
        /// Where the draft stands.
        state: &'static str,
    },
    /// Nobody reviews what they wrote.
    #[error("this person wrote on the draft")]
    OwnWork,
    /// The first day must not lie in the past.
    #[error("the first day {day} is before today, {today}")]
    PastDay {
        /// The day asked for.
        day: Date,
        /// Today in Việt Nam.
        today: Date,
    },
    /// The decision cannot be signed after today, nor after the day it speaks of.
    #[error("the decision cannot be of {day}")]
    SignedLater {
        /// The day of the decision.
        day: Date,
    },
    /// The announcement comes late and nobody said why (Decree 63/2010 Art. 8).
    #[error("announced {missing} days late: wait until {earliest}, or say why")]
    ShortNotice {
        /// Days missing.
        missing: u16,
        /// The first day that would be long enough after the decision.
        earliest: Date,
    },
    /// A text was left empty.
    #[error("'{0}' must not be empty")]
    Empty(&'static str),
    /// A text is longer than what is kept.
    #[error("'{field}' is longer than {limit} characters")]
    TooLong {
        /// Which text.
        field: &'static str,
        /// The limit, in characters.
        limit: usize,
    },
    /// The check found errors.
    #[error("{} findings, some of them errors", .0.len())]
    Findings(Vec<Finding>),
    /// Nothing differs from the edition it started from.
    #[error("nothing differs from edition {0}")]
    Unchanged(u32),
    /// There is no such edition, or it was withdrawn.
    #[error("there is no edition {0}")]
    NoSuchEdition(u32),
    /// It has taken effect: it can be followed or retired, not withdrawn.
    #[error("in effect since {0}")]
    InEffect(Date),
    /// Only the latest edition is retired.
    #[error("edition {0} follows it")]
    NotTheLatest(u32),
    /// It has a last day already.
    #[error("its last day is {0}")]
    AlreadyRetired(Date),
    /// The replacement is not there.
    #[error("'{0}' is not in force then")]
    NoReplacement(String),
    /// Dossiers are moved to an edition that is in force.
    #[error("edition {0} is not in force")]
    NotInForce(u32),
    /// Only procedures have dossiers.
    #[error("only procedures have dossiers")]
    NoDossiers,
    /// There is a draft from that source already.
    #[error("there is a draft of it already")]
    AlreadyBegun,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotYours(_) => "publication.not-yours",
            Self::NotNow { .. } => "publication.not-now",
            Self::OwnWork => "publication.own-work",
            Self::PastDay { .. } => "publication.past-day",
            Self::SignedLater { .. } => "publication.signed-later",
            Self::ShortNotice { .. } => "publication.short-notice",
            Self::Empty(_) => "publication.empty",
            Self::TooLong { .. } => "publication.too-long",
            Self::Findings(_) => "publication.findings",
            Self::Unchanged(_) => "publication.unchanged",
            Self::NoSuchEdition(_) => "publication.no-such-edition",
            Self::InEffect(_) => "publication.in-effect",
            Self::NotTheLatest(_) => "publication.not-the-latest",
            Self::AlreadyRetired(_) => "publication.already-retired",
            Self::NoReplacement(_) => "publication.no-replacement",
            Self::NotInForce(_) => "publication.not-in-force",
            Self::NoDossiers => "publication.no-dossiers",
            Self::AlreadyBegun => "publication.already-begun",
        }
    }

    /// Every code, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 18] = [
        "publication.not-yours",
        "publication.not-now",
        "publication.own-work",
        "publication.past-day",
        "publication.signed-later",
        "publication.short-notice",
        "publication.empty",
        "publication.too-long",
        "publication.findings",
        "publication.unchanged",
        "publication.no-such-edition",
        "publication.in-effect",
        "publication.not-the-latest",
        "publication.already-retired",
        "publication.no-replacement",
        "publication.not-in-force",
        "publication.no-dossiers",
        "publication.already-begun",
    ];

    /// The values its sentence names, by the names the locale files use. Days are `YYYY-MM-DD`.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotYours(action) => vec![("action", action.key().to_owned())],
            Self::NotNow { action, state } => {
                vec![("action", action.key().to_owned()), ("state", (*state).to_owned())]
            }
            Self::PastDay { day, today } => vec![("day", day.to_string()), ("today", today.to_string())],
            Self::SignedLater { day } | Self::InEffect(day) | Self::AlreadyRetired(day) => {
                vec![("day", day.to_string())]
            }
            Self::ShortNotice { missing, earliest } => {
                vec![("missing", missing.to_string()), ("day", earliest.to_string())]
            }
            Self::Empty(field) => vec![("field", (*field).to_owned())],
            Self::TooLong { field, limit } => vec![("field", (*field).to_owned()), ("limit", limit.to_string())],
            Self::Findings(findings) => {
                vec![("count", findings.iter().filter(|one| one.is_error()).count().to_string())]
            }
            Self::Unchanged(number)
            | Self::NoSuchEdition(number)
            | Self::NotTheLatest(number)
            | Self::NotInForce(number) => vec![("number", number.to_string())],
            Self::NoReplacement(key) => vec![("key", key.clone())],
            Self::OwnWork | Self::NoDossiers | Self::AlreadyBegun => Vec::new(),
        }
    }
}

/// Longest note, remark or reason, in characters.
pub const TEXT_LIMIT: usize = 4_000;
/// Longest text of the catalogue, in characters.
pub const CATALOG_TEXT_LIMIT: usize = 400_000;

/// Refuses an empty or overlong note; trims it otherwise.
///
/// # Errors
/// [`Refusal::Empty`] or [`Refusal::TooLong`], naming the field.
pub fn note(field: &'static str, value: &str) -> Result<String, Refusal> {
    let value = optional_note(field, value)?;
    if value.is_empty() { Err(Refusal::Empty(field)) } else { Ok(value) }
}

/// Refuses an overlong note; trims it otherwise.
///
/// # Errors
/// [`Refusal::TooLong`], naming the field.
pub fn optional_note(field: &'static str, value: &str) -> Result<String, Refusal> {
    let value: String = value.trim().chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    if value.chars().count() > TEXT_LIMIT {
        return Err(Refusal::TooLong { field, limit: TEXT_LIMIT });
    }
    Ok(value)
}
