//! The rows of one lifecycle, statement by statement as the store writes and reads them: a household business filed
//! online, accepted, transferred, taken up, submitted for signature; each a commit of its own.
//!
//! The sizes were taken from a run of the product (see [`BODY`]); [`super::sizes`] compares them with the run at hand, so
//! that the floor cannot drift away from what it is the floor of.

use std::time::{SystemTime, UNIX_EPOCH};

/// Bytes of the dossier after each commit, as the product writes them.
pub const BODY: [usize; 5] = [1_399, 2_074, 2_039, 2_130, 2_105];
/// Bytes of the fact of each commit.
pub const FACT: [usize; 5] = [1_096, 601, 121, 161, 120];
/// Bytes of the answer kept under a key.
const ANSWER: usize = 63;

/// What a client commits in one lifecycle.
pub const COMMITS: usize = BODY.len();

/// A value that both drivers take.
#[derive(Debug, Clone)]
pub enum Value {
    /// Text, or none.
    Text(Option<String>),
    /// A number, or none.
    Int(Option<i64>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

const NO_TEXT: Value = Value::Text(None);
const NO_NUMBER: Value = Value::Int(None);

macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(Value::from($value)),*] };
}

/// One statement with its values; SQLite numbers `$n` by first use, so that is how they are written.
pub type Statement = (&'static str, Vec<Value>);

const INSERT_DOSSIER: &str = "insert into dossier (id, version, head, state, open, procedure, edition, agency, \
    receiving_point, return_point, channel, applicant, applicant_name, applicant_folded, applicant_number, summary, \
    desk_office, desk_role, holder, step, submitted_at, attend_by, accepted_at, due_at, original_due_at, finished_at, \
    returned_at, next_timer_at, updated_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
    $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)";
const UPDATE_DOSSIER: &str = "update dossier set version = $1, head = $2, state = $3, open = $4, return_point = $5, \
    applicant_name = $6, applicant_folded = $7, applicant_number = $8, summary = $9, desk_office = $10, desk_role = $11, \
    holder = $12, step = $13, attend_by = $14, accepted_at = $15, due_at = $16, original_due_at = $17, \
    finished_at = $18, returned_at = $19, next_timer_at = $20, updated_at = $21, body = $22 \
    where id = $23 and version = $24";
