//! Subjects, their chains of facts, what they are known and listed by, and numbers without a gap.

use jiff::Timestamp;

use crate::args;
use crate::dossier::{FactRow, StoredFact, chain};
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Row;
use crate::engine::{Snapshot, Store};

/// Name of the constraint that a second subject under the same key breaks.
pub const TAKEN: &str = "subject_key_kind_key";
/// Name of the constraint that a second beginning of the same subject breaks.
pub const BEGUN: &str = "subject_kind_id";
/// Name of the constraint that a second change of the same version breaks.
pub const REPEATED_FACT: &str = "subject_fact_kind_id_seq";

/// A subject as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectRow {
    /// Its kind.
    pub kind: String,
    /// Its identifier.
    pub id: String,
    /// Number of its facts.
    pub version: i64,
    /// Hash of its last fact.
    pub head: String,
    /// The whole of it as JSON.
    pub body: String,
}

impl SubjectRow {
    fn read(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            kind: row.string("kind")?,
            id: row.string("id")?,
            version: row.int("version")?,
            head: row.string("head")?,
            body: row.string("body")?,
        })
    }
}

/// A place in a list: its tag, and where in it.
pub type TagPlace = (String, i64);

/// What becomes of a subject: its new body, what it is known and listed by from here on, and what happened.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its kind.
    pub kind: String,
    /// Its identifier.
    pub id: String,
    /// The version and head it had; nothing for a new one.
    pub before: Option<(i64, String)>,
    /// The new body.
    pub body: String,
    /// What happened, at least one fact.
    pub facts: Vec<FactRow>,
    /// Keys it gets and keys it gives up.
    pub keys: (Vec<String>, Vec<String>),
    /// Places in lists it gets and gives up: tag and sort.
    pub tags: (Vec<TagPlace>, Vec<TagPlace>),
    /// When.
    pub at: Timestamp,
}

/// Adds a change to a batch and returns the hash of its last fact. Somebody who was faster makes it conflict.
pub fn change(batch: &mut Batch, change: Change) -> String {
    let Change { kind, id, before, body, facts, keys, tags, at } = change;
    let (version, mut head) = before.clone().unwrap_or_default();
    let subject = format!("{kind}:{id}");
    let mut seq = version;
    let mut rows = Vec::with_capacity(facts.len());
    for fact in facts {
        seq += 1;
        head = chain::hash(&head, &subject, seq, &fact);
        rows.push((seq, fact, head.clone()));
    }
    match before {
        None => batch.push(
            "insert into subject (kind, id, version, head, updated_at, body) values ($1, $2, $3, $4, $5, $6)",
            args![&kind, &id, seq, &head, at, body],
            Expect::Rows(1),
        ),
        Some((version, _)) => batch.push(
            "update subject set version = $1, head = $2, updated_at = $3, body = $4 \
             where kind = $5 and id = $6 and version = $7",
            args![seq, &head, at, body, &kind, &id, version],
            Expect::Rows(1),
        ),
    };
    for (seq, fact, hash) in rows {
        let FactRow { at, kind: name, actor, body } = fact;
        batch.push(
            "insert into subject_fact (kind, id, seq, at, fact, actor, body, hash) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![&kind, &id, seq, at, name, actor, body, hash],
            Expect::Rows(1),
        );
    }
    for key in keys.1 {
        batch.push(
            "delete from subject_key where kind = $1 and key = $2 and id = $3",
            args![&kind, key, &id],
            Expect::Rows(1),
        );
    }
    for key in keys.0 {
        batch.push(
            "insert into subject_key (kind, key, id) values ($1, $2, $3)",
            args![&kind, key, &id],
            Expect::Rows(1),
        );
    }
    for (tag, sort) in tags.1 {
        batch.push(
            "delete from subject_tag where kind = $1 and tag = $2 and sort = $3 and id = $4",
            args![&kind, tag, sort, &id],
            Expect::Rows(1),
        );
    }
    for (tag, sort) in tags.0 {
        batch.push(
            "insert into subject_tag (kind, tag, sort, id) values ($1, $2, $3, $4)",
            args![&kind, tag, sort, &id],
            Expect::Rows(1),
        );
    }
    head
}

/// One subject. Whether the caller may know it, its rules say: they must be asked.
pub async fn find(store: &Store, kind: &str, id: &str) -> Result<Option<SubjectRow>, Fault> {
    const READ: &str = "select kind, id, version, head, body from subject where kind = $1 and id = $2";
    store.find(READ, &args![kind, id]).await?.as_ref().map(SubjectRow::read).transpose()
}

