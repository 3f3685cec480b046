//! Cases in which a procedure is the wrong one, told before a person has filled in anything.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::code::ProcedureCode;
use super::condition::{Condition, Setting};
use super::procedure::Procedure;
use super::text::Text;

/// A case in which the procedure ends before it begins. To be told so early counts as an answer, not as a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stop {
    /// The case.
    pub when: Condition,
    /// Why it ends here, and what to do instead.
    pub why: Text,
    /// The procedure that is the right one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<ProcedureCode>,
    /// The law.
    pub basis: String,
}

impl Procedure {
    /// The first case of the list that these answers meet; none when the procedure is open to the person.
    pub fn stop(&self, answers: &Answers, setting: Setting) -> Option<&Stop> {
        self.eligibility.iter().find(|stop| stop.when.holds(answers, setting))
    }
}
