//! A list of documents to be destroyed, as its facts made it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fact::{Decision, Fact, Listed};
use crate::id::{AccountId, DocumentId};
use crate::timeline::{BrokenTimeline, By, Recorded, Ruling, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// Most documents on one list.
pub const MOST: usize = 200;

/// How far a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Another person has to look at it.
    Proposed,
    /// Another person refused it.
    Rejected,
    /// Who proposed it took it back.
    Withdrawn,
    /// Decided, and not begun.
    Approved,
    /// Being carried out.
    Underway,
    /// Carried out; files may still have to be removed.
    Done,
}

impl Stage {
    /// The stable name in locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Approved => "approved",
            Self::Underway => "underway",
            Self::Done => "done",
        }
    }

    /// Whether the documents on it can be on no other list.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Approved | Self::Underway)
    }
}

/// What became of a document on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing yet.
    Listed,
    /// Another person took it off.
    Struck {
        /// Why.
        reason: String,
    },
    /// Destroyed.
    Destroyed {
        /// When.
        at: Timestamp,
    },
    /// It had become needed again.
    Spared {
        /// The code of the rule that spared it.
        code: String,
    },
}

/// A document on the list, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The document.
    pub listed: Listed,
    /// What became of it.
    pub outcome: Outcome,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Who.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// The files that were removed afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleared {
    /// When.
    pub at: Timestamp,
    /// How many are gone.
    pub removed: u32,
    /// How many something else needs.
    pub shared: u32,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destruction {
    /// Its identifier.
    pub id: Uuid,
    /// Whose documents they are.
    pub office: AgencyCode,
    /// Why they are worth nothing any longer.
    pub reason: String,
    /// Who proposed it.
    pub proposed: Step,
    /// The documents, in the order of the list.
    pub entries: Vec<Entry>,
    /// How far it is.
    pub stage: Stage,
    /// Who decided, refused or took it back.
    pub decided: Option<Step>,
    /// The decision.
    pub decision: Option<Decision>,
    /// Why it was refused or taken back.
    pub ended: Option<String>,
    /// Who carries it out.
    pub begun: Option<Step>,
    /// When the last document was destroyed.
    pub done_at: Option<Timestamp>,
    /// Number and year of the record.
    pub number: Option<(u32, i16)>,
    /// Files of destroyed documents that may still be there.
    pub files: BTreeSet<String>,
    /// What became of those files.
    pub cleared: Option<Cleared>,
}

impl Destruction {
    /// Refuses anything but a next step of this stage.
    ///
    /// # Errors
    /// `destruction.stage` with the stage it has.
    pub fn must_be(&self, stage: Stage) -> Result<(), Ruling> {
        if self.stage == stage { Ok(()) } else { Err(Ruling::new("destruction.stage").with("stage", self.stage.key())) }
    }

    /// Refuses a review by who made the list: four eyes see what two overlook.
    ///
    /// # Errors
    /// `destruction.stage`, `destruction.same-person`.
    pub fn may_review(&self, account: Option<AccountId>) -> Result<(), Ruling> {
        self.must_be(Stage::Proposed)?;
        if account.is_none() || account == self.proposed.by.account {
            return Err(Ruling::new("destruction.same-person"));
        }
        Ok(())
    }

    /// Refuses a decision about nothing, or one that names no number, day or council.
    ///
    /// # Errors
    /// As [`may_review`](Self::may_review); `destruction.empty`, `destruction.incomplete` with the missing `field`.
    pub fn may_approve(&self, account: Option<AccountId>, decision: &Decision) -> Result<(), Ruling> {
        self.may_review(account)?;
        let missing = |field: &str| Err(Ruling::new("destruction.incomplete").with("field", field));
        match () {
            () if self.left().next().is_none() => Err(Ruling::new("destruction.empty")),
            () if decision.number.trim().is_empty() => missing("number"),
            () if decision.council.trim().is_empty() => missing("council"),
            () => Ok(()),
        }
    }

    /// Refuses to take a document off that is not on the list.
    ///
    /// # Errors
    /// As [`may_review`](Self::may_review); `destruction.not-listed`.
    pub fn may_strike(&self, account: Option<AccountId>, document: DocumentId) -> Result<(), Ruling> {
        self.may_review(account)?;
        if self.left().any(|listed| listed.document == document) {
            Ok(())
        } else {
            Err(Ruling::new("destruction.not-listed"))
        }
    }

    /// Refuses that one hand decides and carries out.
    ///
    /// # Errors
    /// `destruction.stage`, `destruction.decider`.
    pub fn may_begin(&self, account: Option<AccountId>) -> Result<(), Ruling> {
        self.must_be(Stage::Approved)?;
        let decider = self.decided.as_ref().and_then(|step| step.by.account);
        if account.is_none() || account == decider {
            return Err(Ruling::new("destruction.decider"));
        }
        Ok(())
    }

