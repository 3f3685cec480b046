//! How many dossiers there are.

use crate::engine::Store;
use crate::engine::fault::Fault;

/// All dossiers, finished ones too. Reads the whole table: for operators' commands, never for a page.
pub async fn count(store: &Store) -> Result<u64, Fault> {
    let row = store.find("select count(*) as n from dossier", &[]).await?;
    row.map_or(Ok(0), |row| Ok(u64::try_from(row.int("n")?).unwrap_or(0)))
}
