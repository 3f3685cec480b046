//! Figures by agency and day and by procedure and month, moved in the batch that moves them.

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// An agency on a day, `YYYY-MM-DD`.
    AgencyDay(String, String),
    /// A procedure in a month, `YYYY-MM`.
    ProcedureMonth(String, String),
}

/// One figure goes up or down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// Whose figure.
    pub scope: Scope,
    /// Which figure: `accepted`, `on_time`…
    pub measure: String,
    /// By how much.
    pub by: i64,
}

/// The slot a dossier's moves go to: always the same, so that a later move cancels an earlier one
/// in the same row. Uuids of version 7 differ at the end.
pub(crate) fn slot(dossier: &str, slots: i64) -> i64 {
    dossier.bytes().rev().take(2).map(i64::from).sum::<i64>() % slots.max(1)
}

/// Appends the moves in a fixed order, so that two batches never wait for each other.
pub(crate) fn push(batch: &mut Batch, mut moves: Vec<Move>, slot: i64) {
    moves.sort();
    for Move { scope, measure, by } in moves {
        match scope {
            Scope::AgencyDay(agency, day) => batch.push(
                "insert into counter_agency_day (agency, day, measure, slot, n) values ($1, $2, $3, $4, $5) \
                 on conflict (agency, day, measure, slot) do update set n = counter_agency_day.n + excluded.n",
                args![agency, day, measure, slot, by],
                Expect::Rows(1),
            ),
            Scope::ProcedureMonth(procedure, month) => batch.push(
                "insert into counter_procedure_month (procedure, month, measure, slot, n) values ($1, $2, $3, $4, $5) \
                 on conflict (procedure, month, measure, slot) do update set n = counter_procedure_month.n + excluded.n",
                args![procedure, month, measure, slot, by],
                Expect::Rows(1),
            ),
        };
    }
}

/// The figures of an agency from one day to another, both included: (day, measure, n).
pub async fn of_agency(store: &Store, agency: &str, from: &str, to: &str) -> Result<Vec<(String, String, i64)>, Fault> {
    const READ: &str = "select day, measure, cast(sum(n) as bigint) as n from counter_agency_day \
         where agency = $1 and day >= $2 and day <= $3 group by day, measure order by day, measure";
    let rows = store.query(READ, &args![agency, from, to]).await?;
    rows.iter().map(|row| Ok((row.string("day")?, row.string("measure")?, row.int("n")?))).collect()
}

/// The figures of a procedure in a month: (measure, n).
pub async fn of_procedure(store: &Store, procedure: &str, month: &str) -> Result<Vec<(String, i64)>, Fault> {
    const READ: &str = "select measure, cast(sum(n) as bigint) as n from counter_procedure_month \
         where procedure = $1 and month = $2 group by measure order by measure";
    let rows = store.query(READ, &args![procedure, month]).await?;
    rows.iter().map(|row| Ok((row.string("measure")?, row.int("n")?))).collect()
}
