//! What one use case did to one dossier, as one batch: its facts, its row, the figures they move,
//! and, when it is accepted, its code.

use crate::args;
use crate::counter::{self, Move};
use crate::engine::Store;
use crate::engine::batch::{Batch, Committed, Expect};
use crate::engine::fault::CommitError;

use super::chain;
use super::row::{DossierRow, FactRow};

/// The change of one dossier.
#[derive(Debug, Clone)]
pub struct Change {
    /// The dossier after the change, but with the `head` it had before (empty for a new one). Its
    /// `version` counts the new facts already.
    pub dossier: DossierRow,
    /// What happened, at least one fact.
    pub facts: Vec<FactRow>,
    /// Figures that move with these facts.
    pub counters: Vec<Move>,
    /// Set when this change accepts the dossier: the day its code is of, `YYYY-MM-DD`. The code is
    /// of the deciding agency.
    pub code_day: Option<String>,
    /// Statements of the same use case about other tables: papers, consultations, idempotency.
    pub beside: Batch,
}

/// Commits the change. [`CommitError::Conflict`] means that somebody else changed the dossier since
/// it was loaded: load again, decide again.
pub async fn record(store: &Store, change: Change) -> Result<Committed, CommitError> {
    store.commit(batch(change, store.counter_slots())).await
}

/// The batch of a change. Rows that many dossiers share come last and in a fixed order, so that
/// their locks are short and never cross; the code comes last of all.
pub fn batch(change: Change, slots: i64) -> Batch {
    let Change { mut dossier, facts, counters, code_day, beside } = change;
    let before = dossier.version - facts.len() as i64;
    let mut batch = Batch::new();
    let mut timeline = Batch::new();
    for (place, fact) in facts.into_iter().enumerate() {
        let seq = before + 1 + place as i64;
        dossier.head = chain::hash(&dossier.head, &dossier.id, seq, &fact);
        let FactRow { at, kind, actor, body } = fact;
        let row = args![&dossier.id, seq, at, kind, actor, body, &dossier.head];
        timeline.push(INSERT_FACT, row, Expect::Rows(1));
    }
    let (id, agency) = (dossier.id.clone(), dossier.agency.clone());
    let slot = counter::slot(&id, slots);
    if before == 0 {
        insert(&mut batch, dossier);
    } else {
        update(&mut batch, dossier, before);
    }
    batch.append(timeline).append(beside);
    counter::push(&mut batch, counters, slot);
    if let Some(day) = code_day {
        take_code(&mut batch, id, &agency, &day);
    }
    batch
}

const INSERT_FACT: &str =
    "insert into fact (dossier, seq, at, kind, actor, body, hash) values ($1, $2, $3, $4, $5, $6, $7)";

const INSERT: &str = "insert into dossier (id, version, head, state, open, procedure, edition, agency, receiving_point, \
     return_point, channel, applicant, applicant_name, applicant_folded, applicant_number, summary, desk_office, \
     desk_role, holder, step, submitted_at, attend_by, accepted_at, due_at, original_due_at, finished_at, returned_at, \
     next_timer_at, updated_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
     $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)";

/// What a dossier was filed as never changes: procedure, applicant's account, channel and time. The rest does: a
/// dispatcher names the agency, a recorded decision moves it to another edition.
const UPDATE: &str = "update dossier set version = $1, head = $2, state = $3, open = $4, edition = $5, agency = $6, \
     receiving_point = $7, return_point = $8, applicant_name = $9, applicant_folded = $10, applicant_number = $11, \
     summary = $12, desk_office = $13, desk_role = $14, holder = $15, step = $16, attend_by = $17, accepted_at = $18, \
     due_at = $19, original_due_at = $20, finished_at = $21, returned_at = $22, next_timer_at = $23, updated_at = $24, \
     body = $25 where id = $26 and version = $27";

fn insert(batch: &mut Batch, d: DossierRow) {
    let row = args![
        d.id,
        d.version,
        d.head,
        d.state,
        d.open,
        d.procedure,
        d.edition,
        d.agency,
        d.receiving_point,
        d.return_point,
        d.channel,
        d.applicant,
        d.applicant_name,
        d.applicant_folded,
        d.applicant_number,
        d.summary,
        d.desk_office,
        d.desk_role,
        d.holder,
        d.step,
        d.submitted_at,
        d.attend_by,
        d.accepted_at,
        d.due_at,
        d.original_due_at,
        d.finished_at,
        d.returned_at,
        d.next_timer_at,
        d.updated_at,
        d.body,
    ];
    batch.push(INSERT, row, Expect::Rows(1));
}

fn update(batch: &mut Batch, d: DossierRow, before: i64) {
    let row = args![
        d.version,
        d.head,
        d.state,
        d.open,
        d.edition,
        d.agency,
        d.receiving_point,
        d.return_point,
        d.applicant_name,
        d.applicant_folded,
        d.applicant_number,
        d.summary,
        d.desk_office,
        d.desk_role,
        d.holder,
        d.step,
        d.attend_by,
        d.accepted_at,
        d.due_at,
        d.original_due_at,
        d.finished_at,
        d.returned_at,
        d.next_timer_at,
        d.updated_at,
        d.body,
        d.id,
        before,
    ];
    batch.push(UPDATE, row, Expect::Rows(1));
}

/// The counter row is locked from here to the commit: whoever comes second waits, reads the next
/// number, and no number is lost when a batch fails.
fn take_code(batch: &mut Batch, dossier: String, agency: &str, day: &str) {
    batch.push(
        "insert into code_counter (agency, day, last) values ($1, $2, 1) \
         on conflict (agency, day) do update set last = code_counter.last + 1",
        args![agency, day],
        Expect::Rows(1),
    );
    batch.push(
        "insert into dossier_code (agency, day, ordinal, dossier) \
         select agency, day, last, cast($1 as text) from code_counter where agency = $2 and day = $3",
        args![dossier, agency, day],
        Expect::Rows(1),
    );
}
