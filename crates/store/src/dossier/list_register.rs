//! Form 07, the register of dossiers: what an agency accepted, in order.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Cursor, Listed, granted, listed};

/// Who reads which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Register<'a> {
    /// The reader.
    pub account: &'a str,
    /// The role in whose name the register is read; the list is empty without it.
    pub role: &'a str,
    /// The agency whose register it is.
    pub office: &'a str,
    /// The day on which grants must hold.
    pub today: Date,
    /// From this moment…
    pub from: Timestamp,
    /// …to before this one.
    pub until: Timestamp,
}

/// A page of the register, in order of acceptance. The cursor is of `accepted_at`.
pub async fn list_register(
    store: &Store,
    register: Register<'_>,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<Listed>, Fault> {
    const READ: &str = concat!(
        listed!(),
        "where d.accepted_at is not null and d.agency = $1 and ",
        granted!("$2", "$1", "$3", "$4"),
        " and d.accepted_at < $5 and (d.accepted_at, d.id) > ($6, $7) order by d.accepted_at, d.id limit $8"
    );
    let Register { account, role, office, today, from, until } = register;
    // Nothing sorts between the last possible cursor before `from` and `from` itself.
    let (at, id) = after.map_or((from.as_millisecond(), ""), |cursor| (cursor.at.as_millisecond(), &cursor.id));
    Listed::read_all(&store.query(READ, &args![office, account, role, today, until, at, id, limit]).await?)
}

/// How many codes an agency gave on each day from one to another, both included, `YYYY-MM-DD`: with the ordinal in a
/// code, its place in the register of the year.
pub async fn codes_by_day(store: &Store, agency: &str, from: &str, to: &str) -> Result<Vec<(String, i64)>, Fault> {
    const READ: &str = "select day, last from code_counter where agency = $1 and day >= $2 and day <= $3 order by day";
    let rows = store.query(READ, &args![agency, from, to]).await?;
    rows.iter().map(|row| Ok((row.string("day")?, row.int("last")?))).collect()
}
