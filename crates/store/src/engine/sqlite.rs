//! SQLite: one writer thread that groups waiting batches into one durable commit, and readers that
//! never wait for it (write-ahead log).

mod readers; // read-only connections and snapshots
mod writer; // the thread that owns the writing connection

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tokio::sync::{mpsc, oneshot};

use readers::Readers;
pub use readers::SqliteSnapshot;
use writer::Job;

use super::Settings;
use super::batch::{Batch, Committed};
use super::fault::{CommitError, Fault};
use super::value::{Row, Value};

/// Batches that may wait for the writer; more callers wait for a place, and give up in time.
const QUEUE: usize = 1024;

/// Prepared statements kept by each connection.
const PREPARED: usize = 256;

/// An open SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    patience: Duration,
    readers: Arc<Readers>,
    queue: Option<mpsc::Sender<Job>>,
    writer: Option<JoinHandle<()>>,
}

impl Sqlite {
    /// Opens or creates the file and starts the writer.
    pub fn open(path: &Path, settings: &Settings) -> Result<Self, Fault> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| Fault::file(folder, error))?;
        }
        // The file holds people's papers: only its owner reads it. SQLite gives its other files the same rights.
        let mut options = std::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(|error| Fault::file(path, error))?;
        let connection = Connection::open(path).map_err(fault)?;
        connection.busy_timeout(settings.patience).map_err(fault)?;
        // FULL: a commit is on disk before it is acknowledged. The larger checkpoint interval and
        // cache keep the writer from pausing in the middle of the day.
        connection
            .execute_batch(
                "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000;
                 pragma journal_size_limit = 67108864; pragma cache_size = -16384; pragma temp_store = memory;",
            )
            .map_err(fault)?;
        keep_plans(&connection)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        let (queue, jobs) = mpsc::channel(QUEUE);
        let writer = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || writer::run(&connection, jobs))
            .map_err(|error| Fault::Engine(error.to_string()))?;
        let readers = Arc::new(Readers::new(path.to_owned(), settings));
        Ok(Sqlite {
            path: path.to_owned(),
            patience: settings.patience,
            readers,
            queue: Some(queue),
            writer: Some(writer),
        })
    }

    /// The file, for backups.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads on the caller's thread: a keyset page is short, and in WAL mode it never waits for the
    /// writer, so handing it to another thread would only add two wake-ups.
    pub fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        self.readers.query(sql, args)
    }

    /// A frozen view with its own connection.
    pub fn snapshot(&self) -> Result<SqliteSnapshot, Fault> {
        SqliteSnapshot::begin(Arc::clone(&self.readers))
    }

    /// Hands the batch to the writer and waits until its group is on disk.
    pub async fn commit(&self, batch: Batch) -> Result<Committed, CommitError> {
        self.send(|reply| Job::Batch { batch, reply }).await
    }

    /// Runs a script as one transaction.
    pub async fn script(&self, sql: String) -> Result<(), CommitError> {
        self.send(|reply| Job::Script { sql, reply }).await
    }

    async fn send<T>(
        &self,
        job: impl FnOnce(oneshot::Sender<Result<T, CommitError>>) -> Job,
    ) -> Result<T, CommitError> {
        let queue = self.queue.as_ref().expect("the queue is only taken when the store is dropped");
        let place = tokio::time::timeout(self.patience, queue.reserve())
            .await
            .map_err(|_| Fault::Busy("the write queue stayed full".to_owned()))?
            .map_err(|_| Fault::Engine("the writer has stopped".to_owned()))?;
        let (reply, answer) = oneshot::channel();
        place.send(job(reply));
        answer.await.map_err(|_| Fault::Unknown("the writer stopped while committing".to_owned()))?
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(writer) = self.writer.take() {
            // The writer finishes what was queued; a panic in it was already reported to its callers.
            let _ = writer.join();
        }
    }
}

/// A prepared statement keeps its plan whatever is bound to it. Otherwise SQLite looks at the values and prepares anew
/// whenever they change, which took a fifth of the processor time of a request.
fn keep_plans(connection: &Connection) -> Result<(), Fault> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop).map_err(fault)
}

/// Placeholders are written `$1`… in order of first use, so SQLite numbers its named parameters the
/// same way and the n-th value belongs to `$n`.
fn bind(statement: &mut rusqlite::Statement<'_>, args: &[Value]) -> Result<(), Fault> {
    if statement.parameter_count() != args.len() {
        let wanted = statement.parameter_count();
        return Err(Fault::Engine(format!("the statement has {wanted} placeholders and {} arguments", args.len())));
    }
    for (place, value) in args.iter().enumerate() {
        let place = place + 1;
        match value {
            Value::Null => statement.raw_bind_parameter(place, rusqlite::types::Null),
            Value::Int(value) => statement.raw_bind_parameter(place, value),
            Value::Real(value) => statement.raw_bind_parameter(place, value),
            Value::Text(value) => statement.raw_bind_parameter(place, value),
            Value::Blob(value) => statement.raw_bind_parameter(place, value),
        }
        .map_err(fault)?;
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "used as map_err(fault)")]
fn fault(error: rusqlite::Error) -> Fault {
    Fault::Engine(error.to_string())
}
