//! Who asks for the procedures of a field of administration. Everybody registers a birth; an airline asks for a slot.

use std::collections::BTreeMap;

use serde::Serialize;

use super::table::Table;
use crate::catalog::finding::{Finding, Severity};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedBy {
    /// Any person or household, sooner or later.
    Everybody,
    /// Many businesses and farms.
    Business,
    /// People of one trade.
    Trade,
    /// Few: agencies, banks, carriers.
    Few,
}

/// Who asks, by name of the field.
pub(super) type Fields = BTreeMap<String, AskedBy>;

/// Reads `search/fields.csv`.
///
/// # Errors
/// Every line that cannot be read.
pub(super) fn fields(file: &str, text: &str) -> Result<Fields, Vec<Finding>> {
    let table = Table::read(file, text, &["field", "asked_by"], &[]).map_err(|fault| vec![fault])?;
    let mut fields = Fields::new();
    let mut faults = Vec::new();
    for row in table.rows() {
        let asked_by = match row.get("asked_by") {
            "everybody" => AskedBy::Everybody,
            "business" => AskedBy::Business,
            "trade" => AskedBy::Trade,
            "few" => AskedBy::Few,
            other => {
                let fault = table.fault(row, Severity::Error, "search.wrong-value");
                faults.push(fault.with("column", "asked_by").with("value", other));
                continue;
            }
        };
        if fields.insert(row.get("field").to_owned(), asked_by).is_some() {
            faults.push(table.fault(row, Severity::Error, "search.said-twice").with("value", row.get("field")));
        }
    }
    if faults.is_empty() { Ok(fields) } else { Err(faults) }
}
