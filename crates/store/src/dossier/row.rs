//! The columns of a dossier and of a fact. What they mean is decided in `domain`; here they are
//! only kept. Accounts, offices, states and roles are their stable names.

use jiff::Timestamp;

use crate::engine::fault::Fault;
use crate::engine::value::Row;

/// A dossier as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierRow {
    /// Identifier, a uuid.
    pub id: String,
    /// Number of facts; also the optimistic lock.
    pub version: i64,
    /// Hash of the last fact; empty before the first.
    pub head: String,
    /// State by its stable name.
    pub state: String,
    /// True until nobody has to act any more; finished dossiers leave every inbox.
    pub open: bool,
    /// Procedure code.
    pub procedure: String,
    /// Edition of the procedure the dossier is pinned to.
    pub edition: String,
    /// The agency that decides.
    pub agency: String,
    /// The point that received it.
    pub receiving_point: String,
    /// The point that hands back the result.
    pub return_point: String,
    /// How it came in.
    pub channel: String,
    /// Account of the applicant.
    pub applicant: Option<String>,
    /// Name of the applicant.
    pub applicant_name: String,
    /// The name in lower case without marks.
    pub applicant_folded: String,
    /// Personal or organisation number of the applicant.
    pub applicant_number: Option<String>,
    /// What it is about, in one line.
    pub summary: String,
    /// The office whose turn it is.
    pub desk_office: String,
    /// The role at that office.
    pub desk_role: String,
    /// Account of the specialist who works on it.
    pub holder: Option<String>,
    /// Step of the internal plan.
    pub step: Option<i64>,
    /// When it was filed.
    pub submitted_at: Timestamp,
    /// What inboxes sort by: when whoever has it must have acted. The due date, or an earlier duty.
    pub attend_by: Timestamp,
    /// When the clock started.
    pub accepted_at: Option<Timestamp>,
    /// The present due date.
    pub due_at: Option<Timestamp>,
    /// The due date first promised.
    pub original_due_at: Option<Timestamp>,
    /// When the agency was done with it.
    pub finished_at: Option<Timestamp>,
    /// When the person had the result.
    pub returned_at: Option<Timestamp>,
    /// When the schedule must look at it.
    pub next_timer_at: Option<Timestamp>,
    /// When something last happened.
    pub updated_at: Timestamp,
    /// The whole dossier as JSON.
    pub body: String,
}

/// A fact about to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    /// When it happened.
    pub at: Timestamp,
    /// Its stable name.
    pub kind: String,
    /// The account that did it; none for visitors and the schedule.
    pub actor: Option<String>,
    /// The fact as JSON.
    pub body: String,
}

/// A fact as it stands in the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFact {
    /// Place in the timeline, from 1.
    pub seq: i64,
    /// The fact.
    pub fact: FactRow,
    /// Hash over the hash before it and this fact.
    pub hash: String,
}

/// The public code in its parts; `domain` prints and reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Code {
    /// The agency that decides.
    pub agency: String,
    /// The day of acceptance, `YYYY-MM-DD`.
    pub day: String,
    /// Place among the agency's dossiers of that day, from 1 without gap.
    pub ordinal: i64,
}

/// A dossier with its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The dossier.
    pub row: DossierRow,
    /// Its code, once accepted.
    pub code: Option<Code>,
}

/// A dossier in a list: what a line of it shows, without the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Identifier.
    pub id: String,
    /// Its code, once accepted.
    pub code: Option<Code>,
    /// Number of facts.
    pub version: i64,
    /// State by its stable name.
    pub state: String,
    /// True until nobody has to act any more.
    pub open: bool,
    /// Procedure code.
    pub procedure: String,
    /// Edition of the procedure.
    pub edition: String,
    /// The agency that decides.
    pub agency: String,
    /// The point that received it.
    pub receiving_point: String,
    /// The point that hands back the result.
    pub return_point: String,
    /// How it came in.
    pub channel: String,
    /// Name of the applicant.
    pub applicant_name: String,
    /// What it is about.
    pub summary: String,
    /// The office whose turn it is.
    pub desk_office: String,
    /// The role at that office.
    pub desk_role: String,
    /// Account of the specialist who works on it.
    pub holder: Option<String>,
    /// Step of the internal plan.
    pub step: Option<i64>,
    /// When it was filed.
    pub submitted_at: Timestamp,
    /// When whoever has it must have acted.
    pub attend_by: Timestamp,
    /// When the clock started.
    pub accepted_at: Option<Timestamp>,
    /// The present due date.
    pub due_at: Option<Timestamp>,
    /// The due date first promised.
    pub original_due_at: Option<Timestamp>,
    /// When the agency was done with it.
    pub finished_at: Option<Timestamp>,
    /// When the person had the result.
    pub returned_at: Option<Timestamp>,
    /// When something last happened.
    pub updated_at: Timestamp,
}

/// Where a page of a list ended: the time it sorts by, then the identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The time of the last line.
    pub at: Timestamp,
    /// The identifier of the last line.
    pub id: String,
}

impl Cursor {
    /// Arguments of `(time, id) > ($n, $n+1)`; before everything if there is no cursor.
    pub(crate) fn after(cursor: Option<&Cursor>) -> (i64, &str) {
        cursor.map_or((i64::MIN, ""), |cursor| (cursor.at.as_millisecond(), &cursor.id))
    }

    /// Arguments of `(time, id) < ($n, $n+1)`; after everything if there is no cursor.
    pub(crate) fn before(cursor: Option<&Cursor>) -> (i64, &str) {
        cursor.map_or((i64::MAX, ""), |cursor| (cursor.at.as_millisecond(), &cursor.id))
    }
}

