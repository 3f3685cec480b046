//! A text on its way, as its facts have made it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::entry::EntryKey;
use super::fact::{BrokenHistory, By, Fact, Origin, Recorded};
use crate::access::Actor;
use crate::id::{AccountId, CatalogDraftId};

/// What a draft is to do once another person has agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "aim", rename_all = "kebab-case")]
pub enum Aim {
    /// Its text becomes the next edition.
    Publish,
    /// An edition gets a last day.
    Retire {
        /// Its number.
        number: u32,
        /// The last day on which new dossiers fall under it.
        last_day: Date,
        /// The text of the same kind that takes its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaced_by: Option<String>,
    },
    /// Running dossiers of a procedure move from one edition to another.
    Migrate {
        /// The edition they stand under.
        from: u32,
        /// The edition they are to stand under.
        to: u32,
        /// Why.
        reason: String,
    },
}

impl Aim {
    /// The stable name.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Retire { .. } => "retire",
            Self::Migrate { .. } => "migrate",
        }
    }
}

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Somebody writes it.
    Draft,
    /// Somebody else reads it.
    InReview,
    /// Agreed and done: published, retired or ordered, as it aimed.
    Done,
    /// Thrown away.
    Discarded,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::InReview, Self::Done, Self::Discarded];

    /// The stable name in rows, addresses and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Done => "done",
            Self::Discarded => "discarded",
        }
    }

    /// Somebody has still to act.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::InReview)
    }
}

/// A draft as it is now. Its text is kept beside it and named by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its identifier.
    pub id: CatalogDraftId,
    /// Which text of the catalogue it is about.
    pub entry: EntryKey,
    /// What it is to do.
    pub aim: Aim,
    /// The edition it started from; none when it is the first.
    pub base: Option<u32>,
    /// Where its text was taken from, if it was imported.
    pub origin: Option<Origin>,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// Where it stands.
    pub state: State,
    /// How many facts made it; also the optimistic version.
    pub version: u64,
    /// Who began it.
    pub author: By,
    /// Who last changed its text.
    pub editor: By,
    /// Everybody who wrote on it: none of them may review it.
    pub writers: BTreeSet<AccountId>,
    /// The first day its author has in mind.
    pub valid_from: Option<Date>,
    /// The author's last note to the reviewer.
    pub note: String,
    /// The reviewer's last remark.
    pub remark: String,
    /// Who sent it back or agreed last.
    pub reviewer: Option<By>,
    /// The number it was published under.
    pub number: Option<u32>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// The last thing that happened.
    pub updated_at: Timestamp,
}

impl Draft {
    /// The draft as its first fact makes it.
    ///
    /// # Errors
    /// [`BrokenHistory`] if that is not its beginning.
    pub fn first(entry: EntryKey, recorded: &Recorded) -> Result<Self, BrokenHistory> {
        let Fact::Begun { draft, aim, base, origin, sha256 } = &recorded.fact else {
            return Err(BrokenHistory::OutOfPlace(recorded.fact.kind()));
        };
        Ok(Self {
            id: *draft,
            entry,
            aim: aim.clone(),
            base: *base,
            origin: origin.clone(),
            sha256: sha256.clone(),
            state: State::Draft,
            version: 1,
            author: recorded.by.clone(),
            editor: recorded.by.clone(),
            writers: recorded.by.account.into_iter().collect(),
            valid_from: None,
            note: String::new(),
            remark: String::new(),
            reviewer: None,
            number: None,
            created_at: recorded.at,
            updated_at: recorded.at,
        })
    }

    /// Rebuilds a draft from its own facts, in order.
    ///
    /// # Errors
    /// [`BrokenHistory`] if they cannot have happened in this order.
    pub fn fold<'a>(entry: &EntryKey, facts: impl IntoIterator<Item = &'a Recorded>) -> Result<Self, BrokenHistory> {
        let mut facts = facts.into_iter();
        let first = facts.next().ok_or(BrokenHistory::OutOfPlace("nothing"))?;
        let mut draft = Self::first(entry.clone(), first)?;
        for recorded in facts {
            draft.apply(recorded)?;
        }
        Ok(draft)
    }

    /// Lets one more of its facts change the draft. The only place where that happens.
    ///
    /// # Errors
    /// [`BrokenHistory`] if the fact cannot follow those before it.
    pub fn apply(&mut self, recorded: &Recorded) -> Result<(), BrokenHistory> {
        let out_of_place = || BrokenHistory::OutOfPlace(recorded.fact.kind());
        let expect = |wanted: State, found: State| if wanted == found { Ok(()) } else { Err(out_of_place()) };
        if recorded.fact.draft() != Some(self.id) {
            return Err(out_of_place());
        }
        match &recorded.fact {
            Fact::Saved { sha256, .. } => {
                expect(State::Draft, self.state)?;
                self.sha256.clone_from(sha256);
                self.editor = recorded.by.clone();
                self.writers.extend(recorded.by.account);
            }
            Fact::Submitted { valid_from, note, .. } => {
                expect(State::Draft, self.state)?;
                self.valid_from = *valid_from;
                self.note.clone_from(note);
                self.state = State::InReview;
            }
            Fact::SentBack { remark, .. } => {
                expect(State::InReview, self.state)?;
                self.remark.clone_from(remark);
                self.reviewer = Some(recorded.by.clone());
                self.state = State::Draft;
            }
            Fact::Discarded { .. } => {
                expect(State::Draft, self.state)?;
                self.state = State::Discarded;
            }
            Fact::Published { number, .. } | Fact::Retired { number, .. } => {
                expect(State::InReview, self.state)?;
                self.number = Some(*number);
                self.reviewer = Some(recorded.by.clone());
                self.state = State::Done;
            }
            Fact::MigrationOrdered { .. } => {
                expect(State::InReview, self.state)?;
                self.reviewer = Some(recorded.by.clone());
                self.state = State::Done;
            }
            Fact::MigrationFinished { .. } => expect(State::Done, self.state)?,
            _ => return Err(out_of_place()),
        }
        self.version += 1;
        self.updated_at = recorded.at;
        Ok(())
    }

    /// Did this person write on it?
    #[must_use]
    pub fn is_written_by(&self, actor: &Actor) -> bool {
        actor.account().is_some_and(|account| self.writers.contains(&account))
    }
}
