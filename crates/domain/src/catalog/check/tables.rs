//! Decision tables: every cell readable, every case covered, every name known.

use std::fmt::Display;

use super::super::condition::CHANNEL;
use super::super::decision::cell::{Cell, Given};
use super::super::decision::coverage::{TooLarge, coverage};
use super::super::decision::input::{CLASS, Column, DAY, Input};
use super::super::decision::{DecisionTable, Gives, Outcome, TableName};
use super::super::fee::PersonClass;
use super::super::finding::Severity;
use super::super::office::OfficeRule;
use super::super::parse::Turn::{self, At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};

/// The most rows of a table: what is longer is data, not a rule a clerk can read.
const MOST_ROWS: usize = 500;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    let at_id = |at: usize| vec![Key("tables"), At(at), Key("id")];
    report.twice("table", procedure.tables.iter().enumerate().map(|(at, table)| (table.id.as_str(), at_id(at))));
    for (at, table) in procedure.tables.iter().enumerate() {
        report.words(&[Key("tables"), At(at), Key("title")], &table.title);
        if table.rows.is_empty() || table.inputs.is_empty() {
            report.error("catalog.table-empty", &at_id(at), &[("name", &table.id)]);
        } else if table.rows.len() > MOST_ROWS {
            report.error("catalog.table-too-large", &at_id(at), &[("name", &table.id)]);
        } else {
            let inputs = inputs(report, at, table, procedure);
            let rows = rows(report, at, table, procedure);
            if inputs && rows {
                cases(report, at, table, procedure);
            }
        }
        if !names(procedure).iter().any(|(name, _, _)| name.id == table.id) {
            report.warning("catalog.table-unused", &at_id(at), &[("name", &table.id)]);
        }
    }
    for (name, path, gives) in names(procedure) {
        match name.table() {
            None => report.error("catalog.unknown-table", &path, &[("name", &name.id)]),
            Some(table) if table.gives != gives => {
                report.error("catalog.table-gives", &path, &[("name", &name.id), ("expected", &word(gives))]);
            }
            Some(_) => {}
        }
    }
    named(report, procedure);
}

/// Every place that names a table, and what it wants from it.
fn names(procedure: &Procedure) -> Vec<(&TableName, Vec<Turn<'_>>, Gives)> {
    let mut names = Vec::new();
    for (at, fee) in procedure.fees.iter().enumerate() {
        let path = vec![Key("fees"), At(at), Key("amount-by")];
        names.extend(fee.amount_by.as_ref().map(|name| (name, path, Gives::Amount)));
    }
    for (at, offer) in procedure.channels.iter().enumerate() {
        let path = vec![Key("channels"), At(at), Key("time-by")];
        names.extend(offer.time_by.as_ref().map(|name| (name, path, Gives::Time)));
    }
    for (at, paper) in procedure.components.iter().enumerate() {
        let path = vec![Key("components"), At(at), Key("required-by")];
        names.extend(paper.required_by.as_ref().map(|name| (name, path, Gives::Papers)));
    }
    for (at, stop) in procedure.eligibility.iter().enumerate() {
        let path = vec![Key("eligibility"), At(at), Key("by")];
        names.extend(stop.by.as_ref().map(|by| (&by.table, path, Gives::Eligibility)));
    }
    if let OfficeRule::ByTable { table, .. } = &procedure.office {
        names.push((table, vec![Key("office"), Key("table")], Gives::Office));
    }
    names
}

fn word(gives: Gives) -> &'static str {
    match gives {
        Gives::Amount => "amount",
        Gives::Time => "time",
        Gives::Papers => "papers",
        Gives::Office => "office",
        Gives::Eligibility => "eligibility",
    }
}

