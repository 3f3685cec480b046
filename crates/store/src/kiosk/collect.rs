//! Results that wait for one person, for a kiosk at which an officer vouched for them.

use jiff::Timestamp;

use crate::args;
use crate::dossier::Code;
use crate::engine::Store;
use crate::engine::fault::Fault;

/// A result that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The code of the dossier.
    pub code: Code,
    /// Edition of its procedure.
    pub edition: String,
    /// Where the result is handed back.
    pub return_point: String,
    /// When the agency was done.
    pub finished_at: Option<Timestamp>,
}

/// What was issued to the holder of this number and not collected, the latest dossier first.
pub async fn list_waiting(store: &Store, number: &str, limit: u32) -> Result<Vec<Waiting>, Fault> {
    const READ: &str = "select d.edition, d.return_point, d.finished_at, c.agency as agency, c.day as day, \
         c.ordinal as ordinal from dossier d join dossier_code c on c.dossier = d.id \
         where d.applicant_number = $1 and d.state = 'issued' order by d.id desc limit $2";
    let rows = store.query(READ, &args![number, limit]).await?;
    let read = |row: &crate::Row| {
        Ok(Waiting {
            code: Code { agency: row.string("agency")?, day: row.string("day")?, ordinal: row.int("ordinal")? },
            edition: row.string("edition")?,
            return_point: row.string("return_point")?,
            finished_at: row.opt_time("finished_at")?,
        })
    };
    rows.iter().map(read).collect()
}
