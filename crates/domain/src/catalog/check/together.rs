//! Editions and names across files.

use std::collections::BTreeMap;

use super::super::finding::{Finding, Severity};
use super::super::procedure::Procedure;

pub(super) fn check(read: &[(String, Procedure)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut by_code: BTreeMap<_, Vec<&(String, Procedure)>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, &(String, Procedure)> = BTreeMap::new();
    for entry in read {
        by_code.entry(&entry.1.code).or_default().push(entry);
        if let Some(other) = by_name.insert(&entry.1.name.vi, entry).filter(|other| other.1.code != entry.1.code) {
            let finding = Finding::new(&entry.0, Severity::Warning, "catalog.same-name");
            findings.push(finding.with("name", &entry.1.name.vi).with("other", &other.0));
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
            if earlier.valid_to.is_none_or(|to| to >= later.valid_from) {
                findings.push(found("catalog.validity-overlap").with("date", later.valid_from));
            }
        }
    }
    findings
}
