//! What people call a procedure that is not set up here: one that is says it itself (`also-called` in its file).

use std::collections::BTreeMap;

use super::table::Table;
use crate::catalog::code::ProcedureCode;
use crate::catalog::finding::{Finding, Severity};

/// What people call a procedure, and the line that says so.
pub(super) type Called = BTreeMap<ProcedureCode, (usize, Vec<String>)>;

/// Reads `search/called.csv`.
///
/// # Errors
/// Every line that cannot be read.
pub(super) fn called(file: &str, text: &str) -> Result<Called, Vec<Finding>> {
    let table = Table::read(file, text, &["code", "called"], &[]).map_err(|fault| vec![fault])?;
    let mut called = Called::new();
    let mut faults = Vec::new();
    for row in table.rows() {
        let fault = |code: &str| table.fault(row, Severity::Error, code).with("value", row.get("code"));
        let Ok(code) = row.get("code").parse::<ProcedureCode>() else {
            faults.push(fault("search.wrong-value").with("column", "code"));
            continue;
        };
        let phrases = row.phrases("called");
        if phrases.is_empty() {
            faults.push(fault("search.empty-group"));
        } else if let Some((first, _)) = called.insert(code, (row.line, phrases)) {
            faults.push(fault("search.twice").with("first", first));
        }
    }
    if faults.is_empty() { Ok(called) } else { Err(faults) }
}
