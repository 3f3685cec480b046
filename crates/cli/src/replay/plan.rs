//! From the cases of a log to what is to be done, and when, at simulated time.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use domain::calendar::local;
use domain::dossier::channel::Channel;
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;

use super::activity::{self, Activity};
use super::xes::{self, Case, Moment};

/// The whole log, ready to be driven.
#[derive(Debug)]
pub struct Plan {
    /// The cases, in the order of the file.
    pub cases: Vec<Arc<Planned>>,
    /// Events of the log, those of cases that were left out included.
    pub events: u64,
    /// What could not be used, by line.
    pub left_out: Vec<LeftOut>,
    /// Whole weeks by which the log was moved, so that weekdays hold.
    pub weeks: i64,
}

/// A case or event that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its line in the unpacked file.
    pub line: u64,
    /// Why.
    pub why: &'static str,
}

/// One case, ready to be driven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its place in the file: who it is when a replay goes on.
    pub nth: usize,
    /// Its name in the log, or its line.
    pub name: String,
    /// The department that has it; empty where the log names none.
    pub department: String,
    /// How it came in.
    pub channel: Channel,
    /// When the log says it began.
    pub start: Timestamp,
    /// When the log planned to end it.
    pub planned: Option<Timestamp>,
    /// When the log says it ended.
    pub ended: Option<Timestamp>,
    /// The log moved its end by so many days beyond what is usual there.
    pub later_by: Option<i64>,
    /// What is done, in order of time, each at least a second after the one before.
    pub acts: Vec<Act>,
}

impl Planned {
    /// The time limit of the log, in whole days.
    #[must_use]
    pub fn days_planned(&self) -> Option<i64> {
        self.planned.map(|planned| days(self.start, planned))
    }
}

/// One thing that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
    /// What the log calls it.
    pub activity: String,
    /// Who did it, as the log names them.
    pub resource: Option<String>,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The applicant hands the dossier in.
    File,
    /// The counter accepts it.
    Accept,
    /// An event of the log.
    Event(Activity),
    /// The date is moved, by days.
    Extend(i64),
    /// The log ends the case.
    End,
}

/// Reads a log and plans it: its first case begins on the first fitting weekday from `not_before` on, unless `weeks`
/// says otherwise. `most` takes only the first cases.
///
/// # Errors
/// A log that cannot be read, with the line; one without any case that can be used.
pub fn plan(file: &Path, weeks: Option<i64>, most: Option<usize>, not_before: Date) -> Result<Plan> {
    let mut cases = Vec::new();
    for case in xes::open(file)?.take(most.unwrap_or(usize::MAX)) {
        cases.push(case.with_context(|| file.display().to_string())?);
    }
    let begins = cases.iter().filter_map(|case| Some(begin(case)?.wall.date())).min();
    let Some(first) = begins else { bail!("{}: no case says when anything happened", file.display()) };
    let weeks = weeks.unwrap_or_else(|| weeks_to(first, not_before));
    let ends_are_told = cases.iter().any(|case| case.moment("enddate").is_some());
    let usual = usual_days(&cases);
    let mut plan = Plan { cases: Vec::new(), events: 0, left_out: Vec::new(), weeks };
    for (nth, case) in cases.iter().enumerate() {
        plan.events += case.events.len() as u64;
        if begin(case).is_none() {
            plan.left_out.push(LeftOut { line: case.line, why: "case without any time" });
            continue;
        }
        let untimed = case.events.iter().filter(|event| event.moment().is_none());
        plan.left_out.extend(untimed.map(|event| LeftOut { line: event.line, why: "event without a time" }));
        plan.cases.extend(planned(nth, case, weeks, ends_are_told, usual).map(Arc::new));
    }
    Ok(plan)
}

/// When a case begins: as it says itself, or with its first event.
fn begin(case: &Case) -> Option<Moment> {
    let first = case.events.iter().filter_map(xes::Event::moment).min_by_key(|moment| moment.at);
    match (case.moment("startdate"), first) {
        (Some(start), Some(first)) if first.at < start.at => Some(first),
        (start, first) => start.or(first),
    }
}

/// The least number of whole weeks that brings one day to another or after it; none backwards.
fn weeks_to(first: Date, not_before: Date) -> i64 {
    let days = local::days_between(first, not_before);
    if days <= 0 { 0 } else { (days + 6) / 7 }
}

