//! A table a clerk keeps: CSV with a heading and comments. Every fault names its line.

use std::collections::BTreeMap;

use crate::catalog::finding::{Finding, Severity};

/// The rows of a table, each with its line.
#[derive(Debug)]
pub(super) struct Table<'a> {
    file: &'a str,
    rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    /// The line of the file it starts on, counted from 1.
    pub line: usize,
    cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// What stands in a column, without the spaces around it; empty when the table has no such column.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The phrases of a column, parted by semicolons.
    pub fn phrases(&self, column: &str) -> Vec<String> {
        self.get(column).split(';').map(str::trim).filter(|phrase| !phrase.is_empty()).map(str::to_owned).collect()
    }
}

impl<'a> Table<'a> {
    /// Reads a table that has these columns, and perhaps those; other columns are a mistake.
    ///
    /// # Errors
    /// A line that is not one of a table, or a heading that is not the expected one.
    pub fn read(
        file: &'a str,
        text: &str,
        needed: &[&'static str],
        optional: &[&'static str],
    ) -> Result<Table<'a>, Finding> {
        let unreadable = |fault: csv::Error| {
            let line = fault.position().and_then(|place| usize::try_from(place.line()).ok());
            Finding::new(file, Severity::Error, "search.unreadable").at(line).with("problem", fault)
        };
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .flexible(false)
            .from_reader(text.as_bytes());
        let headers = reader.headers().map_err(unreadable)?.clone();
        let heading = heading_line(text);
        let wrong = |code, column: &str| {
            Finding::new(file, Severity::Error, code)
                .at(heading)
                .with("column", column)
                .with("expected", needed.join(","))
        };
        if let Some(missing) = needed.iter().find(|column| !headers.iter().any(|header| header == **column)) {
            return Err(wrong("search.missing-column", missing));
        }
        let known: Vec<&'static str> = needed.iter().chain(optional).copied().collect();
        let mut columns = Vec::new();
        for header in &headers {
            let Some(column) = known.iter().find(|column| **column == header) else {
                return Err(wrong("search.unknown-column", header));
            };
            columns.push(*column);
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(unreadable)?;
            let line = record.position().and_then(|place| usize::try_from(place.line()).ok()).unwrap_or(1);
            let cells = columns.iter().copied().zip(record.iter().map(str::to_owned)).collect();
            rows.push(Row { line, cells });
        }
        Ok(Table { file, rows })
    }

    /// Its rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// A finding at a row.
    pub fn fault(&self, row: &Row, severity: Severity, code: &str) -> Finding {
        Finding::new(self.file, severity, code).at(Some(row.line))
    }
}

fn heading_line(text: &str) -> Option<usize> {
    text.lines().position(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|place| place + 1)
}