const INSERT_FACT: &str =
    "insert into fact (dossier, seq, at, kind, actor, body, hash) values ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_PAPER: &str = "insert into paper (dossier, id, component, name, media_type, size, sha256, source, added_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const COUNT_AGENCY: &str = "insert into counter_agency_day (agency, day, measure, slot, n) values ($1, $2, $3, $4, $5) \
    on conflict (agency, day, measure, slot) do update set n = counter_agency_day.n + excluded.n";
const COUNT_PROCEDURE: &str = "insert into counter_procedure_month (procedure, month, measure, slot, n) \
    values ($1, $2, $3, $4, $5) \
    on conflict (procedure, month, measure, slot) do update set n = counter_procedure_month.n + excluded.n";
const KEEP_ANSWER: &str = "insert into idempotency (account, key, request_hash, status, response, at) \
    values ($1, $2, $3, $4, $5, $6)";
const NEXT_ORDINAL: &str = "insert into code_counter (agency, day, last) values ($1, $2, 1) \
    on conflict (agency, day) do update set last = code_counter.last + 1";
const TAKE_CODE: &str = "insert into dossier_code (agency, day, ordinal, dossier) \
    select agency, day, last, cast($1 as text) from code_counter where agency = $2 and day = $3";
/// The whole dossier with its code.
pub const READ: &str = "select d.id, d.version, d.head, d.state, d.open, d.procedure, d.edition, d.agency, \
    d.receiving_point, d.return_point, d.channel, d.applicant, d.applicant_name, d.applicant_folded, d.applicant_number, \
    d.summary, d.desk_office, d.desk_role, d.holder, d.step, d.submitted_at, d.attend_by, d.accepted_at, d.due_at, \
    d.original_due_at, d.finished_at, d.returned_at, d.next_timer_at, d.updated_at, d.body, c.agency as code_agency, \
    c.day as code_day, c.ordinal as code_ordinal \
    from dossier d left join dossier_code c on c.dossier = d.id where d.id = $1";
/// A page of an inbox, without asking whose it is.
pub const LIST: &str = "select d.id, d.version, d.state, d.open, d.procedure, d.edition, d.agency, d.receiving_point, \
    d.return_point, d.channel, d.applicant_name, d.summary, d.desk_office, d.desk_role, d.holder, d.step, \
    d.submitted_at, d.attend_by, d.accepted_at, d.due_at, d.original_due_at, d.finished_at, d.returned_at, d.updated_at, \
    c.agency as code_agency, c.day as code_day, c.ordinal as code_ordinal \
    from dossier d left join dossier_code c on c.dossier = d.id \
    where d.open = 1 and d.desk_office = $1 and d.desk_role = 'leader' order by d.attend_by, d.id limit 51";

const STATES: [(&str, &str, &str); COMMITS] = [
    ("awaiting_reception", "receptionist", "filed"),
    ("accepted", "receptionist", "accepted"),
    ("transferred", "specialist", "transferred"),
    ("in_process", "specialist", "taken"),
    ("submitted_for_signature", "leader", "submitted_for_signature"),
];
const PROCEDURE: &str = "1.001612";
const DAY: &str = "2026-11-23";
const MONTH: &str = "2026-11";
const ACCOUNT: &str = "01998a2f-5c80-7b60-8f2e-3d1b6a9c0e47";
const NAME: &str = "Nguyễn Văn Minh";
const FOLDED: &str = "nguyen van minh";
const NUMBER: &str = "001095000017";
const HOURS: i64 = 3_600_000;

/// One dossier on its way.
pub struct Dossier {
    /// Its id, which sorts by time as the real ones do.
    pub id: String,
    /// The office that decides.
    pub agency: String,
    point: String,
    filed: i64,
    nonce: u64,
    slots: u64,
}

impl Dossier {
    /// The `number`-th dossier of a client, at one of so many agencies, with its figures in one of so many slots.
    pub fn new(client: u64, number: u64, agencies: usize, slots: u64) -> Self {
        let filed = now();
        // Digits that differ at the front would scatter what the real ids keep together.
        let nonce = ((client << 32) | number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (high, low) = (filed >> 16, filed & 0xffff);
        let agency = format!("H26.{:05}", 90_000 + (client * 7 + number) % agencies as u64);
        let (a, b) = ((nonce >> 48) & 0xfff, nonce & 0xffff_ffff_ffff);
        Self {
            id: format!("{high:08x}-{low:04x}-7{a:03x}-8000-{b:012x}"),
            point: format!("{agency}.D01"),
            agency,
            filed,
            nonce,
            slots,
        }
    }

    /// The statements of one of its [`COMMITS`], in the store's order.
    pub fn commit(&self, place: usize) -> Vec<Statement> {
        let at = now();
        let (_, _, kind) = STATES[place];
        let version = i64::try_from(place).expect("a handful") + 1;
        let head = self.hash(place);
        let mut statements = vec![if place == 0 { self.insert(at, &head) } else { self.update(place, at, &head) }];
        let fact = values![&*self.id, version, at, kind, ACCOUNT, json(FACT[place]), head];
        statements.push((INSERT_FACT, fact));
        if place == 0 {
            statements.push((INSERT_PAPER, self.paper(at)));
        }
        let slot = i64::try_from(self.nonce % self.slots).expect("a handful");
        let measures: &[&str] = [&["filed"][..], &["accepted", "accepted_online"]].get(place).copied().unwrap_or(&[]);
        for measure in measures {
            statements.push((COUNT_AGENCY, values![&*self.agency, DAY, *measure, slot, 1]));
        }
        for measure in measures {
            statements.push((COUNT_PROCEDURE, values![PROCEDURE, MONTH, *measure, slot, 1]));
        }
        if place == 1 {
            statements.push((NEXT_ORDINAL, values![&*self.agency, DAY]));
            statements.push((TAKE_CODE, values![&*self.id, &*self.agency, DAY]));
        }
        let key = format!("floor-{:x}-{kind}", self.nonce);
        statements.push((KEEP_ANSWER, values![ACCOUNT, key, self.hash(place + 8), 200, json(ANSWER), at]));
        statements
    }

    fn insert(&self, at: i64, head: &str) -> Statement {
        let (state, role, _) = STATES[0];
        let mut row = values![&*self.id, 1, head, state, 1, PROCEDURE, "1.001612@1", &*self.agency, &*self.point];
        row.extend(values![&*self.point, "online", ACCOUNT, NAME, FOLDED, NUMBER, NAME, &*self.point, role]);
        row.extend([NO_TEXT, NO_NUMBER]);
        row.extend(values![at, at + 8 * HOURS]);
        row.extend([NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER, NO_NUMBER]);
        row.extend(values![at, json(BODY[0])]);
        (INSERT_DOSSIER, row)
    }

    fn update(&self, place: usize, at: i64, head: &str) -> Statement {
        let (state, role, _) = STATES[place];
        let version = i64::try_from(place).expect("a handful") + 1;
        let desk = if role == "receptionist" { &*self.point } else { &*self.agency };
        let mut row = values![version, head, state, 1, &*self.point, NAME, FOLDED, NUMBER, NAME, desk, role];
        row.push(if place >= 3 { ACCOUNT.into() } else { NO_TEXT });
        row.push(if place == 3 { 0.into() } else { NO_NUMBER });
        let due = self.filed + 72 * HOURS;
        row.extend(values![due - i64::from(place < 4) * 64 * HOURS, self.filed, due, due]);
        row.extend([NO_NUMBER, NO_NUMBER, NO_NUMBER]);
        row.extend(values![at, json(BODY[place]), &*self.id, version - 1]);
        (UPDATE_DOSSIER, row)
    }

    fn paper(&self, at: i64) -> Vec<Value> {
        let mut row = values![&*self.id, &*self.id, "identity", "can-cuoc.pdf", "application/pdf", 15, self.hash(99)];
        row.extend(values!["uploaded", at]);
        row
    }

    fn hash(&self, salt: usize) -> String {
        format!("{:016x}{:016x}{:032x}", self.nonce, salt, u128::from(self.nonce) * 0x1_0000_01b3)
    }
}

/// As many bytes as a text of the product has.
fn json(bytes: usize) -> String {
    "x".repeat(bytes)
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is past 1970");
    i64::try_from(since.as_millis()).expect("milliseconds fit for long")
}
