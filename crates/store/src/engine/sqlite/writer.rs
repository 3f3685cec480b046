//! The writer: waiting batches share one commit, each inside its own savepoint.

use std::panic::AssertUnwindSafe;

use rusqlite::{Connection, ErrorCode};
use tokio::sync::{mpsc, oneshot};

use super::super::batch::{Batch, Committed};
use super::super::fault::{CommitError, Fault};
use super::{bind, fault};

/// Batches in one commit at most, so that the first of a group does not wait for a crowd.
const GROUP: usize = 256;

/// Something for the writer to do, and where to answer.
#[derive(Debug)]
pub(super) enum Job {
    Batch { batch: Batch, reply: Reply<Committed> },
    Script { sql: String, reply: Reply<()> },
}

type Reply<T> = oneshot::Sender<Result<T, CommitError>>;

/// An answer that may be given only after the group is on disk.
type Answer = (Reply<Committed>, Result<Committed, CommitError>);

/// Works until every sender is gone and the queue is empty.
pub(super) fn run(connection: &Connection, mut jobs: mpsc::Receiver<Job>) {
    while let Some(job) = jobs.blocking_recv() {
        // A panic must not end the writer: the callers of this group see their reply dropped, which
        // they read as "unknown", and the next group starts from a clean connection.
        let worked = std::panic::catch_unwind(AssertUnwindSafe(|| work(connection, job, &mut jobs)));
        if worked.is_err() {
            tracing::error!("the writer panicked; the group was rolled back");
        }
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("rollback");
        }
    }
}

fn work(connection: &Connection, job: Job, jobs: &mut mpsc::Receiver<Job>) {
    let mut next = Some(job);
    while let Some(job) = next.take() {
        match job {
            Job::Script { sql, reply } => {
                let _ = reply.send(script(connection, &sql));
            }
            Job::Batch { batch, reply } => next = group(connection, (batch, reply), jobs),
        }
    }
}

/// Commits a group and answers everyone in it. Gives back a job that cannot be part of a group.
fn group(connection: &Connection, first: (Batch, Reply<Committed>), jobs: &mut mpsc::Receiver<Job>) -> Option<Job> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut left_over = None;
    let mut lost = execute(connection, "begin immediate").err();
    let mut next = Some(first);
    while let Some((batch, reply)) = next.take() {
        let result = match &lost {
            Some(fault) => Err(fault.clone().into()),
            None => apply(connection, &batch),
        };
        // Some errors (disk full, I/O) roll the whole transaction back, with all who came before.
        if lost.is_none() && connection.is_autocommit() {
            lost = Some(Fault::Engine(format!("the group was rolled back: {}", describe(&result))));
        }
        answers.push((reply, result));
        if answers.len() < GROUP {
            match jobs.try_recv() {
                Ok(Job::Batch { batch, reply }) => next = Some((batch, reply)),
                Ok(script) => left_over = Some(script),
                Err(_) => {}
            }
        }
    }
    if lost.is_none()
        && let Err(fault) = execute(connection, "commit")
    {
        tracing::error!(%fault, "a group was not committed");
        let _ = execute(connection, "rollback");
        lost = Some(fault);
    }
    for (reply, result) in answers {
        let result = match &lost {
            Some(fault) if result.is_ok() => Err(fault.clone().into()),
            _ => result,
        };
        // The caller may have gone; the batch stands all the same.
        let _ = reply.send(result);
    }
    left_over
}

/// Runs one batch in a savepoint; on any error nothing of it remains and the group goes on.
fn apply(connection: &Connection, batch: &Batch) -> Result<Committed, CommitError> {
    execute(connection, "savepoint batch")?;
    let result = statements(connection, batch);
    if result.is_err() && !connection.is_autocommit() {
        execute(connection, "rollback to batch")?;
    }
    if !connection.is_autocommit() {
        execute(connection, "release batch")?;
    }
    result
}

fn statements(connection: &Connection, batch: &Batch) -> Result<Committed, CommitError> {
    let mut touched = Vec::with_capacity(batch.statements.len());
    for (place, statement) in batch.statements.iter().enumerate() {
        let mut prepared = connection.prepare_cached(&statement.sql).map_err(fault)?;
        bind(&mut prepared, &statement.args)?;
        let count = prepared.raw_execute().map_err(|error| refused(error, place))? as u64;
        if !statement.expect.is_met_by(count) {
            return Err(CommitError::Conflict { statement: place });
        }
        touched.push(count);
    }
    Ok(Committed { touched })
}

fn script(connection: &Connection, sql: &str) -> Result<(), CommitError> {
    execute(connection, "begin immediate")?;
    let result = connection
        .execute_batch(sql)
        .map_err(|error| refused(error, 0))
        .and_then(|()| execute(connection, "commit").map_err(CommitError::from));
    if !connection.is_autocommit() {
        execute(connection, "rollback")?;
    }
    result
}

fn execute(connection: &Connection, sql: &str) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(sql).map_err(fault)?;
    statement.raw_execute().map(drop).map_err(fault)
}

/// `UNIQUE constraint failed: account.login, account.kind` becomes `account_login_kind`, the name
/// the same constraint has in PostgreSQL.
fn refused(error: rusqlite::Error, statement: usize) -> CommitError {
    const UNIQUE: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
    const KEY: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY;
    if let rusqlite::Error::SqliteFailure(code, Some(message)) = &error
        && code.code == ErrorCode::ConstraintViolation
        && matches!(code.extended_code, UNIQUE | KEY)
    {
        let columns = message.rsplit(": ").next().unwrap_or_default();
        let mut constraint = String::new();
        for column in columns.split(", ") {
            let (table, column) = column.split_once('.').unwrap_or(("", column));
            if constraint.is_empty() {
                constraint.push_str(table);
            }
            constraint.push('_');
            constraint.push_str(column);
        }
        return CommitError::Unique { statement, constraint };
    }
    fault(error).into()
}

fn describe(result: &Result<Committed, CommitError>) -> String {
    match result {
        Ok(_) => "for no known reason".to_owned(),
        Err(error) => error.to_string(),
    }
}
