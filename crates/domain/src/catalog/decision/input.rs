//! What a column asks for, and the values it can have.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Asked;
use super::cell::{Bound, Cell, Given, NONE};
use crate::catalog::channel::Channel;
use crate::catalog::condition::{CHANNEL, Condition};
use crate::catalog::fee::PersonClass;
use crate::catalog::field::{Field, FieldType};
use crate::catalog::form::Form;
use crate::catalog::procedure::Procedure;
use crate::catalog::text::Text;

/// The name by which a column asks for the day of filing.
pub const DAY: &str = "day";
/// The name by which a column asks for the classes of person the payer belongs to.
pub const CLASS: &str = "class";

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Input {
    /// The name of a field, `channel`, `day`, `class`, or an expression such as `daysSince(birth_date)`.
    pub reads: Condition,
    /// The heading; a field's own question when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// One of these words; `open` when others are possible too, as for communes.
    Words {
        /// The words.
        words: Vec<String>,
        /// Whether there are others.
        open: bool,
    },
    /// Whole numbers, or any when `whole` is not set, between limits.
    Numbers {
        /// Smallest.
        min: Option<f64>,
        /// Largest.
        max: Option<f64>,
        /// Whole numbers only.
        whole: bool,
    },
    /// Days between limits.
    Days {
        /// First.
        from: Date,
        /// Last.
        to: Date,
    },
    /// Classes of person.
    Classes,
    /// A field that is not there, or of a type no cell can be about.
    Unknown,
}

impl Input {
    /// The value of the column in a case.
    pub fn value(&self, asked: &Asked<'_>) -> Given {
        match self.reads.source().trim() {
            CHANNEL => asked.setting.channel.map_or(Given::Nothing, |channel| Given::Word(channel.key().to_owned())),
            DAY => asked.setting.on.map_or(Given::Nothing, Given::Day),
            CLASS => Given::Classes(asked.classes.iter().map(|class| class.key().to_owned()).collect()),
            name if self.is_name() => asked.answers.get(name).map_or(Given::Nothing, given),
            _ => self.reads.value(asked.answers, asked.setting).as_ref().map_or(Given::Nothing, given),
        }
    }

    /// Whether it reads one name and is no expression.
    pub fn is_name(&self) -> bool {
        let source = self.reads.source().trim();
        self.reads.names().eq([source])
    }

    /// The field it reads, when it is one of the form.
    pub fn field<'a>(&self, form: &'a Form) -> Option<&'a Field> {
        form.field(self.reads.source().trim())
    }

    /// The values it can have under this form. Channels and days are those of any procedure: [`Column::of`] narrows them.
    pub fn column(&self, form: &Form) -> Column {
        match self.reads.source().trim() {
            CHANNEL => {
                Column::Words { words: Channel::ALL.map(|channel| channel.key().to_owned()).to_vec(), open: false }
            }
            DAY => Column::Days { from: EARLIEST, to: LATEST },
            CLASS => Column::Classes,
            name if self.is_name() => form.field(name).map_or(Column::Unknown, of_field),
            _ => Column::Numbers { min: None, max: None, whole: self.reads.counts_days() },
        }
    }
}

const EARLIEST: Date = date(1880, 1, 1);
const LATEST: Date = date(2200, 12, 31);

fn of_field(field: &Field) -> Column {
    #[expect(clippy::cast_precision_loss, reason = "limits of fields are small")]
    let limit = |limit: Option<i64>| limit.map(|limit| limit as f64);
    match field.kind {
        FieldType::Choice => {
            Column::Words { words: field.options.iter().map(|option| option.value.clone()).collect(), open: false }
        }
        FieldType::YesNo => Column::Words { words: vec!["yes".into(), "no".into()], open: false },
        FieldType::Commune | FieldType::Address => Column::Words { words: Vec::new(), open: true },
        FieldType::Number => Column::Numbers { min: limit(field.min), max: limit(field.max), whole: false },
        FieldType::Money => {
            Column::Numbers { min: Some(limit(field.min).unwrap_or(0.0)), max: limit(field.max), whole: true }
        }
        FieldType::Date => Column::Days { from: field.not_before.unwrap_or(EARLIEST), to: LATEST },
        _ => Column::Unknown,
    }
}

