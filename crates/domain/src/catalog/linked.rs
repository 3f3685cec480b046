//! Interlinked procedures: one form, several results (*liên thông*).
//!
//! A set names procedures as parts and what each must wait for. The one form is made of their questions: each is asked
//! once, and not at all where an earlier question, the result of an earlier part or the set itself answers it. Every part keeps its own agency, clock and
//! result; a later refusal does not undo an earlier result (Decree 63/2024/NĐ-CP; Decree 118/2025 Art. 20, 28.2a).
mod called; // whether somebody who asks means the set
mod check; // what a set lacks, or contradicts
mod one_form; // the questions of all parts, each asked once
mod plan; // the parts one case has, in what order, by when

pub use check::files;
pub use plan::{Order, PartDue};

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::basis::Basis;
use super::channel::Channel;
use super::code::ProcedureCode;
use super::condition::Condition;
use super::form::Form;
use super::text::Text;
use crate::dossier::deadline::Allowance;

/// A set of procedures that are filed as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkedSet {
    /// Short name, unique, such as `birth`; also the end of its address.
    pub id: String,
    /// The official name.
    pub name: Text,
    /// What people say.
    pub plain_name: Text,
    /// What it is for, in at most sixty words.
    pub summary: Text,
    /// What people call it when they look for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_called: Vec<String>,
    /// First day.
    pub valid_from: Date,
    /// Last day, or none while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// The doors through which the set can be filed as one.
    pub channels: Vec<Channel>,
    /// The law.
    pub legal_basis: Vec<Basis>,
    /// The parts, in the order people read them.
    pub parts: Vec<Part>,
    /// Questions of the set itself, asked first, such as which of the parts a person wants.
    #[serde(default, skip_serializing_if = "Form::is_empty")]
    pub form: Form,
}

/// One procedure of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// Short name, unique in the set.
    pub id: String,
    /// The procedure; its edition in force on the day of filing is taken.
    pub procedure: ProcedureCode,
    /// The parts whose results it needs before it can begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// Only when this holds over the one form; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The time within the set, where the law of the set sets one; the procedure's own otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Allowance>,
    /// Where that time is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_basis: Option<String>,
    /// Questions of the procedure that another question of the one form answers: `insured_name = "child_name"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub take: BTreeMap<String, String>,
    /// Questions that must be asked under another name, because an earlier part asks something else under theirs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ask_as: BTreeMap<String, String>,
    /// Questions that the result of an earlier part answers: `child_id = "birth.personal_id"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub from_result: BTreeMap<String, String>,
    /// Questions whose answer is the same in every case of the set.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fixed: BTreeMap<String, Answer>,
    /// What its result tells the parts after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<String>,
}

/// An answer that a set fixes: text, a whole number, or yes and no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Words.
    Words(String),
}

impl From<&Answer> for Value {
    fn from(answer: &Answer) -> Value {
        match answer {
            Answer::Truth(truth) => (*truth).into(),
            Answer::Whole(whole) => (*whole).into(),
            Answer::Words(words) => words.clone().into(),
        }
    }
}

impl LinkedSet {
    /// Whether new cases of this day can be filed as this set.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|to| on <= to)
    }

    /// The part of this name.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }
}

#[cfg(test)]
mod tests;
