//! One batch, one round trip: `begin`, every statement and `commit` are sent before any answer is
//! read. A statement that fails leaves the transaction aborted, and the server then answers the
//! `commit` by rolling back, so nothing needs to be decided on our side in between.
//!
//! An expectation must therefore be an error on the server. It is made one by dividing by zero when
//! the number of touched rows is another than expected, see `docs/decisions/0002-batch-as-data.md`.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use deadpool_postgres::Object;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Statement};

use super::super::batch::{Batch, Committed, Expect};
use super::super::fault::{CommitError, Fault};
use super::{fault, is_moved, refused, types};

/// What became of one attempt.
pub(super) enum Outcome {
    /// Committed, or refused for good.
    Done(Result<Committed, CommitError>),
    /// Nothing was committed; the same connection may try again.
    Again(String),
    /// Nothing was committed; try on another connection.
    Elsewhere(String),
}

type Step<'a> = Pin<Box<dyn Future<Output = Result<u64, Error>> + Send + 'a>>;

/// Sends the batch once.
pub(super) async fn commit(client: &Object, batch: &Batch) -> Outcome {
    let prepared = match prepare(client, batch).await {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let mut steps: Vec<Step<'_>> = Vec::with_capacity(prepared.len() + 2);
    steps.push(Box::pin(async { client.batch_execute("begin").await.map(|()| 0) }));
    for (statement, prepared) in batch.statements.iter().zip(&prepared) {
        let params: Vec<&(dyn ToSql + Sync)> = statement.args.iter().map(|value| value as _).collect();
        let expect = statement.expect;
        steps.push(Box::pin(async move {
            if expect == Expect::Any {
                client.execute(prepared, &params).await
            } else {
                let row = client.query_one(prepared, &params).await?;
                Ok(row.try_get::<_, i64>(0)?.unsigned_abs())
            }
        }));
    }
    steps.push(Box::pin(async { client.batch_execute("commit").await.map(|()| 0) }));
    read(in_order(steps).await)
}

/// Prepares what this connection has not seen yet; after the first batches that is nothing.
async fn prepare(client: &Object, batch: &Batch) -> Result<Vec<Statement>, Outcome> {
    let mut prepared = Vec::with_capacity(batch.statements.len());
    for statement in &batch.statements {
        let found = match guard(&statement.sql, statement.expect) {
            Some(guarded) => client.prepare_cached(&guarded).await,
            None => client.prepare_cached(&statement.sql).await,
        };
        let found = found.map_err(|error| {
            if error.is_closed() || is_moved(&error) {
                Outcome::Elsewhere(error.to_string())
            } else {
                Outcome::Done(Err(fault(&error).into()))
            }
        })?;
        types::check(&found, &statement.args).map_err(|fault| Outcome::Done(Err(fault.into())))?;
        prepared.push(found);
    }
    Ok(prepared)
}

/// Wraps a statement so that it fails with `division_by_zero` unless it touches what is expected.
fn guard(sql: &str, expect: Expect) -> Option<String> {
    let condition = match expect {
        Expect::Any => return None,
        Expect::Rows(rows) => format!("= {rows}"),
        Expect::AtLeast(rows) => format!(">= {rows}"),
    };
    Some(format!(
        "with touched as ({sql} returning 1) select count(*) / (case when count(*) {condition} then 1 else 0 end) from touched"
    ))
}

/// Polls every step once in order, which writes all messages before the first answer, and then
/// waits for the answers, which come in the same order.
async fn in_order(mut steps: Vec<Step<'_>>) -> Vec<Result<u64, Error>> {
    let mut results: Vec<Option<Result<u64, Error>>> = steps.iter().map(|_| None).collect();
    let mut all_sent = false;
    poll_fn(|context| {
        let mut pending = false;
        for (step, result) in steps.iter_mut().zip(&mut results) {
            if result.is_some() {
                continue;
            }
            match step.as_mut().poll(context) {
                Poll::Ready(answer) => *result = Some(answer),
                Poll::Pending => pending = true,
            }
            if pending && all_sent {
                break;
            }
        }
        all_sent = true;
        if pending { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    results.into_iter().flatten().collect()
}

/// The first error tells why; those after it only say that the transaction was aborted.
fn read(results: Vec<Result<u64, Error>>) -> Outcome {
    let last = results.len() - 1;
    let mut touched = Vec::with_capacity(last);
    for (place, result) in results.into_iter().enumerate() {
        match result {
            Ok(count) => touched.push(count),
            Err(error) => return refusal(&error, place, last),
        }
    }
    touched.pop();
    Outcome::Done(Ok(Committed { touched: touched.split_off(1) }))
}

fn refusal(error: &Error, place: usize, last: usize) -> Outcome {
    let statement = place.saturating_sub(1);
    let Some(code) = error.code() else {
        // No answer: the server may or may not have come as far as `commit`.
        return Outcome::Done(Err(Fault::Unknown(error.to_string()).into()));
    };
    if [&SqlState::T_R_SERIALIZATION_FAILURE, &SqlState::T_R_DEADLOCK_DETECTED].contains(&code) {
        return Outcome::Again(error.to_string());
    }
    if is_moved(error) && place < last {
        return Outcome::Elsewhere(error.to_string());
    }
    if is_moved(error) {
        return Outcome::Done(Err(Fault::Unknown(error.to_string()).into()));
    }
    if *code == SqlState::DIVISION_BY_ZERO {
        return Outcome::Done(Err(CommitError::Conflict { statement }));
    }
    Outcome::Done(Err(refused(error, statement)))
}
