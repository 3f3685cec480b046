//! What one use case did to one text of the catalogue, as one batch: its facts, its draft, its edition, and the
//! revision of the whole when the catalogue is another one from here on.

use crate::args;
use crate::dossier::{FactRow, chain};
use crate::engine::batch::{Batch, Expect};

use super::row::{DraftRow, EditionRow, Entry, Head};

/// Name of the constraint that a second change of the same text breaks: load again, decide again.
pub const REPEATED_FACT: &str = "catalog_fact_kind_key_seq";
/// Name of the constraint that a second edition of the same number breaks.
pub const REPEATED_EDITION: &str = "catalog_edition_kind_key_number";

/// What becomes of a draft.
#[derive(Debug, Clone)]
pub enum DraftChange {
    /// It is new.
    Begun(DraftRow),
    /// It was of this version before.
    Changed(DraftRow, i64),
}

/// What becomes of an edition.
#[derive(Debug, Clone)]
pub enum EditionChange {
    /// It is new.
    Published(EditionRow),
    /// It is withdrawn or retired, or no longer retired; the text stays.
    Changed(EditionRow),
}

/// The change of one text.
#[derive(Debug, Clone)]
pub struct Change {
    /// Which text.
    pub entry: Entry,
    /// Where the chain of its facts stood when the change was decided.
    pub head: Head,
    /// What happened, at least one fact.
    pub facts: Vec<FactRow>,
    /// The draft, if it changes.
    pub draft: Option<DraftChange>,
    /// The editions that change.
    pub editions: Vec<EditionChange>,
    /// Set when the catalogue is another one from here on: the revision it was decided on.
    pub revision: Option<i64>,
    /// Statements of the same use case about other tables.
    pub beside: Batch,
}

/// The batch of a change. Somebody who was faster makes it conflict, or break [`REPEATED_FACT`].
pub fn batch(change: Change) -> Batch {
    let Change { entry, head, facts, draft, editions, revision, beside } = change;
    let mut batch = Batch::new();
    match draft {
        Some(DraftChange::Begun(row)) => begin(&mut batch, row),
        Some(DraftChange::Changed(row, before)) => update(&mut batch, row, before),
        None => {}
    }
    for edition in editions {
        match edition {
            EditionChange::Published(row) => publish(&mut batch, row),
            EditionChange::Changed(row) => amend(&mut batch, row),
        }
    }
    let subject = entry.subject();
    let Head { mut seq, mut hash } = head;
    for fact in facts {
        seq += 1;
        hash = chain::hash(&hash, &subject, seq, &fact);
        let FactRow { at, kind, actor, body } = fact;
        batch.push(
            "insert into catalog_fact (kind, key, seq, at, fact, actor, body, hash) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![&entry.kind, &entry.key, seq, at, kind, actor, body, &hash],
            Expect::Rows(1),
        );
    }
    batch.append(beside);
    if let Some(before) = revision {
        raise(&mut batch, before);
    }
    batch
}

fn begin(batch: &mut Batch, d: DraftRow) {
    batch.push(
        "insert into catalog_draft (id, kind, key, aim, state, version, title, title_folded, field, editor, origin, \
         origin_hash, updated_at, sha256, content, body) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            d.id,
            d.entry.kind,
            d.entry.key,
            d.aim,
            d.state,
            d.version,
            d.title,
            d.title_folded,
            d.field,
            d.editor,
            d.origin,
            d.origin_hash,
            d.updated_at,
            d.sha256,
            d.content,
            d.body,
        ],
        Expect::Rows(1),
    );
}

fn update(batch: &mut Batch, d: DraftRow, before: i64) {
    batch.push(
        "update catalog_draft set state = $1, version = $2, title = $3, title_folded = $4, field = $5, editor = $6, \
         updated_at = $7, sha256 = $8, content = $9, body = $10 where id = $11 and version = $12",
        args![
            d.state,
            d.version,
            d.title,
            d.title_folded,
            d.field,
            d.editor,
            d.updated_at,
            d.sha256,
            d.content,
            d.body,
            d.id,
            before,
        ],
        Expect::Rows(1),
    );
}

fn publish(batch: &mut Batch, e: EditionRow) {
    batch.push(
        "insert into catalog_edition (kind, key, number, valid_from, last_day, withdrawn_at, published_at, revision, \
         sha256, content, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            e.entry.kind,
            e.entry.key,
            e.number,
            e.valid_from,
            e.last_day,
            e.withdrawn_at,
            e.published_at,
            e.revision,
            e.sha256,
            e.content,
            e.body,
        ],
        Expect::Rows(1),
    );
}

fn amend(batch: &mut Batch, e: EditionRow) {
    batch.push(
        "update catalog_edition set last_day = $1, withdrawn_at = $2, revision = $3, body = $4 \
         where kind = $5 and key = $6 and number = $7 and sha256 = $8",
        args![e.last_day, e.withdrawn_at, e.revision, e.body, e.entry.kind, e.entry.key, e.number, e.sha256],
        Expect::Rows(1),
    );
}

/// Last of all, because every publication waits for this row.
fn raise(batch: &mut Batch, before: i64) {
    if before == 0 {
        batch.push("insert into catalog_revision (id, revision) values (1, 1)", args![], Expect::Rows(1));
    } else {
        batch.push(
            "update catalog_revision set revision = $1 where id = 1 and revision = $2",
            args![before + 1, before],
            Expect::Rows(1),
        );
    }
}
