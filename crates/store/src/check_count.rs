//! How often anybody checked a paper.

use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};

/// Counts one check.
pub async fn add(store: &Store, day: Date, answer: &str) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    batch.push(
        "insert into check_count (day, answer, n) values ($1, $2, 1) \
         on conflict (day, answer) do update set n = check_count.n + 1",
        args![day, answer],
        Expect::Rows(1),
    );
    store.commit(batch).await.map(drop)
}

/// The counts between two days, both included: day, answer, how often.
pub async fn between(store: &Store, first: Date, last: Date) -> Result<Vec<(String, String, i64)>, Fault> {
    const READ: &str = "select day, answer, n from check_count where day >= $1 and day <= $2 order by day, answer";
    let rows = store.query(READ, &args![first, last]).await?;
    rows.iter().map(|row| Ok((row.string("day")?, row.string("answer")?, row.int("n")?))).collect()
}
