//! What the check says of a text, alone and in the catalogue as it would be with it.

use super::entry::{EntryKey, Kind};
use super::header::Header;
use super::overlay::Content;
use crate::catalog::check;
use crate::catalog::edition::Catalog;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::linked;
use crate::catalog::parse::{Places, Turn};
use crate::catalog::procedure::Procedure;
use crate::search::{Tables, words_file};

/// A text before the judge.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// What it is about.
    pub entry: &'a EntryKey,
    /// The number it would have.
    pub number: u32,
    /// The text, with number and day as they would be.
    pub text: &'a str,
}

/// Everything the check says, errors first: of the text by itself, and what the whole catalogue would say with it and
/// does not say without it. `acts` are the names and texts of the acts that divide powers.
#[must_use]
pub fn judge(candidate: Candidate<'_>, catalog: &Catalog, acts: &[(&str, &str)]) -> Vec<Finding> {
    let file = candidate.entry.file(candidate.number);
    let mut findings = match Content::read(candidate.entry.kind, &file, candidate.text) {
        Content::Broken(finding) => vec![*finding],
        Content::Procedure(procedure) => {
            let mut own = check::procedure_in(&file, candidate.text, &procedure);
            own.extend(news(&file, &procedure, catalog, acts));
            own
        }
        Content::Act(_) => with_act(&file, candidate.text, catalog, acts),
        Content::Linked(_) => linked::files([(file.as_str(), candidate.text)], &latest(catalog)).1,
        // A table of words knows its columns; whether its codes are there is for the whole catalogue to say.
        Content::Text(_) => {
            let path = words_file(&candidate.entry.key);
            Tables::read([(path.as_str(), candidate.text)]).1
        }
    };
    findings.extend(other_key(&file, candidate));
    findings.sort_by(|a, b| (b.severity, a.line, &a.code).cmp(&(a.severity, b.line, &b.code)));
    findings
}

/// What the catalogue says with this procedure and not without it.
fn news(file: &str, procedure: &Procedure, catalog: &Catalog, acts: &[(&str, &str)]) -> Vec<Finding> {
    let names: Vec<(String, &Procedure)> = named(catalog);
    let before: Vec<(&str, &Procedure)> = names.iter().map(|(name, one)| (name.as_str(), *one)).collect();
    let id = procedure.id();
    let mut after: Vec<_> = before.iter().copied().filter(|(_, one)| one.id() != id).collect();
    after.push((file, procedure));
    let known = check::across(&before, acts);
    check::across(&after, acts).into_iter().filter(|finding| !known.contains(finding)).collect()
}

fn with_act(file: &str, text: &str, catalog: &Catalog, acts: &[(&str, &str)]) -> Vec<Finding> {
    let names = named(catalog);
    let procedures: Vec<(&str, &Procedure)> = names.iter().map(|(name, one)| (name.as_str(), *one)).collect();
    let known = check::across(&procedures, acts);
    // The edition before this one ends where this one begins: the two do not clash.
    let own = Header::of(Kind::Competence, text).key;
    let mut after: Vec<(&str, &str)> =
        acts.iter().copied().filter(|(_, other)| Header::of(Kind::Competence, other).key != own).collect();
    after.push((file, text));
    check::across(&procedures, &after).into_iter().filter(|finding| !known.contains(finding)).collect()
}

/// The procedures a set may be made of: of each the latest edition.
fn latest(catalog: &Catalog) -> Vec<&Procedure> {
    catalog.written.values().map(|one| &**one).collect()
}

fn named(catalog: &Catalog) -> Vec<(String, &Procedure)> {
    catalog.written.values().map(|one| (EntryKey::procedure(&one.code).file(one.edition), &**one)).collect()
}

/// A text must be about what its draft is about.
fn other_key(file: &str, candidate: Candidate<'_>) -> Option<Finding> {
    let key = match candidate.entry.kind {
        Kind::Procedure => "code",
        Kind::Competence | Kind::Linked => "id",
        Kind::Words => return None,
    };
    let found = Header::of(candidate.entry.kind, candidate.text).key?;
    let line = Places::of(candidate.text).line(&[Turn::Key(key)]);
    (found != candidate.entry.key).then(|| {
        Finding::new(file, Severity::Error, "catalog.other-key")
            .at(line)
            .with("found", found)
            .with("wanted", &candidate.entry.key)
    })
}
