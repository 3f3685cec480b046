//! What is missing from a procedure, or contradicts itself. Publication waits for these; screens trust them.
use super::finding::Finding;
use super::parse;
use super::procedure::Procedure;

/// Reads and checks files: the procedures that could be read, and everything found.
pub fn files<N: AsRef<str>, T: AsRef<str>>(files: impl IntoIterator<Item = (N, T)>) -> (Vec<Procedure>, Vec<Finding>) {
    let mut procedures = Vec::new();
    let mut findings = Vec::new();
    for (name, text) in files {
        match parse::procedure(name.as_ref(), text.as_ref()) {
            Ok(procedure) => procedures.push(procedure),
            Err(finding) => findings.push(finding),
        }
    }
    (procedures, findings)
}
