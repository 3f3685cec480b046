//! Reads `catalog/units/*.csv` and `catalog/offices/*.csv`. Every fault names its line and column.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as WordError, StrDeserializer};

use super::agency_code::AgencyCode;
use super::commune::{Commune, CommuneKind};
use super::office::Office;
use super::province::{Former, Province, ProvinceKind};
use super::succession::{Edge, OldUnit};

/// A fault in a table, with the line it is on (the first line is 1).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct TableError {
    /// The line.
    pub line: u64,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not a line of a table, or not UTF-8.
    #[error("{0}")]
    Unreadable(String),
    /// The heading lacks a column.
    #[error("the column {0} is missing")]
    NoColumn(&'static str),
    /// A field is not what its column holds.
    #[error("the column {column} cannot hold “{text}”")]
    Field {
        /// The column.
        column: &'static str,
        /// What is written there.
        text: String,
    },
    /// A code named twice.
    #[error("{0} is named twice")]
    Twice(String),
    /// A code that no line names.
    #[error("{0} is not known")]
    Unknown(String),
}

impl TableError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.fault {
            Fault::Unreadable(_) => "unit.line-unreadable",
            Fault::NoColumn(_) => "unit.column-missing",
            Fault::Field { .. } => "unit.field-wrong",
            Fault::Twice(_) => "unit.code-twice",
            Fault::Unknown(_) => "unit.code-unknown",
        }
    }
}

/// A table read line by line, fields found by the name of their column.
struct Table {
    columns: BTreeMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    fn read(text: &str) -> Result<Self, TableError> {
        let unreadable = |fault: csv::Error| TableError {
            line: fault.position().map_or(1, csv::Position::line),
            fault: Fault::Unreadable(fault.to_string()),
        };
        let text = text.trim_start_matches('\u{feff}');
        let mut reader =
            csv::ReaderBuilder::new().comment(Some(b'#')).trim(csv::Trim::All).from_reader(text.as_bytes());
        let headers = reader.headers().map_err(unreadable)?;
        let columns = headers.iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect();
        let rows = reader.records().collect::<Result<_, _>>().map_err(unreadable)?;
        Ok(Self { columns, rows })
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|record| Row { columns: &self.columns, record })
    }
}

struct Row<'a> {
    columns: &'a BTreeMap<String, usize>,
    record: &'a csv::StringRecord,
}

impl<'a> Row<'a> {
    fn line(&self) -> u64 {
        self.record.position().map_or(1, csv::Position::line)
    }

    fn fault(&self, fault: Fault) -> TableError {
        TableError { line: self.line(), fault }
    }

    fn text(&self, column: &'static str) -> Result<&'a str, TableError> {
        let at = self.columns.get(column).ok_or(TableError { line: 1, fault: Fault::NoColumn(column) })?;
        Ok(self.record.get(*at).unwrap_or_default())
    }

    fn wrong(&self, column: &'static str, text: &str) -> TableError {
        self.fault(Fault::Field { column, text: text.to_owned() })
    }

    fn required(&self, column: &'static str) -> Result<String, TableError> {
        match self.text(column)? {
            "" => Err(self.wrong(column, "")),
            text => Ok(text.to_owned()),
        }
    }

    fn parse<T: FromStr>(&self, column: &'static str) -> Result<T, TableError> {
        let text = self.text(column)?;
        text.parse().map_err(|_| self.wrong(column, text))
    }

    fn optional<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, TableError> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.parse(column).map(Some) }
    }

    /// A field that holds one of a fixed set of words, as the type serialises them.
    fn word<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, TableError> {
        let text = self.text(column)?;
        T::deserialize(StrDeserializer::<WordError>::new(text)).map_err(|_| self.wrong(column, text))
    }

    fn former<K: DeserializeOwned>(&self) -> Result<Option<Former<K>>, TableError> {
        if self.text("kind_before")?.is_empty() {
            return Ok(None);
        }
        Ok(Some(Former { kind: self.word("kind_before")?, until: self.parse::<Date>("changed_by")? }))
    }

    /// A number within bounds, so that a point cannot land in another sea.
    fn number(&self, column: &'static str, low: f64, high: f64) -> Result<f64, TableError> {
        let number: f64 = self.parse(column)?;
        if (low..=high).contains(&number) { Ok(number) } else { Err(self.wrong(column, self.text(column)?)) }
    }
}

/// Reads `provinces.csv`.
///
/// # Errors
/// [`TableError`] at the first line that is wrong.
pub fn provinces(text: &str) -> Result<Vec<Province>, TableError> {
    let mut seen = BTreeSet::new();
    let mut provinces = Vec::new();
    for row in Table::read(text)?.rows() {
        let province = Province {
            code: row.parse("code")?,
            kind: row.word::<ProvinceKind>("kind")?,
            name: row.required("name")?,
            name_en: row.required("name_en")?,
            former: row.former()?,
            formed_from: row.text("formed_from")?.split(';').map(str::to_owned).collect(),
        };
        if !seen.insert(province.code) {
            return Err(row.fault(Fault::Twice(province.code.to_string())));
        }
        provinces.push(province);
    }
    Ok(provinces)
}

