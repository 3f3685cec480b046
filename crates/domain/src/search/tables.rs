//! Everything below `catalog/search/` and `catalog/national/`, read and held against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{AskedBy, Fields, fields};
use super::called::{Called, called};
use super::entry::Entry;
use super::finder::Finder;
use super::life_event::{LifeEvent, life_events};
use super::national::{NationalProcedure, national};
use super::syllable::syllables;
use super::synonyms::Synonyms;
use crate::catalog::code::ProcedureCode;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::procedure::Procedure;

const NATIONAL: &str = "national/procedures.csv";
const SYNONYMS: &str = "search/synonyms.csv";
const CALLED: &str = "search/called.csv";
const FIELDS: &str = "search/fields.csv";
const LIFE_EVENTS: &str = "search/life-events.toml";

/// What finding needs beside the procedures set up here.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// The procedures of the national database.
    pub national: Vec<NationalProcedure>,
    /// What people say and what the law says.
    pub synonyms: Synonyms,
    /// The life events, in order.
    pub life_events: Vec<LifeEvent>,
    called: Called,
    fields: Fields,
}

/// The file of a table of words, by its short name: `synonyms` is `search/synonyms.csv`.
#[must_use]
pub fn words_file(name: &str) -> String {
    let ending = if name == "life-events" { "toml" } else { "csv" };
    format!("search/{name}.{ending}")
}

impl Tables {
    /// These tables with some of their files replaced by other texts, given as short name and text. A text with an error
    /// replaces nothing.
    #[must_use]
    pub fn with<'a>(&self, texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Tables {
        let mut tables = self.clone();
        for (name, text) in texts {
            let file = words_file(name);
            let (read, findings) = Tables::read([(file.as_str(), text)]);
            if findings.iter().any(Finding::is_error) {
                continue;
            }
            match file.as_str() {
                SYNONYMS => tables.synonyms = read.synonyms,
                CALLED => tables.called = read.called,
                FIELDS => tables.fields = read.fields,
                LIFE_EVENTS => tables.life_events = read.life_events,
                _ => {}
            }
        }
        tables
    }

    /// Reads the files, given as path below `catalog/` and text; others are passed over, one that is absent is empty.
    ///
    /// A file with an error is left empty, so whoever publishes looks at the findings first.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Tables, Vec<Finding>) {
        let files: BTreeMap<&str, &str> = files.into_iter().collect();
        let mut found = Vec::new();
        let mut tables = Tables::default();
        if let Some(text) = files.get(NATIONAL) {
            tables.national = kept(national(NATIONAL, text), &mut found);
        }
        if let Some(text) = files.get(SYNONYMS) {
            let (synonyms, warnings) = kept(Synonyms::read(SYNONYMS, text), &mut found);
            tables.synonyms = synonyms;
            found.extend(warnings);
        }
        if let Some(text) = files.get(CALLED) {
            tables.called = kept(called(CALLED, text), &mut found);
        }
        if let Some(text) = files.get(FIELDS) {
            tables.fields = kept(fields(FIELDS, text), &mut found);
        }
        if let Some(text) = files.get(LIFE_EVENTS) {
            tables.life_events = kept(life_events(LIFE_EVENTS, text), &mut found);
        }
        (tables, found)
    }

    /// What is there twice or leads nowhere, given the procedures set up here.
    pub fn check<'a>(&self, procedures: impl IntoIterator<Item = &'a Procedure>) -> Vec<Finding> {
        let mut codes: BTreeSet<ProcedureCode> = self.national.iter().map(|row| row.code.clone()).collect();
        let events: BTreeSet<&str> = self.life_events.iter().map(|event| event.id.as_str()).collect();
        let mut found = Vec::new();
        let procedures: Vec<&Procedure> = procedures.into_iter().collect();
        for procedure in &procedures {
            codes.insert(procedure.code.national());
            for event in procedure.life_events.iter().filter(|event| !events.contains(event.as_str())) {
                let unknown = Finding::new(LIFE_EVENTS, Severity::Error, "search.unknown-event");
                found.push(unknown.with("value", event).with("code", &procedure.code));
            }
        }
        let unknown = |file: &str, code: &ProcedureCode| {
            Finding::new(file, Severity::Error, "search.unknown-code").with("value", code)
        };
        for event in &self.life_events {
            for code in event.codes.iter().filter(|code| !codes.contains(code)) {
                found.push(unknown(LIFE_EVENTS, code).with("event", &event.id));
            }
        }
        // A word the law does not use cannot be found in it: most often it is misspelt.
        let mut used: BTreeSet<String> = BTreeSet::new();
        for entry in self.entries(procedures) {
            used.extend(entry.texts.iter().flat_map(|(_, text)| syllables(text)).map(|syllable| syllable.exact));
        }
        let in_names = self.synonyms.groups.iter().filter(|group| group.in_names).flat_map(|group| &group.law);
        used.extend(in_names.flat_map(|law| syllables(law)).map(|syllable| syllable.exact));
        for group in &self.synonyms.groups {
            let strange = |law: &&String| syllables(law).iter().any(|syllable| !used.contains(&syllable.exact));
            for law in group.law.iter().filter(strange) {
                let nowhere = Finding::new(SYNONYMS, Severity::Warning, "search.leads-nowhere");
                found.push(nowhere.at(Some(group.line)).with("value", law));
            }
        }
        for (code, (line, _)) in self.called.iter().filter(|(code, _)| !codes.contains(code)) {
            found.push(unknown(CALLED, code).at(Some(*line)));
        }
        found
    }

    /// Every procedure as it can be found: those set up here, and what only the national database knows.
    pub fn entries<'a>(&'a self, here: impl IntoIterator<Item = &'a Procedure>) -> Vec<Entry> {
        let called = |entry: Entry| match self.called.get(&entry.code.national()) {
            Some((_, phrases)) => entry.also_called(phrases),
            None => entry,
        };
        let asked: BTreeMap<&ProcedureCode, AskedBy> = self
            .national
            .iter()
            .filter_map(|row| self.fields.get(&row.field).map(|asked_by| (&row.code, *asked_by)))
            .collect();
        let set_up = |procedure: &Procedure| {
            let asked_by = asked.get(&procedure.code.national()).copied().unwrap_or(AskedBy::Everybody);
            called(Entry::from(procedure)).asked_by(asked_by)
        };
        let mut entries: Vec<Entry> = here.into_iter().map(set_up).collect();
        let known: BTreeSet<ProcedureCode> = entries.iter().map(|entry| entry.code.national()).collect();
        for row in self.national.iter().filter(|row| !known.contains(&row.code)) {
            let asked_by = self.fields.get(&row.field).copied().unwrap_or(AskedBy::Trade);
            entries.push(called(Entry::from(row)).asked_by(asked_by));
        }
        entries
    }

    /// A finder over the procedures in force here and everything national.
    pub fn finder<'a>(&'a self, here: impl IntoIterator<Item = &'a Procedure>) -> Finder {
        Finder::new(self.entries(here).into_iter(), &self.synonyms)
    }
}

fn kept<T: Default>(read: Result<T, Vec<Finding>>, found: &mut Vec<Finding>) -> T {
    read.unwrap_or_else(|faults| {
        found.extend(faults);
        T::default()
    })
}
