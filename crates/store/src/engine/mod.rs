//! The engine: queries and batches on SQLite or PostgreSQL, behind one API.

pub mod batch; // what a use case writes, as data
pub mod fault; // what can go wrong
pub mod portable; // which SQL both engines understand
pub mod postgres; // tokio-postgres: a batch is one round trip
pub mod sqlite; // rusqlite: one writer thread groups batches into one commit
pub mod value; // values and rows

use std::sync::Arc;
use std::time::Duration;

use batch::{Batch, Committed};
use fault::{CommitError, Fault};
use value::{Row, Value};

/// Where the data is kept and how hard the store may work.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `sqlite:PATH` for a file, `postgres://…` (several hosts allowed) for PostgreSQL.
    pub url: String,
    /// Connections to keep: readers on SQLite, all on PostgreSQL.
    pub connections: usize,
    /// A statement that runs longer fails (PostgreSQL), and so does waiting longer for a connection
    /// or a place in the write queue (both).
    pub patience: Duration,
}

impl Settings {
    /// Settings with the usual limits: 8 connections and 30 seconds.
    pub fn new(url: impl Into<String>) -> Self {
        Settings { url: url.into(), connections: 8, patience: Duration::from_secs(30) }
    }
}

/// The store: cheap to clone, shared by everything that reads or writes.
#[derive(Debug, Clone)]
pub enum Store {
    /// Embedded SQLite file.
    Sqlite(Arc<sqlite::Sqlite>),
    /// PostgreSQL, or an engine that speaks its protocol.
    Postgres(Arc<postgres::Postgres>),
}

impl Store {
    /// Opens the store. Does not migrate: see `migrate::run`.
    pub async fn open(settings: &Settings) -> Result<Store, Fault> {
        if let Some(path) = settings.url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            Ok(Store::Sqlite(Arc::new(sqlite::Sqlite::open(path.as_ref(), settings)?)))
        } else {
            Ok(Store::Postgres(Arc::new(postgres::Postgres::open(settings).await?)))
        }
    }

    /// Runs one reading statement and returns all its rows: keep pages small, with keyset cursors.
    pub async fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        portable::assert(sql);
        match self {
            Store::Sqlite(sqlite) => sqlite.query(sql, args),
            Store::Postgres(postgres) => postgres.query(sql, args).await,
        }
    }

    /// Like [`Store::query`] for a statement that gives at most one row.
    pub async fn find(&self, sql: &str, args: &[Value]) -> Result<Option<Row>, Fault> {
        Ok(self.query(sql, args).await?.into_iter().next())
    }

    /// Commits a batch whole or not at all. When this returns, the batch is on disk. Dropping the
    /// future does not recall a batch that was already handed over.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, CommitError> {
        if batch.is_empty() {
            return Ok(Committed { touched: Vec::new() });
        }
        for statement in &batch.statements {
            portable::assert(&statement.sql);
            // PostgreSQL refuses such text, SQLite would keep it and give it back cut short.
            if statement.args.iter().any(|value| matches!(value, Value::Text(text) if text.contains('\0'))) {
                return Err(Fault::Engine("a text has a zero character".to_owned()).into());
            }
        }
        match self {
            Store::Sqlite(sqlite) => sqlite.commit(batch).await,
            Store::Postgres(postgres) => postgres.commit(&batch).await,
        }
    }

    /// A frozen view in which several queries agree, for pages that must add up and for backups.
    pub async fn snapshot(&self) -> Result<Snapshot, Fault> {
        match self {
            Store::Sqlite(sqlite) => Ok(Snapshot::Sqlite(sqlite.snapshot()?)),
            Store::Postgres(postgres) => Ok(Snapshot::Postgres(postgres.snapshot().await?)),
        }
    }

    /// Runs a migration script as one transaction. Only for `migrate.rs`: everything else is a batch.
    pub(crate) async fn script(&self, sql: String) -> Result<(), CommitError> {
        match self {
            Store::Sqlite(sqlite) => sqlite.script(sql).await,
            Store::Postgres(postgres) => postgres.script(&sql).await,
        }
    }

    /// True if the engine answers a trivial question, for readiness probes.
    pub async fn is_alive(&self) -> bool {
        self.query("select 1 as one", &[]).await.is_ok()
    }

    /// Into how many slots hot counters are spread: PostgreSQL writers run side by side and would
    /// queue on one row, SQLite has a single writer and gains nothing from more rows.
    pub fn counter_slots(&self) -> i64 {
        match self {
            Store::Sqlite(_) => 1,
            Store::Postgres(_) => 8,
        }
    }

    /// `sqlite` or `postgres`, for reports.
    pub fn engine(&self) -> &'static str {
        match self {
            Store::Sqlite(_) => "sqlite",
            Store::Postgres(_) => "postgres",
        }
    }
}

/// A frozen view of the store. Drop it soon: it holds a connection and keeps old rows alive.
#[derive(Debug)]
pub enum Snapshot {
    /// A read transaction on SQLite.
    Sqlite(sqlite::SqliteSnapshot),
    /// A repeatable-read transaction on PostgreSQL.
    Postgres(postgres::PostgresSnapshot),
}

impl Snapshot {
    /// Runs one reading statement as of the moment the snapshot was taken.
    pub async fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        portable::assert(sql);
        match self {
            Snapshot::Sqlite(snapshot) => snapshot.query(sql, args),
            Snapshot::Postgres(snapshot) => snapshot.query(sql, args).await,
        }
    }
}
