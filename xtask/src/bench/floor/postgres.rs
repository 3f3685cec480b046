//! PostgreSQL as the store uses it: begin, statements and commit sent together, one round trip a batch.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures::future::{join_all, try_join_all};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Statement as Prepared};

use super::rows::{COMMITS, Dossier, LIST, READ_DOSSIER, READ_FACTS, Statement, Value};
use crate::bench::process;
use crate::bench::report::Run;
use crate::postgres::Cluster;

/// Drives lifecycles for some seconds against a cluster of its own.
pub fn run(clients: usize, dossiers: u64, seconds: u64) -> Result<Run> {
    let cluster = Cluster::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(&cluster, clients, dossiers, seconds))
}

async fn measure(cluster: &Cluster, clients: usize, dossiers: u64, seconds: u64) -> Result<Run> {
    let mut first = Connection::open(&cluster.url()).await?;
    first.client.batch_execute(&super::schema("postgres")?).await?;
    first.fill(dossiers).await?;
    let used =
        || -> Result<Duration> { Ok(process::cpu(std::process::id())? + process::cpu_of_family(cluster.pid())?) };
    let mut connections = Vec::new();
    for _ in 0..clients {
        connections.push(Connection::open(&cluster.url()).await?);
    }
    let before = used()?;
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let driving = connections.into_iter().enumerate().map(|(client, mut connection)| {
        tokio::spawn(async move { connection.drive(client as u64 + 1, until).await.map(|seen| (seen, connection)) })
    });
    let mut latencies = Vec::new();
    let mut open = Vec::new();
    for client in join_all(driving).await {
        let (seen, connection) = client??;
        latencies.extend(seen);
        // Kept until the processor time is read: a process that has ended is no longer in the family.
        open.push(connection);
    }
    let took = started.elapsed();
    let cpu = used()?.saturating_sub(before);
    Ok(Run { latencies, took, cpu, resident: process::resident(cluster.pid())? })
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

    async fn fill(&mut self, dossiers: u64) -> Result<()> {
        for first in (0..dossiers).step_by(100) {
            let numbers = first..dossiers.min(first + 100);
            let statements: Vec<Statement> = numbers.flat_map(|number| Dossier::new(0, number).commit(0)).collect();
            self.commit(&statements).await?;
        }
        Ok(())
    }

    async fn drive(&mut self, client: u64, until: Instant) -> Result<Vec<Duration>> {
        let mut latencies = Vec::new();
        let mut number = 0;
        while Instant::now() < until {
            let started = Instant::now();
            let dossier = Dossier::new(client, number);
            for commit in 0..COMMITS {
                self.commit(&dossier.commit(commit)).await?;
            }
            self.read(READ_DOSSIER, &dossier.id).await?;
            self.read(READ_FACTS, &dossier.id).await?;
            self.read(LIST, &dossier.agency).await?;
            latencies.push(started.elapsed());
            number += 1;
        }
        Ok(latencies)
    }

    /// Futures polled in order send their messages in order, before the first answer is awaited.
    async fn commit(&mut self, statements: &[Statement]) -> Result<()> {
        for (sql, _) in statements {
            self.prepare(sql).await?;
        }
        let Self { client, prepared } = &*self;
        let work = statements.iter().map(|(sql, values)| {
            let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(value).collect();
            async move { client.execute(&prepared[sql], &values).await }
        });
        let (begun, done, committed) = futures::join!(
            client.batch_execute("begin isolation level read committed"),
            try_join_all(work),
            client.batch_execute("commit"),
        );
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
