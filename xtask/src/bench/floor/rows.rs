//! The rows of one lifecycle: submitted, accepted, three more steps; each a commit of its own.

use std::time::{SystemTime, UNIX_EPOCH};

/// Bytes of a dossier with ten answered fields and of a fact, as the store writes them.
const DOSSIER_BODY: usize = 2_000;
const FACT_BODY: usize = 500;

/// What a client does in one lifecycle, besides reading and listing.
pub const COMMITS: u64 = 5;

/// A value that both drivers take.
#[derive(Debug, Clone)]
pub enum Value {
    /// Text, or none.
    Text(Option<String>),
    /// A number, or none.
    Int(Option<i64>),
}

fn text(value: impl Into<String>) -> Value {
    Value::Text(Some(value.into()))
}

fn int(value: u64) -> Value {
    Value::Int(Some(i64::try_from(value).expect("times and counts are small")))
}

/// One statement with its values; SQLite numbers `$n` by first use, so that is how they are written.
pub type Statement = (&'static str, Vec<Value>);

pub const INSERT_DOSSIER: &str = "insert into dossier (id, version, head, state, open, procedure, edition, agency, \
    receiving_point, return_point, channel, applicant, applicant_name, applicant_folded, summary, desk_office, desk_role, \
    step, submitted_at, attend_by, updated_at, body) \
    values ($1, 1, $2, 'awaiting_reception', 1, '1.001193', '1.001193/1', $3, $3, $3, 'online', $4, $5, $5, $5, $3, \
    'receptionist', 0, $6, $7, $6, $8)";
pub const INSERT_FACT: &str =
    "insert into fact (dossier, seq, at, kind, actor, body, hash) values ($1, $2, $3, $4, $5, $6, $7)";
const UPDATE_DOSSIER: &str = "update dossier set version = $1, head = $2, state = $3, desk_role = $4, holder = $5, step = $1, \
    attend_by = $6, due_at = $6, updated_at = $7, body = $8 where id = $9 and version = $10";
const COUNT_AGENCY: &str = "insert into counter_agency_day (agency, day, measure, slot, n) values ($1, $2, $3, $4, 1) \
    on conflict (agency, day, measure, slot) do update set n = counter_agency_day.n + 1";
const COUNT_PROCEDURE: &str = "insert into counter_procedure_month (procedure, month, measure, slot, n) \
    values ('1.001193', $1, $2, $3, 1) \
    on conflict (procedure, month, measure, slot) do update set n = counter_procedure_month.n + 1";
const KEEP_ANSWER: &str = "insert into idempotency (account, key, request_hash, status, response, at) \
    values ($1, $2, $3, 201, $4, $5)";
const NEXT_ORDINAL: &str = "insert into code_counter (agency, day, last) values ($1, $2, 1) \
    on conflict (agency, day) do update set last = code_counter.last + 1";
const TAKE_CODE: &str = "insert into dossier_code (agency, day, ordinal, dossier) \
    select agency, day, last, $1 from code_counter where agency = $2 and day = $3";
pub const READ_DOSSIER: &str = "select body, version, head from dossier where id = $1";
pub const READ_FACTS: &str = "select seq, at, kind, body, hash from fact where dossier = $1 order by seq";
pub const LIST: &str = "select id, applicant_name, summary, state, attend_by from dossier \
    where open = 1 and desk_office = $1 and desk_role = 'receptionist' order by attend_by, id limit 20";

/// One dossier on its way.
pub struct Dossier {
    /// Its id, which sorts by time as the real ones do.
    pub id: String,
    /// The office that decides.
    pub agency: String,
    nonce: u64,
}

impl Dossier {
    /// The `number`-th dossier of a client.
    pub fn new(client: u64, number: u64) -> Self {
        let nonce = (client << 40) | number;
        Self { id: format!("{:012x}-7{nonce:015x}", now()), agency: format!("H26.{}", nonce % 126), nonce }
    }

    /// The statements of one of its [`COMMITS`].
    pub fn commit(&self, number: u64) -> Vec<Statement> {
        let (at, version) = (now(), number + 1);
        let hash = format!("{:064x}", self.nonce * COMMITS + number);
        let day = "2026-11-23";
        let slot = self.nonce % 8;
        let mut statements =
            if number == 0 { vec![self.insert(at, &hash)] } else { vec![self.update(version, at, &hash)] };
        statements.push(self.fact(version, at, &hash));
        statements.push((COUNT_AGENCY, vec![text(&*self.agency), text(day), text(format!("m{number}")), int(slot)]));
        statements.push((COUNT_PROCEDURE, vec![text("2026-11"), text(format!("m{number}")), int(slot)]));
        let answer = "x".repeat(300);
        statements.push((
            KEEP_ANSWER,
            vec![text("citizen"), text(format!("{}-{number}", self.id)), text(&*hash), text(answer), int(at)],
        ));
        if number == 1 {
            // The hot row comes last, so that it is held for the shortest time.
            statements.push((NEXT_ORDINAL, vec![text(&*self.agency), text(day)]));
            statements.push((TAKE_CODE, vec![text(&*self.id), text(&*self.agency), text(day)]));
        }
        statements
    }

    fn insert(&self, at: u64, hash: &str) -> Statement {
        let values = vec![
            text(&*self.id),
            text(hash),
            text(&*self.agency),
            text(format!("account-{}", self.nonce % 1000)),
            text("Trần Thị Quý"),
            int(at),
            int(at + 28_800_000),
            text("x".repeat(DOSSIER_BODY)),
        ];
        (INSERT_DOSSIER, values)
    }

    fn update(&self, version: u64, at: u64, hash: &str) -> Statement {
        let values = vec![
            int(version),
            text(hash),
            text("in_process"),
            text("specialist"),
            Value::Text(None),
            int(at + 259_200_000),
            int(at),
            text("x".repeat(DOSSIER_BODY)),
            text(&*self.id),
            int(version - 1),
        ];
        (UPDATE_DOSSIER, values)
    }

    /// The fact of one step.
    pub fn fact(&self, seq: u64, at: u64, hash: &str) -> Statement {
        let values = vec![
            text(&*self.id),
            int(seq),
            int(at),
            text("submitted"),
            text("account"),
            text("x".repeat(FACT_BODY)),
            text(hash),
        ];
        (INSERT_FACT, values)
    }
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is past 1970");
    u64::try_from(since.as_millis()).expect("milliseconds fit for long")
}
