//! PostgreSQL as the store uses it: begin, statements and commit sent together, one round trip a batch, over as many
//! connections as the store keeps.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures::future::{join_all, try_join_all};
use tokio::sync::{Mutex, Semaphore};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Statement as Prepared};

use super::rows::{COMMITS, Dossier, LIST, READ, Statement, Value};
use crate::bench::process;
use crate::bench::report::Run;

/// Connections the store keeps unless told otherwise.
const CONNECTIONS: usize = 8;
/// Rows a busy figure is spread over, as the store does.
const SLOTS: u64 = 8;

/// Rounds so far: every client of every round has numbers of its own.
static ROUND: AtomicU64 = AtomicU64::new(1);

/// Copies the database of a server that nobody else is connected to; gives the address of the copy.
pub fn copy(url: &str) -> Result<String> {
    let (server, name) = url.rsplit_once('/').context("an address of a database")?;
    let (maintenance, copy) = (format!("{server}/template1"), format!("{server}/floor"));
    runtime()?.block_on(async {
        let connection = Connection::open(&maintenance).await?;
        connection.client.batch_execute(&format!("create database floor template {name}")).await?;
        anyhow::Ok(())
    })?;
    Ok(copy)
}

/// Drives lifecycles for some seconds.
pub fn run(url: &str, server: u32, clients: usize, agencies: usize, seconds: u64) -> Result<Run> {
    runtime()?.block_on(measure(url, server, clients, agencies, seconds))
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

async fn measure(url: &str, server: u32, clients: usize, agencies: usize, seconds: u64) -> Result<Run> {
    let used = || -> Result<Duration> { Ok(process::cpu(std::process::id())? + process::cpu_of_family(server)?) };
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(url).await?);
    }
    let pool = Arc::new(Pool { free: Semaphore::new(CONNECTIONS), shelf: Mutex::new(connections) });
    let round = ROUND.fetch_add(1, Ordering::Relaxed);
    let before = used()?;
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let driving = (0..clients as u64).map(|client| {
        let pool = Arc::clone(&pool);
        tokio::spawn(async move { pool.drive(round << 10 | client, agencies, until).await })
    });
    let mut latencies = Vec::new();
    for client in join_all(driving).await {
        latencies.extend(client??);
    }
    let took = started.elapsed();
    // The connections are still open: a process that has ended is no longer in the family.
    let cpu = used()?.saturating_sub(before);
    drop(pool);
    Ok(Run { latencies, kinds: None, took, cpu, client_cpu: None, resident: process::resident(std::process::id())? })
}

struct Pool {
    free: Semaphore,
    shelf: Mutex<Vec<Connection>>,
}

impl Pool {
    async fn drive(&self, client: u64, agencies: usize, until: Instant) -> Result<Vec<Duration>> {
        let mut latencies = Vec::new();
        let mut number = 0;
        while Instant::now() < until {
            let started = Instant::now();
            let dossier = Dossier::new(client, number, agencies, SLOTS);
            for commit in 0..COMMITS {
                let statements = dossier.commit(commit);
                self.with(async |connection| connection.commit(&statements).await).await?;
            }
            self.with(async |connection| connection.read(READ, &dossier.id).await).await?;
            self.with(async |connection| connection.read(LIST, &dossier.agency).await).await?;
            latencies.push(started.elapsed());
            number += 1;
        }
        Ok(latencies)
    }

    async fn with(&self, work: impl AsyncFnOnce(&mut Connection) -> Result<()>) -> Result<()> {
        let _permit = self.free.acquire().await?;
        let mut connection = self.shelf.lock().await.pop().context("a permit is a connection")?;
        let done = work(&mut connection).await;
        self.shelf.lock().await.push(connection);
        done
    }
}

struct Connection {
    client: Client,
    prepared: HashMap<&'static str, Prepared>,
}

impl Connection {
    async fn open(url: &str) -> Result<Self> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        Ok(Self { client, prepared: HashMap::new() })
    }

    /// Futures polled in order send their messages in order, before the first answer is awaited.
    async fn commit(&mut self, statements: &[Statement]) -> Result<()> {
        for (sql, _) in statements {
            self.prepare(sql).await?;
        }
        let Self { client, prepared } = &*self;
        let work = statements.iter().map(|(sql, values)| {
            let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(value).collect();
            async move { client.execute(&prepared[sql], &values).await.with_context(|| *sql) }
        });
        let (begun, done, committed) =
            futures::join!(client.batch_execute("begin"), try_join_all(work), client.batch_execute("commit"));
        begun?;
        for ((sql, _), touched) in statements.iter().zip(done?) {
            ensure!(touched == 1, "touched {touched} rows: {sql}");
        }
        committed.context("commit")
    }

    async fn read(&mut self, sql: &'static str, key: &str) -> Result<()> {
        self.prepare(sql).await?;
        for row in self.client.query(&self.prepared[sql], &[&key]).await? {
            std::hint::black_box(&row);
        }
        Ok(())
    }

    async fn prepare(&mut self, sql: &'static str) -> Result<()> {
        if !self.prepared.contains_key(sql) {
            self.prepared.insert(sql, self.client.prepare(sql).await.with_context(|| sql)?);
        }
        Ok(())
    }
}

fn value(value: &Value) -> &(dyn ToSql + Sync) {
    match value {
        Value::Text(text) => text,
        Value::Int(number) => number,
    }
}
