//! Numbers in queues: taken at a kiosk, called at a desk, followed by telephone.

use domain::access::Actor;
use domain::calendar::local;
use domain::kiosk::device::may_attend;
use domain::kiosk::ticket::{KEEPS_PLACE, State, Step, label};
use domain::kiosk::{Priority, Queue, Sitting, wait};
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::{Timestamp, ToSpan};
use store::kiosk::ticket as rows;
use store::{Batch, CommitError};

use super::device::code_of;
use super::secret;
use super::sitting::{Seated, keep};
use crate::ctx::Ctx;
use crate::error::Error;

/// How often a call is tried again when a colleague called the same number first.
const ATTEMPTS: usize = 8;
/// Called numbers shown to an officer.
const SHOWN: u32 = 8;
/// The longest name of a counter, in characters.
const LONGEST_COUNTER: usize = 12;

/// A number, as pages show it.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Identifier.
    pub id: String,
    /// As it is printed: `A007`.
    pub label: String,
    /// The secret word in the address at which one follows it.
    pub code: String,
    /// The queue.
    pub queue: Queue,
    /// The reception point.
    pub point: AgencyCode,
    /// Where it stands.
    pub state: State,
    /// Why it is called first, if it is.
    pub priority: Option<Priority>,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// When it was last called.
    pub called_at: Option<Timestamp>,
    /// How often.
    pub calls: i64,
    /// The counter to go to.
    pub counter: Option<String>,
    /// How many are called before it; none once it was called.
    pub ahead: u32,
    /// Minutes until it is called, if anything is known.
    pub wait: Option<u32>,
}

/// What a desk sees of a point's queues.
#[derive(Debug, Clone)]
pub struct Board {
    /// The point.
    pub point: AgencyCode,
    /// How many wait, for each queue in which somebody does.
    pub waiting: Vec<(Queue, u32)>,
    /// What this officer called and has not finished, the latest first.
    pub called: Vec<Ticket>,
    /// The counter this officer last called to.
    pub counter: String,
}

/// Takes the next number of the queue the person chose. Pressed twice, it is one number.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a device; `kiosk.no-queue` before a queue was chosen.
pub async fn take(ctx: &Ctx, seated: &Seated, priority: Option<Priority>) -> Result<(), Error> {
    let Actor::Device { kiosk, point } = &ctx.actor else { return Err(Error::Forbidden) };
    if seated.sitting.ticket.is_some() {
        return Ok(());
    }
    let queue = seated.sitting.queue.ok_or(Ruling::new("kiosk.no-queue"))?;
    let code = secret(20)?;
    let mut batch = Batch::new();
    rows::take(
        &mut batch,
        rows::NewTicket {
            id: ctx.id().to_string(),
            point: point.to_string(),
            day: local::day(ctx.now).to_string(),
            queue: queue.key().to_owned(),
            code: code.clone(),
            kiosk: kiosk.to_string(),
            priority: priority.map(|why| why.key().to_owned()),
            at: ctx.now,
        },
    );
    let sitting = Sitting { priority: Some(priority), ticket: Some(code), ..seated.sitting.clone().onward() };
    keep(ctx, seated, &sitting, batch).await
}

/// The number behind the code in an address.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn follow(ctx: &Ctx, code: &str) -> Result<Ticket, Error> {
    let row = rows::find_by_code(&ctx.city.store, code).await?.ok_or(Error::NotFound)?;
    let mut ticket = ticket(&row)?;
    if ticket.state == State::Waiting {
        ticket.ahead = u32::try_from(rows::count_ahead(&ctx.city.store, &row).await?).unwrap_or(u32::MAX);
        let calls = rows::list_calls(&ctx.city.store, &row.point, &row.day, &row.queue, wait::LOOKED_AT).await?;
        ticket.wait = wait::minutes(ticket.ahead, &calls);
    }
    Ok(ticket)
}

