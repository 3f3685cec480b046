//! SQLite as the store uses it: WAL, FULL, one writer that groups whatever waits into one commit.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params_from_iter};

use super::rows::{COMMITS, Dossier, LIST, READ_DOSSIER, READ_FACTS, Statement, Value};
use crate::bench::process;
use crate::bench::report::Run;

/// Batches that one commit takes at most, as the store's writer does.
const GROUP: usize = 256;

type Waiting = (Vec<Statement>, SyncSender<()>);

/// Drives lifecycles for some seconds.
pub fn run(clients: usize, dossiers: u64, seconds: u64) -> Result<Run> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("floor.db");
    let mut writer = open(&path)?;
    writer.execute_batch(&super::schema("sqlite")?)?;
    fill(&mut writer, dossiers)?;
    let (send, waiting) = channel::<Waiting>();
    let writing = thread::spawn(move || write(&mut writer, &waiting));
    let before = process::cpu(std::process::id())?;
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let driving: Vec<_> = (0..clients)
        .map(|client| {
            let (send, path) = (send.clone(), path.clone());
            thread::spawn(move || drive(client as u64 + 1, &path, &send, until))
        })
        .collect();
    drop(send);
    let driven: Vec<Result<Vec<Duration>>> =
        driving.into_iter().map(|client| client.join().expect("a client does not panic")).collect();
    // A writer that failed is the reason why its clients did.
    writing.join().expect("the writer does not panic")?;
    let took = started.elapsed();
    let latencies = driven.into_iter().collect::<Result<Vec<_>>>()?.concat();
    let me = std::process::id();
    Ok(Run { latencies, took, cpu: process::cpu(me)?.saturating_sub(before), resident: process::resident(me)? })
}

fn open(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn fill(connection: &mut Connection, dossiers: u64) -> Result<()> {
    for first in (0..dossiers).step_by(10_000) {
        let transaction = connection.transaction()?;
        for number in first..dossiers.min(first + 10_000) {
            for statement in Dossier::new(0, number).commit(0) {
                execute(&transaction, &statement)?;
            }
        }
        transaction.commit()?;
    }
    Ok(())
}

/// Takes what waits, each batch in a savepoint, and answers after the one commit that made all of them durable.
fn write(connection: &mut Connection, waiting: &Receiver<Waiting>) -> Result<()> {
    while let Ok(first) = waiting.recv() {
        let group: Vec<Waiting> = std::iter::once(first).chain(waiting.try_iter()).take(GROUP).collect();
        let mut transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (statements, _) in &group {
            let savepoint = transaction.savepoint()?;
            for statement in statements {
                execute(&savepoint, statement)?;
            }
            savepoint.commit()?;
        }
        transaction.commit()?;
        for (_, done) in group {
            done.send(()).context("a client left")?;
        }
    }
    Ok(())
}

fn drive(client: u64, path: &Path, send: &Sender<Waiting>, until: Instant) -> Result<Vec<Duration>> {
    let reader = open(path)?;
    let mut latencies = Vec::new();
    let mut number = 0;
    while Instant::now() < until {
        let started = Instant::now();
        let dossier = Dossier::new(client, number);
        for commit in 0..COMMITS {
            let (done, wait) = sync_channel(1);
            send.send((dossier.commit(commit), done)).context("the writer left")?;
            wait.recv().context("the writer failed")?;
        }
        read(&reader, READ_DOSSIER, &dossier.id)?;
        read(&reader, READ_FACTS, &dossier.id)?;
        read(&reader, LIST, &dossier.agency)?;
        latencies.push(started.elapsed());
        number += 1;
    }
    Ok(latencies)
}

fn execute(connection: &Connection, (sql, values): &Statement) -> Result<()> {
    let touched = connection.prepare_cached(sql)?.execute(params_from_iter(values))?;
    anyhow::ensure!(touched == 1, "touched {touched} rows: {sql}");
    Ok(())
}

/// Reads every row and every value, as a client would.
fn read(connection: &Connection, sql: &str, key: &str) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([key])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            std::hint::black_box(row.get::<_, rusqlite::types::Value>(column)?);
        }
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Int(number) => number.to_sql(),
        }
    }
}
