//! Why the rules say no. Each refusal has a stable code, which is also its key in `locales/`.

use jiff::Timestamp;
use jiff::civil::Date;

use super::action::Action;

/// The rules say no. Nothing has changed; the person is told what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The action does not fit where the dossier stands.
    #[error("{action:?} is not possible while the dossier is {state}")]
    NotNow {
        /// What was tried.
        action: Action,
        /// Where the dossier stands.
        state: &'static str,
    },
    /// The person's role or office does not allow it.
    #[error("{0:?} is not for this person at this office")]
    NotYours(Action),
    /// Everything missing must be asked for at once, and it was asked already (Art. 11.2c, 16.3).
    #[error("what is missing was already asked for")]
    SupplementAlreadyAsked,
    /// A request for what is missing must name at least one fault.
    #[error("a supplement request must name what is missing")]
    NothingMissing,
    /// A reason, remark or answer was left empty.
    #[error("'{0}' must not be empty")]
    Empty(&'static str),
    /// A text is longer than what can be printed.
    #[error("'{field}' is longer than {limit} characters")]
    TooLong {
        /// Which text.
        field: &'static str,
        /// The limit, in characters.
        limit: usize,
    },
    /// A text has characters that cannot be seen or printed.
    #[error("'{0}' has characters that cannot be printed")]
    StrangeCharacters(&'static str),
    /// More than the lawful working days have gone by since acceptance (Art. 19.5).
    #[error("the last day to ask for more was {last}")]
    TooLateToAsk {
        /// The last lawful day.
        last: Date,
    },
    /// The due date has passed (Art. 19.3).
    #[error("the last day to refuse was {last}")]
    TooLateToRefuse {
        /// The last lawful day.
        last: Date,
    },
    /// The date of return was moved once already (Art. 19.6).
    #[error("the date was already moved once")]
    AlreadyExtended,
    /// The request comes less than a day before the due date (Art. 19.6).
    #[error("the last day to extend was {last}")]
    TooLateToExtend {
        /// The last lawful day.
        last: Date,
    },
    /// The new date must be later than the present one.
    #[error("the new date must be after {due}")]
    NotLater {
        /// The present due date.
        due: Timestamp,
    },
    /// The new date falls on a rest day or outside office hours.
    #[error("the new date is not in office hours")]
    NotInOfficeHours,
    /// The source states no time limit: whoever accepts must set one.
    #[error("the procedure states no time limit; set one")]
    NoTimeLimit,
    /// Required components are missing.
    #[error("required papers are missing: {}", .0.join(", "))]
    Incomplete(Vec<String>),
    /// The agency named is already the competent one.
    #[error("the dossier is already there")]
    SameAgency,
    /// No open question with that identifier.
    #[error("there is no open question with that identifier")]
    NoSuchQuestion,
    /// The amount does not match what was asked.
    #[error("{asked} đồng were asked for")]
    WrongAmount {
        /// What was asked, in đồng.
        asked: u64,
    },
    /// It is not yet time.
    #[error("not before {at}")]
    TooEarly {
        /// When it will be possible.
        at: Timestamp,
    },
    /// The procedure is not one that is done at once (Art. 17.4).
    #[error("the procedure is not done at the counter at once")]
    NotImmediate,
    /// The city holds the paper already: asking again needs the coded reason (Art. 5.1i, 22.1).
    #[error("'{0}' is held already")]
    AlreadyHeld(String),
    /// The person must come for the result (Art. 22.3).
    #[error("the result is handed over in person")]
    PresenceNeeded,
    /// The procedure has no confirmation by the applicant.
    #[error("the procedure asks for no confirmation")]
    NoConfirmation,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotNow { .. } => "dossier.not-now",
            Self::NotYours(_) => "dossier.not-yours",
            Self::SupplementAlreadyAsked => "dossier.supplement-already-asked",
            Self::NothingMissing => "dossier.nothing-missing",
            Self::Empty(_) => "dossier.empty",
            Self::TooLong { .. } => "dossier.too-long",
            Self::StrangeCharacters(_) => "dossier.strange-characters",
            Self::TooLateToAsk { .. } => "dossier.too-late-to-ask",
            Self::TooLateToRefuse { .. } => "dossier.too-late-to-refuse",
            Self::AlreadyExtended => "dossier.already-extended",
            Self::TooLateToExtend { .. } => "dossier.too-late-to-extend",
            Self::NotLater { .. } => "dossier.not-later",
            Self::NotInOfficeHours => "dossier.not-in-office-hours",
            Self::NoTimeLimit => "dossier.no-time-limit",
            Self::Incomplete(_) => "dossier.incomplete",
            Self::SameAgency => "dossier.same-agency",
            Self::NoSuchQuestion => "dossier.no-such-question",
            Self::WrongAmount { .. } => "dossier.wrong-amount",
            Self::TooEarly { .. } => "dossier.too-early",
            Self::NotImmediate => "dossier.not-immediate",
            Self::AlreadyHeld(_) => "dossier.already-held",
            Self::PresenceNeeded => "dossier.presence-needed",
            Self::NoConfirmation => "dossier.no-confirmation",
        }
    }

    /// Every code, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 23] = [
        "dossier.not-now",
        "dossier.not-yours",
        "dossier.supplement-already-asked",
        "dossier.nothing-missing",
        "dossier.empty",
        "dossier.too-long",
        "dossier.strange-characters",
        "dossier.too-late-to-ask",
        "dossier.too-late-to-refuse",
        "dossier.already-extended",
        "dossier.too-late-to-extend",
        "dossier.not-later",
        "dossier.not-in-office-hours",
        "dossier.no-time-limit",
        "dossier.incomplete",
        "dossier.same-agency",
        "dossier.no-such-question",
        "dossier.wrong-amount",
        "dossier.too-early",
        "dossier.not-immediate",
        "dossier.already-held",
        "dossier.presence-needed",
        "dossier.no-confirmation",
    ];

    /// The values its sentence names, by the names the locale files use.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotNow { action, state } => {
                vec![("action", action.key().to_owned()), ("state", (*state).to_owned())]
            }
            Self::NotYours(action) => vec![("action", action.key().to_owned())],
            Self::Empty(field) | Self::StrangeCharacters(field) => vec![("field", (*field).to_owned())],
            Self::TooLong { field, limit } => vec![("field", (*field).to_owned()), ("limit", limit.to_string())],
            Self::TooLateToAsk { last } | Self::TooLateToRefuse { last } | Self::TooLateToExtend { last } => {
                vec![("last", last.to_string())]
            }
            Self::NotLater { due } => vec![("due", due.to_string())],
            Self::Incomplete(components) => vec![("components", components.join(", "))],
            Self::AlreadyHeld(paper) => vec![("paper", paper.clone())],
            Self::WrongAmount { asked } => vec![("asked", asked.to_string())],
            Self::TooEarly { at } => vec![("at", at.to_string())],
            Self::SupplementAlreadyAsked
            | Self::NothingMissing
            | Self::AlreadyExtended
            | Self::NotInOfficeHours
            | Self::NoTimeLimit
            | Self::SameAgency
            | Self::NoSuchQuestion
            | Self::NotImmediate
            | Self::PresenceNeeded
            | Self::NoConfirmation => Vec::new(),
        }
    }
}