/// The most frequent planned length of a case, in days: longer ones were extended.
fn usual_days(cases: &[Case]) -> Option<i64> {
    let mut lengths: BTreeMap<i64, u64> = BTreeMap::new();
    for case in cases {
        if let (Some(start), Some(planned)) = (case.time("startdate"), case.time("enddate_planned")) {
            *lengths.entry(days(start, planned)).or_default() += 1;
        }
    }
    lengths.into_iter().max_by_key(|(length, count)| (*count, std::cmp::Reverse(*length))).map(|(length, _)| length)
}

fn days(from: Timestamp, to: Timestamp) -> i64 {
    let seconds = to.as_second() - from.as_second();
    (seconds + 43_200).div_euclid(86_400)
}

fn planned(nth: usize, case: &Case, weeks: i64, ends_are_told: bool, usual: Option<i64>) -> Option<Planned> {
    let move_on = |moment: Moment| moved(moment.wall, weeks);
    let start = move_on(begin(case)?);
    let mut events: Vec<(Moment, &xes::Event)> =
        case.events.iter().filter_map(|event| Some((event.moment()?, event))).collect();
    events.sort_by_key(|(moment, _)| moment.at);
    let channel = channel(case.text("channel").unwrap_or_default());
    let act = |at, what, event: Option<&xes::Event>| Act {
        at,
        what,
        activity: event.and_then(xes::Event::activity).unwrap_or_default().to_owned(),
        resource: event.and_then(xes::Event::resource).map(str::to_owned),
    };
    let first = events.first().map(|(moment, event)| (move_on(*moment), *event));
    let received = first.map_or(start, |(at, _)| at);
    // Nobody stands at a counter before it opens the dossier; what comes over the network waits.
    let filed = if channel == Channel::Online { start.min(received) } else { received };
    let mut acts = vec![act(filed, What::File, None), act(received, What::Accept, first.map(|(_, event)| event))];
    for (moment, event) in events.iter().skip(1) {
        acts.push(act(
            move_on(*moment),
            What::Event(activity::read(event.activity().unwrap_or_default())),
            Some(event),
        ));
    }
    name_parties(&mut acts);
    let last = events.last();
    let ended = match case.moment("enddate") {
        Some(end) => Some(move_on(end)),
        None if !ends_are_told => last.map(|(moment, _)| move_on(*moment)),
        None => None,
    };
    if let Some(ended) = ended {
        acts.push(act(ended.max(acts.last().map_or(ended, |last| last.at)), What::End, last.map(|(_, event)| *event)));
    }
    apart(&mut acts);
    let planned = case.moment("enddate_planned").map(move_on);
    let length = case.time("startdate").zip(case.time("enddate_planned")).map(|(from, to)| days(from, to));
    let later_by = length.zip(usual).map(|(length, usual)| length - usual).filter(|days| *days > 1);
    let start = case.moment("startdate").map_or(start, move_on);
    Some(Planned {
        nth,
        name: case.name().map_or_else(|| format!("line {}", case.line), str::to_owned),
        department: case.text("department").unwrap_or_default().to_owned(),
        channel,
        start,
        planned,
        ended,
        later_by,
        acts,
    })
}

/// A question goes to whoever answers next.
fn name_parties(acts: &mut [Act]) {
    let mut party = "party 1".to_owned();
    for act in acts.iter_mut().rev() {
        match &mut act.what {
            What::Event(Activity::Answer(who)) => party.clone_from(who),
            What::Event(Activity::Ask(who)) => who.clone_from(&party),
            _ => {}
        }
    }
}

/// At least a second between one act and the next, so that each is told from the others by its moment.
fn apart(acts: &mut [Act]) {
    let mut earliest = Timestamp::MIN;
    for act in acts {
        act.at = act.at.max(earliest);
        earliest = act.at.checked_add(1.second()).unwrap_or(act.at);
    }
}

/// The same clock on the wall, whole weeks later, in Việt Nam.
fn moved(wall: DateTime, weeks: i64) -> Timestamp {
    local::instant(local::plus_days(wall.date(), weeks.saturating_mul(7)), wall.time())
}

