//! SQLite as the store uses it: WAL, FULL, one writer that groups whatever waits into one commit.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params_from_iter};

use super::rows::{COMMITS, Dossier, LIST, READ, Statement, Value};
use crate::bench::process;
use crate::bench::report::Run;

/// Batches that one commit takes at most, as the store's writer does.
const GROUP: usize = 256;

/// Rounds so far: every client of every round has numbers of its own.
static ROUND: AtomicU64 = AtomicU64::new(1);

type Waiting = (Vec<Statement>, SyncSender<()>);

/// Copies a database that nobody has open.
pub fn copy(from: &Path, to: &Path) -> Result<PathBuf> {
    let connection = Connection::open(from)?;
    // The log may hold what the file does not yet.
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    drop(connection);
    std::fs::copy(from, to).with_context(|| format!("{} could not be copied", from.display()))?;
    Ok(to.to_owned())
}

/// Drives lifecycles for some seconds.
pub fn run(path: &Path, clients: usize, agencies: usize, seconds: u64) -> Result<Run> {
    let mut writer = open(path, 16_384)?;
    let (send, waiting) = channel::<Waiting>();
    let round = ROUND.fetch_add(1, Ordering::Relaxed);
    let before = process::cpu(std::process::id())?;
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let writing = thread::spawn(move || write(&mut writer, &waiting));
    let driving: Vec<_> = (0..clients as u64)
        .map(|client| {
            let (send, path) = (send.clone(), path.to_owned());
            thread::spawn(move || drive(round << 10 | client, &path, agencies, &send, until))
        })
        .collect();
    drop(send);
    let driven: Vec<Result<Vec<Duration>>> =
        driving.into_iter().map(|client| client.join().expect("a client does not panic")).collect();
    let took = started.elapsed();
    let me = std::process::id();
    let cpu = process::cpu(me)?.saturating_sub(before);
    // A writer that failed is the reason why its clients did.
    writing.join().expect("the writer does not panic")?;
    let latencies = driven.into_iter().collect::<Result<Vec<_>>>()?.concat();
    Ok(Run { latencies, kinds: None, took, cpu, client_cpu: None, resident: process::resident(me)? })
}

/// The same pragmas as the store's connections, with so many kilobytes of cache.
fn open(path: &Path, cache: u32) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(30))?;
    connection.execute_batch(&format!(
        "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000;
         pragma journal_size_limit = 67108864; pragma cache_size = -{cache}; pragma temp_store = memory;"
    ))?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

/// Takes what waits, each batch in a savepoint, and answers after the one commit that made all of them durable.
fn write(connection: &mut Connection, waiting: &Receiver<Waiting>) -> Result<()> {
    while let Ok(first) = waiting.recv() {
        let mut done = Vec::new();
        let mut next = Some(first);
        connection.prepare_cached("begin immediate")?.execute([])?;
        // What comes while the group is written still joins it.
        while let Some((statements, answer)) = next.take() {
            connection.prepare_cached("savepoint batch")?.execute([])?;
            for statement in &statements {
                execute(connection, statement)?;
            }
            connection.prepare_cached("release batch")?.execute([])?;
            done.push(answer);
            if done.len() < GROUP {
                next = waiting.try_recv().ok();
            }
        }
        connection.prepare_cached("commit")?.execute([])?;
        for answer in done {
            answer.send(()).context("a client left")?;
        }
    }
    Ok(())
}

fn drive(client: u64, path: &Path, agencies: usize, send: &Sender<Waiting>, until: Instant) -> Result<Vec<Duration>> {
    let reader = open(path, 4_096)?;
    let mut latencies = Vec::new();
    let mut number = 0;
    while Instant::now() < until {
        let started = Instant::now();
        let dossier = Dossier::new(client, number, agencies, 1);
        for commit in 0..COMMITS {
            let (done, wait) = sync_channel(1);
            send.send((dossier.commit(commit), done)).context("the writer left")?;
            wait.recv().context("the writer failed")?;
        }
        read(&reader, READ, &dossier.id)?;
        read(&reader, LIST, &dossier.agency)?;
        latencies.push(started.elapsed());
        number += 1;
    }
    Ok(latencies)
}

fn execute(connection: &Connection, (sql, values): &Statement) -> Result<()> {
    let touched = connection.prepare_cached(sql)?.execute(params_from_iter(values)).with_context(|| *sql)?;
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
