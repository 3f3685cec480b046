//! Named values that belong to the data rather than to the machine, such as which catalogue was loaded.

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;

/// The value of a setting.
pub async fn find(store: &Store, name: &str) -> Result<Option<String>, Fault> {
    store
        .find("select value from setting where name = $1", &args![name])
        .await?
        .map(|row| row.string("value"))
        .transpose()
}

/// Adds to a batch that a setting has this value now.
pub fn set(batch: &mut Batch, name: &str, value: &str) {
    batch.push(
        "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
        args![name, value],
        Expect::Rows(1),
    );
}
