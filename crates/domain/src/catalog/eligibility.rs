//! Cases in which a procedure is the wrong one, told before a person has filled in anything.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::code::ProcedureCode;
use super::condition::{Condition, Setting};
use super::decision::{Asked, Outcome, TableName};
use super::procedure::Procedure;
use super::text::Text;

/// A case in which the procedure ends before it begins. To be told so early counts as an answer, not as a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stop {
    /// The case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The case, by a table: it is met when the table gives this name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StopByTable>,
    /// Why it ends here, and what to do instead.
    pub why: Text,
    /// The procedure that is the right one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<ProcedureCode>,
    /// The law.
    pub basis: String,
}

/// A case of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StopByTable {
    /// The table.
    pub table: TableName,
    /// The outcome that ends the procedure.
    pub is: String,
}

impl Stop {
    /// Whether these answers meet the case.
    pub fn holds(&self, answers: &Answers, setting: Setting) -> bool {
        let asked = Asked { answers, setting, classes: &[] };
        let named = |by: &StopByTable| matches!(by.table.decide(&asked), Some(Outcome::Named(name)) if name == by.is);
        self.when.as_ref().is_some_and(|when| when.holds(answers, setting)) || self.by.as_ref().is_some_and(named)
    }
}

impl Procedure {
    /// The first case of the list that these answers meet; none when the procedure is open to the person.
    pub fn stop(&self, answers: &Answers, setting: Setting) -> Option<&Stop> {
        self.eligibility.iter().find(|stop| stop.holds(answers, setting))
    }
}
