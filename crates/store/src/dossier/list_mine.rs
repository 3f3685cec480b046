//! A citizen's own dossiers.

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Cursor, Listed, listed};

/// Dossiers filed by this account, the latest first, open or not. The cursor is of `submitted_at`.
pub async fn list_mine(
    store: &Store,
    account: &str,
    before: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<Listed>, Fault> {
    const READ: &str = concat!(
        listed!(),
        "where d.applicant = $1 and (d.submitted_at, d.id) < ($2, $3) order by d.submitted_at desc, d.id desc limit $4"
    );
    let (at, id) = Cursor::before(before);
    Listed::read_all(&store.query(READ, &args![account, at, id, limit]).await?)
}
