//! Cases a clerk writes down beside the rules, with what must come out: publication tries them all.

pub mod trial; // a case tried, and what came out differently

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::channel::{Channel, TimeLimit};
use super::fee::PersonClass;
use super::money::Money;
use super::text::Text;

/// One case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sample {
    /// Who comes with what.
    pub name: Text,
    /// How it is lodged.
    pub channel: Channel,
    /// The day; the first day of the edition when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The classes of person the payer belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<PersonClass>,
    /// The answers that matter for the case; the others may be left out.
    #[serde(default)]
    pub answers: BTreeMap<String, Value>,
    /// What must come out.
    pub expect: Expected,
}

// Numbers in answers keep `Sample` from being `Eq` by derivation; none of them is NaN, TOML has no way to write one here.
impl Eq for Sample {}

/// What a case must give; only what is written is held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expected {
    /// The sum of fees, or `"open"` when the People's Council sets a part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Total>,
    /// The codes of exactly the papers wanted, in any order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub components: Option<Vec<String>>,
    /// The time of the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeLimit>,
    /// Whether the procedure is open to this person at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<bool>,
    /// The identifiers of the steps taken, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<String>>,
    /// The office below the city (`CATP`), or for a commune's office its code with the body: `00082`, `police:00082`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
}

/// A sum, or the plain word that it is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Total {
    /// So much.
    Sum(Money),
    /// The People's Council sets a part of it.
    Open(Open),
}

/// The word `open`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Open {
    /// Set by the People's Council and not known here.
    Open,
}
