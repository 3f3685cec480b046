//! Whether the rows cover every case: found by trying values that stand for all, at the ends of every cell and on both
//! sides of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::DecisionTable;
use super::cell::{Cell, Given};
use super::input::Column;
use crate::catalog::answers::Answers;
use crate::catalog::condition::Setting;
use crate::catalog::procedure::Procedure;

/// The most cases that are tried.
const MOST_CASES: usize = 20_000;
/// The most comparisons of a case with a row.
const MOST_COMPARED: usize = 2_000_000;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// The first case that no row fits, a value for each column.
    pub gap: Option<Vec<Given>>,
    /// Rows that no case reaches, because rows before them take every case that fits.
    pub unreachable: Vec<usize>,
    /// Pairs of rows that both fit a case and decide differently, where the later one is not simply the more general.
    pub overlaps: Vec<(usize, usize, Vec<Given>)>,
}

/// More cases than can be tried: the table asks for too much at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// Tries every case.
///
/// # Errors
/// When there are too many. Cells must be readable: those that are not fit nothing.
pub fn coverage(table: &DecisionTable, procedure: &Procedure) -> Result<Coverage, TooLarge> {
    let cells: Vec<Vec<Option<Cell>>> =
        table.rows.iter().map(|row| row.when.iter().map(|cell| Cell::read(cell)).collect()).collect();
    let values: Vec<Vec<Given>> = (0..table.inputs.len()).map(|at| values(table, procedure, &cells, at)).collect();
    let cases = values.iter().try_fold(1_usize, |product, values| product.checked_mul(values.len().max(1)));
    let cases = cases.filter(|cases| *cases <= MOST_CASES && cases.saturating_mul(table.rows.len()) <= MOST_COMPARED);
    let cases = cases.ok_or(TooLarge)?;
    // Which rows fit which value, column by column, so that a case is looked up and not compared again.
    let fits = |row: usize, at: usize, value: &Given| {
        cells[row].get(at).and_then(Option::as_ref).is_some_and(|cell| cell.fits(value))
    };
    let table_of: Vec<Vec<Vec<bool>>> = values
        .iter()
        .enumerate()
        .map(|(at, values)| {
            values.iter().map(|value| (0..table.rows.len()).map(|row| fits(row, at, value)).collect()).collect()
        })
        .collect();
    let mut found = Coverage::default();
    let mut reached = BTreeSet::new();
    let mut both: BTreeMap<(usize, usize), Vec<Given>> = BTreeMap::new();
    let mut only_earlier: BTreeSet<(usize, usize)> = BTreeSet::new();
    for case in 0..cases {
        let picked = picked(case, &values);
        let given: Vec<Given> = picked.iter().zip(&values).map(|(at, values)| values[*at].clone()).collect();
        if !is_possible(table, procedure, &given) {
            continue;
        }
        let fitting: Vec<usize> = (0..table.rows.len())
            .filter(|row| picked.iter().enumerate().all(|(column, at)| table_of[column][*at][*row]))
            .collect();
        match fitting.first() {
            Some(first) => _ = reached.insert(*first),
            None if found.gap.is_none() => found.gap = Some(given.clone()),
            None => {}
        }
        for earlier in &fitting {
            for later in (earlier + 1)..table.rows.len() {
                if fitting.contains(&later) {
                    both.entry((*earlier, later)).or_insert_with(|| given.clone());
                } else {
                    only_earlier.insert((*earlier, later));
                }
            }
        }
    }
    found.unreachable = (0..table.rows.len()).filter(|row| !reached.contains(row)).collect();
    let differ = |(one, other): &(usize, usize)| table.outcome(*one) != table.outcome(*other);
    let reachable = |(_, later): &(usize, usize)| reached.contains(later);
    found.overlaps = both
        .into_iter()
        .filter(|(pair, _)| differ(pair) && reachable(pair) && only_earlier.contains(pair))
        .map(|((earlier, later), given)| (earlier, later, given))
        .collect();
    Ok(found)
}

/// The values of one column that stand for all, and no answer for a question.
fn values(table: &DecisionTable, procedure: &Procedure, cells: &[Vec<Option<Cell>>], at: usize) -> Vec<Given> {
    let input = &table.inputs[at];
    let column = input.column(&procedure.form).of(input, procedure);
    let named: Vec<Cell> = cells.iter().filter_map(|row| row.get(at).cloned().flatten()).collect();
    let mut values = column.values(&named);
    let question = input.field(&procedure.form).is_some() || !input.is_name();
    if question && column != Column::Unknown {
        values.push(Given::Nothing);
    }
    values
}

/// The position of the value in each column, for the case of this number.
fn picked(mut case: usize, values: &[Vec<Given>]) -> Vec<usize> {
    let mut picked = Vec::with_capacity(values.len());
    for values in values {
        let many = values.len().max(1);
        picked.push(case % many);
        case /= many;
    }
    picked
}

/// Whether the form lets these answers stand together: a question that is not asked has no answer, one that must be
/// answered has one. What depends on questions outside the table is taken to be asked and answered.
fn is_possible(table: &DecisionTable, procedure: &Procedure, given: &[Given]) -> bool {
    let mut answers = BTreeMap::new();
    let mut known = BTreeSet::new();
    for (input, given) in table.inputs.iter().zip(given) {
        let Some(field) = input.field(&procedure.form) else { continue };
        known.insert(field.name.as_str());
        let value = match given {
            Given::Word(word) if word == "yes" && field.options.is_empty() => Value::Bool(true),
            Given::Word(word) if word == "no" && field.options.is_empty() => Value::Bool(false),
            Given::Word(word) => Value::from(word.as_str()),
            Given::Number(number) => Value::from(*number),
            Given::Day(day) => Value::from(day.to_string()),
            Given::Nothing | Given::Classes(_) => continue,
        };
        answers.insert(field.name.clone(), value);
    }
    let answers = Answers::unchecked(answers);
    table.inputs.iter().zip(given).all(|(input, given)| {
        let nothing = *given == Given::Nothing;
        let Some(field) = input.field(&procedure.form) else {
            let optional = |name: &str| {
                procedure.form.field(name).is_some_and(|field| {
                    !field.required && field.required_when.is_none() && field.visible_when.is_none()
                })
            };
            return !nothing || input.reads.names().any(optional);
        };
        let decided = |when: &crate::catalog::Condition| when.names().all(|name| known.contains(name));
        let asked = match &field.visible_when {
            None => Some(true),
            Some(when) => decided(when).then(|| when.holds(&answers, Setting::default())),
        };
        let wanted = match &field.required_when {
            _ if field.required => Some(true),
            None => Some(false),
            Some(when) => decided(when).then(|| when.holds(&answers, Setting::default())),
        };
        match (asked, wanted) {
            (Some(false), _) => nothing,
            (Some(true), Some(false)) => true,
            _ => !nothing,
        }
    })
}
