//! What writers do: begin, save, submit, discard.

use jiff::civil::Date;

use super::action::Action;
use super::draft::{Aim, Draft};
use super::fact::{Fact, Origin};
use super::refusal::{CATALOG_TEXT_LIMIT, Refusal, note, optional_note};
use crate::access::Actor;
use crate::id::CatalogDraftId;

/// How a draft begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning<'a> {
    /// Its new identifier.
    pub id: CatalogDraftId,
    /// What it is to do.
    pub aim: Aim,
    /// The edition it starts from.
    pub base: Option<u32>,
    /// Where its text was taken from, if it is imported.
    pub origin: Option<Origin>,
    /// Its text.
    pub text: &'a str,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
}

/// Begins a draft.
///
/// # Errors
/// [`Refusal::NotYours`] for all but designers; [`Refusal::TooLong`]; [`Refusal::Empty`] without a reason for moving
/// dossiers.
pub fn begin(beginning: Beginning<'_>, actor: &Actor) -> Result<Fact, Refusal> {
    Action::Begin.is_for(actor)?;
    fits(beginning.text)?;
    let aim = match beginning.aim {
        Aim::Migrate { from, to, reason } => Aim::Migrate { from, to, reason: note("reason", &reason)? },
        other => other,
    };
    let Beginning { id, base, origin, sha256, .. } = beginning;
    Ok(Fact::Begun { draft: id, aim, base, origin, sha256 })
}

/// A text may be unfinished and wrong while it is a draft, but not endless.
fn fits(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > CATALOG_TEXT_LIMIT {
        return Err(Refusal::TooLong { field: "text", limit: CATALOG_TEXT_LIMIT });
    }
    Ok(())
}

impl Draft {
    /// Changes the text. The same text again is no change, and leaves no fact.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses; [`Refusal::TooLong`].
    pub fn save(&self, text: &str, sha256: String, actor: &Actor) -> Result<Option<Fact>, Refusal> {
        self.may(Action::Save, actor)?;
        fits(text)?;
        if self.aim != Aim::Publish {
            return Err(Refusal::NotNow { action: Action::Save, state: self.state.key() });
        }
        Ok((sha256 != self.sha256).then_some(Fact::Saved { draft: self.id, sha256 }))
    }

    /// Gives the draft to somebody else to review.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses; [`Refusal::PastDay`]; [`Refusal::TooLong`].
    pub fn submit(&self, valid_from: Option<Date>, remark: &str, actor: &Actor, today: Date) -> Result<Fact, Refusal> {
        self.may(Action::Submit, actor)?;
        if let Some(day) = valid_from.filter(|day| *day < today) {
            return Err(Refusal::PastDay { day, today });
        }
        Ok(Fact::Submitted { draft: self.id, valid_from, note: optional_note("note", remark)? })
    }

    /// Throws the draft away.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses.
    pub fn discard(&self, actor: &Actor) -> Result<Fact, Refusal> {
        self.may(Action::Discard, actor)?;
        Ok(Fact::Discarded { draft: self.id })
    }
}
