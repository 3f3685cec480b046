//! Editions and names across files.

use std::collections::{BTreeMap, BTreeSet};

use super::super::code::ProcedureCode;
use super::super::finding::{Finding, Severity};
use super::super::procedure::Procedure;

pub(super) fn check(read: &[(&str, &Procedure)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut by_code: BTreeMap<_, Vec<&(&str, &Procedure)>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, &(&str, &Procedure)> = BTreeMap::new();
    for entry in read {
        by_code.entry(&entry.1.code).or_default().push(entry);
        if let Some(other) = by_name.insert(&entry.1.name.vi, entry).filter(|other| other.1.code != entry.1.code) {
            let finding = Finding::new(entry.0, Severity::Warning, "catalog.same-name");
            findings.push(finding.with("name", &entry.1.name.vi).with("other", other.0));
        }
    }
    for (code, mut editions) in by_code {
        editions.sort_by_key(|(_, procedure)| (procedure.valid_from, procedure.edition));
        for pair in editions.windows(2) {
            let ((file, earlier), (other, later)) = (pair[0], pair[1]);
            let found = |key: &str| Finding::new(other, Severity::Error, key).with("code", code).with("other", file);
            if earlier.edition == later.edition {
                findings.push(found("catalog.duplicate-edition").with("edition", later.edition));
            } else if earlier.edition > later.edition {
                findings.push(found("catalog.editions-out-of-order").with("edition", later.edition));
            }
            // An edition without a last day ends the day before the next one begins.
            if earlier.valid_to.is_some_and(|to| to >= later.valid_from) || earlier.valid_from == later.valid_from {
                findings.push(found("catalog.validity-overlap").with("date", later.valid_from));
            }
        }
    }
    findings.extend(pointers(read));
    findings
}

/// Procedures that name another as the right one, or as what took their place.
fn pointers(read: &[(&str, &Procedure)]) -> Vec<Finding> {
    let known: BTreeSet<ProcedureCode> = read.iter().map(|(_, procedure)| procedure.code.national()).collect();
    let mut findings = Vec::new();
    for (file, procedure) in read {
        let mut unknown = |code: &ProcedureCode, key: &str| {
            // Not an error: the national database has thousands of procedures that are not carried here yet.
            if !known.contains(&code.national()) {
                findings.push(Finding::new(file, Severity::Warning, key).with("code", code));
            }
        };
        for code in procedure.eligibility.iter().filter_map(|stop| stop.instead.as_ref()) {
            unknown(code, "catalog.instead-unknown");
        }
        if let Some(code) = &procedure.replaced_by {
            unknown(code, "catalog.replaced-unknown");
        }
    }
    findings
}
