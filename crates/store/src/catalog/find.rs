//! One draft, the drafts and the facts of one text.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::args;
use crate::dossier::StoredFact;
use crate::engine::Store;
use crate::engine::fault::Fault;
use crate::engine::value::Row;

use super::row::{DraftRow, Entry, Head, draft};

/// True if an account works on the catalogue, or audits it, today. The placeholders are the caller's.
macro_rules! reads_catalog {
    ($account:literal, $today:literal) => {
        concat!(
            "exists (select 1 from role_grant g where g.account = ",
            $account,
            " and g.role in ('designer', 'publisher', 'auditor') and g.valid_from <= ",
            $today,
            " and (g.valid_to is null or g.valid_to >= ",
            $today,
            "))"
        )
    };
}
pub(super) use reads_catalog;

/// A draft, if this person may read it.
pub async fn find_draft(store: &Store, id: &str, account: &str, today: Date) -> Result<Option<DraftRow>, Fault> {
    const READ: &str = concat!(draft!(), "where d.id = $1 and ", reads_catalog!("$2", "$3"));
    store.find(READ, &args![id, account, today]).await?.as_ref().map(DraftRow::read).transpose()
}

/// The draft that proposed a move of dossiers, for the schedule, which goes on with it for nobody in particular.
pub async fn find_draft_of_migration(store: &Store, id: &str) -> Result<Option<DraftRow>, Fault> {
    const READ: &str = concat!(draft!(), "where d.id = $1 and d.aim = 'migrate'");
    store.find(READ, &args![id]).await?.as_ref().map(DraftRow::read).transpose()
}

/// The drafts of one text, the latest first, if this person may read them.
pub async fn drafts_of(
    store: &Store,
    entry: &Entry,
    account: &str,
    today: Date,
    limit: u32,
) -> Result<Vec<DraftRow>, Fault> {
    const READ: &str = concat!(
        draft!(),
        "where d.kind = $1 and d.key = $2 and ",
        reads_catalog!("$3", "$4"),
        " order by d.updated_at desc, d.id desc limit $5"
    );
    let rows = store.query(READ, &args![&entry.kind, &entry.key, account, today, limit]).await?;
    rows.iter().map(DraftRow::read).collect()
}

/// Where the chain of facts of one text stands.
pub async fn find_head(store: &Store, entry: &Entry) -> Result<Head, Fault> {
    const READ: &str = "select seq, hash from catalog_fact where kind = $1 and key = $2 order by seq desc limit 1";
    let row = store.find(READ, &args![&entry.kind, &entry.key]).await?;
    row.map_or_else(|| Ok(Head::default()), |row| Ok(Head { seq: row.int("seq")?, hash: row.string("hash")? }))
}

/// Where the chains of all texts of a kind stand whose keys lie between two, both included.
pub async fn heads(store: &Store, kind: &str, first: &str, last: &str) -> Result<BTreeMap<String, Head>, Fault> {
    const READ: &str = "select f.key, f.seq, f.hash from catalog_fact f where f.kind = $1 and f.key >= $2 \
         and f.key <= $3 and f.seq = (select max(g.seq) from catalog_fact g where g.kind = f.kind and g.key = f.key)";
    let rows = store.query(READ, &args![kind, first, last]).await?;
    let read = |row: &Row| Ok((row.string("key")?, Head { seq: row.int("seq")?, hash: row.string("hash")? }));
    rows.iter().map(read).collect()
}

/// Everything that happened to one text from a place on, oldest first.
pub async fn facts(store: &Store, entry: &Entry, after: i64, limit: u32) -> Result<Vec<StoredFact>, Fault> {
    const READ: &str = "select seq, at, fact as kind, actor, body, hash from catalog_fact \
         where kind = $1 and key = $2 and seq > $3 order by seq limit $4";
    store.query(READ, &args![&entry.kind, &entry.key, after, limit]).await?.iter().map(StoredFact::read).collect()
}

/// What was taken from a source before: the hash of what it said last, by key, after one key.
pub async fn originals(
    store: &Store,
    origin: &str,
    kind: &str,
    after: &str,
    limit: u32,
) -> Result<Vec<(String, String)>, Fault> {
    // Of several drafts of one text the latest counts: identifiers grow with time.
    const READ: &str = "select d.key, d.origin_hash from catalog_draft d where d.origin = $1 and d.kind = $2 and d.key > $3 \
         and d.id = (select max(e.id) from catalog_draft e where e.origin = d.origin and e.kind = d.kind and e.key = d.key) \
         order by d.key limit $4";
    let rows = store.query(READ, &args![origin, kind, after, limit]).await?;
    rows.iter().map(|row| Ok((row.string("key")?, row.opt_string("origin_hash")?.unwrap_or_default()))).collect()
}
