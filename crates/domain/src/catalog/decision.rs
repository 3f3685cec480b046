//! A rule as a table a clerk can read: columns of cases, one row a case, the first row that fits decides.
pub mod cell; // what one cell says, and whether it fits
pub mod coverage; // cases without a row, rows without a case
pub mod input; // what a column asks for, and the values it can have
pub mod shown; // the table in words, for pages

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::cell::Cell;
use self::input::{Column, Input};
use super::answers::Answers;
use super::condition::Setting;
use super::fee::PersonClass;
use super::form::Form;
use super::money::Money;
use super::text::Text;
use crate::dossier::deadline::Allowance;

/// What a table decides, and so which outcomes its rows may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gives {
    /// The amount of a fee.
    Amount,
    /// The time to resolve.
    Time,
    /// Which papers are wanted.
    Papers,
    /// Which office decides, by the names under `[office.offices]`.
    Office,
    /// Whether the procedure is open to the person, in words that a stop names.
    Eligibility,
}

/// What a row decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// So much; zero is free by law.
    Amount(Money),
    /// The People's Council of the province sets the amount. It is not zero: it is not known here.
    SetByCouncil,
    /// The sources state nothing. It is not zero.
    NotStated,
    /// So long.
    Time(Allowance),
    /// Exactly these papers, by their codes.
    Papers(Vec<String>),
    /// A name: of an office, or of a case of eligibility.
    Named(String),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Row {
    /// One cell for each input, as written: `-`, `house | shop`, `60..90`, `< 60`, `2026-07-01..`, `yes`, `none`.
    pub when: Vec<String>,
    /// The outcome, as written: `10000`, `15d`, `land-paper, drawings`, `set-by-council`, `not-stated`.
    pub then: String,
    /// The law.
    pub basis: String,
}

/// A decision table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DecisionTable {
    /// Short name, unique in the procedure.
    pub id: String,
    /// What people call the rule.
    pub title: Text,
    /// What it decides.
    pub gives: Gives,
    /// The columns.
    pub inputs: Vec<Input>,
    /// The rows; the first that fits decides.
    pub rows: Vec<Row>,
}

/// The case a table is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// Channel and day, as far as the place of the table knows them.
    pub setting: Setting,
    /// The classes of person the payer belongs to.
    pub classes: &'a [PersonClass],
}

impl DecisionTable {
    /// The first row that fits, by its position.
    pub fn row(&self, asked: &Asked<'_>) -> Option<usize> {
        let values: Vec<_> = self.inputs.iter().map(|input| input.value(asked)).collect();
        self.rows.iter().position(|row| {
            row.when.len() == values.len()
                && row
                    .when
                    .iter()
                    .zip(&values)
                    .all(|(cell, value)| Cell::read(cell).is_some_and(|cell| cell.fits(value)))
        })
    }

    /// What the table decides; none when no row fits, which `catalog check` does not let pass.
    pub fn decide(&self, asked: &Asked<'_>) -> Option<Outcome> {
        self.row(asked).and_then(|at| self.outcome(at))
    }

    /// The outcome of a row; none when it is not one of those the table gives.
    pub fn outcome(&self, row: usize) -> Option<Outcome> {
        let written = self.rows.get(row)?.then.trim();
        match (self.gives, written) {
            (Gives::Amount, "set-by-council") => Some(Outcome::SetByCouncil),
            (Gives::Amount | Gives::Time, "not-stated") => Some(Outcome::NotStated),
            (Gives::Amount, amount) => {
                let digits: String = amount.chars().filter(|letter| *letter != '.').collect();
                digits.parse().ok().map(|sum| Outcome::Amount(Money(sum)))
            }
            (Gives::Time, time) => time.parse().ok().map(Outcome::Time),
            (Gives::Papers, "none") => Some(Outcome::Papers(Vec::new())),
            (Gives::Papers, codes) => {
                let codes: Vec<String> = codes.split(',').map(|code| code.trim().to_owned()).collect();
                codes.iter().all(|code| is_name(code)).then_some(Outcome::Papers(codes))
            }
            (Gives::Office | Gives::Eligibility, name) => is_name(name).then(|| Outcome::Named(name.to_owned())),
        }
    }

    /// The columns with the values each can have under this form.
    pub fn columns(&self, form: &Form) -> Vec<Column> {
        self.inputs.iter().map(|input| input.column(form)).collect()
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter))
}

/// A table named by its `id` where it decides something. Reading a procedure puts the table beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableName {
    /// The `id` of the table.
    pub id: String,
    table: Option<Arc<DecisionTable>>,
}

impl TableName {
    /// Puts the table of this name beside it, when there is one.
    pub(super) fn link(&mut self, tables: &[Arc<DecisionTable>]) {
        self.table = tables.iter().find(|table| table.id == self.id).cloned();
    }

    /// The table; none when no table has the name.
    pub fn table(&self) -> Option<&DecisionTable> {
        self.table.as_deref()
    }

    /// What the table decides.
    pub fn decide(&self, asked: &Asked<'_>) -> Option<Outcome> {
        self.table()?.decide(asked)
    }
}

impl Serialize for TableName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.id)
    }
}

impl<'de> Deserialize<'de> for TableName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(TableName { id: String::deserialize(deserializer)?, table: None })
    }
}

#[cfg(test)]
mod tests;
