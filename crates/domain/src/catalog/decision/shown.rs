//! A table in words: pages draw it, and take what is not a word of the catalogue from `locales/*/catalog.ftl`.

use serde::Serialize;

use super::cell::{Bound, Cell, NONE};
use super::input::{CLASS, Column, DAY, Input};
use super::{DecisionTable, Outcome};
use crate::catalog::channel::Channel;
use crate::catalog::condition::CHANNEL;
use crate::catalog::fee::PersonClass;
use crate::catalog::money::Money;
use crate::catalog::procedure::Procedure;
use crate::dossier::deadline::Allowance;

/// Something to be said: a sentence of the locale with what it needs, or words of the catalogue as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// Words of the catalogue, or a number, day or code.
    Plain(String),
    /// A key of `locales/*/catalog.ftl` with its arguments.
    Key {
        /// The key.
        key: &'static str,
        /// Names and values.
        args: Vec<(&'static str, String)>,
    },
    /// One of these: joined by the word for *or*, `catalog-table-or`.
    AnyOf(Vec<Said>),
    /// So much money.
    Amount(Money),
    /// So much time.
    Time(Allowance),
    /// All of these: joined by commas.
    All(Vec<Said>),
}

/// One row in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownRow {
    /// A cell for each heading.
    pub cells: Vec<Said>,
    /// What it decides.
    pub outcome: Said,
    /// The law, as written.
    pub basis: String,
}

/// A table in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// What people call the rule.
    pub title: String,
    /// The columns.
    pub headings: Vec<Said>,
    /// The rows; the first that fits decides.
    pub rows: Vec<ShownRow>,
}

fn key(key: &'static str) -> Said {
    Said::Key { key, args: Vec::new() }
}

impl DecisionTable {
    /// The table in words, with the words of the procedure's form for its options. `lang` is `vi` or `en`.
    pub fn shown(&self, procedure: &Procedure, lang: &str) -> Shown {
        let rows = self.rows.iter().enumerate().map(|(at, row)| ShownRow {
            cells: self.inputs.iter().zip(&row.when).map(|(input, cell)| said(input, cell, procedure, lang)).collect(),
            outcome: self
                .outcome(at)
                .map_or_else(|| Said::Plain(row.then.clone()), |outcome| decided(&outcome, procedure, lang)),
            basis: row.basis.clone(),
        });
        Shown {
            title: self.title.get(lang).to_owned(),
            headings: self.inputs.iter().map(|input| heading(input, procedure, lang)).collect(),
            rows: rows.collect(),
        }
    }
}

fn heading(input: &Input, procedure: &Procedure, lang: &str) -> Said {
    match (&input.label, input.reads.source().trim()) {
        (Some(label), _) => Said::Plain(label.get(lang).to_owned()),
        (None, CHANNEL) => key("catalog-table-channel"),
        (None, DAY) => key("catalog-table-day"),
        (None, CLASS) => key("catalog-table-class"),
        (None, source) => {
            Said::Plain(input.field(&procedure.form).map_or(source, |field| field.label.get(lang)).to_owned())
        }
    }
}

fn said(input: &Input, cell: &str, procedure: &Procedure, lang: &str) -> Said {
    let end = |bound: &Bound| match bound {
        Bound::Number(number) => number.to_string(),
        Bound::Day(day) => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
    };
    let with = |key, args| Said::Key { key, args };
    // An option such as `3` has the shape of a number and is a word all the same.
    let words = matches!(input.column(&procedure.form), Column::Words { .. });
    match Cell::read(cell) {
        _ if words && cell.trim() != "-" => {
            let words = cell.split('|').map(|word| named(input, word.trim(), procedure, lang));
            one_or_more(words.collect())
        }
        Some(Cell::Any) => key("catalog-table-any"),
        Some(Cell::OneOf(words)) => one_or_more(words.iter().map(|word| named(input, word, procedure, lang)).collect()),
        Some(Cell::Less(bound)) => with("catalog-table-less", vec![("end", end(&bound))]),
        Some(Cell::More(bound)) => with("catalog-table-more", vec![("end", end(&bound))]),
        Some(Cell::Between(Some(from), Some(to))) if from == to => Said::Plain(end(&from)),
        Some(Cell::Between(Some(from), Some(to))) => {
            with("catalog-table-between", vec![("from", end(&from)), ("to", end(&to))])
        }
        Some(Cell::Between(Some(from), None)) => with("catalog-table-at-least", vec![("end", end(&from))]),
        Some(Cell::Between(None, Some(to))) => with("catalog-table-at-most", vec![("end", end(&to))]),
        Some(Cell::Between(None, None)) | None => Said::Plain(cell.to_owned()),
    }
}

fn one_or_more(mut words: Vec<Said>) -> Said {
    if words.len() == 1 { words.remove(0) } else { Said::AnyOf(words) }
}

/// One word of a cell: an option in its own words, a channel, a class, yes or no.
fn named(input: &Input, word: &str, procedure: &Procedure, lang: &str) -> Said {
    let source = input.reads.source().trim();
    if word == NONE {
        return key(if source == CLASS { "catalog-table-no-class" } else { "catalog-table-unanswered" });
    }
    if source == CHANNEL
        && let Some(channel) = Channel::ALL.into_iter().find(|one| one.key() == word)
    {
        return key(match channel {
            Channel::Online => "catalog-channel-online",
            Channel::Direct => "catalog-channel-direct",
            Channel::Post => "catalog-channel-post",
            Channel::Kiosk => "catalog-channel-kiosk",
        });
    }
    if source == CLASS
        && let Some(class) = PersonClass::ALL.into_iter().find(|one| one.key() == word)
    {
        return key(class.words());
    }
    let field = input.field(&procedure.form);
    match (field.and_then(|field| field.option(word)), word) {
        (Some(option), _) => Said::Plain(option.label(lang).to_owned()),
        (None, "yes") => key("catalog-table-yes"),
        (None, "no") => key("catalog-table-no"),
        (None, word) => Said::Plain(word.to_owned()),
    }
}

fn decided(outcome: &Outcome, procedure: &Procedure, lang: &str) -> Said {
    match outcome {
        Outcome::Amount(money) if money.0 == 0 => key("catalog-fee-free"),
        Outcome::Amount(money) => Said::Amount(*money),
        Outcome::SetByCouncil => key("catalog-fee-set-by-council"),
        Outcome::NotStated => key("catalog-table-not-stated"),
        Outcome::Time(allowance) => Said::Time(*allowance),
        Outcome::Papers(codes) if codes.is_empty() => key("catalog-table-no-paper"),
        Outcome::Papers(codes) => {
            let name = |code: &String| match procedure.component(code) {
                Some(paper) => paper.name.get(lang).to_owned(),
                None => code.clone(),
            };
            Said::All(codes.iter().map(|code| Said::Plain(name(code))).collect())
        }
        Outcome::Named(name) => Said::Plain(name.clone()),
    }
}
