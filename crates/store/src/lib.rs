//! What is remembered: plain SQL functions on SQLite and PostgreSQL.

pub mod engine; // queries and batches on either engine

pub use engine::batch::{Batch, Committed, Expect, Statement};
pub use engine::fault::{CommitError, Fault};
pub use engine::value::{Row, Value};
pub use engine::{Settings, Snapshot, Store};