/// How many wait in a queue at the kiosk's own point, and how long it may take.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a device.
pub async fn waiting(ctx: &Ctx) -> Result<Vec<(Queue, u32)>, Error> {
    let Actor::Device { point, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    queues(ctx, point).await
}

/// The queues of a point and what this officer called there.
///
/// # Errors
/// [`Error::Forbidden`] for anybody who does not attend the point.
pub async fn board(ctx: &Ctx, point: &AgencyCode) -> Result<Board, Error> {
    let by = attendant(ctx, point)?;
    let (day, since) = (local::day(ctx.now).to_string(), ctx.now.checked_sub(KEEPS_PLACE.minutes()));
    let since = since.map_err(|error| Error::Fault(error.into()))?;
    let called = rows::list_called(&ctx.city.store, point.as_str(), &day, &by, since, SHOWN).await?;
    Ok(Board {
        point: point.clone(),
        waiting: queues(ctx, point).await?,
        counter: called.first().and_then(|row| row.counter.clone()).unwrap_or_default(),
        called: called.iter().map(ticket).collect::<Result<_, _>>()?,
    })
}

/// Calls whoever is next, of one queue or of all. Two officers who call at the same moment get two numbers.
///
/// # Errors
/// [`Error::Forbidden`] for anybody who does not attend the point; `kiosk.nobody-waits`; `kiosk.counter-refused`.
pub async fn call_next(ctx: &Ctx, point: &AgencyCode, queue: Option<Queue>, counter: &str) -> Result<Ticket, Error> {
    let (by, counter) = (attendant(ctx, point)?, counter_of(counter)?);
    let day = local::day(ctx.now).to_string();
    for _ in 0..ATTEMPTS {
        let found = rows::next(&ctx.city.store, point.as_str(), &day, queue.map_or("", Queue::key)).await?;
        let row = found.ok_or(Ruling::new("kiosk.nobody-waits"))?;
        match rows::call(&ctx.city.store, &row, &by, counter, ctx.now).await {
            Err(CommitError::Conflict { .. }) => {}
            done => {
                done?;
                return ticket(&row);
            }
        }
    }
    Err(Ruling::new("kiosk.ticket-moved").into())
}

/// Calls a number once more, marks that nobody came, or that the person was served.
///
/// # Errors
/// [`Error::NotFound`] also for officers of other points; see [`Step::from`].
pub async fn step(ctx: &Ctx, id: &str, step: Step) -> Result<Ticket, Error> {
    let row = rows::find(&ctx.city.store, id).await?.ok_or(Error::NotFound)?;
    let by = attendant(ctx, &code_of(&row.point)?).map_err(|_| Error::NotFound)?;
    let reached = step.from(state_of(&row)?, row.called_at, ctx.now)?;
    let done = match reached {
        State::Called => rows::call(&ctx.city.store, &row, &by, row.counter.as_deref(), ctx.now).await,
        State::NoShow | State::Done | State::Waiting => {
            rows::finish(&ctx.city.store, &row, reached.key(), ctx.now).await
        }
    };
    match done {
        Err(CommitError::Conflict { .. }) => Err(Ruling::new("kiosk.ticket-moved").into()),
        done => {
            done?;
            ticket(&row)
        }
    }
}

async fn queues(ctx: &Ctx, point: &AgencyCode) -> Result<Vec<(Queue, u32)>, Error> {
    let day = local::day(ctx.now).to_string();
    let rows = rows::count_waiting(&ctx.city.store, point.as_str(), &day).await?;
    let mut queues = Vec::new();
    for (queue, count) in rows {
        let queue: Queue = queue.parse().map_err(|error: Ruling| Error::Fault(error.into()))?;
        queues.push((queue, u32::try_from(count).unwrap_or(u32::MAX)));
    }
    queues.sort_by_key(|(queue, _)| *queue);
    Ok(queues)
}

fn attendant(ctx: &Ctx, point: &AgencyCode) -> Result<String, Error> {
    match ctx.actor.account() {
        Some(account) if may_attend(&ctx.actor, point) => Ok(account.to_string()),
        _ => Err(Error::Forbidden),
    }
}

fn counter_of(counter: &str) -> Result<Option<&str>, Error> {
    match counter.trim() {
        "" => Ok(None),
        name if name.chars().count() <= LONGEST_COUNTER => Ok(Some(name)),
        _ => Err(Ruling::new("kiosk.counter-refused").with("limit", LONGEST_COUNTER).into()),
    }
}

fn state_of(row: &rows::TicketRow) -> Result<State, Error> {
    row.state.parse().map_err(|error: Ruling| Error::Fault(error.into()))
}

fn ticket(row: &rows::TicketRow) -> Result<Ticket, Error> {
    let fault = |error: Ruling| Error::Fault(error.into());
    let queue: Queue = row.queue.parse().map_err(fault)?;
    Ok(Ticket {
        id: row.id.clone(),
        label: label(queue, u32::try_from(row.number).unwrap_or_default()),
        code: row.code.clone(),
        queue,
        point: code_of(&row.point)?,
        state: state_of(row)?,
        priority: row.priority.as_deref().map(str::parse).transpose().map_err(fault)?,
        taken_at: row.taken_at,
        called_at: row.called_at,
        calls: row.calls,
        counter: row.counter.clone(),
        ahead: 0,
        wait: None,
    })
}
