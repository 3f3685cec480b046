//! Running dossiers on their way to another edition: which move next, how far it has come, which keep theirs and why.

use jiff::Timestamp;

use crate::args;
use crate::dossier::Found;
use crate::dossier::row::found;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;

use super::row::MigrationRow;

/// The select list of [`MigrationRow`], as text for `concat!`.
macro_rules! migration {
    () => {
        "select m.draft, m.key, m.from_edition, m.to_edition, m.state, m.after_dossier, m.moved, m.kept, m.updated_at, \
         m.body from catalog_migration m "
    };
}

/// How many dossiers of an edition somebody has still to act on.
pub async fn running(store: &Store, edition: &str) -> Result<u64, Fault> {
    const READ: &str = "select count(*) as n from dossier where open = 1 and edition = $1";
    let row = store.find(READ, &args![edition]).await?;
    row.map_or(Ok(0), |row| Ok(row.int("n")?.unsigned_abs()))
}

/// A page of the running dossiers of an edition, by identifier.
pub async fn list_running(store: &Store, edition: &str, after: &str, limit: u32) -> Result<Vec<Found>, Fault> {
    const READ: &str = concat!(found!(), "where d.open = 1 and d.edition = $1 and d.id > $2 order by d.id limit $3");
    store.query(READ, &args![edition, after, limit]).await?.iter().map(Found::read).collect()
}

/// Adds to a batch that dossiers are to move.
pub fn begin(batch: &mut Batch, m: MigrationRow) {
    batch.push(
        "insert into catalog_migration (draft, key, from_edition, to_edition, state, after_dossier, moved, kept, \
         updated_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            m.draft,
            m.key,
            m.from_edition,
            m.to_edition,
            m.state,
            m.after_dossier,
            m.moved,
            m.kept,
            m.updated_at,
            m.body
        ],
        Expect::Rows(1),
    );
}

/// Adds to a batch how far it has come; a conflict if somebody else went on meanwhile.
pub fn advance(batch: &mut Batch, m: &MigrationRow, before: &MigrationRow, at: Timestamp) {
    batch.push(
        "update catalog_migration set state = $1, after_dossier = $2, moved = $3, kept = $4, updated_at = $5 \
         where draft = $6 and after_dossier = $7 and state = $8",
        args![&m.state, &m.after_dossier, m.moved, m.kept, at, &m.draft, &before.after_dossier, &before.state],
        Expect::Rows(1),
    );
}

/// Adds to a batch that a dossier keeps its edition, and why, as JSON.
pub fn keep(batch: &mut Batch, draft: &str, dossier: &str, reasons: &str) {
    batch.push(
        "insert into catalog_migration_kept (draft, dossier, reasons) values ($1, $2, $3)",
        args![draft, dossier, reasons],
        Expect::Rows(1),
    );
}

/// One migration.
pub async fn find(store: &Store, draft: &str) -> Result<Option<MigrationRow>, Fault> {
    const READ: &str = concat!(migration!(), "where m.draft = $1");
    store.find(READ, &args![draft]).await?.as_ref().map(MigrationRow::read).transpose()
}

/// Those that are not finished, for the schedule.
pub async fn list_unfinished(store: &Store, limit: u32) -> Result<Vec<MigrationRow>, Fault> {
    const READ: &str = concat!(migration!(), "where m.state = 'running' order by m.draft limit $1");
    store.query(READ, &args![limit]).await?.iter().map(MigrationRow::read).collect()
}

/// A page of the dossiers that keep their edition, with the reasons as JSON, by identifier.
pub async fn list_kept(store: &Store, draft: &str, after: &str, limit: u32) -> Result<Vec<(String, String)>, Fault> {
    const READ: &str = "select dossier, reasons from catalog_migration_kept where draft = $1 and dossier > $2 \
         order by dossier limit $3";
    let rows = store.query(READ, &args![draft, after, limit]).await?;
    rows.iter().map(|row| Ok((row.string("dossier")?, row.string("reasons")?))).collect()
}