/// The subject that is known by a key.
pub async fn find_by_key(store: &Store, kind: &str, key: &str) -> Result<Option<SubjectRow>, Fault> {
    const READ: &str = "select s.kind, s.id, s.version, s.head, s.body from subject_key k \
         join subject s on s.kind = k.kind and s.id = k.id where k.kind = $1 and k.key = $2";
    store.find(READ, &args![kind, key]).await?.as_ref().map(SubjectRow::read).transpose()
}

/// A place in a list.
pub type Place = (i64, String);

/// A page of the subjects with a tag, in ascending order, after a place. The sort value comes with each.
pub async fn list(
    store: &Store,
    kind: &str,
    tag: &str,
    after: Option<&Place>,
    limit: u32,
) -> Result<Vec<(i64, SubjectRow)>, Fault> {
    const READ: &str = "select t.sort, s.kind, s.id, s.version, s.head, s.body from subject_tag t \
         join subject s on s.kind = t.kind and s.id = t.id \
         where t.kind = $1 and t.tag = $2 and (t.sort, t.id) > ($3, $4) order by t.sort, t.id limit $5";
    let (sort, id) = after.map_or((i64::MIN, ""), |(sort, id)| (*sort, id.as_str()));
    read_all(&store.query(READ, &args![kind, tag, sort, id, limit]).await?)
}

/// The same from the end backwards, before a place: the latest first.
pub async fn list_latest(
    store: &Store,
    kind: &str,
    tag: &str,
    before: Option<&Place>,
    limit: u32,
) -> Result<Vec<(i64, SubjectRow)>, Fault> {
    const READ: &str = "select t.sort, s.kind, s.id, s.version, s.head, s.body from subject_tag t \
         join subject s on s.kind = t.kind and s.id = t.id \
         where t.kind = $1 and t.tag = $2 and (t.sort, t.id) < ($3, $4) order by t.sort desc, t.id desc limit $5";
    let (sort, id) = before.map_or((i64::MAX, "\u{10ffff}"), |(sort, id)| (*sort, id.as_str()));
    read_all(&store.query(READ, &args![kind, tag, sort, id, limit]).await?)
}

fn read_all(rows: &[Row]) -> Result<Vec<(i64, SubjectRow)>, Fault> {
    rows.iter().map(|row| Ok((row.int("sort")?, SubjectRow::read(row)?))).collect()
}

/// How many subjects have a tag and stand before a sort value.
pub async fn count(store: &Store, kind: &str, tag: &str, before: i64) -> Result<i64, Fault> {
    const READ: &str = "select count(*) as n from subject_tag where kind = $1 and tag = $2 and sort < $3";
    let row = store.find(READ, &args![kind, tag, before]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// Everything that happened to a subject, oldest first.
pub async fn facts(store: &Store, kind: &str, id: &str) -> Result<Vec<StoredFact>, Fault> {
    const READ: &str = "select seq, at, fact as kind, actor, body, hash from subject_fact \
         where kind = $1 and id = $2 order by seq";
    store.query(READ, &args![kind, id]).await?.iter().map(StoredFact::read).collect()
}

/// The last number given of a series; 0 when none was.
pub async fn last_number(store: &Store, series: &str) -> Result<i64, Fault> {
    const READ: &str = "select last from series where name = $1";
    store.find(READ, &args![series]).await?.map_or(Ok(0), |row| row.int("last"))
}

/// Adds to a batch that the number after `last` is taken. It conflicts when somebody took it first: a number is read,
/// used in what is made, and given only with the commit, so none is ever lost. Put it last in the batch.
pub fn take_number(batch: &mut Batch, series: &str, last: i64) {
    if last == 0 {
        batch.push("insert into series (name, last) values ($1, 1)", args![series], Expect::Rows(1));
    } else {
        batch.push(
            "update series set last = $1 where name = $2 and last = $3",
            args![last + 1, series, last],
            Expect::Rows(1),
        );
    }
}

/// Whether a failed commit means that somebody was faster, so that the change is to be decided anew.
#[must_use]
pub fn is_overtaken(error: &CommitError) -> bool {
    match error {
        CommitError::Conflict { .. } => true,
        CommitError::Unique { constraint, .. } => {
            [BEGUN, REPEATED_FACT, "series_name", "subject_tag_kind_tag_sort_id"].contains(&constraint.as_str())
        }
        _ => false,
    }
}

/// Subjects read at a time.
const PAGE: u32 = 200;

/// What a subject's facts lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RebuiltSubject {
    /// Its body.
    pub body: serde_json::Value,
    /// What it is known by.
    pub keys: Vec<String>,
    /// The lists it stands in.
    pub tags: Vec<(String, i64)>,
}

/// Something of a subject that its facts do not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectProblem {
    /// The subject, as `document:ID`.
    pub subject: String,
    /// What is wrong.
    pub problem: String,
}

