//! What is remembered: plain SQL functions on SQLite and PostgreSQL.

pub mod counter; // figures by agency and day, by procedure and month
pub mod dossier; // rows, facts, codes, inboxes
pub mod engine; // queries and batches on either engine
pub mod migrate; // the schema, brought up to date at start

pub use engine::batch::{Batch, Committed, Expect, Statement};
pub use engine::fault::{CommitError, Fault};
pub use engine::value::{Row, Value};
pub use engine::{Settings, Snapshot, Store};
