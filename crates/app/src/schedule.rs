//! All recurring work, in one list.

use std::sync::Arc;
use std::time::Duration;

use domain::access::Actor;
use domain::dossier::state::State;
use domain::id::DossierId;
use jiff::{Timestamp, ToSpan};

use crate::catalog::live::keep_following;
use crate::catalog::migrate;
use crate::city::City;
use crate::ctx::Ctx;
use crate::document::{resume, scanner};
use crate::dossier::close::close;
use crate::dossier::confirm::confirm;
use crate::dossier::get::load;
use crate::error::Error;
use crate::retention::carry_out;
use crate::words::Lang;

/// How often the timers are looked at.
pub const EVERY: Duration = Duration::from_secs(30);
/// How often it is asked whether dossiers are to move to another edition.
pub const MOVING: Duration = Duration::from_secs(2);
/// Timers looked at in one go.
const AT_ONCE: u32 = 200;
/// How long an answer under an idempotency key, and an unused upload, is remembered, in hours.
const REMEMBERED: i64 = 24 * 7;
/// How long nobody has written to a file that a killed server left half.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

/// Runs whatever is due now. Idempotent: each dossier is decided on what it is, and the timer moves with the fact.
/// Answers with how many dossiers it moved.
///
/// # Errors
/// A fault if the store does not answer. A single dossier that fails is logged and passed over.
pub async fn run_due(city: &Arc<City>, now: Timestamp) -> Result<usize, Error> {
    let ctx = Ctx::new(city.clone(), Actor::System, now, Lang::Vi);
    let (mut moved, mut after) = (0, None);
    loop {
        let due = store::dossier::list_timers::list_timers(&city.store, now, after.as_ref(), AT_ONCE).await?;
        for (at, line) in &due {
            match run_one(&ctx, &line.id).await {
                Ok(()) => moved += 1,
                Err(error) => tracing::error!(dossier = line.id, %error, "a timer could not be run"),
            }
            after = Some(store::dossier::row::Cursor { at: *at, id: line.id.clone() });
        }
        if due.len() < AT_ONCE as usize {
            return Ok(moved);
        }
    }
}

async fn run_one(ctx: &Ctx, id: &str) -> Result<(), Error> {
    let id: DossierId = id.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    match load(ctx, id).await?.state {
        State::SupplementRequested { .. } => close(ctx, id, None).await.map(drop),
        State::AwaitingConfirmation { .. } => confirm(ctx, id, None).await.map(drop),
        _ => Ok(()),
    }
}

/// Forgets what has served its time: sessions, drafts, answers under keys, unused and unfinished uploads.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn sweep(city: &City, now: Timestamp) -> Result<(), Error> {
    let before = now.checked_sub(REMEMBERED.hours()).map_err(|error| Error::Fault(error.into()))?;
    store::session::sweep(&city.store, now).await?;
    store::draft::sweep(&city.store, now).await?;
    store::idempotency::sweep(&city.store, before).await?;
    store::upload::sweep(&city.store, before).await?;
    resume::sweep(city, now).await?;
    city.content.sweep(LEFT_BEHIND).await?;
    Ok(())
}

/// Does the recurring work until the future is dropped.
pub async fn keep_running(city: Arc<City>, clock: impl Fn() -> Timestamp) {
    tokio::join!(keep_timers(&city, &clock), keep_following(&city), keep_moving(&city, &clock));
}

/// Dossiers that a decision moves to another edition.
async fn keep_moving(city: &Arc<City>, clock: &impl Fn() -> Timestamp) {
    let mut ticks = tokio::time::interval(MOVING);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = migrate::run(city, clock()).await {
            tracing::error!(%error, "dossiers could not be moved to another edition");
        }
    }
}

async fn keep_timers(city: &Arc<City>, clock: &impl Fn() -> Timestamp) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut rounds = 0_u64;
    loop {
        ticks.tick().await;
        if let Err(error) = run_due(city, clock()).await {
            tracing::error!(%error, "the schedule could not look at the timers");
        }
        if let Err(error) = scanner::search_again(city, clock()).await {
            tracing::error!(%error, "the schedule could not search files");
        }
        if let Err(error) = crate::kiosk::sitting::sweep(&city.store, clock()).await {
            tracing::error!(%error, "the schedule could not forget who left a kiosk");
        }
        if let Err(error) = carry_out::sweep(city, clock()).await {
            tracing::error!(%error, "the schedule could not bring destructions to their end");
        }
        if rounds.is_multiple_of(120)
            && let Err(error) = sweep(city, clock()).await
        {
            tracing::error!(%error, "the schedule could not sweep");
        }
        rounds += 1;
    }
}
