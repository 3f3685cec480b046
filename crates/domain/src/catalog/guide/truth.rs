//! True, false, or open until more is answered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::catalog::answers::Answers;
use crate::catalog::condition::{CHANNEL, Condition, Setting};
use crate::catalog::decision::cell::{Cell, Given};
use crate::catalog::decision::input::{CLASS, DAY};
use crate::catalog::decision::{Asked, DecisionTable};
use crate::catalog::field::FieldType;
use crate::catalog::form::Form;

/// The most combinations of open answers that are tried before a condition is simply called open.
const MOST_TRIED: usize = 256;

/// Whether something holds, as far as the answers tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Truth {
    Yes,
    No,
    /// It depends on these fields.
    Open(Vec<String>),
}

impl Truth {
    pub(super) fn of(truth: bool) -> Truth {
        if truth { Truth::Yes } else { Truth::No }
    }

    pub(super) fn or(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::Yes, _) | (_, Truth::Yes) => Truth::Yes,
            (Truth::No, other) => other,
            (open, Truth::No) => open,
            (Truth::Open(mut names), Truth::Open(more)) => {
                names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
                Truth::Open(names)
            }
        }
    }
}

/// The answers given so far, to a form of which the rest is open.
pub(super) struct Open<'a> {
    pub form: &'a Form,
    pub answers: &'a Answers,
}

impl Open<'_> {
    /// Whether a condition holds: worked out over every option of the questions that are open.
    pub(super) fn truth(&self, condition: &Condition, setting: Setting) -> Truth {
        let open = self.unknown(condition.names());
        let mut values: Vec<(&String, Vec<Option<Value>>)> = Vec::new();
        let mut absent = BTreeSet::new();
        for name in &open {
            match self.options(name) {
                Some(options) => values.push((name, options)),
                None => _ = absent.insert(name.as_str()),
            }
        }
        let cases = values.iter().try_fold(1_usize, |product, (_, options)| product.checked_mul(options.len()));
        let Some(cases) = cases.filter(|cases| *cases <= MOST_TRIED) else { return Truth::Open(open) };
        let mut first = None;
        for mut case in 0..cases {
            let mut answers: BTreeMap<String, Value> =
                self.answers.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
            for (name, options) in &values {
                if let Some(value) = &options[case % options.len()] {
                    answers.insert((*name).clone(), value.clone());
                }
                case /= options.len();
            }
            match (condition.without(&Answers::unchecked(answers), setting, &absent), first) {
                (Some(truth), None) => first = Some(truth),
                (Some(truth), Some(before)) if truth == before => {}
                _ => return Truth::Open(open),
            }
        }
        first.map_or(Truth::Open(open), Truth::of)
    }

    /// The rows of a table that may still decide: up to and with the first that surely fits.
    pub(super) fn rows(&self, table: &DecisionTable, setting: Setting) -> Vec<usize> {
        let asked = Asked { answers: self.answers, setting, classes: &[] };
        let columns: Vec<(Given, bool, Option<Vec<Given>>)> = table
            .inputs
            .iter()
            .map(|input| {
                let open = !self.unknown(input.reads.names()).is_empty();
                let options = input.field(self.form).filter(|_| open).and_then(|field| self.options(&field.name));
                let given = |value: &Option<Value>| match value {
                    None => Given::Nothing,
                    Some(Value::Bool(truth)) => Given::Word(if *truth { "yes" } else { "no" }.to_owned()),
                    Some(value) => Given::Word(value.as_str().unwrap_or_default().to_owned()),
                };
                (input.value(&asked), open, options.map(|options| options.iter().map(given).collect()))
            })
            .collect();
        let mut rows = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            // Whether each cell may fit, and whether it surely does.
            let mut fits = (true, true);
            for (cell, (given, open, options)) in row.when.iter().zip(&columns) {
                let Some(cell) = Cell::read(cell) else {
                    fits = (false, false);
                    break;
                };
                let (may, must) = match (cell == Cell::Any, open, options) {
                    (true, ..) => (true, true),
                    (false, false, _) => (cell.fits(given), cell.fits(given)),
                    (false, true, None) => (true, false),
                    (false, true, Some(options)) => {
                        (options.iter().any(|one| cell.fits(one)), options.iter().all(|one| cell.fits(one)))
                    }
                };
                fits = (fits.0 && may, fits.1 && must);
            }
            if fits.0 {
                rows.push(at);
            }
            if fits.1 {
                break;
            }
        }
        rows
    }

    /// Those of the names that are questions still open: asked, or perhaps asked, and not answered.
    pub(super) fn unknown<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
        let mut open: Vec<String> = Vec::new();
        for name in names {
            let beside = [CHANNEL, DAY, CLASS].contains(&name) && self.form.field(name).is_none();
            let is_open = !beside && self.answers.get(name).is_none() && !self.is_hidden(name);
            if is_open && !open.iter().any(|one| one == name) {
                open.push(name.to_owned());
            }
        }
        open
    }

    /// Whether the answers so far already keep a question from being asked: then it has no answer, for certain.
    fn is_hidden(&self, name: &str) -> bool {
        let Some(when) = self.form.field(name).and_then(|field| field.visible_when.as_ref()) else { return false };
        // A form may not ask for later fields, so this ends.
        let before = |one: &str| {
            let at = |name: &str| self.form.fields().position(|field| field.name == name);
            at(one) < at(name)
        };
        when.names().all(before) && self.truth(when, Setting::default()) == Truth::No
    }

    /// Every answer an open question may get, none among them when it need not be answered; none in all when they
    /// cannot be told apart one by one.
    fn options(&self, name: &str) -> Option<Vec<Option<Value>>> {
        let field = self.form.field(name)?;
        let mut options: Vec<Option<Value>> = match field.kind {
            FieldType::Choice => field.options.iter().map(|option| Some(Value::from(option.value.as_str()))).collect(),
            FieldType::YesNo => vec![Some(Value::Bool(true)), Some(Value::Bool(false))],
            _ => return None,
        };
        if !field.required || field.visible_when.is_some() {
            options.push(None);
        }
        Some(options)
    }
}
