//! The columns of a draft, an edition and a migration. What they mean is decided in `domain`; here they are only kept.

use jiff::Timestamp;

use crate::engine::fault::Fault;
use crate::engine::value::Row;

/// One text of the catalogue through all its editions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Entry {
    /// Its kind, by its stable name.
    pub kind: String,
    /// Its key among its kind.
    pub key: String,
}

impl Entry {
    /// The name under which its facts are chained.
    pub(crate) fn subject(&self) -> String {
        format!("catalog/{}/{}", self.kind, self.key)
    }
}

/// Where the chain of facts of one text stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Number of its facts.
    pub seq: i64,
    /// Hash of the last; empty before the first.
    pub hash: String,
}

/// A draft with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Identifier, a uuid.
    pub id: String,
    /// Which text.
    pub entry: Entry,
    /// What it is to do: `publish`, `retire` or `migrate`.
    pub aim: String,
    /// State by its stable name.
    pub state: String,
    /// Number of its facts; also the optimistic lock.
    pub version: i64,
    /// The title of the text, as far as it can be read.
    pub title: String,
    /// The title in lower case without marks.
    pub title_folded: String,
    /// The field of administration; empty when it cannot be read.
    pub field: String,
    /// Account that last changed the text.
    pub editor: Option<String>,
    /// Where the text was taken from.
    pub origin: Option<String>,
    /// Hash of what the source said.
    pub origin_hash: Option<String>,
    /// When something last happened.
    pub updated_at: Timestamp,
    /// Hash of the text.
    pub sha256: String,
    /// The text.
    pub content: String,
    /// The draft as JSON, without its text.
    pub body: String,
}

/// A draft in a list, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDraft {
    /// Identifier, a uuid.
    pub id: String,
    /// The title of the text, as far as it can be read.
    pub title: String,
    /// The field of administration; empty when it cannot be read.
    pub field: String,
    /// When something last happened.
    pub updated_at: Timestamp,
    /// The draft as JSON, without its text.
    pub body: String,
}

/// A published text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRow {
    /// Which text.
    pub entry: Entry,
    /// Its number.
    pub number: i64,
    /// Its first day, `YYYY-MM-DD`.
    pub valid_from: String,
    /// Its decided last day.
    pub last_day: Option<String>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// When it was published.
    pub published_at: Timestamp,
    /// The revision of the catalogue in which this row last changed.
    pub revision: i64,
    /// Hash of the text.
    pub sha256: String,
    /// The text.
    pub content: String,
    /// The edition as JSON, without its text.
    pub body: String,
}

/// Running dossiers on their way to another edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationRow {
    /// The draft that proposed it.
    pub draft: String,
    /// The procedure.
    pub key: String,
    /// The edition they stand under, such as `1.001193@1`.
    pub from_edition: String,
    /// The edition they are to stand under.
    pub to_edition: String,
    /// `running` or `finished`.
    pub state: String,
    /// The last dossier looked at.
    pub after_dossier: String,
    /// Dossiers moved so far.
    pub moved: i64,
    /// Dossiers that keep their edition so far.
    pub kept: i64,
    /// When it last went on.
    pub updated_at: Timestamp,
    /// The decision as JSON.
    pub body: String,
}

/// The select list of [`DraftRow`], as text for `concat!`.
macro_rules! draft {
    () => {
        "select d.id, d.kind, d.key, d.aim, d.state, d.version, d.title, d.title_folded, d.field, d.editor, d.origin, \
         d.origin_hash, d.updated_at, d.sha256, d.content, d.body from catalog_draft d "
    };
}

/// The select list of [`EditionRow`], as text for `concat!`.
macro_rules! edition {
    () => {
        "select e.kind, e.key, e.number, e.valid_from, e.last_day, e.withdrawn_at, e.published_at, e.revision, \
         e.sha256, e.content, e.body from catalog_edition e "
    };
}
pub(crate) use {draft, edition};

impl DraftRow {
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            id: row.string("id")?,
            entry: Entry { kind: row.string("kind")?, key: row.string("key")? },
            aim: row.string("aim")?,
            state: row.string("state")?,
            version: row.int("version")?,
            title: row.string("title")?,
            title_folded: row.string("title_folded")?,
            field: row.string("field")?,
            editor: row.opt_string("editor")?,
            origin: row.opt_string("origin")?,
            origin_hash: row.opt_string("origin_hash")?,
            updated_at: row.time("updated_at")?,
            sha256: row.string("sha256")?,
            content: row.string("content")?,
            body: row.string("body")?,
        })
    }
}

impl EditionRow {
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            entry: Entry { kind: row.string("kind")?, key: row.string("key")? },
            number: row.int("number")?,
            valid_from: row.string("valid_from")?,
            last_day: row.opt_string("last_day")?,
            withdrawn_at: row.opt_time("withdrawn_at")?,
            published_at: row.time("published_at")?,
            revision: row.int("revision")?,
            sha256: row.string("sha256")?,
            content: row.string("content")?,
            body: row.string("body")?,
        })
    }
}

impl MigrationRow {
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            draft: row.string("draft")?,
            key: row.string("key")?,
            from_edition: row.string("from_edition")?,
            to_edition: row.string("to_edition")?,
            state: row.string("state")?,
            after_dossier: row.string("after_dossier")?,
            moved: row.int("moved")?,
            kept: row.int("kept")?,
            updated_at: row.time("updated_at")?,
            body: row.string("body")?,
        })
    }
}
