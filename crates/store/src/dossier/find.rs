//! One dossier, by identifier or code, and its facts. Whether the person may see it is decided by
//! the caller on what was found.

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Code, Found, StoredFact, found};

/// The dossier with this identifier.
pub async fn find(store: &Store, id: &str) -> Result<Option<Found>, Fault> {
    const READ: &str = concat!(found!(), "where d.id = $1");
    store.find(READ, &args![id]).await?.as_ref().map(Found::read).transpose()
}

/// The dossier with this public code.
pub async fn find_by_code(store: &Store, code: &Code) -> Result<Option<Found>, Fault> {
    const READ: &str = concat!(found!(), "where c.agency = $1 and c.day = $2 and c.ordinal = $3");
    store.find(READ, &args![&code.agency, &code.day, code.ordinal]).await?.as_ref().map(Found::read).transpose()
}

/// The public code of a dossier, once accepted, without the dossier.
pub async fn find_code(store: &Store, id: &str) -> Result<Option<Code>, Fault> {
    const READ: &str = "select agency, day, ordinal from dossier_code where dossier = $1";
    let row = store.find(READ, &args![id]).await?;
    row.map(|row| Ok(Code { agency: row.string("agency")?, day: row.string("day")?, ordinal: row.int("ordinal")? }))
        .transpose()
}

/// The timeline of a dossier, whole and in order.
pub async fn facts(store: &Store, id: &str) -> Result<Vec<StoredFact>, Fault> {
    const READ: &str = "select seq, at, kind, actor, body, hash from fact where dossier = $1 order by seq";
    store.query(READ, &args![id]).await?.iter().map(StoredFact::read).collect()
}
