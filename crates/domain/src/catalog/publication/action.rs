//! Who may do what with a draft or an edition. Buttons, API links and guards all ask this one place.

use serde::{Deserialize, Serialize};

use super::draft::{Draft, State};
use super::refusal::Refusal;
use crate::access::{Actor, Role};

/// Everything a person can do with the texts of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Begin a draft, or propose a retirement or a migration.
    Begin,
    /// Change the text of a draft.
    Save,
    /// Give a draft to somebody else to review.
    Submit,
    /// Throw a draft away.
    Discard,
    /// Send a draft back to be changed; or take one's own back.
    SendBack,
    /// Agree: publish, retire or order, as the draft aims.
    Publish,
    /// Undo what has not taken effect.
    Withdraw,
}

impl Action {
    /// Every action, in the order of the road.
    pub const ALL: [Self; 7] =
        [Self::Begin, Self::Save, Self::Submit, Self::Discard, Self::SendBack, Self::Publish, Self::Withdraw];

    /// The stable name, in the API and in locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Save => "save",
            Self::Submit => "submit",
            Self::Discard => "discard",
            Self::SendBack => "send-back",
            Self::Publish => "publish",
            Self::Withdraw => "withdraw",
        }
    }

    /// May this person do this to the catalogue at all?
    ///
    /// # Errors
    /// [`Refusal::NotYours`].
    pub fn is_for(self, actor: &Actor) -> Result<(), Refusal> {
        let allowed = match self {
            Self::Begin | Self::Save | Self::Submit | Self::Discard => actor.has(Role::Designer),
            Self::SendBack => actor.has(Role::Publisher) || actor.has(Role::Designer),
            Self::Publish | Self::Withdraw => actor.has(Role::Publisher),
        };
        if allowed { Ok(()) } else { Err(Refusal::NotYours(self)) }
    }
}

/// May this person read drafts and the history of the catalogue? Those who work on it, and auditors; nobody else, the
/// administrator included.
#[must_use]
pub fn may_read(actor: &Actor) -> bool {
    [Role::Designer, Role::Publisher, Role::Auditor].into_iter().any(|role| actor.has(role))
}

impl Draft {
    /// May this person do this to the draft now? Person first, then state, then the rule of two persons.
    ///
    /// # Errors
    /// The [`Refusal`] to tell them.
    pub fn may(&self, action: Action, actor: &Actor) -> Result<(), Refusal> {
        action.is_for(actor)?;
        let fits = match action {
            Action::Begin => true,
            Action::Save | Action::Submit | Action::Discard => self.state == State::Draft,
            Action::SendBack | Action::Publish => self.state == State::InReview,
            Action::Withdraw => false,
        };
        if !fits {
            return Err(Refusal::NotNow { action, state: self.state.key() });
        }
        match action {
            Action::Publish if self.is_written_by(actor) => Err(Refusal::OwnWork),
            // Taking one's own back is no review; anybody else must be a publisher.
            Action::SendBack if !self.is_written_by(actor) && !actor.has(Role::Publisher) => {
                Err(Refusal::NotYours(action))
            }
            _ => Ok(()),
        }
    }

    /// All this person may do now, in the order of the road.
    #[must_use]
    pub fn allowed_actions(&self, actor: &Actor) -> Vec<Action> {
        let own = Action::ALL.into_iter().filter(|action| *action != Action::Begin);
        own.filter(|action| self.may(*action, actor).is_ok()).collect()
    }
}
