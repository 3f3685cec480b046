//! Whose turn it is: the inbox of an office and role, by time left.

use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Cursor, Listed, granted, listed};

/// Open dossiers that wait for this role at this office, soonest duty first. Empty unless `account`
/// holds the role there today.
pub async fn list_desk(
    store: &Store,
    account: &str,
    office: &str,
    role: &str,
    today: Date,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<Listed>, Fault> {
    const READ: &str = concat!(
        listed!(),
        "where d.open = 1 and d.desk_office = $1 and d.desk_role = $2 and ",
        granted!("$3", "$1", "$2", "$4"),
        " and (d.attend_by, d.id) > ($5, $6) order by d.attend_by, d.id limit $7"
    );
    let (at, id) = Cursor::after(after);
    Listed::read_all(&store.query(READ, &args![office, role, account, today, at, id, limit]).await?)
}