/// The select list of [`Listed`], as text for `concat!`.
macro_rules! listed {
    () => {
        "select d.id, d.version, d.state, d.open, d.procedure, d.edition, d.agency, d.receiving_point, d.return_point, \
         d.channel, d.applicant_name, d.summary, d.desk_office, d.desk_role, d.holder, d.step, d.submitted_at, \
         d.attend_by, d.accepted_at, d.due_at, d.original_due_at, d.finished_at, d.returned_at, d.updated_at, \
         c.agency as code_agency, c.day as code_day, c.ordinal as code_ordinal \
         from dossier d left join dossier_code c on c.dossier = d.id "
    };
}

/// The select list of [`Found`], as text for `concat!`.
macro_rules! found {
    () => {
        "select d.id, d.version, d.head, d.state, d.open, d.procedure, d.edition, d.agency, d.receiving_point, \
         d.return_point, d.channel, d.applicant, d.applicant_name, d.applicant_folded, d.applicant_number, d.summary, \
         d.desk_office, d.desk_role, d.holder, d.step, d.submitted_at, d.attend_by, d.accepted_at, d.due_at, \
         d.original_due_at, d.finished_at, d.returned_at, d.next_timer_at, d.updated_at, d.body, \
         c.agency as code_agency, c.day as code_day, c.ordinal as code_ordinal \
         from dossier d left join dossier_code c on c.dossier = d.id "
    };
}

/// True if an account holds a role for an office today. The placeholders are the caller's.
macro_rules! granted {
    ($account:literal, $office:literal, $role:literal, $today:literal) => {
        concat!(
            "exists (select 1 from role_grant g where g.account = ",
            $account,
            " and g.office = ",
            $office,
            " and g.role = ",
            $role,
            " and g.valid_from <= ",
            $today,
            " and (g.valid_to is null or g.valid_to >= ",
            $today,
            "))"
        )
    };
}
pub(crate) use found;
pub(super) use {granted, listed};

fn code(row: &Row) -> Result<Option<Code>, Fault> {
    row.opt_string("code_agency")?
        .map(|agency| Ok(Code { agency, day: row.string("code_day")?, ordinal: row.int("code_ordinal")? }))
        .transpose()
}

impl Found {
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        let code = code(row)?;
        let row = DossierRow {
            id: row.string("id")?,
            version: row.int("version")?,
            head: row.string("head")?,
            state: row.string("state")?,
            open: row.flag("open")?,
            procedure: row.string("procedure")?,
            edition: row.string("edition")?,
            agency: row.string("agency")?,
            receiving_point: row.string("receiving_point")?,
            return_point: row.string("return_point")?,
            channel: row.string("channel")?,
            applicant: row.opt_string("applicant")?,
            applicant_name: row.string("applicant_name")?,
            applicant_folded: row.string("applicant_folded")?,
            applicant_number: row.opt_string("applicant_number")?,
            summary: row.string("summary")?,
            desk_office: row.string("desk_office")?,
            desk_role: row.string("desk_role")?,
            holder: row.opt_string("holder")?,
            step: row.opt_int("step")?,
            submitted_at: row.time("submitted_at")?,
            attend_by: row.time("attend_by")?,
            accepted_at: row.opt_time("accepted_at")?,
            due_at: row.opt_time("due_at")?,
            original_due_at: row.opt_time("original_due_at")?,
            finished_at: row.opt_time("finished_at")?,
            returned_at: row.opt_time("returned_at")?,
            next_timer_at: row.opt_time("next_timer_at")?,
            updated_at: row.time("updated_at")?,
            body: row.string("body")?,
        };
        Ok(Found { row, code })
    }
}

impl Listed {
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        Ok(Listed {
            id: row.string("id")?,
            code: code(row)?,
            version: row.int("version")?,
            state: row.string("state")?,
            open: row.flag("open")?,
            procedure: row.string("procedure")?,
            edition: row.string("edition")?,
            agency: row.string("agency")?,
            receiving_point: row.string("receiving_point")?,
            return_point: row.string("return_point")?,
            channel: row.string("channel")?,
            applicant_name: row.string("applicant_name")?,
            summary: row.string("summary")?,
            desk_office: row.string("desk_office")?,
            desk_role: row.string("desk_role")?,
            holder: row.opt_string("holder")?,
            step: row.opt_int("step")?,
            submitted_at: row.time("submitted_at")?,
            attend_by: row.time("attend_by")?,
            accepted_at: row.opt_time("accepted_at")?,
            due_at: row.opt_time("due_at")?,
            original_due_at: row.opt_time("original_due_at")?,
            finished_at: row.opt_time("finished_at")?,
            returned_at: row.opt_time("returned_at")?,
            updated_at: row.time("updated_at")?,
        })
    }

    pub(crate) fn read_all(rows: &[Row]) -> Result<Vec<Self>, Fault> {
        rows.iter().map(Self::read).collect()
    }

    /// The cursor of the page after this line, in lists by duty.
    pub fn cursor(&self) -> Cursor {
        Cursor { at: self.attend_by, id: self.id.clone() }
    }
}

impl StoredFact {
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        let fact = FactRow {
            at: row.time("at")?,
            kind: row.string("kind")?,
            actor: row.opt_string("actor")?,
            body: row.string("body")?,
        };
        Ok(StoredFact { seq: row.int("seq")?, fact, hash: row.string("hash")? })
    }
}
