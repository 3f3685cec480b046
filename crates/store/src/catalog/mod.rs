//! Texts of the catalogue: drafts, published editions, what happened to each, and dossiers that move to another edition.

pub mod edition; // published texts, by entry and by what changed since
pub mod find; // one draft, the facts of one text
pub mod list_drafts; // drafts by state, kind, field and title
pub mod migration; // running dossiers on their way to another edition
pub mod record; // one use case's facts, draft and edition in one batch
pub mod row; // the columns of a draft, an edition and a migration

pub use edition::{editions_of, find_edition, list_changed, revision};
pub use find::{drafts_of, facts, find_draft, find_draft_of_migration, find_head, heads, originals};
pub use list_drafts::{Filter, list_drafts};
pub use record::{Change, DraftChange, EditionChange, REPEATED_EDITION, REPEATED_FACT, batch};
pub use row::{DraftRow, EditionRow, Entry, Head, ListedDraft, MigrationRow};
