//! Everything open of an agency, a reception point or a specialist, by time left: for those who
//! watch over others' work, and for a specialist's own table.

use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Cursor, Listed, granted, listed};

/// Whose open dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// All that this agency decides; needs the role there.
    Agency {
        /// The agency.
        office: &'a str,
        /// The role in whose name the list is read.
        role: &'a str,
    },
    /// All that this point received; needs the role there.
    ReceivingPoint {
        /// The point.
        office: &'a str,
        /// The role in whose name the list is read.
        role: &'a str,
    },
    /// All that the reader works on.
    Mine,
}

/// Open dossiers of a place, soonest duty first. Empty unless `account` holds the role there today.
pub async fn list_open(
    store: &Store,
    account: &str,
    place: Place<'_>,
    today: Date,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<Listed>, Fault> {
    const AGENCY: &str = concat!(
        listed!(),
        "where d.open = 1 and d.agency = $1 and ",
        granted!("$2", "$1", "$3", "$4"),
        " and (d.attend_by, d.id) > ($5, $6) order by d.attend_by, d.id limit $7"
    );
    const POINT: &str = concat!(
        listed!(),
        "where d.open = 1 and d.receiving_point = $1 and ",
        granted!("$2", "$1", "$3", "$4"),
        " and (d.attend_by, d.id) > ($5, $6) order by d.attend_by, d.id limit $7"
    );
    const MINE: &str = concat!(
        listed!(),
        "where d.open = 1 and d.holder = $1 and (d.attend_by, d.id) > ($2, $3) order by d.attend_by, d.id limit $4"
    );
    let (at, id) = Cursor::after(after);
    let rows = match place {
        Place::Agency { office, role } => {
            store.query(AGENCY, &args![office, account, role, today, at, id, limit]).await?
        }
        Place::ReceivingPoint { office, role } => {
            store.query(POINT, &args![office, account, role, today, at, id, limit]).await?
        }
        Place::Mine => store.query(MINE, &args![account, at, id, limit]).await?,
    };
    Listed::read_all(&rows)
}
