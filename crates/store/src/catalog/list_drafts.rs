//! Drafts by state, kind, field and the beginning of their title or key, the latest first.

use jiff::civil::Date;

use crate::args;
use crate::dossier::Cursor;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::find::reads_catalog;
use super::row::ListedDraft;

/// Which drafts; an empty text means all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter<'a> {
    /// State by its stable name.
    pub state: &'a str,
    /// Kind by its stable name.
    pub kind: &'a str,
    /// The field of administration.
    pub field: &'a str,
    /// The beginning of the title, folded, or of the key.
    pub begins: &'a str,
    /// The account that last changed it.
    pub editor: &'a str,
}

/// A page of drafts that this person may read. The cursor is of `updated_at`.
pub async fn list_drafts(
    store: &Store,
    filter: Filter<'_>,
    account: &str,
    today: Date,
    before: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<ListedDraft>, Fault> {
    const READ: &str = concat!(
        "select d.id, d.title, d.field, d.updated_at, d.body from catalog_draft d where ($1 = '' or d.state = $1) \
         and ($2 = '' or d.kind = $2) and ($3 = '' or d.field = $3) and ($4 = '' or d.editor = $4) \
         and ((d.title_folded >= $5 and d.title_folded < $6) or (d.key >= $5 and d.key < $6)) \
         and (d.updated_at, d.id) < ($7, $8) and ",
        reads_catalog!("$9", "$10"),
        " order by d.updated_at desc, d.id desc limit $11"
    );
    let Filter { state, kind, field, begins, editor } = filter;
    let end = format!("{begins}\u{10ffff}");
    let (at, id) = Cursor::before(before);
    let rows =
        store.query(READ, &args![state, kind, field, editor, begins, end, at, id, account, today, limit]).await?;
    let read = |row: &crate::Row| {
        Ok(ListedDraft {
            id: row.string("id")?,
            title: row.string("title")?,
            field: row.string("field")?,
            updated_at: row.time("updated_at")?,
            body: row.string("body")?,
        })
    };
    rows.iter().map(read).collect()
}