fn given(value: &Value) -> Given {
    match value {
        Value::Bool(truth) => Given::Word(if *truth { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => number.as_f64().map_or(Given::Nothing, Given::Number),
        Value::String(text) => {
            text.parse().ok().filter(|_| text.len() == 10).map_or_else(|| Given::Word(text.clone()), Given::Day)
        }
        Value::Object(parts) => parts.get("commune").map_or(Given::Nothing, given),
        Value::Null | Value::Array(_) => Given::Nothing,
    }
}

impl Column {
    /// The column under a procedure: only the channels it offers, only the days on which the edition holds.
    #[must_use]
    pub fn of(self, input: &Input, procedure: &Procedure) -> Column {
        match (input.reads.source().trim(), self) {
            (CHANNEL, _) => {
                let words = procedure.channels.iter().map(|offer| offer.channel.key().to_owned()).collect();
                Column::Words { words, open: false }
            }
            (DAY, _) => Column::Days { from: procedure.valid_from, to: procedure.valid_to.unwrap_or(LATEST) },
            (_, column) => column,
        }
    }

    /// Whether a cell can be about this column.
    pub fn suits(&self, cell: &Cell) -> bool {
        let all = |days: bool| cell.bounds().iter().all(|bound| matches!(bound, Bound::Day(_)) == days);
        match (self, cell) {
            (_, Cell::Any) => true,
            (Column::Unknown, _) => false,
            (Column::Words { words, open }, Cell::OneOf(named)) => {
                named.iter().all(|word| *open || word == NONE || words.contains(word))
            }
            // An option such as `3`, or the code of a commune, has the shape of a number.
            (Column::Words { words, open }, Cell::Between(Some(Bound::Number(from)), Some(Bound::Number(to)))) => {
                from == to && (*open || words.iter().any(|word| word.parse() == Ok(*from)))
            }
            (Column::Classes, Cell::OneOf(named)) => {
                named.iter().all(|word| word == NONE || PersonClass::ALL.iter().any(|class| class.key() == word))
            }
            (Column::Numbers { .. }, Cell::OneOf(named)) | (Column::Days { .. }, Cell::OneOf(named)) => {
                named.iter().all(|word| word == NONE)
            }
            (Column::Numbers { .. }, _) => all(false),
            (Column::Days { .. }, _) => all(true),
            _ => false,
        }
    }

    /// Values that stand for all: each word, each end with what lies on both sides of it.
    pub fn values(&self, cells: &[Cell]) -> Vec<Given> {
        match self {
            Column::Unknown => Vec::new(),
            Column::Words { words, open } => {
                let mut values: Vec<Given> = words.iter().cloned().map(Given::Word).collect();
                if *open {
                    let named = cells.iter().flat_map(|cell| match cell {
                        Cell::OneOf(words) => words.iter().filter(|word| *word != NONE).cloned().collect(),
                        _ => Vec::new(),
                    });
                    values.extend(named.map(Given::Word));
                    values.push(Given::Word("…".to_owned()));
                }
                values
            }
            Column::Classes => {
                let named = |class: &&PersonClass| {
                    cells
                        .iter()
                        .any(|cell| matches!(cell, Cell::OneOf(words) if words.iter().any(|word| word == class.key())))
                };
                let (named, others): (Vec<&PersonClass>, Vec<_>) = PersonClass::ALL.iter().partition(named);
                let one = |class: &PersonClass| Given::Classes(vec![class.key().to_owned()]);
                let mut values = vec![Given::Classes(Vec::new())];
                values.extend(named.into_iter().map(one));
                values.extend(others.first().map(|class| one(class)));
                values
            }
            Column::Numbers { min, max, whole } => {
                let mut ends: Vec<f64> = cells
                    .iter()
                    .flat_map(Cell::bounds)
                    .filter_map(|bound| if let Bound::Number(end) = bound { Some(end) } else { None })
                    .chain([*min, *max].into_iter().flatten())
                    .collect();
                ends.sort_by(f64::total_cmp);
                ends.dedup();
                let mut values: Vec<f64> = Vec::new();
                for (at, end) in ends.iter().enumerate() {
                    let step = if *whole { 1.0 } else { ends.get(at + 1).map_or(1.0, |next| (next - end) / 2.0) };
                    values.extend([if at == 0 || *whole { end - 1.0 } else { *end }, *end, end + step]);
                }
                if ends.is_empty() {
                    values.push(0.0);
                }
                values.sort_by(f64::total_cmp);
                values.dedup();
                let inside = |value: &f64| min.is_none_or(|min| *value >= min) && max.is_none_or(|max| *value <= max);
                values.into_iter().filter(inside).map(Given::Number).collect()
            }
            Column::Days { from, to } => {
                let mut values: Vec<Date> = vec![*from, *to];
                for bound in cells.iter().flat_map(Cell::bounds) {
                    let Bound::Day(day) = bound else { continue };
                    values.push(day);
                    values.extend([day.checked_sub(1.day()).ok(), day.checked_add(1.day()).ok()].into_iter().flatten());
                }
                values.sort();
                values.dedup();
                values.into_iter().filter(|day| from <= day && day <= to).map(Given::Day).collect()
            }
        }
    }
}