/// Checks every subject against its facts; `fold` makes of them what they lead to. Returns how many subjects and facts
/// were looked at.
///
/// # Errors
/// A fault of the store.
pub async fn verify(
    store: &Store,
    fold: impl Fn(&str, &str, &[StoredFact]) -> Result<RebuiltSubject, String>,
    mut found: impl FnMut(SubjectProblem),
) -> Result<(u64, u64), Fault> {
    const READ: &str = "select kind, id, version, head, body from subject where (kind, id) > ($1, $2) \
         order by kind, id limit $3";
    const LOST: &str = "select distinct f.kind, f.id from subject_fact f where not exists \
         (select 1 from subject s where s.kind = f.kind and s.id = f.id)";
    let snapshot = store.snapshot().await?;
    let (mut subjects, mut count) = (0, 0);
    let (mut kind, mut id) = (String::new(), String::new());
    loop {
        let rows = snapshot.query(READ, &args![&kind, &id, PAGE]).await?;
        for row in &rows {
            let row = SubjectRow::read(row)?;
            subjects += 1;
            count += one(&snapshot, &row, &fold, &mut found).await?;
            (kind, id) = (row.kind, row.id);
        }
        if rows.len() < PAGE as usize {
            break;
        }
        tokio::task::yield_now().await;
    }
    for row in snapshot.query(LOST, &[]).await? {
        let subject = format!("{}:{}", row.string("kind")?, row.string("id")?);
        found(SubjectProblem { subject, problem: "it has facts but no row".to_owned() });
    }
    Ok((subjects, count))
}

async fn one(
    snapshot: &Snapshot,
    row: &SubjectRow,
    fold: impl Fn(&str, &str, &[StoredFact]) -> Result<RebuiltSubject, String>,
    found: &mut impl FnMut(SubjectProblem),
) -> Result<u64, Fault> {
    const FACTS: &str = "select seq, at, fact as kind, actor, body, hash from subject_fact \
         where kind = $1 and id = $2 order by seq";
    const KEYS: &str = "select key from subject_key where kind = $1 and id = $2 order by key";
    const TAGS: &str = "select tag, sort from subject_tag where kind = $1 and id = $2 order by tag, sort";
    let subject = format!("{}:{}", row.kind, row.id);
    let mut tell = |problem: String| found(SubjectProblem { subject: subject.clone(), problem });
    let of = args![&row.kind, &row.id];
    let facts: Vec<StoredFact> =
        snapshot.query(FACTS, &of).await?.iter().map(StoredFact::read).collect::<Result<_, _>>()?;
    let mut head = String::new();
    for (expected, stored) in (1..).zip(&facts) {
        let hash = chain::hash(&head, &subject, stored.seq, &stored.fact);
        if stored.seq != expected || hash != stored.hash {
            tell(format!("fact {} does not fit its hash", stored.seq));
            break;
        }
        head.clone_from(&stored.hash);
    }
    let total = facts.len() as u64;
    if i64::try_from(total).ok() != Some(row.version) || facts.last().is_some_and(|last| last.hash != row.head) {
        tell(format!("version is {}, the facts make it {total}", row.version));
    }
    let rebuilt = match fold(&row.kind, &row.id, &facts) {
        Ok(rebuilt) => rebuilt,
        Err(problem) => {
            tell(problem);
            return Ok(total);
        }
    };
    if serde_json::from_str::<serde_json::Value>(&row.body).ok().as_ref() != Some(&rebuilt.body) {
        tell("its body is not what its facts make it".to_owned());
    }
    let keys = snapshot.query(KEYS, &of).await?;
    let keys: Vec<String> = keys.iter().map(|row| row.string("key")).collect::<Result<_, _>>()?;
    let mut expected = rebuilt.keys;
    expected.sort();
    if keys != expected {
        tell(format!("it is known by {keys:?}, the facts make it {expected:?}"));
    }
    let tags = snapshot.query(TAGS, &of).await?;
    let mut tags: Vec<(String, i64)> =
        tags.iter().map(|row| Ok((row.string("tag")?, row.int("sort")?))).collect::<Result<_, Fault>>()?;
    let mut expected = rebuilt.tags;
    // The engines sort texts differently.
    expected.sort();
    tags.sort();
    if tags != expected {
        tell(format!("it is listed under {tags:?}, the facts make it {expected:?}"));
    }
    Ok(total)
}
