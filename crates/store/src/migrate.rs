//! Brings the schema up to date, once, whoever starts first.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::args;
use crate::engine::fault::{CommitError, Fault};
use crate::engine::{Store, portable};

/// One step of the schema. A released one is never edited; a change is a new one.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its place, from 1 without gap.
    pub version: i64,
    /// Its file name without number and ending.
    pub name: &'static str,
    /// Portable SQL, several statements.
    pub sql: &'static str,
}

/// Every migration, in order.
pub const ALL: &[Migration] = &[
    Migration { version: 1, name: "road", sql: include_str!("../../../migrations/0001_road.sql") },
    Migration { version: 2, name: "catalog", sql: include_str!("../../../migrations/0002_catalog.sql") },
    Migration { version: 3, name: "finished", sql: include_str!("../../../migrations/0003_finished.sql") },
    Migration { version: 4, name: "timeline", sql: include_str!("../../../migrations/0004_timeline.sql") },
    Migration { version: 5, name: "upload", sql: include_str!("../../../migrations/0005_upload.sql") },
    Migration { version: 6, name: "kiosk", sql: include_str!("../../../migrations/0006_kiosk.sql") },
];

/// Checksum of a migration's text.
pub(crate) fn checksum(sql: &str) -> String {
    hex::encode(Sha256::digest(sql))
}

/// Attempts before giving up when several processes start at once.
const ATTEMPTS: usize = 20;

/// Applies what is missing and returns how many migrations that was. Safe to call at every start
/// and by several processes at once.
///
/// # Errors
/// If a migration that was already applied reads differently now, if the schema is newer than this
/// program, or if the engine fails.
pub async fn run(store: &Store, now: Timestamp) -> Result<usize, Fault> {
    apply(store, ALL, now).await
}

/// Makes sure that the schema is the one this program works with; changes nothing.
///
/// # Errors
/// If it is older, newer or another one, or if the engine fails.
pub async fn check(store: &Store) -> Result<(), Fault> {
    let rows = store.query("select checksum from migration order by version", &[]).await?;
    let known: Vec<&str> = rows.iter().map(|row| row.text("checksum")).collect::<Result<_, _>>()?;
    let wanted = ALL.iter().map(|migration| checksum(migration.sql));
    if wanted.eq(known) {
        return Ok(());
    }
    Err(Fault::Engine("the schema is of another version of this program: use that one".to_owned()))
}

/// [`run`] with another list, for tests of upgrades.
pub async fn apply(store: &Store, migrations: &[Migration], now: Timestamp) -> Result<usize, Fault> {
    let mut applied = 0;
    for attempt in 1.. {
        match attempt_all(store, migrations, now).await {
            Ok(count) => return Ok(applied + count),
            // Another process was faster with one of the steps: look again at what is left.
            Err((count, CommitError::Unique { .. } | CommitError::Conflict { .. })) if attempt < ATTEMPTS => {
                applied += count;
            }
            Err((_, CommitError::Fault(fault))) => return Err(fault),
            Err((_, other)) => return Err(Fault::Engine(other.to_string())),
        }
    }
    unreachable!("the last attempt returns")
}

async fn attempt_all(store: &Store, migrations: &[Migration], now: Timestamp) -> Result<usize, (usize, CommitError)> {
    let known = known(store).await.map_err(|error| (0, error))?;
    if let Some((version, name, _)) =
        known.iter().find(|(version, ..)| migrations.iter().all(|one| one.version != *version))
    {
        let fault =
            format!("the schema has migration {version} ({name}) that this program does not know: use a newer program");
        return Err((0, Fault::Engine(fault).into()));
    }
    let mut count = 0;
    for migration in migrations {
        let checksum = checksum(migration.sql);
        match known.iter().find(|(version, ..)| *version == migration.version) {
            Some((_, _, stored)) if *stored == checksum => {}
            Some(_) => {
                let fault =
                    format!("migration {} ({}) was changed after it was applied", migration.version, migration.name);
                return Err((count, Fault::Engine(fault).into()));
            }
            None => {
                step(store, migration, &checksum, now).await.map_err(|error| (count, error))?;
                tracing::info!(version = migration.version, name = migration.name, "migrated");
                count += 1;
            }
        }
    }
    Ok(count)
}

/// The row comes first in the transaction: a second process stops at its key and never sees the
/// tables half made.
async fn step(store: &Store, migration: &Migration, checksum: &str, now: Timestamp) -> Result<(), CommitError> {
    for statement in portable::split(migration.sql) {
        portable::check(&statement).map_err(Fault::NotPortable)?;
    }
    let Migration { version, name, sql } = migration;
    let at = now.as_millisecond();
    let row = format!(
        "insert into migration (version, name, checksum, applied_at) values ({version}, '{name}', '{checksum}', {at});"
    );
    store.script(format!("{row}\n{sql}")).await
}

async fn known(store: &Store) -> Result<Vec<(i64, String, String)>, CommitError> {
    const READ: &str = "select version, name, checksum from migration where version > $1 order by version";
    let rows = match store.query(READ, &args![0]).await {
        Ok(rows) => rows,
        // There is no portable way to ask whether a table exists; failing to read it is one.
        Err(_) => {
            create_list(store).await?;
            store.query(READ, &args![0]).await?
        }
    };
    rows.iter().map(|row| Ok((row.int("version")?, row.string("name")?, row.string("checksum")?))).collect()
}

async fn create_list(store: &Store) -> Result<(), CommitError> {
    let table = "create table if not exists migration (version bigint not null, name text not null, checksum text not null, \
                 applied_at bigint not null, constraint migration_version primary key (version))";
    store.script(table.to_owned()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_is_portable_and_says_why_in_its_first_line() {
        for (place, migration) in ALL.iter().enumerate() {
            assert_eq!(migration.version, place as i64 + 1);
            assert!(migration.sql.starts_with("-- "), "{}", migration.name);
            for statement in portable::split(migration.sql) {
                assert_eq!(portable::check(&statement), Ok(()), "{statement}");
            }
        }
    }
}
