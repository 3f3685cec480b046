//! Somebody asks for an officer.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Row;

/// A ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// Identifier, a uuid.
    pub id: String,
    /// The kiosk it came from.
    pub kiosk: String,
    /// The reception point of the kiosk.
    pub point: String,
    /// `help` or `identify`.
    pub purpose: String,
    /// Whom to look at; empty for help.
    pub about: String,
    /// When.
    pub rung_at: Timestamp,
    /// When an officer answered.
    pub answered_at: Option<Timestamp>,
    /// `coming`, `confirmed` or `denied`.
    pub answer: Option<String>,
    /// The sitting it belongs to; none when nobody had told the kiosk anything.
    pub sitting: Option<String>,
}

macro_rules! ring {
    () => {
        "select id, kiosk, point, purpose, about, rung_at, answered_at, answer, sitting from kiosk_bell "
    };
}

/// Rings.
pub fn ring(batch: &mut Batch, ring: Ring) {
    let r = ring;
    batch.push(
        "insert into kiosk_bell (id, kiosk, point, purpose, about, rung_at, sitting) values ($1, $2, $3, $4, $5, $6, $7)",
        args![r.id, r.kiosk, r.point, r.purpose, r.about, r.rung_at, r.sitting],
        Expect::Rows(1),
    );
}

/// An officer answers; a conflict if another did.
pub async fn answer(store: &Store, id: &str, answer: &str, by: &str, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update kiosk_bell set answered_at = $1, answered_by = $2, answer = $3 where id = $4 and answered_at is null",
        args![now, by, answer, id],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// A ring by its identifier.
pub async fn find(store: &Store, id: &str) -> Result<Option<Ring>, Fault> {
    const READ: &str = concat!(ring!(), "where id = $1");
    store.find(READ, &args![id]).await?.as_ref().map(read).transpose()
}

/// The last ring of a kiosk for this purpose since a moment.
pub async fn latest(store: &Store, kiosk: &str, purpose: &str, since: Timestamp) -> Result<Option<Ring>, Fault> {
    const READ: &str =
        concat!(ring!(), "where kiosk = $1 and purpose = $2 and rung_at >= $3 order by rung_at desc, id desc limit 1");
    store.find(READ, &args![kiosk, purpose, since]).await?.as_ref().map(read).transpose()
}

/// What rings at a point since a moment and was not answered, the longest first.
pub async fn list_open(store: &Store, point: &str, since: Timestamp, limit: u32) -> Result<Vec<Ring>, Fault> {
    const READ: &str =
        concat!(ring!(), "where point = $1 and answered_at is null and rung_at >= $2 order by rung_at, id limit $3");
    store.query(READ, &args![point, since, limit]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Ring, Fault> {
    Ok(Ring {
        id: row.string("id")?,
        kiosk: row.string("kiosk")?,
        point: row.string("point")?,
        purpose: row.string("purpose")?,
        about: row.string("about")?,
        rung_at: row.time("rung_at")?,
        answered_at: row.opt_time("answered_at")?,
        answer: row.opt_string("answer")?,
        sitting: row.opt_string("sitting")?,
    })
}