/// Whether every column can be asked where the table decides.
fn inputs(report: &mut Report<'_>, at: usize, table: &DecisionTable, procedure: &Procedure) -> bool {
    let before = report.findings.len();
    let known = super::field_names(procedure);
    for (input_at, input) in table.inputs.iter().enumerate() {
        let path = [Key("tables"), At(at), Key("inputs"), At(input_at), Key("reads")];
        if let Some(label) = &input.label {
            report.words(&[Key("tables"), At(at), Key("inputs"), At(input_at), Key("label")], label);
        }
        let source = input.reads.source().trim();
        let (channel, day) = match table.gives {
            Gives::Amount | Gives::Eligibility => (true, true),
            Gives::Time => (true, false),
            Gives::Office => (false, true),
            Gives::Papers => (false, false),
        };
        let there = match source {
            CHANNEL => channel,
            DAY => day,
            CLASS => table.gives == Gives::Amount,
            _ if input.is_name() => {
                if known.contains(source) {
                    if input.column(&procedure.form) == Column::Unknown {
                        report.error("catalog.table-input-kind", &path, &[("name", &source)]);
                    }
                } else {
                    report.error("catalog.unknown-field", &path, &[("name", &source), ("condition", &source)]);
                }
                true
            }
            _ => {
                let reads = if day { Reads::ChannelAndDay } else { Reads::Answers };
                report.condition(&path, &input.reads, &known, reads);
                if input.label.is_none() {
                    report.error("catalog.table-without-label", &path, &[("name", &source)]);
                }
                true
            }
        };
        if !there {
            let gives = word(table.gives);
            report.error("catalog.table-cannot-read", &path, &[("name", &source), ("gives", &gives)]);
        }
    }
    report.findings.len() == before
}

/// Whether every row has its cells, each readable for its column, and an outcome of the right kind.
fn rows(report: &mut Report<'_>, at: usize, table: &DecisionTable, procedure: &Procedure) -> bool {
    let before = report.findings.len();
    let columns: Vec<Column> =
        table.inputs.iter().map(|input| input.column(&procedure.form).of(input, procedure)).collect();
    for (row_at, row) in table.rows.iter().enumerate() {
        let path = |key| [Key("tables"), At(at), Key("rows"), At(row_at), Key(key)];
        let number = row_at + 1;
        if row.when.len() != columns.len() {
            let args: [(&str, &dyn Display); 3] =
                [("row", &number), ("cells", &row.when.len()), ("columns", &columns.len())];
            report.error("catalog.row-cells", &path("when"), &args);
            continue;
        }
        for (cell_at, (cell, column)) in row.when.iter().zip(&columns).enumerate() {
            if !Cell::read(cell).is_some_and(|cell| column.suits(&cell)) {
                let path = [Key("tables"), At(at), Key("rows"), At(row_at), Key("when"), At(cell_at)];
                let (name, expected) = (heading(&table.inputs[cell_at]), takes(column));
                report.error("catalog.bad-cell", &path, &[("cell", cell), ("name", &name), ("expected", &expected)]);
            }
        }
        match table.outcome(row_at) {
            None => {
                let gives = word(table.gives);
                report.error("catalog.bad-outcome", &path("then"), &[("outcome", &row.then), ("gives", &gives)]);
            }
            Some(Outcome::Papers(codes)) => {
                for code in codes.iter().filter(|code| procedure.component(code).is_none()) {
                    report.error("catalog.table-unknown-paper", &path("then"), &[("name", code)]);
                }
            }
            Some(_) => {}
        }
        if row.basis.trim().is_empty() {
            report.error("catalog.row-without-basis", &path("basis"), &[("row", &number)]);
        }
    }
    report.findings.len() == before
}

fn heading(input: &Input) -> &str {
    input.reads.source().trim()
}

/// What a cell of this column may say, as examples.
fn takes(column: &Column) -> String {
    match column {
        Column::Words { words, open: false } => format!("- {}", words.join(" | ")),
        Column::Words { .. } => "- 00082 | 00008".to_owned(),
        Column::Numbers { .. } => "- 3 | < 60 | 60..90 | >= 90".to_owned(),
        Column::Days { .. } => "- 2026-07-01.. | ..2026-12-31".to_owned(),
        Column::Classes => {
            let words = PersonClass::ALL.map(PersonClass::key);
            format!("- none | {}", words.join(" | "))
        }
        Column::Unknown => "-".to_owned(),
    }
}

