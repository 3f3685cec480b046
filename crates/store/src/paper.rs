//! Which stored file belongs to which dossier: what may be shown to whom, and what must be backed up.

use jiff::Timestamp;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;
use crate::engine::value::Row;

/// A paper with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// The dossier.
    pub dossier: String,
    /// Identifier of the paper.
    pub id: String,
    /// The component it satisfies.
    pub component: String,
    /// Its file name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: i64,
    /// Hash of the bytes, under which they are stored.
    pub sha256: String,
    /// Where it came from.
    pub source: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// When a later one replaced it.
    pub removed_at: Option<Timestamp>,
}

macro_rules! paper {
    () => {
        "select dossier, id, component, name, media_type, size, sha256, source, added_at, removed_at from paper "
    };
}

/// One paper of a dossier, replaced or not.
pub async fn find(store: &Store, dossier: &str, id: &str) -> Result<Option<PaperRow>, Fault> {
    const READ: &str = concat!(paper!(), "where dossier = $1 and id = $2");
    store.find(READ, &args![dossier, id]).await?.as_ref().map(read).transpose()
}

/// The papers of a dossier, replaced ones too, in order of identifier.
pub async fn list(store: &Store, dossier: &str) -> Result<Vec<PaperRow>, Fault> {
    const READ: &str = concat!(paper!(), "where dossier = $1 order by id");
    store.query(READ, &args![dossier]).await?.iter().map(read).collect()
}

/// Adds a paper to a batch. Its bytes must be in the content store before.
pub fn add(batch: &mut Batch, paper: PaperRow) {
    let p = paper;
    batch.push(
        "insert into paper (dossier, id, component, name, media_type, size, sha256, source, added_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![p.dossier, p.id, p.component, p.name, p.media_type, p.size, p.sha256, p.source, p.added_at],
        Expect::Rows(1),
    );
}

/// Adds to a batch that a later paper replaced this one. The bytes stay, as facts refer to them.
pub fn remove(batch: &mut Batch, dossier: &str, id: &str, at: Timestamp) {
    batch.push(
        "update paper set removed_at = $1 where dossier = $2 and id = $3 and removed_at is null",
        args![at, dossier, id],
        Expect::Rows(1),
    );
}

pub(crate) fn read(row: &Row) -> Result<PaperRow, Fault> {
    Ok(PaperRow {
        dossier: row.string("dossier")?,
        id: row.string("id")?,
        component: row.string("component")?,
        name: row.string("name")?,
        media_type: row.string("media_type")?,
        size: row.int("size")?,
        sha256: row.string("sha256")?,
        source: row.string("source")?,
        added_at: row.time("added_at")?,
        removed_at: row.opt_time("removed_at")?,
    })
}

/// Dossiers that ever had a paper with this file, a page of them after one.
pub async fn dossiers_of(store: &Store, sha256: &str, after: &str, limit: u32) -> Result<Vec<String>, Fault> {
    const READ: &str =
        "select distinct dossier from paper where sha256 = $1 and dossier > $2 order by dossier limit $3";
    store.query(READ, &args![sha256, after, limit]).await?.iter().map(|row| row.string("dossier")).collect()
}
