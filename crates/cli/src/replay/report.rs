//! What came of a replay, read back from the facts the city keeps: not from what the replay believes it did.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;
use app::Ctx;
use app::dossier::get::timeline;
use app::dossier::legal::Terms;
use domain::dossier::deadline::{Allowance, Timeliness};
use domain::dossier::fact::Fact;
use domain::dossier::record::Dossier;
use domain::id::DossierId;
use jiff::Timestamp;
use serde::Serialize;
use tokio::task::JoinSet;

use super::case::{Stage, Tally};
use super::plan::{LeftOut, Plan, Planned};
use super::run::{Done, Standing};
use crate::vietnam;

/// Timelines read at once.
const AT_ONCE: usize = 16;

/// The closing report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Cases of the log that were driven.
    pub cases: u64,
    /// Events of the log.
    pub events: u64,
    /// What could not be used.
    pub left_out: Vec<LeftOut>,
    /// Which procedure.
    pub procedure: String,
    /// Editions of it and rule packs that governed dossiers.
    pub law: BTreeSet<String>,
    /// Whole weeks the log was moved.
    pub weeks: i64,
    /// First and last simulated moment.
    pub from: Option<String>,
    /// As `from`.
    pub to: Option<String>,
    /// Offices, by department of the log or by who was asked.
    pub offices: BTreeMap<String, String>,
    /// Officers, one for each person of the log.
    pub officers: u64,
    /// Dossiers filed.
    pub dossiers: u64,
    /// Facts, all kinds.
    pub facts: u64,
    /// Facts by kind.
    pub facts_by_kind: BTreeMap<&'static str, u64>,
    /// Dossiers by where they stand.
    pub states: BTreeMap<&'static str, u64>,
    /// Dossiers somebody still has something to do with.
    pub open: u64,
    /// The others.
    pub closed: u64,
    /// What the facts do not tell.
    #[serde(flatten)]
    pub tally: Tally,
    /// Online filings answered within 8 working hours, and all online filings that were accepted.
    pub answered_in_time: (u64, u64),
    /// In time by our clock and by the plan of the log.
    pub in_time: Square,
    /// The same, had our clock counted the days the log planned, from acceptance.
    pub in_time_by_the_logs_limit: Square,
    /// Calendar days.
    pub days: Days,
    /// What this run did.
    pub this_run: Done,
    /// Dossiers driven a second, in this run, measured by their acts.
    pub dossiers_per_second: f64,
}

/// Cases that ended on both sides, by who says they ended in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Square {
    /// Both.
    pub both: u64,
    /// Our clock alone.
    pub ours_only: u64,
    /// The plan of the log alone.
    pub log_only: u64,
    /// Neither.
    pub neither: u64,
}

impl Square {
    fn add(&mut self, ours: bool, log: bool) {
        let cell = match (ours, log) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.ours_only,
            (false, true) => &mut self.log_only,
            (false, false) => &mut self.neither,
        };
        *cell += 1;
    }

    /// All that could be compared.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.both + self.ours_only + self.log_only + self.neither
    }
}

/// Middle and 95 in 100, in calendar days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Days {
    /// From acceptance to the end of the agency's work.
    pub ours: Spread,
    /// From acceptance to the present due date.
    pub our_limit: Spread,
    /// From the beginning to the end of the log.
    pub log: Spread,
    /// From the beginning to the planned end of the log.
    pub log_limit: Spread,
    /// From filing to acceptance.
    pub waiting: Spread,
}

/// A spread of days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Spread {
    /// Half took no longer.
    pub median: f64,
    /// 95 in 100 took no longer.
    pub p95: f64,
}

impl Spread {
    fn of(mut days: Vec<f64>) -> Self {
        days.sort_by(f64::total_cmp);
        // The least value that so many of the values do not exceed.
        let at = |share: f64| {
            let place = (share * days.len() as f64).ceil() as usize;
            days.get(place.max(1) - 1).map_or(0.0, |days| (days * 10.0).round() / 10.0)
        };
        Self { median: at(0.5), p95: at(0.95) }
    }
}

/// What is collected over all dossiers.
#[derive(Debug, Default)]
struct Collected {
    ours: Vec<f64>,
    our_limit: Vec<f64>,
    log: Vec<f64>,
    log_limit: Vec<f64>,
    waiting: Vec<f64>,
}

/// Reads every dossier of the replay back and counts.
///
/// # Errors
/// A fault of the store, or facts that cannot have happened: then nothing is reported.
pub async fn report(stage: &Arc<Stage>, plan: &Plan, standing: &Standing, this_run: Done) -> Result<Report> {
    let mut report = empty(stage, plan, standing, this_run);
    let mut days = Collected::default();
    for case in &plan.cases {
        days.log.extend(case.ended.map(|ended| between(case.start, ended)));
        days.log_limit.extend(case.planned.map(|planned| between(case.start, planned)));
    }
    let mut reading: JoinSet<Result<_>> = JoinSet::new();
    let mut cases = plan.cases.iter().zip(&standing.dossiers).filter_map(|(case, id)| Some((case.clone(), (*id)?)));
    loop {
        while reading.len() < AT_ONCE
            && let Some((case, id)) = cases.next()
        {
            reading.spawn(read(stage.ctx.clone(), case, id));
        }
        let Some(read) = reading.join_next().await else { break };
        let (case, dossier, facts) = read??;
        count(stage, &mut report, &mut days, &case, &dossier, &facts)?;
    }
    report.days = Days {
        ours: Spread::of(days.ours),
        our_limit: Spread::of(days.our_limit),
        log: Spread::of(days.log),
        log_limit: Spread::of(days.log_limit),
        waiting: Spread::of(days.waiting),
    };
    Ok(report)
}