/// Cases without a row, rows without a case, and rows that contradict each other.
fn cases(report: &mut Report<'_>, at: usize, table: &DecisionTable, procedure: &Procedure) {
    let at_id = [Key("tables"), At(at), Key("id")];
    let found = match coverage(table, procedure) {
        Ok(found) => found,
        Err(TooLarge) => return report.error("catalog.table-too-large", &at_id, &[("name", &table.id)]),
    };
    let told = |case: &[Given]| {
        let parts = table.inputs.iter().zip(case).map(|(input, given)| format!("{} = {given}", heading(input)));
        parts.collect::<Vec<_>>().join(", ")
    };
    if let Some(case) = &found.gap {
        report.error("catalog.table-gap", &at_id, &[("name", &table.id), ("case", &told(case))]);
    }
    for row in found.unreachable {
        let path = [Key("tables"), At(at), Key("rows"), At(row), Key("when")];
        report.error("catalog.row-unreachable", &path, &[("name", &table.id), ("row", &(row + 1))]);
    }
    for (earlier, later, case) in found.overlaps {
        let path = [Key("tables"), At(at), Key("rows"), At(later), Key("when")];
        let (earlier, later, case) = (earlier + 1, later + 1, told(&case));
        let args: [(&str, &dyn Display); 4] =
            [("name", &table.id), ("earlier", &earlier), ("later", &later), ("case", &case)];
        // Allowed, for the first row that fits decides, and worth a look.
        report.add(Severity::Note, "catalog.row-overlap", &path, &args);
    }
}

/// Names that tables give must be there, and names that wait for a table must be given by it.
fn named(report: &mut Report<'_>, procedure: &Procedure) {
    let gives = |table: &DecisionTable, name: &str| {
        (0..table.rows.len()).any(|row| match table.outcome(row) {
            Some(Outcome::Named(given)) => given == name,
            Some(Outcome::Papers(codes)) => codes.iter().any(|code| code == name),
            _ => false,
        })
    };
    if let OfficeRule::ByTable { table: name, offices } = &procedure.office
        && let Some(table) = name.table()
    {
        let at = procedure.tables.iter().position(|one| one.id == table.id).unwrap_or_default();
        for row in 0..table.rows.len() {
            if let Some(Outcome::Named(office)) = table.outcome(row).filter(|_| table.gives == Gives::Office)
                && !offices.contains_key(&office)
            {
                let path = [Key("tables"), At(at), Key("rows"), At(row), Key("then")];
                report.error("catalog.table-unknown-office", &path, &[("name", &office)]);
            }
        }
        for (office, rule) in offices {
            let path = [Key("office"), Key("offices"), Key(office.as_str())];
            if matches!(rule, OfficeRule::ByTable { .. }) {
                report.error("catalog.office-tables-nested", &path, &[("name", office)]);
            } else if !gives(table, office) {
                report.error("catalog.office-never", &path, &[("name", office), ("table", &table.id)]);
            }
        }
    }
    for (at, paper) in procedure.components.iter().enumerate() {
        if let Some(table) =
            paper.required_by.as_ref().and_then(TableName::table).filter(|table| !gives(table, &paper.code))
        {
            let path = [Key("components"), At(at), Key("required-by")];
            report.error("catalog.paper-never", &path, &[("name", &paper.code), ("table", &table.id)]);
        }
    }
    for (at, stop) in procedure.eligibility.iter().enumerate() {
        if let Some(by) = &stop.by
            && by.table.table().is_some_and(|table| !gives(table, &by.is))
        {
            let path = [Key("eligibility"), At(at), Key("by")];
            report.error("catalog.stop-never", &path, &[("condition", &format!("{} = {}", by.table.id, by.is))]);
        }
    }
}
