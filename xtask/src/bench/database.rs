//! Looks into the product's database with the bare driver.

use anyhow::{Context, Result};
use rusqlite::Connection;

use super::floor;
use super::server::Place;

/// How large it is.
pub fn bytes(place: &Place) -> Result<u64> {
    if let Some(cluster) = &place.cluster {
        let size = ask(&cluster.url(), "select pg_database_size(current_database())")?;
        return Ok(u64::try_from(size.first().context("a size")?.get::<_, i64>(0))?);
    }
    let file = std::fs::metadata(place.file())?.len();
    let log = std::fs::metadata(place.file().with_extension("db-wal")).map_or(0, |log| log.len());
    Ok(file + log)
}

/// The mean size of the last hundred bodies and of each of their facts. Only the name of the function that counts the
/// bytes of a text differs.
fn questions(cluster: bool) -> (String, String) {
    let bytes = |column: &str| match cluster {
        true => format!("cast(avg(octet_length({column})) as double precision)"),
        false => format!("avg(length(cast({column} as blob)))"),
    };
    let last = "select id, body from dossier where state = 'submitted_for_signature' order by id desc limit 100";
    (
        format!("select {} from ({last}) d", bytes("d.body")),
        format!(
            "select f.seq, {} from fact f join ({last}) d on d.id = f.dossier group by f.seq order by f.seq",
            bytes("f.body")
        ),
    )
}

/// Compares what the product wrote in the warm-up with what the floor writes.
pub fn sizes(place: &Place) -> Result<String> {
    let (bodies, facts) = questions(place.cluster.is_some());
    if let Some(cluster) = &place.cluster {
        let body = ask(&cluster.url(), &bodies)?;
        let facts = ask(&cluster.url(), &facts)?;
        let facts: Vec<(i64, f64)> = facts.iter().map(|row| (row.get(0), row.get(1))).collect();
        return floor::sizes(&facts, body.first().context("a mean")?.get(0));
    }
    let connection = Connection::open(place.file())?;
    let body = connection.query_row(&bodies, [], |row| row.get(0))?;
    let mut facts = connection.prepare(&facts)?;
    let facts = facts.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    floor::sizes(&facts.collect::<Result<Vec<_>, _>>()?, body)
}

fn ask(url: &str, sql: &str) -> Result<Vec<tokio_postgres::Row>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        Ok(client.query(sql, &[]).await?)
    })
}

const TIMERS: &str = "select next_timer_at, id from dossier where next_timer_at is not null and next_timer_at <= $1 \
    and (next_timer_at, id) > ($2, $3) order by next_timer_at, id limit 200";

/// What the schedule asks every half minute.
pub enum Timers {
    Sqlite(Connection),
    Postgres(tokio::runtime::Runtime, tokio_postgres::Client, tokio_postgres::Statement),
}

impl Timers {
    pub fn open(place: &Place) -> Result<Self> {
        let Some(cluster) = &place.cluster else { return Ok(Self::Sqlite(Connection::open(place.file())?)) };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (client, statement) = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&cluster.url(), tokio_postgres::NoTls).await?;
            tokio::spawn(connection);
            let statement = client.prepare(TIMERS).await?;
            anyhow::Ok((client, statement))
        })?;
        Ok(Self::Postgres(runtime, client, statement))
    }

    pub fn poll(&mut self) -> Result<()> {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis();
        let now = i64::try_from(now)?;
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(TIMERS)?;
                let mut rows = statement.query(rusqlite::params![now, i64::MIN, ""])?;
                while rows.next()?.is_some() {}
            }
            Self::Postgres(runtime, client, statement) => {
                runtime.block_on(client.query(&*statement, &[&now, &i64::MIN, &""]))?;
            }
        }
        Ok(())
    }
}
