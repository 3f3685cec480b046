//! Published texts, by entry and by what changed since a revision.

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{EditionRow, Entry, edition};

/// The revision of the catalogue: how often it became another one.
pub async fn revision(store: &Store) -> Result<i64, Fault> {
    let row = store.find("select revision from catalog_revision where id = 1", &args![]).await?;
    row.map_or(Ok(0), |row| row.int("revision"))
}

/// One edition with its text.
pub async fn find_edition(store: &Store, entry: &Entry, number: i64) -> Result<Option<EditionRow>, Fault> {
    const READ: &str = concat!(edition!(), "where e.kind = $1 and e.key = $2 and e.number = $3");
    store.find(READ, &args![&entry.kind, &entry.key, number]).await?.as_ref().map(EditionRow::read).transpose()
}

/// Every edition of one text, withdrawn ones too, by number.
pub async fn editions_of(store: &Store, entry: &Entry) -> Result<Vec<EditionRow>, Fault> {
    const READ: &str = concat!(edition!(), "where e.kind = $1 and e.key = $2 order by e.number");
    store.query(READ, &args![&entry.kind, &entry.key]).await?.iter().map(EditionRow::read).collect()
}

/// A page of the editions that changed after a revision, by revision; `after` is the last one of the page before.
pub async fn list_changed(
    store: &Store,
    revision: i64,
    after: Option<&EditionRow>,
    limit: u32,
) -> Result<Vec<EditionRow>, Fault> {
    const READ: &str = concat!(
        edition!(),
        "where (e.revision, e.kind, e.key, e.number) > ($1, $2, $3, $4) \
         order by e.revision, e.kind, e.key, e.number limit $5"
    );
    let args = match after {
        Some(last) => args![last.revision, &last.entry.kind, &last.entry.key, last.number, limit],
        None => args![revision, "\u{10ffff}", "", 0, limit],
    };
    store.query(READ, &args).await?.iter().map(EditionRow::read).collect()
}
