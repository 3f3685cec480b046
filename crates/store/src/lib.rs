//! What is remembered: plain SQL functions on SQLite and PostgreSQL.

pub mod account; // people who sign in, and the roles they hold
pub mod backup; // a folder that restores to either engine
pub mod catalog; // drafts and published texts of the catalogue
pub mod check_count; // how often anybody checked a paper
pub mod content; // bytes of papers and results, by their hash
pub mod counter; // figures by agency and day, by procedure and month
pub mod dossier; // rows, facts, codes, inboxes
pub mod draft; // begun and not filed yet
pub mod engine; // queries and batches on either engine
pub mod idempotency; // the same answer to the same submission
pub mod kiosk; // kiosks, their bell, queue numbers
pub mod migrate; // the schema, brought up to date at start
pub mod paper; // which file belongs to which dossier
pub mod replay; // how far an event log was played
pub mod session; // who is signed in
pub mod setting; // named values of the data
pub mod timeline; // subjects with their facts: documents, captures, certified copies
pub mod upload; // files taken in and not yet in a dossier
pub mod verify; // does everything still follow from the facts?

pub use engine::batch::{Batch, Committed, Expect, Statement};
pub use engine::fault::{CommitError, Fault};
pub use engine::value::{Row, Value};
pub use engine::{Settings, Snapshot, Store};
