//! What is missing from a procedure, or contradicts itself. Publication waits for these; screens trust them.
mod catalogue; // a whole catalogue: procedures, acts, sets, packs, words, and the offices they name
mod fees; // gaps, overlaps, rows without an amount
mod form; // fields, their conditions, and what is asked though it is held
mod guide; // the questions asked first, and when a procedure is the wrong one
mod options; // conditions that ask for an answer nobody can give
mod papers; // components and how each may be satisfied
mod samples; // cases with what must come out
mod steps; // who does what, and whether the sum of times keeps the law
mod tables; // decision tables: every cell readable, every case covered
mod together; // editions and names across files
mod whole; // words, dates, channels, results, legal basis

pub use catalogue::catalogue;
use std::cmp::Ordering;

use std::collections::BTreeSet;
use std::fmt::Display;

use super::competence;
use super::condition::{CHANNEL, Condition};
use super::finding::{Finding, Severity};
use super::parse::{self, Places, Turn};
use super::procedure::Procedure;
use super::text::Text;

/// Reads and checks files: the procedures that could be read, and everything found, errors first.
pub fn files<N: AsRef<str>, T: AsRef<str>>(files: impl IntoIterator<Item = (N, T)>) -> (Vec<Procedure>, Vec<Finding>) {
    let mut read: Vec<(String, Procedure)> = Vec::new();
    let mut findings = Vec::new();
    for (name, text) in files {
        match parse::procedure(name.as_ref(), text.as_ref()) {
            Ok(procedure) => {
                findings.extend(procedure_in(name.as_ref(), text.as_ref(), &procedure));
                read.push((name.as_ref().to_owned(), procedure));
            }
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(together::check(&read.iter().map(|(file, one)| (file.as_str(), one)).collect::<Vec<_>>()));
    findings.sort_by(|a, b| (b.severity, &a.file, a.line, &a.code).cmp(&(a.severity, &b.file, b.line, &b.code)));
    (read.into_iter().map(|(_, procedure)| procedure).collect(), findings)
}

/// Checks one procedure against itself. `text` is the file it was read from, for the lines.
pub fn procedure_in(file: &str, text: &str, procedure: &Procedure) -> Vec<Finding> {
    let mut report = Report { file, places: Places::of(text), findings: Vec::new() };
    whole::check(&mut report, procedure);
    form::check(&mut report, procedure);
    papers::check(&mut report, procedure);
    tables::check(&mut report, procedure);
    fees::check(&mut report, procedure);
    steps::check(&mut report, procedure);
    guide::check(&mut report, procedure);
    options::check(&mut report, procedure);
    // What a sample gives follows from the rest, so it says little while the rest is wrong.
    if !report.findings.iter().any(Finding::is_error) {
        samples::check(&mut report, procedure);
    }
    report.findings
}

/// What contradicts across texts: procedures with the names they are told by, and the texts of acts.
pub fn across(procedures: &[(&str, &Procedure)], acts: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = together::check(procedures);
    let procedures: Vec<&Procedure> = procedures.iter().map(|(_, procedure)| *procedure).collect();
    findings.extend(competence::files(acts.iter().copied(), &procedures).1);
    findings
}

/// The most findings told of one file.
const MOST_FINDINGS: usize = 200;

/// The findings of one file while they are gathered.
struct Report<'a> {
    file: &'a str,
    places: Places<'a>,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// Adds a finding; after many of one file a single one says that there are more, for nobody reads the thousandth.
    fn add(&mut self, severity: Severity, code: &str, path: &[Turn<'_>], args: &[(&str, &dyn Display)]) {
        match self.findings.len().cmp(&MOST_FINDINGS) {
            Ordering::Less => {}
            Ordering::Equal => {
                let more = Finding::new(self.file, Severity::Error, "catalog.too-many-findings");
                return self.findings.push(more.with("max", MOST_FINDINGS));
            }
            Ordering::Greater => return,
        }
        let mut finding = Finding::new(self.file, severity, code).at(self.places.line(path));
        for (name, value) in args {
            finding = finding.with(name, value);
        }
        self.findings.push(finding);
    }

    fn error(&mut self, code: &str, path: &[Turn<'_>], args: &[(&str, &dyn Display)]) {
        self.add(Severity::Error, code, path, args);
    }

    fn warning(&mut self, code: &str, path: &[Turn<'_>], args: &[(&str, &dyn Display)]) {
        self.add(Severity::Warning, code, path, args);
    }

    /// Both languages, at this path.
    fn words(&mut self, path: &[Turn<'_>], text: &Text) {
        for (lang, words) in [("vi", &text.vi), ("en", &text.en)] {
            if words.trim().is_empty() {
                let shown = shown(path);
                self.error("catalog.missing-translation", path, &[("where", &shown), ("lang", &lang)]);
            }
        }
    }

    /// Names of the same kind that occur twice.
    fn twice<'n>(&mut self, kind: &str, names: impl IntoIterator<Item = (&'n str, Vec<Turn<'n>>)>) {
        let mut seen = BTreeSet::new();
        for (name, path) in names {
            if !seen.insert(name) {
                self.error("catalog.duplicate-name", &path, &[("kind", &kind), ("name", &name)]);
            }
        }
    }

    /// The names a condition reads must be fields of the form, or what its place knows beside them.
    fn condition(&mut self, path: &[Turn<'_>], condition: &Condition, known: &BTreeSet<&str>, reads: Reads) {
        for name in condition.names() {
            let sound = known.contains(name) || (name == CHANNEL && reads != Reads::Answers);
            if !sound {
                self.error("catalog.unknown-field", path, &[("name", &name), ("condition", &condition)]);
            }
        }
        if condition.counts_days() && reads != Reads::ChannelAndDay {
            self.error("catalog.days-unknown-here", path, &[("condition", &condition)]);
        }
    }
}

/// What a condition may read in its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// The answers: fields and papers.
    Answers,
    /// The channel too: times and steps.
    Channel,
    /// The channel and the day of filing: fees.
    ChannelAndDay,
}

/// A path as a person would point to it: `form › sections 2 › fields 3 › label`.
fn shown(path: &[Turn<'_>]) -> String {
    let mut words: Vec<String> = Vec::new();
    for turn in path {
        match (turn, words.last_mut()) {
            (Turn::Key(key), _) => words.push((*key).to_owned()),
            (Turn::At(position), Some(last)) => last.push_str(&format!(" {}", position + 1)),
            (Turn::At(position), None) => words.push((position + 1).to_string()),
        }
    }
    words.join(" › ")
}

fn field_names(procedure: &Procedure) -> BTreeSet<&str> {
    procedure.form.fields().map(|field| field.name.as_str()).collect()
}

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod tests;
