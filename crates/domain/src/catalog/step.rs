//! The steps inside the agency: who does what, in how many working hours.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::text::Text;
use crate::access::Role;
use crate::dossier::deadline::Allowance;

/// What a step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Take in, digitise, hand over (Decree 118/2025 Art. 17, 18).
    Receive,
    /// Examine and draft (Art. 19.1–19.3).
    Check,
    /// Ask another agency (Art. 19.4).
    Consult,
    /// Go and look.
    Inspect,
    /// Decide and sign (Art. 22.1).
    Sign,
    /// Number, stamp, make the electronic copy (Art. 22.1, 22.4).
    Issue,
    /// Hand the result to the person (Art. 22.3).
    Return,
}

impl StepKind {
    /// Every kind, in the order of the road.
    pub const ALL: [Self; 7] =
        [Self::Receive, Self::Check, Self::Consult, Self::Inspect, Self::Sign, Self::Issue, Self::Return];

    /// The stable name, in files and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Check => "check",
            Self::Consult => "consult",
            Self::Inspect => "inspect",
            Self::Sign => "sign",
            Self::Issue => "issue",
            Self::Return => "return",
        }
    }
}

/// One step, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// Short name, unique in the procedure.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// Who does it.
    pub role: Role,
    /// What it is for.
    pub kind: StepKind,
    /// Its share of the time of the law.
    pub time: Allowance,
    /// Only when this holds; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The steps that must be done before it begins; the one before it in the file when absent. Two consultations that
    /// name the same step run side by side (Decree 118/2025 Art. 20.2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<String>>,
    /// The agency that is asked, by its code below the city; only for a consultation (Art. 19.4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// The names of the fields that whoever does the step fills in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<String>,
}
