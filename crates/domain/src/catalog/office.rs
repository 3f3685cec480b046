//! How the competent office follows from the answers: competence is law, the counter is only a place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::condition::Setting;
use super::decision::{Asked, Outcome, TableName};
use super::text::Text;

/// Which body of a commune is competent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CommuneBody {
    /// The People's Committee of the commune or ward.
    PeopleCommittee,
    /// The police of the commune or ward.
    Police,
}

/// The rule that names the office which decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", deny_unknown_fields, rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum OfficeRule {
    /// The body of the commune named by an address or commune field of the form.
    CommuneOfField {
        /// Name of the field.
        field: String,
        /// Which body there.
        body: CommuneBody,
    },
    /// The body of whatever commune the applicant picks in this field: the law lets any of them decide.
    CommuneOfChoice {
        /// Name of the field in which the applicant picks.
        field: String,
        /// Which body there.
        body: CommuneBody,
    },
    /// One office of the city.
    CityOffice {
        /// Its agency code without the city's own part, such as `CATP` for `H26.CATP`: another city reads the same file.
        office: String,
        /// What people call it.
        name: Text,
    },
    /// One of several, by a table whose outcomes are their names here.
    ByTable {
        /// The table.
        table: TableName,
        /// The offices, by the names the table gives.
        offices: BTreeMap<String, OfficeRule>,
    },
}

impl OfficeRule {
    /// The rule that holds in a case: the one the table names, or this one. None when no row of the table fits, or its
    /// offices are themselves by a table, which `catalog check` refuses.
    pub fn in_case(&self, answers: &Answers, on: Option<Date>) -> Option<&OfficeRule> {
        let OfficeRule::ByTable { table, offices } = self else { return Some(self) };
        let asked = Asked { answers, setting: Setting { channel: None, on }, classes: &[] };
        match table.decide(&asked)? {
            Outcome::Named(name) => offices.get(&name).filter(|rule| !matches!(rule, OfficeRule::ByTable { .. })),
            _ => None,
        }
    }

    /// The field of the form that decides which office is competent, when one does.
    pub fn field(&self) -> Option<&str> {
        match self {
            OfficeRule::CommuneOfField { field, .. } | OfficeRule::CommuneOfChoice { field, .. } => Some(field),
            OfficeRule::CityOffice { .. } => None,
            OfficeRule::ByTable { offices, .. } => offices
                .values()
                .find_map(|rule| if let OfficeRule::ByTable { .. } = rule { None } else { rule.field() }),
        }
    }
}