    /// The documents nothing became of yet.
    pub fn left(&self) -> impl Iterator<Item = &Listed> {
        self.entries.iter().filter(|entry| entry.outcome == Outcome::Listed).map(|entry| &entry.listed)
    }

    /// How many documents were destroyed.
    #[must_use]
    pub fn destroyed(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.outcome, Outcome::Destroyed { .. })).count()
    }

    fn becomes(&mut self, document: DocumentId, outcome: Outcome) -> Result<(), BrokenTimeline> {
        let open = |entry: &&mut Entry| entry.listed.document == document && entry.outcome == Outcome::Listed;
        match self.entries.iter_mut().find(open) {
            Some(entry) => {
                entry.outcome = outcome;
                Ok(())
            }
            None => Err(BrokenTimeline("that document is not on the list any more".to_owned())),
        }
    }
}

impl Subject for Destruction {
    const KIND: &'static str = "destruction";
    type Fact = Fact;

    fn first(id: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        let Fact::Proposed { office, reason, items } = &recorded.fact else {
            return Err(BrokenTimeline("a destruction begins by being proposed".to_owned()));
        };
        let entry = |listed: &Listed| Entry { listed: listed.clone(), outcome: Outcome::Listed };
        Ok(Self {
            id,
            office: office.clone(),
            reason: reason.clone(),
            proposed: Step { by: recorded.by.clone(), at: recorded.at },
            entries: items.iter().map(entry).collect(),
            stage: Stage::Proposed,
            decided: None,
            decision: None,
            ended: None,
            begun: None,
            done_at: None,
            number: None,
            files: BTreeSet::new(),
            cleared: None,
        })
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        let step = Step { by: recorded.by.clone(), at: recorded.at };
        let expected = match &recorded.fact {
            Fact::Proposed { .. } => return Err(BrokenTimeline("a destruction is proposed once".to_owned())),
            Fact::Struck { .. } | Fact::Rejected { .. } | Fact::Withdrawn { .. } | Fact::Approved { .. } => {
                Stage::Proposed
            }
            Fact::Begun => Stage::Approved,
            Fact::Destroyed { .. } | Fact::Spared { .. } | Fact::CarriedOut { .. } => Stage::Underway,
            Fact::Cleared { .. } => Stage::Done,
        };
        self.must_be(expected).map_err(|ruling| BrokenTimeline(format!("{ruling}: {}", self.stage.key())))?;
        match &recorded.fact {
            Fact::Proposed { .. } => {}
            Fact::Struck { document, reason } => {
                self.becomes(*document, Outcome::Struck { reason: reason.clone() })?;
            }
            Fact::Rejected { reason } | Fact::Withdrawn { reason } => {
                let refused = matches!(recorded.fact, Fact::Rejected { .. });
                self.stage = if refused { Stage::Rejected } else { Stage::Withdrawn };
                (self.decided, self.ended) = (Some(step), Some(reason.clone()));
            }
            Fact::Approved { decision } => {
                (self.stage, self.decided, self.decision) = (Stage::Approved, Some(step), Some(decision.clone()));
            }
            Fact::Begun => (self.stage, self.begun) = (Stage::Underway, Some(step)),
            Fact::Destroyed { document, files } => {
                self.becomes(*document, Outcome::Destroyed { at: recorded.at })?;
                self.files.extend(files.iter().cloned());
            }
            Fact::Spared { document, code } => self.becomes(*document, Outcome::Spared { code: code.clone() })?,
            Fact::CarriedOut { number, year } => {
                (self.stage, self.done_at, self.number) = (Stage::Done, Some(recorded.at), Some((*number, *year)));
            }
            Fact::Cleared { removed, shared } => {
                self.cleared = Some(Cleared { at: recorded.at, removed: *removed, shared: *shared });
                self.files.clear();
            }
        }
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        if !self.stage.is_open() {
            return Vec::new();
        }
        self.left().map(|listed| listed_key(listed.document)).collect()
    }

    fn tags(&self) -> Vec<Tag> {
        let mut tags = vec![Tag::at(office_tag(&self.office), self.proposed.at)];
        if self.stage == Stage::Underway || self.stage == Stage::Done && self.cleared.is_none() {
            tags.push(Tag::at(UNFINISHED, self.begun.as_ref().map_or(self.proposed.at, |step| step.at)));
        }
        tags
    }

    fn files(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The list of what was begun and has not come to its end, for the schedule.
pub const UNFINISHED: &str = "unfinished";

/// The key of an open list by a document on it: a document is on one list at a time.
#[must_use]
pub fn listed_key(document: DocumentId) -> String {
    format!("document:{document}")
}

/// The lists of an office.
#[must_use]
pub fn office_tag(office: &AgencyCode) -> String {
    format!("office:{office}")
}

/// The series in which the records of an office are numbered in a year.
#[must_use]
pub fn series(office: &AgencyCode, year: i16) -> String {
    format!("destruction:{office}:{year}")
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
