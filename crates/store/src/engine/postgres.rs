//! PostgreSQL: a batch is one round trip.

mod pipeline; // begin, statements and commit sent together
mod types; // values to and from the wire

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, NoTls};

use super::Settings;
use super::batch::{Batch, Committed};
use super::fault::{CommitError, Fault};
use super::value::{Row, Value};

/// How often a batch is sent before the store says it is too busy.
const ATTEMPTS: u32 = 12;

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_millis(250);

/// A pool of connections to PostgreSQL.
#[derive(Debug)]
pub struct Postgres {
    pool: Pool,
}

impl Postgres {
    /// Opens the pool and one connection, so that a wrong address is told at once. The address may
    /// name several hosts (`postgres://u@a,b/db?target_session_attrs=read-write`): the first that
    /// takes writes is used, and after a failover the next.
    pub async fn open(settings: &Settings) -> Result<Self, Fault> {
        let mut config: Config = settings.url.parse().map_err(|error| fault(&error))?;
        let limit = format!("-c statement_timeout={}", settings.patience.as_millis());
        let options = config.get_options().map_or(limit.clone(), |given| format!("{given} {limit}"));
        config.options(options).application_name("motcua").connect_timeout(settings.patience);
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager)
            .max_size(settings.connections.max(1))
            .wait_timeout(Some(settings.patience))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| Fault::Engine(error.to_string()))?;
        let postgres = Postgres { pool };
        postgres.check_collation().await?;
        Ok(postgres)
    }

    /// Text is compared byte by byte on SQLite; keyset pages and searches would differ under a
    /// language's own order.
    async fn check_collation(&self) -> Result<(), Fault> {
        const READ: &str = "select datcollate::text as collation from pg_database where datname = current_database()";
        for row in self.query(READ, &[]).await? {
            let collation = row.text("collation")?;
            if !["C", "POSIX", "C.UTF-8", "C.utf8"].contains(&collation) {
                return Err(Fault::Engine(format!(
                    "the database compares text by {collation}: create it with template template0 encoding 'UTF8' locale 'C'"
                )));
            }
        }
        Ok(())
    }

    /// Reads. A connection lost on the way is replaced once, as nothing was changed.
    pub async fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        let client = self.client().await?;
        match query_on(&client, sql, args).await {
            Err(QueryError::Engine(error)) if is_moved(&error) || client.is_closed() => {
                drop(Object::take(client));
                Ok(query_on(&self.client().await?, sql, args).await?)
            }
            result => Ok(result?),
        }
    }

    /// Commits a batch in one round trip, again if the engine says it lost a race it can win later.
    pub async fn commit(&self, batch: &Batch) -> Result<Committed, CommitError> {
        let mut pause = Duration::from_millis(2);
        let mut attempt = 1;
        loop {
            let client = self.client().await?;
            let reason = match pipeline::commit(&client, batch).await {
                pipeline::Outcome::Done(result) => return result,
                pipeline::Outcome::Again(reason) => reason,
                pipeline::Outcome::Elsewhere(reason) => {
                    tracing::warn!(%reason, "a connection is given up");
                    drop(Object::take(client));
                    reason
                }
            };
            if attempt == ATTEMPTS {
                return Err(Fault::Busy(reason).into());
            }
            // Those who lost the same race must not meet again at the same moment.
            tokio::time::sleep(pause.mul_f64(0.5 + random())).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
            attempt += 1;
        }
    }

    /// Runs a script as one transaction: PostgreSQL treats several statements in one simple query
    /// as one.
    pub async fn script(&self, sql: &str) -> Result<(), CommitError> {
        let client = self.client().await?;
        client.batch_execute(sql).await.map_err(|error| refused(&error, 0))
    }

    /// A repeatable-read transaction on a connection of its own.
    pub async fn snapshot(&self) -> Result<PostgresSnapshot, Fault> {
        let client = self.client().await?;
        client.batch_execute("begin isolation level repeatable read read only").await.map_err(|error| fault(&error))?;
        // The view is fixed by the first query, not by `begin`.
        query_on(&client, "select 1 as one", &[]).await?;
        Ok(PostgresSnapshot { client: Some(client) })
    }

    async fn client(&self) -> Result<Object, Fault> {
        use deadpool_postgres::PoolError;
        self.pool.get().await.map_err(|error| match error {
            PoolError::Timeout(_) => Fault::Busy("no database connection became free".to_owned()),
            PoolError::Backend(error) => fault(&error),
            other => Fault::Engine(other.to_string()),
        })
    }
}

/// A repeatable-read view; its connection is closed, not reused, when it is dropped.
#[derive(Debug)]
pub struct PostgresSnapshot {
    client: Option<Object>,
}

impl PostgresSnapshot {
    /// Runs one reading statement in the frozen view.
    pub async fn query(&self, sql: &str, args: &[Value]) -> Result<Vec<Row>, Fault> {
        let client = self.client.as_ref().expect("the connection is only taken when the snapshot is dropped");
        Ok(query_on(client, sql, args).await?)
    }
}

impl Drop for PostgresSnapshot {
    fn drop(&mut self) {
        // A transaction is open on it, and a drop cannot wait for `rollback`: closing ends it too.
        drop(self.client.take().map(Object::take));
    }
}

enum QueryError {
    Engine(tokio_postgres::Error),
    Fault(Fault),
}

impl From<QueryError> for Fault {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Engine(error) => fault(&error),
            QueryError::Fault(fault) => fault,
        }
    }
}

async fn query_on(client: &Object, sql: &str, args: &[Value]) -> Result<Vec<Row>, QueryError> {
    let statement = client.prepare_cached(sql).await.map_err(QueryError::Engine)?;
    types::check(&statement, args).map_err(QueryError::Fault)?;
    let params: Vec<&(dyn ToSql + Sync)> = args.iter().map(|value| value as _).collect();
    let rows = client.query(&statement, &params).await.map_err(QueryError::Engine)?;
    let columns: Arc<[String]> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
    rows.iter().map(|row| types::row(&columns, row)).collect::<Result<_, _>>().map_err(QueryError::Fault)
}

/// Between 0 and 1; only to spread retries, so the randomness of a hasher is enough.
fn random() -> f64 {
    let bits = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), ());
    f64::from(u16::try_from(bits & 0xffff).unwrap_or_default()) / 65536.0
}

/// True if this server no longer takes our work: it shuts down, or was demoted in a failover.
fn is_moved(error: &tokio_postgres::Error) -> bool {
    matches!(
        error.code(),
        Some(&SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN | &SqlState::READ_ONLY_SQL_TRANSACTION)
    )
}

fn refused(error: &tokio_postgres::Error, statement: usize) -> CommitError {
    match error.as_db_error() {
        Some(refusal) if *refusal.code() == SqlState::UNIQUE_VIOLATION => {
            CommitError::Unique { statement, constraint: refusal.constraint().unwrap_or_default().to_owned() }
        }
        // Two servers make the same table at once: the second stumbles over its row type, and may look again.
        Some(refusal) if *refusal.code() == SqlState::DUPLICATE_OBJECT => CommitError::Conflict { statement },
        _ => fault(error).into(),
    }
}

fn fault(error: &tokio_postgres::Error) -> Fault {
    // The library's own text for a refusal is only "db error": the server's words are what helps.
    Fault::Engine(error.as_db_error().map_or_else(
        || std::error::Error::source(error).map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}")),
        |refusal| format!("{} ({})", refusal.message(), refusal.code().code()),
    ))
}
