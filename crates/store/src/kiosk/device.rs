//! Which devices there are, and how they are.

use jiff::Timestamp;

use super::hash;
use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Row;

/// A kiosk as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Identifier, a uuid.
    pub id: String,
    /// The reception point it stands at.
    pub point: String,
    /// What staff call it.
    pub name: String,
    /// Until when its one-time code is good; none if there is none.
    pub code_until: Option<Timestamp>,
    /// When a device took the code.
    pub enrolled_at: Option<Timestamp>,
    /// When it was put out of service.
    pub revoked_at: Option<Timestamp>,
    /// When it was last heard of.
    pub seen_at: Option<Timestamp>,
    /// When somebody last used it.
    pub used_at: Option<Timestamp>,
    /// Paper of its printer, by its stable name.
    pub paper: String,
    /// Round trip of its last report in milliseconds.
    pub round_trip: Option<i64>,
}

macro_rules! kiosk {
    () => {
        "select id, point, name, code_until, enrolled_at, revoked_at, seen_at, used_at, paper, round_trip from kiosk "
    };
}

/// Puts a kiosk on the list, with a code that a device may take once.
pub async fn create(
    store: &Store,
    id: &str,
    point: &str,
    name: &str,
    code: (&str, Timestamp),
    by: (&str, Timestamp),
) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    let ((code, until), (account, now)) = (code, by);
    batch.push(
        "insert into kiosk (id, point, name, code_hash, code_until, created_at, created_by, paper) \
         values ($1, $2, $3, $4, $5, $6, $7, 'enough')",
        args![id, point, name, hash(code), until, now, account],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// Gives a kiosk that no device has taken yet another code.
pub async fn renew(store: &Store, id: &str, code: &str, until: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update kiosk set code_hash = $1, code_until = $2 where id = $3 and enrolled_at is null and revoked_at is null",
        args![hash(code), until, id],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// A device takes a code: from then on it is known by its secret, and the code is worth nothing. A conflict if the
/// code is not good.
pub async fn enrol(store: &Store, code: &str, token: &str, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update kiosk set token_hash = $1, enrolled_at = $2, seen_at = $2, code_hash = null, code_until = null \
         where code_hash = $3 and code_until > $2 and revoked_at is null",
        args![hash(token), now, hash(code)],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// Puts a kiosk out of service: its secret, its code and whatever it remembers are gone.
pub async fn revoke(store: &Store, id: &str, by: &str, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "update kiosk set revoked_at = $1, revoked_by = $2, token_hash = null, code_hash = null, code_until = null \
         where id = $3 and revoked_at is null",
        args![now, by, id],
        Expect::Rows(1),
    );
    batch.push("update kiosk_bell set about = '' where kiosk = $1", args![id], Expect::Any);
    batch.push("delete from kiosk_sitting where kiosk = $1", args![id], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// The kiosk of a device's secret.
pub async fn find_by_token(store: &Store, token: &str) -> Result<Option<Kiosk>, Fault> {
    const READ: &str = concat!(kiosk!(), "where token_hash = $1");
    store.find(READ, &args![hash(token)]).await?.as_ref().map(read).transpose()
}

/// The kiosk with this identifier.
pub async fn find(store: &Store, id: &str) -> Result<Option<Kiosk>, Fault> {
    const READ: &str = concat!(kiosk!(), "where id = $1");
    store.find(READ, &args![id]).await?.as_ref().map(read).transpose()
}

/// The kiosks of points whose code begins with one of an office's, after the one with this point, name and identifier.
/// `last` is the end of the range of codes: the office's code followed by a character above all that codes are made of.
pub async fn list(
    store: &Store,
    office: &str,
    last: &str,
    after: (&str, &str, &str),
    limit: u32,
) -> Result<Vec<Kiosk>, Fault> {
    const READ: &str = concat!(
        kiosk!(),
        "where point >= $1 and point < $2 and (point, name, id) > ($3, $4, $5) order by point, name, id limit $6"
    );
    let (point, name, id) = after;
    store.query(READ, &args![office, last, point, name, id, limit]).await?.iter().map(read).collect()
}

/// A kiosk was heard of, and `used` if it was by the hand of somebody.
pub async fn saw(store: &Store, id: &str, now: Timestamp, used: bool) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    let sql = if used {
        "update kiosk set seen_at = $1, used_at = $1 where id = $2"
    } else {
        "update kiosk set seen_at = $1 where id = $2"
    };
    batch.push(sql, args![now, id], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// A kiosk reports how long its last report took.
pub async fn report(store: &Store, id: &str, round_trip: i64, now: Timestamp) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("update kiosk set seen_at = $1, round_trip = $2 where id = $3", args![now, round_trip, id], Expect::Any);
    store.commit(batch).await.map(drop)
}

/// How much paper its printer has.
pub async fn set_paper(store: &Store, id: &str, paper: &str) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push("update kiosk set paper = $1 where id = $2", args![paper, id], Expect::Rows(1));
    store.commit(batch).await.map(drop)
}

fn read(row: &Row) -> Result<Kiosk, Fault> {
    Ok(Kiosk {
        id: row.string("id")?,
        point: row.string("point")?,
        name: row.string("name")?,
        code_until: row.opt_time("code_until")?,
        enrolled_at: row.opt_time("enrolled_at")?,
        revoked_at: row.opt_time("revoked_at")?,
        seen_at: row.opt_time("seen_at")?,
        used_at: row.opt_time("used_at")?,
        paper: row.string("paper")?,
        round_trip: row.opt_int("round_trip")?,
    })
}
