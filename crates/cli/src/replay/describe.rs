//! What a log holds, before it is driven: cases, events, activities, departments, channels, time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use jiff::Timestamp;
use serde::Serialize;

use super::xes::{self, Case};
use crate::{Answer, print_json, say, vietnam};

/// A log in numbers.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Description {
    cases: u64,
    events: u64,
    first: Option<String>,
    last: Option<String>,
    /// Cases whose events do not stand in order of time.
    out_of_order: u64,
    /// Cases without an `enddate`: still open when the log was written.
    without_end: u64,
    /// Cases that ended after their planned end.
    late: u64,
    /// Cases without a name: they cannot be told apart when a replay is resumed.
    unnamed: u64,
    /// People who did something.
    people: u64,
    channels: BTreeMap<String, u64>,
    departments: BTreeMap<String, u64>,
    groups: BTreeMap<String, u64>,
    activities: BTreeMap<String, u64>,
    transitions: BTreeMap<String, u64>,
    #[serde(skip)]
    resources: BTreeSet<String>,
    #[serde(skip)]
    span: Option<(Timestamp, Timestamp)>,
}

impl Description {
    /// Takes in one case.
    pub fn add(&mut self, case: &Case) {
        let count = |table: &mut BTreeMap<String, u64>, name: Option<&str>| {
            *table.entry(name.unwrap_or("-").to_owned()).or_default() += 1;
        };
        self.cases += 1;
        self.unnamed += u64::from(case.name().is_none());
        self.events += case.events.len() as u64;
        count(&mut self.channels, case.text("channel"));
        count(&mut self.departments, case.text("department"));
        for event in &case.events {
            count(&mut self.groups, event.group());
            count(&mut self.activities, event.activity());
            count(&mut self.transitions, event.transition());
            self.resources.extend(event.resource().map(str::to_owned));
        }
        self.people = self.resources.len() as u64;
        let times: Vec<Timestamp> = case.events.iter().filter_map(xes::Event::at).collect();
        self.out_of_order += u64::from(!times.is_sorted());
        for at in times {
            let (first, last) = self.span.unwrap_or((at, at));
            self.span = Some((first.min(at), last.max(at)));
        }
        match (case.time("enddate"), case.time("enddate_planned")) {
            (None, _) => self.without_end += 1,
            (Some(end), Some(planned)) => self.late += u64::from(end > planned),
            (Some(_), None) => {}
        }
    }
}

/// Reads the whole log and prints what it holds.
pub fn run(file: &Path, json: bool) -> Result<Answer> {
    let mut found = Description::default();
    for case in xes::open(file)? {
        found.add(&case.with_context(|| file.display().to_string())?);
    }
    found.first = found.span.map(|(first, _)| vietnam::rfc3339(first));
    found.last = found.span.map(|(_, last)| vietnam::rfc3339(last));
    if json {
        print_json(&found)?;
        return Ok(Answer::Yes);
    }
    say(format_args!(
        "{} cases ({} unnamed), {} events by {} people",
        found.cases, found.unnamed, found.events, found.people
    ));
    say(format_args!(
        "{} without an end, {} ended late, {} out of order",
        found.without_end, found.late, found.out_of_order
    ));
    let tables = [
        ("channel", &found.channels),
        ("department", &found.departments),
        ("group", &found.groups),
        ("activity", &found.activities),
        ("transition", &found.transitions),
    ];
    for (name, table) in tables {
        for (value, count) in table {
            say(format_args!("{count:>8}  {name}: {value}"));
        }
    }
    Ok(Answer::Yes)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_log_is_counted_by_what_its_cases_and_events_say() {
        let log = r#"<log><trace>
          <string key="channel" value="Desk"/><date key="enddate" value="2026-03-03T00:00:00Z"/>
          <date key="enddate_planned" value="2026-03-02T00:00:00Z"/>
          <event><string key="concept:name" value="b"/><date key="time:timestamp" value="2026-03-02T00:00:00Z"/></event>
          <event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-03-01T00:00:00Z"/></event>
        </trace><trace/></log>"#;
        let mut found = Description::default();
        for case in xes::read(log.as_bytes()) {
            found.add(&case.unwrap());
        }
        assert_eq!((found.cases, found.events, found.without_end, found.late, found.out_of_order), (2, 2, 1, 1, 1));
        assert_eq!(found.channels, BTreeMap::from([("Desk".to_owned(), 1), ("-".to_owned(), 1)]));
        assert_eq!(found.activities.len(), 2);
    }
}