/// Reads `communes.csv`; each must lie in a known province.
///
/// # Errors
/// [`TableError`] at the first line that is wrong.
pub fn communes(text: &str, provinces: &[Province]) -> Result<Vec<Commune>, TableError> {
    let known: BTreeSet<_> = provinces.iter().map(|province| province.code).collect();
    let mut seen = BTreeSet::new();
    let mut communes = Vec::new();
    for row in Table::read(text)?.rows() {
        let commune = Commune {
            code: row.parse("code")?,
            kind: row.word::<CommuneKind>("kind")?,
            name: row.required("name")?,
            name_en: row.required("name_en")?,
            province: row.parse("province")?,
            former: row.former()?,
            lat: row.number("lat", 6.0, 24.0)?,
            lon: row.number("lon", 102.0, 118.0)?,
            km2: if row.text("km2")?.is_empty() { None } else { Some(row.number("km2", 0.0, 5_000.0)?) },
        };
        if !known.contains(&commune.province) {
            return Err(row.fault(Fault::Unknown(commune.province.to_string())));
        }
        if !seen.insert(commune.code) {
            return Err(row.fault(Fault::Twice(commune.code.to_string())));
        }
        communes.push(commune);
    }
    Ok(communes)
}

/// The tables named in `succession.toml`, with the law each stands on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessionList {
    /// The tables.
    pub table: Vec<SuccessionTable>,
}

/// One table of succession.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessionTable {
    /// The file beside the list.
    pub file: String,
    /// The day from which it holds.
    pub on: Date,
    /// The legal basis.
    pub basis: String,
}

/// Reads `succession.toml`.
///
/// # Errors
/// [`TableError`] with the line the reader stopped at.
pub fn succession_list(text: &str) -> Result<SuccessionList, TableError> {
    toml::from_str(text).map_err(|fault: toml::de::Error| {
        let before = fault.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = 1 + before.bytes().filter(|b| *b == b'\n').count() as u64;
        TableError { line, fault: Fault::Unreadable(fault.message().to_owned()) }
    })
}

/// Reads a table of succession; each edge must lead to a known commune. An old unit is told once however many edges
/// leave it.
///
/// # Errors
/// [`TableError`] at the first line that is wrong.
pub fn succession(
    text: &str,
    table: &SuccessionTable,
    communes: &[Commune],
) -> Result<(Vec<OldUnit>, Vec<Edge>), TableError> {
    let known: BTreeSet<_> = communes.iter().map(|commune| commune.code).collect();
    let basis: Arc<str> = table.basis.as_str().into();
    let (mut units, mut edges, mut seen) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
    for row in Table::read(text)?.rows() {
        let code = row.required("old_code")?;
        if !matches!(code.len(), 3 | 5) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(row.wrong("old_code", &code));
        }
        let unit = OldUnit {
            code: code.clone(),
            kind: row.word("old_kind")?,
            name: row.required("old_name")?,
            district: row.text("old_district")?.to_owned(),
            province: row.required("old_province")?,
        };
        let edge = Edge {
            old: code.clone(),
            new: row.parse("new_code")?,
            share: row.word("share")?,
            on: table.on,
            basis: Arc::clone(&basis),
            item: row.optional("item")?,
            confirmed: match row.text("confirmed")? {
                "yes" => true,
                "no" => false,
                other => return Err(row.wrong("confirmed", other)),
            },
        };
        if !known.contains(&edge.new) {
            return Err(row.fault(Fault::Unknown(edge.new.to_string())));
        }
        if !seen.insert((code.clone(), edge.new)) {
            return Err(row.fault(Fault::Twice(format!("{code} → {}", edge.new))));
        }
        if units.get(&code).is_some_and(|known| *known != unit) {
            return Err(row.wrong("old_name", &unit.name)); // one code, two units
        }
        units.insert(code, unit);
        edges.push(edge);
    }
    Ok((units.into_values().collect(), edges))
}

/// Reads `offices/*.csv`; every parent must be named in the same table.
///
/// # Errors
/// [`TableError`] at the first line that is wrong.
pub fn offices(text: &str) -> Result<Vec<Office>, TableError> {
    let table = Table::read(text)?;
    let mut offices: Vec<Office> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in table.rows() {
        let office = Office {
            code: row.parse::<AgencyCode>("code")?,
            kind: row.word("kind")?,
            name: row.required("name")?,
            name_en: row.required("name_en")?,
            commune: row.optional("commune")?,
            parent: row.optional("parent")?,
            valid_from: row.parse("valid_from")?,
            address: Some(row.text("address")?.to_owned()).filter(|address| !address.is_empty()),
        };
        if !seen.insert(office.code.clone()) {
            return Err(row.fault(Fault::Twice(office.code.to_string())));
        }
        offices.push(office);
    }
    for (office, row) in offices.iter().zip(table.rows()) {
        if let Some(parent) = office.parent.as_ref().filter(|parent| !seen.contains(*parent)) {
            return Err(row.fault(Fault::Unknown(parent.to_string())));
        }
    }
    Ok(offices)
}

#[cfg(test)]
pub(crate) mod tests;