type Read = (Arc<Planned>, Dossier, Vec<domain::dossier::fact::Recorded>);

async fn read(ctx: Ctx, case: Arc<Planned>, id: DossierId) -> Result<Read> {
    let facts = timeline(&ctx, id).await?;
    let dossier = Dossier::fold(id, &facts)?;
    Ok((case, dossier, facts))
}

fn empty(stage: &Stage, plan: &Plan, standing: &Standing, this_run: Done) -> Report {
    let acts = || plan.cases.iter().flat_map(|case| &case.acts).map(|act| act.at);
    let mut offices = BTreeMap::new();
    for (department, agency) in &stage.actors.agencies {
        offices.insert(department.clone(), name(stage, &agency.code));
    }
    for (part, (code, _)) in &stage.actors.consulted {
        offices.insert(part.clone(), name(stage, code));
    }
    let all: usize = plan.cases.iter().map(|case| case.acts.len()).sum();
    let share = this_run.acts as f64 / all.max(1) as f64;
    let driven = share * plan.cases.len() as f64;
    Report {
        cases: plan.cases.len() as u64,
        events: plan.events,
        left_out: plan.left_out.clone(),
        procedure: stage.procedure.to_string(),
        law: BTreeSet::new(),
        weeks: plan.weeks,
        from: acts().min().map(vietnam::rfc3339),
        to: acts().max().map(vietnam::rfc3339),
        offices,
        officers: stage.actors.officers() as u64,
        dossiers: 0,
        facts: 0,
        facts_by_kind: BTreeMap::new(),
        states: BTreeMap::new(),
        open: 0,
        closed: 0,
        tally: standing.tally.clone(),
        answered_in_time: (0, 0),
        in_time: Square::default(),
        in_time_by_the_logs_limit: Square::default(),
        days: Days::default(),
        this_run,
        dossiers_per_second: if this_run.seconds > 0.0 {
            (driven / this_run.seconds * 10.0).round() / 10.0
        } else {
            0.0
        },
    }
}

fn name(stage: &Stage, code: &domain::unit::agency_code::AgencyCode) -> String {
    let name = stage.ctx.city.office(code).map(|office| match stage.ctx.lang {
        app::words::Lang::Vi => office.name.as_str(),
        app::words::Lang::En => office.name_en.as_str(),
    });
    format!("{code} {}", name.unwrap_or_default())
}

fn count(
    stage: &Stage,
    report: &mut Report,
    days: &mut Collected,
    case: &Planned,
    dossier: &Dossier,
    facts: &[domain::dossier::fact::Recorded],
) -> Result<()> {
    report.dossiers += 1;
    report.facts += facts.len() as u64;
    for recorded in facts {
        *report.facts_by_kind.entry(recorded.fact.kind()).or_default() += 1;
    }
    *report.states.entry(dossier.state.name()).or_default() += 1;
    if dossier.state.is_open() {
        report.open += 1
    } else {
        report.closed += 1
    }
    report.law.insert(dossier.edition.clone());
    report.law.extend(dossier.rule_pack.clone());
    let Some(clock) = &dossier.clock else { return Ok(()) };
    days.waiting.push(between(dossier.filed_at, clock.accepted_at));
    days.our_limit.push(between(clock.accepted_at, clock.due));
    if let Some(Fact::Filed { answer_by: Some(by), .. }) = facts.first().map(|first| &first.fact) {
        report.answered_in_time.1 += 1;
        report.answered_in_time.0 += u64::from(clock.accepted_at <= *by);
    }
    let Some(finished) = dossier.finished_at else { return Ok(()) };
    days.ours.push(between(clock.accepted_at, finished));
    let (Some(ended), Some(planned)) = (case.ended, case.planned) else { return Ok(()) };
    let log = ended <= planned;
    report.in_time.add(Timeliness::of(clock.due, finished) != Timeliness::Late, log);
    let limit = case.days_planned().and_then(|days| u32::try_from(days).ok()).filter(|days| *days > 0);
    if let Some(limit) = limit {
        let terms = Terms::of(&stage.ctx, dossier)?;
        let due = terms.law(clock.accepted_at).due(Allowance::CalendarDays(limit)).due;
        report.in_time_by_the_logs_limit.add(Timeliness::of(due, finished) != Timeliness::Late, log);
    }
    Ok(())
}

fn between(from: Timestamp, to: Timestamp) -> f64 {
    (to.as_second() - from.as_second()) as f64 / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_read_off_the_values_themselves() {
        let check = |days: &[f64], median, p95| {
            assert_eq!(Spread::of(days.to_vec()), Spread { median, p95 }, "{days:?}");
        };
        check(&[], 0.0, 0.0);
        check(&[3.0], 3.0, 3.0);
        check(&[4.0, 1.0, 2.0, 3.0], 2.0, 4.0);
        check(&(1..=100).map(f64::from).collect::<Vec<_>>(), 50.0, 95.0);
    }

    #[test]
    fn a_square_counts_each_case_once() {
        let mut square = Square::default();
        for (ours, log) in [(true, true), (true, false), (false, true), (false, false), (false, false)] {
            square.add(ours, log);
        }
        assert_eq!((square.both, square.ours_only, square.log_only, square.neither, square.all()), (1, 1, 1, 2, 5));
    }
}