fn channel(name: &str) -> Channel {
    let name = name.to_lowercase();
    if ["internet", "e-mail", "email", "online", "web"].iter().any(|word| name.contains(word)) {
        Channel::Online
    } else if name.contains("post") {
        Channel::Post
    } else {
        Channel::Direct
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn plan_of(log: &str) -> Plan {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), log).unwrap();
        plan(file.path(), None, None, jiff::civil::date(2025, 7, 1)).unwrap()
    }

    fn told(case: &Planned) -> Vec<String> {
        let what = |act: &Act| match &act.what {
            What::Event(activity) => format!("{activity:?}"),
            what => format!("{what:?}"),
        };
        case.acts.iter().map(|act| format!("{} {}", local::date_time(act.at), what(act))).collect()
    }

    #[test]
    fn a_case_keeps_its_weekdays_and_its_hours_and_its_order_of_time() {
        let log = r#"<log><trace>
          <string key="channel" value="Internet"/>
          <date key="startdate" value="2010-10-01T00:00:00+02:00"/>
          <date key="enddate_planned" value="2010-11-26T00:00:00+01:00"/>
          <date key="enddate" value="2010-10-05T09:00:00+02:00"/>
          <event><string key="concept:name" value="T08 Ask"/><date key="time:timestamp" value="2010-10-05T08:00:00+02:00"/></event>
          <event><string key="concept:name" value="Receipt"/><date key="time:timestamp" value="2010-10-04T10:15:00+02:00"/></event>
          <event><string key="concept:name" value="T09-3 Answer"/><date key="time:timestamp" value="2010-10-05T09:00:01+02:00"/></event>
        </trace></log>"#;
        let plan = plan_of(log);
        assert_eq!((plan.weeks, plan.cases.len(), plan.events), (770, 1, 3));
        let case = &plan.cases[0];
        assert_eq!(
            told(case),
            [
                "2025-07-04T00:00:00 File",
                "2025-07-07T10:15:00 Accept",
                "2025-07-08T08:00:00 Ask(\"party 3\")",
                "2025-07-08T09:00:01 Answer(\"party 3\")",
                "2025-07-08T09:00:02 End",
            ]
        );
        assert_eq!((case.days_planned(), case.later_by), (Some(56), None));
    }

    #[test]
    fn a_case_at_the_counter_is_filed_when_it_is_received() {
        let log = r#"<log><trace>
          <string key="channel" value="Desk"/><date key="startdate" value="2026-03-02T01:06:40"/>
          <event><date key="time:timestamp" value="2026-03-04T10:00:00+07:00"/></event>
        </trace></log>"#;
        // A moment without an offset is not an instant: the reader says so.
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), log).unwrap();
        let fault = plan(file.path(), None, None, jiff::civil::date(2025, 7, 1)).unwrap_err();
        assert!(format!("{fault:#}").contains("line 2"), "{fault:#}");
        let plan = plan_of(&log.replace("01:06:40", "01:06:40+07:00"));
        assert_eq!(plan.weeks, 0, "a log of today is not moved");
        assert_eq!(
            told(&plan.cases[0]),
            ["2026-03-04T10:00:00 File", "2026-03-04T10:00:01 Accept", "2026-03-04T10:00:02 End"],
            "where no case of the log has an end, its last event is one"
        );
    }

    #[test]
    fn what_has_no_time_is_left_out_and_named() {
        let log = "<log><trace/>\n<trace><event/>\n<event><date key=\"time:timestamp\" value=\"2026-03-04T10:00:00Z\"/></event></trace></log>";
        let plan = plan_of(log);
        assert_eq!(plan.cases.len(), 1);
        assert_eq!(plan.cases[0].nth, 1, "its place in the file is who it is");
        assert_eq!(
            plan.left_out,
            [LeftOut { line: 1, why: "case without any time" }, LeftOut { line: 2, why: "event without a time" }]
        );
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "<log/>").unwrap();
        assert!(super::plan(file.path(), None, None, jiff::civil::date(2025, 7, 1)).is_err());
    }

    #[test]
    fn what_the_log_planned_longer_than_usual_was_extended() {
        let case = |end: &str| {
            format!(
                r#"<trace><date key="startdate" value="2026-03-02T00:00:00Z"/><date key="enddate_planned" value="{end}T00:00:00Z"/></trace>"#
            )
        };
        let log = format!("<log>{}{}{}</log>", case("2026-03-12"), case("2026-03-12"), case("2026-03-20"));
        let later: Vec<_> = plan_of(&log).cases.iter().map(|case| case.later_by).collect();
        assert_eq!(later, [None, None, Some(8)]);
    }
}
