//! The index of an archive: a table that says, file by file, whose paper it is and what.
//!
//! The first line names the columns, in any order: `file` (its path below the folder), `personal-id` or `organisation`
//! (a number), `name`, `birth-year`, `kind` (a code of the kinds of paper), `number`, `issued-on` (2019-06-15),
//! `component`. Only `file` and `name` must be there; empty cells are no statement.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::item::{Owner, OwnerKind};
use crate::identity::personal_id::PersonalId;

/// Every column there is.
pub const COLUMNS: [&str; 9] =
    ["file", "personal-id", "organisation", "name", "birth-year", "kind", "number", "issued-on", "component"];

/// What the index says of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where it stands in the table, the line of the names being 1.
    pub line: u64,
    /// Path below the folder, parts between `/`.
    pub file: String,
    /// Whose the paper is.
    pub owner: Owner,
    /// The kind of paper.
    pub kind: Option<String>,
    /// Number and symbol on it.
    pub number: Option<String>,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// The component of a procedure it satisfies.
    pub component: Option<String>,
}

/// A line that cannot be believed; its file is taken as one the index does not name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where it stands.
    pub line: u64,
    /// What is wrong: `index.…`, also the locale key.
    pub code: &'static str,
    /// The cell.
    pub value: String,
}

/// Reads the table. `is_kind` knows the kinds of paper.
#[must_use]
pub fn read(text: &str, is_kind: impl Fn(&str) -> bool) -> (BTreeMap<String, Line>, Vec<Wrong>) {
    let (mut lines, mut wrong) = (BTreeMap::new(), Vec::new());
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else {
        return (lines, vec![Wrong { line: 1, code: "index.unreadable", value: String::new() }]);
    };
    for name in header.iter().filter(|name| !COLUMNS.contains(name)) {
        wrong.push(Wrong { line: 1, code: "index.column", value: name.to_owned() });
    }
    for name in ["file", "name"].into_iter().filter(|name| !header.iter().any(|column| column == *name)) {
        wrong.push(Wrong { line: 1, code: "index.no-column", value: name.to_owned() });
    }
    if !wrong.is_empty() {
        return (lines, wrong);
    }
    let mut at = 1;
    for record in reader.records() {
        let Ok(record) = record else {
            wrong.push(Wrong { line: at + 1, code: "index.unreadable", value: String::new() });
            continue;
        };
        at = record.position().map_or(at + 1, csv::Position::line);
        let cell = |name: &str| {
            let found = header.iter().position(|column| column == name).and_then(|at| record.get(at));
            found.filter(|text| !text.is_empty())
        };
        match line(at, cell, &is_kind) {
            Ok(line) if lines.contains_key(&line.file) => {
                wrong.push(Wrong { line: at, code: "index.twice", value: line.file });
            }
            Ok(line) => drop(lines.insert(line.file.clone(), line)),
            Err((code, value)) => wrong.push(Wrong { line: at, code, value }),
        }
    }
    (lines, wrong)
}

fn line<'a>(
    at: u64,
    cell: impl Fn(&str) -> Option<&'a str>,
    is_kind: impl Fn(&str) -> bool,
) -> Result<Line, (&'static str, String)> {
    let text = |name: &str| cell(name).map(str::to_owned);
    let file = cell("file").ok_or(("index.no-file", String::new()))?.replace('\\', "/");
    let name = text("name").ok_or_else(|| ("index.no-name", file.clone()))?;
    let (kind, number) = match (cell("personal-id"), cell("organisation")) {
        (Some(_), Some(code)) => return Err(("index.two-owners", code.to_owned())),
        (Some(id), None) => {
            let id = id.parse::<PersonalId>().map_err(|_| ("index.personal-id", id.to_owned()))?;
            (OwnerKind::Person, Some(id.to_string()))
        }
        (None, Some(code)) => (OwnerKind::Organisation, Some(code.to_owned())),
        (None, None) => (OwnerKind::Person, None),
    };
    let year = |text: &str| text.parse::<i16>().ok().filter(|year| (1800..=2200).contains(year));
    let birth_year =
        cell("birth-year").map(|text| year(text).ok_or_else(|| ("index.birth-year", text.to_owned()))).transpose()?;
    let issued_on = cell("issued-on")
        .map(|text| text.parse::<Date>().map_err(|_| ("index.issued-on", text.to_owned())))
        .transpose()?;
    if let Some(code) = cell("kind").filter(|code| !is_kind(code)) {
        return Err(("index.kind", code.to_owned()));
    }
    let owner = Owner { kind, number, name, birth_year };
    let file = file.trim_start_matches("./").to_owned();
    Ok(Line {
        line: at,
        file,
        owner,
        kind: text("kind"),
        number: text("number"),
        issued_on,
        component: text("component"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_cannot_be_believed_is_named_with_its_line_and_stops_no_other() {
        let check = |row: &str, expected: Option<(&str, &str)>| {
            let header = "file,personal-id,organisation,name,birth-year,kind,number,issued-on,component";
            let (lines, wrong) = read(&format!("{header}\ngood.pdf,,,Minh,,,,,\n{row}\n"), |code| code == "GT.a");
            assert!(lines.contains_key("good.pdf"));
            let found = wrong.first().map(|wrong| (wrong.line, wrong.code, wrong.value.as_str()));
            assert_eq!(found, expected.map(|(code, value)| (3, code, value)), "{row}");
        };
        check("a/b.pdf,001095000017,,Nguyễn Văn Minh,1995,GT.a,12/2019,2019-06-15,CT1", None);
        check("a.pdf,,0101234567,Công ty An Phát,,,,,", None);
        check(",,,Minh,,,,,", Some(("index.no-file", "")));
        check("a.pdf,,,,,,,,", Some(("index.no-name", "a.pdf")));
        check("a.pdf,12345,,Minh,,,,,", Some(("index.personal-id", "12345")));
        check("a.pdf,001095000017,0101234567,Minh,,,,,", Some(("index.two-owners", "0101234567")));
        check("a.pdf,,,Minh,95,,,,", Some(("index.birth-year", "95")));
        check("a.pdf,,,Minh,,GT.b,,,", Some(("index.kind", "GT.b")));
        check("a.pdf,,,Minh,,,,15/06/2019,", Some(("index.issued-on", "15/06/2019")));
        check("good.pdf,,,Minh,,,,,", Some(("index.twice", "good.pdf")));
    }

    #[test]
    fn a_column_nobody_knows_makes_the_whole_table_doubtful() {
        let check = |header: &str, code: &str| {
            let (lines, wrong) = read(&format!("{header}\na.pdf,Minh\n"), |_| true);
            assert!(lines.is_empty());
            assert_eq!((wrong[0].line, wrong[0].code), (1, code));
        };
        check("file,naem", "index.column");
        check("file", "index.no-column");
        check("\u{feff}name", "index.no-column");
    }

    #[test]
    fn a_path_of_another_system_is_the_same_path() {
        let (lines, wrong) = read("\u{feff}file,name\n.\\2019\\a.pdf,Minh\n", |_| true);
        assert_eq!(wrong, []);
        assert_eq!(lines.keys().collect::<Vec<_>>(), ["2019/a.pdf"]);
    }
}
