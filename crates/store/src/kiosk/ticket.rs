//! Numbers in queues, without gap.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Row;

/// A number that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRow {
    /// Identifier, a uuid.
    pub id: String,
    /// Reception point.
    pub point: String,
    /// Day in Vietnam, `YYYY-MM-DD`.
    pub day: String,
    /// The queue by its stable name.
    pub queue: String,
    /// Its number in the queue.
    pub number: i64,
    /// The secret word in the address at which one follows it.
    pub code: String,
    /// Whether it is called before others.
    pub first: bool,
    /// Why.
    pub priority: Option<String>,
    /// State by its stable name.
    pub state: String,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// When it was last called.
    pub called_at: Option<Timestamp>,
    /// How often.
    pub calls: i64,
    /// The counter to go to.
    pub counter: Option<String>,
    /// Who called it.
    pub called_by: Option<String>,
    /// The optimistic lock.
    pub version: i64,
}

macro_rules! ticket {
    () => {
        "select id, point, day, queue, number, code, first, priority, state, taken_at, called_at, calls, counter, \
         called_by, version from ticket "
    };
}

/// Everything a new number needs but the number.
#[derive(Debug, Clone)]
pub struct NewTicket {
    /// Identifier, a uuid.
    pub id: String,
    /// Reception point.
    pub point: String,
    /// Day in Vietnam, `YYYY-MM-DD`.
    pub day: String,
    /// The queue by its stable name.
    pub queue: String,
    /// The secret word in its address.
    pub code: String,
    /// The kiosk that gave it.
    pub kiosk: String,
    /// Why it is called first, if it is.
    pub priority: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Adds the next number of a queue to a batch. The counter row is locked from here to the commit: whoever comes second
/// waits, and a batch that fails loses no number.
pub fn take(batch: &mut Batch, ticket: NewTicket) {
    let t = ticket;
    batch.push(
        "insert into ticket_counter (point, day, queue, last) values ($1, $2, $3, 1) \
         on conflict (point, day, queue) do update set last = ticket_counter.last + 1",
        args![&t.point, &t.day, &t.queue],
        Expect::Rows(1),
    );
    batch.push(
        "insert into ticket (id, point, day, queue, number, code, kiosk, first, priority, state, taken_at, calls, version) \
         select cast($1 as text), point, day, queue, last, cast($2 as text), cast($3 as text), cast($4 as bigint), \
         cast($5 as text), 'waiting', cast($6 as bigint), 0, 1 \
         from ticket_counter where point = $7 and day = $8 and queue = $9",
        args![t.id, t.code, t.kiosk, t.priority.is_some(), t.priority, t.at, t.point, t.day, t.queue],
        Expect::Rows(1),
    );
}

/// The number behind the code in an address.
pub async fn find_by_code(store: &Store, code: &str) -> Result<Option<TicketRow>, Fault> {
    const READ: &str = concat!(ticket!(), "where code = $1");
    store.find(READ, &args![code]).await?.as_ref().map(read).transpose()
}

/// The number with this identifier.
pub async fn find(store: &Store, id: &str) -> Result<Option<TicketRow>, Fault> {
    const READ: &str = concat!(ticket!(), "where id = $1");
    store.find(READ, &args![id]).await?.as_ref().map(read).transpose()
}

/// Who is next at a point: the queue alone, or all of them where it is empty. Priority first, then who came first.
pub async fn next(store: &Store, point: &str, day: &str, queue: &str) -> Result<Option<TicketRow>, Fault> {
    const ANY: &str = concat!(
        ticket!(),
        "where point = $1 and day = $2 and state = 'waiting' order by first desc, taken_at, number, id limit 1"
    );
    const OF_ONE: &str = concat!(
        ticket!(),
        "where point = $1 and day = $2 and queue = $3 and state = 'waiting' order by first desc, taken_at, number, id limit 1"
    );
    let row = if queue.is_empty() {
        store.find(ANY, &args![point, day]).await?
    } else {
        store.find(OF_ONE, &args![point, day, queue]).await?
    };
    row.as_ref().map(read).transpose()
}

/// How many wait in each queue of a point.
pub async fn count_waiting(store: &Store, point: &str, day: &str) -> Result<Vec<(String, i64)>, Fault> {
    const READ: &str = "select queue, count(*) as n from ticket where point = $1 and day = $2 and state = 'waiting' \
         group by queue order by queue";
    let rows = store.query(READ, &args![point, day]).await?;
    rows.iter().map(|row| Ok((row.string("queue")?, row.int("n")?))).collect()
}

/// How many of its queue are called before this number.
pub async fn count_ahead(store: &Store, ticket: &TicketRow) -> Result<i64, Fault> {
    const READ: &str = "select count(*) as n from ticket where point = $1 and day = $2 and queue = $3 \
         and state = 'waiting' and (first > $4 or (first = $4 and (taken_at, number) < ($5, $6)))";
    let t = ticket;
    let row = store.find(READ, &args![&t.point, &t.day, &t.queue, t.first, t.taken_at, t.number]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// When the last numbers of a queue were first called, the latest first.
pub async fn list_calls(
    store: &Store,
    point: &str,
    day: &str,
    queue: &str,
    limit: u32,
) -> Result<Vec<Timestamp>, Fault> {
    const READ: &str = "select first_called_at from ticket where point = $1 and day = $2 and queue = $3 \
         and first_called_at is not null order by first_called_at desc limit $4";
    store.query(READ, &args![point, day, queue, limit]).await?.iter().map(|row| row.time("first_called_at")).collect()
}

/// What an officer called at a point since a moment and that is not done, the latest first.
pub async fn list_called(
    store: &Store,
    point: &str,
    day: &str,
    by: &str,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<TicketRow>, Fault> {
    const READ: &str = concat!(
        ticket!(),
        "where point = $1 and day = $2 and called_by = $3 and state in ('called', 'no_show') and called_at >= $4 \
         order by called_at desc, id desc limit $5"
    );
    store.query(READ, &args![point, day, by, since, limit]).await?.iter().map(read).collect()
}

/// A number is called, by whom and to which counter; a conflict if it stands elsewhere by now.
pub async fn call(
    store: &Store,
    ticket: &TicketRow,
    by: &str,
    counter: Option<&str>,
    now: Timestamp,
) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update ticket set state = 'called', called_at = $1, first_called_at = coalesce(first_called_at, $1), \
         calls = calls + 1, called_by = $2, counter = $3, version = version + 1 where id = $4 and version = $5",
        args![now, by, counter, &ticket.id, ticket.version],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// A number is done, or nobody came; a conflict if it stands elsewhere by now.
pub async fn finish(store: &Store, ticket: &TicketRow, state: &str, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update ticket set state = $1, finished_at = $2, version = version + 1 where id = $3 and version = $4",
        args![state, now, &ticket.id, ticket.version],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

fn read(row: &Row) -> Result<TicketRow, Fault> {
    Ok(TicketRow {
        id: row.string("id")?,
        point: row.string("point")?,
        day: row.string("day")?,
        queue: row.string("queue")?,
        number: row.int("number")?,
        code: row.string("code")?,
        first: row.flag("first")?,
        priority: row.opt_string("priority")?,
        state: row.string("state")?,
        taken_at: row.time("taken_at")?,
        called_at: row.opt_time("called_at")?,
        calls: row.int("calls")?,
        counter: row.opt_string("counter")?,
        called_by: row.opt_string("called_by")?,
        version: row.int("version")?,
    })
}