/// Longest text an officer or applicant may write in one box, in characters: what fits the printed forms.
pub const TEXT_LIMIT: usize = 4_000;

/// Refuses an empty text, and whatever [`optional_text`] refuses.
///
/// # Errors
/// [`Refusal::Empty`], naming the field.
pub fn text(field: &'static str, value: &str) -> Result<String, Refusal> {
    let value = optional_text(field, value)?;
    if value.is_empty() { Err(Refusal::Empty(field)) } else { Ok(value) }
}

/// Refuses an overlong text, and one with characters that no paper can show; trims it otherwise.
///
/// # Errors
/// [`Refusal::TooLong`] or [`Refusal::StrangeCharacters`], naming the field.
pub fn optional_text(field: &'static str, value: &str) -> Result<String, Refusal> {
    let value = value.trim();
    if value.chars().count() > TEXT_LIMIT {
        return Err(Refusal::TooLong { field, limit: TEXT_LIMIT });
    }
    if value.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(Refusal::StrangeCharacters(field));
    }
    Ok(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_trimmed_and_neither_empty_nor_endless() {
        assert_eq!(text("reason", "  vì thiếu  "), Ok("vì thiếu".to_owned()));
        assert_eq!(text("reason", " \n "), Err(Refusal::Empty("reason")));
        assert_eq!(text("reason", "một\nhai"), Ok("một\nhai".to_owned()));
        for strange in ["thiếu\u{0}", "\u{7}thiếu", "thi\u{1b}[31mếu"] {
            assert_eq!(text("reason", strange), Err(Refusal::StrangeCharacters("reason")), "{strange:?}");
        }
        let long = "ẫ".repeat(TEXT_LIMIT + 1);
        assert_eq!(text("reason", &long), Err(Refusal::TooLong { field: "reason", limit: TEXT_LIMIT }));
        assert_eq!(text("reason", &long["ẫ".len()..]).map(|text| text.chars().count()), Ok(TEXT_LIMIT));
    }

    #[test]
    fn every_code_is_listed_once() {
        let mut codes = Refusal::CODES.to_vec();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Refusal::CODES.len());
        for refusal in
            [Refusal::SupplementAlreadyAsked, Refusal::NoTimeLimit, Refusal::Empty("x"), Refusal::NotImmediate]
        {
            assert!(Refusal::CODES.contains(&refusal.code()));
        }
    }
}
