//! What other agencies ask this office (Decree 118/2025 Art. 19.4).

use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;

use super::row::{Cursor, granted};

/// One open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consulted {
    /// The dossier it is about.
    pub dossier: String,
    /// The question.
    pub id: String,
    /// Who decides the dossier and asks.
    pub asking: String,
    /// Which procedure.
    pub procedure: String,
    /// What the dossier is about.
    pub summary: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When the answer is due.
    pub due_at: Timestamp,
}

/// Open questions to an office, soonest due first. Empty unless `account` holds the role there
/// today. The cursor is of `due_at` and the dossier.
pub async fn list_consultations(
    store: &Store,
    account: &str,
    office: &str,
    role: &str,
    today: Date,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Vec<Consulted>, Fault> {
    const READ: &str = concat!(
        "select q.dossier, q.id, d.agency as asking, d.procedure, d.summary, q.asked_at, q.due_at \
         from consultation q join dossier d on d.id = q.dossier \
         where q.answered_at is null and q.agency = $1 and ",
        granted!("$2", "$1", "$3", "$4"),
        " and (q.due_at, q.dossier) > ($5, $6) order by q.due_at, q.dossier limit $7"
    );
    let (at, id) = Cursor::after(after);
    let rows = store.query(READ, &args![office, account, role, today, at, id, limit]).await?;
    rows.iter()
        .map(|row| {
            Ok(Consulted {
                dossier: row.string("dossier")?,
                id: row.string("id")?,
                asking: row.string("asking")?,
                procedure: row.string("procedure")?,
                summary: row.string("summary")?,
                asked_at: row.time("asked_at")?,
                due_at: row.time("due_at")?,
            })
        })
        .collect()
}

/// Adds to a batch that a question was asked.
pub fn ask(batch: &mut Batch, dossier: &str, id: &str, agency: &str, asked_at: Timestamp, due_at: Timestamp) {
    let row = args![dossier, id, agency, asked_at, due_at];
    batch.push(
        "insert into consultation (dossier, id, agency, asked_at, due_at) values ($1, $2, $3, $4, $5)",
        row,
        Expect::Rows(1),
    );
}

/// Adds to a batch that a question was answered.
pub fn answer(batch: &mut Batch, dossier: &str, id: &str, answered_at: Timestamp) {
    batch.push(
        "update consultation set answered_at = $1 where dossier = $2 and id = $3 and answered_at is null",
        args![answered_at, dossier, id],
        Expect::Rows(1),
    );
}
