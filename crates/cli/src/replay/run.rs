//! Drives all cases in one order of time: a day of the log after the other, the timers of the law in between. Within a
//! day dossiers know nothing of each other and are worked on side by side.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use app::replay::Progress;
use app::schedule;
use domain::calendar::local;
use domain::id::DossierId;
use indicatif::ProgressBar;
use jiff::Timestamp;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use super::case::{Running, Stage, Tally};
use super::plan::Plan;

/// Cases worked on at once: enough to share a commit, few enough to wait for none.
const AT_ONCE: usize = 32;
/// How often progress is written down; what was done since is recognised when a replay goes on.
const KEEP_EVERY: Duration = Duration::from_secs(1);

/// Where a replay stands, as it is kept beside the dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Everything before this moment is done; none when all is.
    pub until: Option<Timestamp>,
    /// The dossier of each case, in the order of the plan.
    pub dossiers: Vec<Option<DossierId>>,
    /// Acts of the plan that are done.
    pub acts: u64,
    /// What the facts do not tell.
    pub tally: Tally,
}

/// What this run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Done {
    /// Acts of the plan.
    pub acts: u64,
    /// Seconds by the clock on the wall.
    pub seconds: f64,
    /// It was stopped before the end.
    pub interrupted: bool,
}

/// Drives a plan from where it stands.
///
/// # Errors
/// A fault of the store; what was done until then stays done and is not done again.
pub async fn run(
    stage: &Arc<Stage>,
    plan: &Plan,
    standing: &mut Standing,
    bar: &ProgressBar,
    stop: &AtomicBool,
) -> Result<Done> {
    let begun = Instant::now();
    let mut done = Done::default();
    let Some(from) = standing.until else { return Ok(done) };
    let mut running = resume(stage, plan, standing, from).await?;
    let mut queue: BTreeSet<(Timestamp, usize)> = BTreeSet::new();
    let mut timers: BTreeSet<(Timestamp, usize)> = BTreeSet::new();
    for (place, case) in running.iter().enumerate() {
        wait(case.as_ref(), place, &mut queue, &mut timers);
    }
    let left: usize = running.iter().flatten().map(|case| case.acts.len()).sum();
    bar.set_length(left as u64);
    let mut kept = Instant::now();
    while let Some((next, _)) = queue.first().copied() {
        done.interrupted = stop.load(Ordering::Relaxed);
        if done.interrupted || kept.elapsed() > KEEP_EVERY {
            standing.until = Some(next);
            keep(stage, standing).await?;
            kept = Instant::now();
        }
        if done.interrupted {
            break;
        }
        if let Some((timer, _)) = timers.first().copied().filter(|(timer, _)| *timer <= next) {
            schedule::run_due(&stage.ctx.city, timer).await?;
            while let Some((_, place)) = first_before(&mut timers, timer, true) {
                if let (Some(case), Some(id)) = (&mut running[place], standing.dossiers[place]) {
                    case.look(stage, id, next).await?;
                    let again = case.dossier.as_ref().and_then(|dossier| dossier.next_timer());
                    timers.extend(again.filter(|at| *at > timer).map(|at| (at, place)));
                }
            }
            continue;
        }
        let midnight = local::instant(local::next(local::day(next)), Time::midnight());
        let until = timers.first().map_or(midnight, |(timer, _)| midnight.min(*timer));
        let mut day = JoinSet::new();
        while let Some((_, place)) = first_before(&mut queue, until, false) {
            if day.len() >= AT_ONCE {
                took_in(day.join_next().await, standing, &mut running, &mut queue, &mut timers, &mut done, bar)?;
            }
            let Some(mut case) = running[place].take() else { continue };
            let stage = stage.clone();
            day.spawn(async move {
                let count = case.run_until(&stage, until).await?;
                anyhow::Ok((place, case, count))
            });
        }
        while let Some(came) = day.join_next().await {
            took_in(Some(came), standing, &mut running, &mut queue, &mut timers, &mut done, bar)?;
        }
    }
    if !done.interrupted {
        standing.until = None;
        keep(stage, standing).await?;
    }
    done.seconds = begun.elapsed().as_secs_f64();
    Ok(done)
}

/// Takes the first out if it is before a moment, or at it.
fn first_before(
    waiting: &mut BTreeSet<(Timestamp, usize)>,
    moment: Timestamp,
    or_at: bool,
) -> Option<(Timestamp, usize)> {
    let first = *waiting.first()?;
    let due = first.0 < moment || or_at && first.0 == moment;
    due.then(|| waiting.remove(&first)).map(|_| first)
}

type Came = Result<Result<(usize, Running, u64)>, tokio::task::JoinError>;

/// Puts a case back where it waits for its next day.
fn took_in(
    came: Option<Came>,
    standing: &mut Standing,
    running: &mut [Option<Running>],
    queue: &mut BTreeSet<(Timestamp, usize)>,
    timers: &mut BTreeSet<(Timestamp, usize)>,
    done: &mut Done,
    bar: &ProgressBar,
) -> Result<()> {
    let Some(came) = came else { return Ok(()) };
    let (place, mut case, count) = came??;
    done.acts += count;
    standing.acts += count;
    bar.inc(count);
    standing.tally.add(std::mem::take(&mut case.tally));
    standing.dossiers[place] = case.dossier.as_ref().map(|dossier| dossier.id);
    timers.retain(|(_, other)| *other != place);
    wait(Some(&case), place, queue, timers);
    running[place] = Some(case);
    Ok(())
}

fn wait(
    case: Option<&Running>,
    place: usize,
    queue: &mut BTreeSet<(Timestamp, usize)>,
    timers: &mut BTreeSet<(Timestamp, usize)>,
) {
    let Some(case) = case else { return };
    queue.extend(case.next().map(|at| (at, place)));
    timers.extend(case.dossier.as_ref().and_then(|dossier| dossier.next_timer()).map(|at| (at, place)));
}

/// The cases as they stand: what an earlier run did to a dossier is read from the dossier.
async fn resume(stage: &Arc<Stage>, plan: &Plan, standing: &Standing, from: Timestamp) -> Result<Vec<Option<Running>>> {
    let mut running = Vec::with_capacity(plan.cases.len());
    for (place, case) in plan.cases.iter().enumerate() {
        let mut case = Running::new(case.clone(), from);
        if let Some(id) = standing.dossiers[place] {
            case.look(stage, id, from).await?;
        }
        running.push(Some(case));
    }
    Ok(running)
}

async fn keep(stage: &Stage, standing: &Standing) -> Result<()> {
    let progress = Progress { done: i64::try_from(standing.acts)?, body: serde_json::to_string(standing)? };
    Ok(app::replay::keep(&stage.ctx.city, &stage.source, progress, stage.ctx.now).await?)
}
