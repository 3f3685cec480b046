//! Read-only connections: taken from a shelf, put back after use.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::super::Settings;
use super::super::fault::Fault;
use super::super::value::{Row, Value};
use super::{PREPARED, bind, fault, keep_plans};

/// The shelf. It never makes anyone wait: an empty shelf opens one more connection, and at most
/// `keep` of them are kept.
#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    keep: usize,
    patience: Duration,
    shelf: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(path: PathBuf, settings: &Settings) -> Self {
        Readers { path, keep: settings.connections.max(1), patience: settings.patience, shelf: Mutex::default() }
    }

    pub(super) fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        let connection = self.take()?;
        let rows = query_on(&connection, sql, args);
        self.put_back(connection);
        rows
    }

    fn take(&self) -> Result<Connection, Fault> {
        let kept = self.shelf.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.map_or_else(|| self.open(), Ok)
    }

    fn put_back(&self, connection: Connection) {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() < self.keep {
            shelf.push(connection);
        }
    }

    fn open(&self) -> Result<Connection, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags).map_err(fault)?;
        connection.busy_timeout(self.patience).map_err(fault)?;
        connection.execute_batch("pragma cache_size = -4096; pragma temp_store = memory;").map_err(fault)?;
        keep_plans(&connection)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(connection)
    }
}

/// A read transaction: everything read through it is of one moment.
#[derive(Debug)]
pub struct SqliteSnapshot {
    readers: Arc<Readers>,
    connection: Mutex<Option<Connection>>,
}

impl SqliteSnapshot {
    pub(super) fn begin(readers: Arc<Readers>) -> Result<Self, Fault> {
        let connection = readers.take()?;
        // SQLite fixes the view at the first read, not at `begin`.
        connection.execute_batch("begin; select count(*) from sqlite_schema;").map_err(fault)?;
        Ok(SqliteSnapshot { readers, connection: Mutex::new(Some(connection)) })
    }

    /// Runs one reading statement in the frozen view.
    pub fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        query_on(connection.as_ref().expect("the connection is only taken when the snapshot is dropped"), sql, args)
    }
}

impl Drop for SqliteSnapshot {
    fn drop(&mut self) {
        let connection = self.connection.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(connection) = connection
            && connection.execute_batch("rollback").is_ok()
        {
            self.readers.put_back(connection);
        }
    }
}

fn query_on(connection: &Connection, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
    let mut statement = connection.prepare_cached(sql).map_err(fault)?;
    bind(&mut statement, args)?;
    let columns: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let mut values = Vec::with_capacity(columns.len());
        for place in 0..columns.len() {
            values.push(to_value(row.get_ref(place).map_err(fault)?)?);
        }
        found.push(Row { columns: Arc::clone(&columns), values });
    }
    Ok(found)
}

fn to_value(value: ValueRef<'_>) -> Result<Value, Fault> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Int(value),
        ValueRef::Real(value) => Value::Real(value),
        ValueRef::Text(value) => match std::str::from_utf8(value) {
            Ok(value) => Value::Text(value.to_owned()),
            Err(_) => return Err(Fault::Damaged("a text is not UTF-8".to_owned())),
        },
        ValueRef::Blob(value) => Value::Blob(value.to_owned()),
    })
}
