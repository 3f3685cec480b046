//! Drafts, editions, their texts and the chain of each text's facts, against the facts.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::args;
use crate::catalog::row::{draft, edition};
use crate::catalog::{DraftRow, EditionRow, Entry};
use crate::dossier::{StoredFact, chain};
use crate::engine::fault::Fault;
use crate::engine::{Snapshot, Store};

use super::Difference;

/// Texts read at a time.
const PAGE: u32 = 100;

/// What the facts of one text lead to. Of a row only what follows from facts is looked at: not its title, its content
/// nor its revision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RebuiltText {
    /// Its drafts.
    pub drafts: Vec<DraftRow>,
    /// Its editions.
    pub editions: Vec<EditionRow>,
    /// How often it made the catalogue another one.
    pub raised: i64,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct CatalogReport {
    /// Texts of the catalogue.
    pub texts: u64,
    /// Facts about them.
    pub catalog_facts: u64,
}

/// Checks everything the store keeps of the catalogue. `fold` makes of a text's facts what they lead to, or says why it
/// cannot; `found` is told every difference.
pub async fn verify_catalog(
    store: &Store,
    fold: impl Fn(&Entry, &[StoredFact]) -> Result<RebuiltText, String>,
    mut found: impl FnMut(Difference),
) -> Result<CatalogReport, Fault> {
    let snapshot = store.snapshot().await?;
    let mut report = CatalogReport::default();
    let mut raised = 0;
    let mut after = Entry { kind: String::new(), key: String::new() };
    loop {
        let until = last_of_page(&snapshot, &after).await?;
        let is_end = until.is_none();
        let until = until.unwrap_or_else(|| Entry { kind: "\u{10ffff}".to_owned(), key: String::new() });
        for (entry, kept) in read(&snapshot, &after, &until).await? {
            report.texts += 1;
            report.catalog_facts += kept.facts.len() as u64;
            raised += one(&entry, kept, &fold, &mut found);
        }
        if is_end {
            let stored = revision(&snapshot).await?;
            if stored != raised {
                found(Difference::CatalogRevision { stored, rebuilt: raised });
            }
            return Ok(report);
        }
        after = until;
        tokio::task::yield_now().await;
    }
}

/// What is kept of one text.
#[derive(Default)]
struct Stored {
    facts: Vec<StoredFact>,
    drafts: BTreeMap<String, DraftRow>,
    editions: BTreeMap<i64, EditionRow>,
}

async fn last_of_page(snapshot: &Snapshot, after: &Entry) -> Result<Option<Entry>, Fault> {
    const READ: &str =
        "select distinct kind, key from catalog_fact where (kind, key) > ($1, $2) order by kind, key limit $3";
    let rows = snapshot.query(READ, &args![&after.kind, &after.key, PAGE]).await?;
    match rows.last() {
        Some(last) if rows.len() == PAGE as usize => {
            Ok(Some(Entry { kind: last.string("kind")?, key: last.string("key")? }))
        }
        _ => Ok(None),
    }
}

async fn read(snapshot: &Snapshot, after: &Entry, until: &Entry) -> Result<BTreeMap<Entry, Stored>, Fault> {
    const FACTS: &str = "select kind as text_kind, key, seq, at, fact as kind, actor, body, hash from catalog_fact \
         where (kind, key) > ($1, $2) and (kind, key) <= ($3, $4) order by text_kind, key, seq";
    const DRAFTS: &str = concat!(draft!(), "where (d.kind, d.key) > ($1, $2) and (d.kind, d.key) <= ($3, $4)");
    const EDITIONS: &str = concat!(edition!(), "where (e.kind, e.key) > ($1, $2) and (e.kind, e.key) <= ($3, $4)");
    let range = args![&after.kind, &after.key, &until.kind, &until.key];
    let mut texts: BTreeMap<Entry, Stored> = BTreeMap::new();
    for row in snapshot.query(FACTS, &range).await? {
        let entry = Entry { kind: row.string("text_kind")?, key: row.string("key")? };
        texts.entry(entry).or_default().facts.push(StoredFact::read(&row)?);
    }
    for row in snapshot.query(DRAFTS, &range).await? {
        let draft = DraftRow::read(&row)?;
        texts.entry(draft.entry.clone()).or_default().drafts.insert(draft.id.clone(), draft);
    }
    for row in snapshot.query(EDITIONS, &range).await? {
        let edition = EditionRow::read(&row)?;
        texts.entry(edition.entry.clone()).or_default().editions.insert(edition.number, edition);
    }
    Ok(texts)
}

async fn revision(snapshot: &Snapshot) -> Result<i64, Fault> {
    let rows = snapshot.query("select revision from catalog_revision where id = 1", &args![]).await?;
    rows.first().map_or(Ok(0), |row| row.int("revision"))
}

/// Checks one text; answers how often it made the catalogue another one.
fn one(
    entry: &Entry,
    stored: Stored,
    fold: impl Fn(&Entry, &[StoredFact]) -> Result<RebuiltText, String>,
    found: &mut impl FnMut(Difference),
) -> i64 {
    let text = format!("{}/{}", entry.kind, entry.key);
    chained(entry, &text, &stored.facts, found);
    let rebuilt = match fold(entry, &stored.facts) {
        Ok(rebuilt) => rebuilt,
        Err(problem) => {
            found(Difference::CatalogHistory { text, problem });
            return 0;
        }
    };
    let mut tell = |row: String, (column, stored, rebuilt): (&'static str, String, String)| {
        found(Difference::Catalog { text: text.clone(), row, column, stored, rebuilt });
    };
    let mut drafts: BTreeMap<String, DraftRow> = rebuilt.drafts.into_iter().map(|row| (row.id.clone(), row)).collect();
    for (id, stored) in &stored.drafts {
        let name = format!("draft {id}");
        match drafts.remove(id) {
            Some(rebuilt) => differing_draft(stored, &rebuilt).into_iter().for_each(|one| tell(name.clone(), one)),
            None => tell(name, there()),
        }
    }
    drafts.into_keys().for_each(|id| tell(format!("draft {id}"), missing()));
    let mut editions: BTreeMap<i64, EditionRow> = rebuilt.editions.into_iter().map(|row| (row.number, row)).collect();
    for (number, stored) in &stored.editions {
        let name = format!("edition {number}");
        match editions.remove(number) {
            Some(rebuilt) => differing_edition(stored, &rebuilt).into_iter().for_each(|one| tell(name.clone(), one)),
            None => tell(name, there()),
        }
    }
    editions.into_keys().for_each(|number| tell(format!("edition {number}"), missing()));
    rebuilt.raised
}

fn there() -> (&'static str, String, String) {
    ("row", "there".to_owned(), "missing".to_owned())
}

fn missing() -> (&'static str, String, String) {
    ("row", "missing".to_owned(), "there".to_owned())
}

/// Walks the chain; only the first break is told, as every later hash rests on it.
fn chained(entry: &Entry, text: &str, facts: &[StoredFact], found: &mut impl FnMut(Difference)) {
    let subject = entry.subject();
    let mut head = String::new();
    for (expected, stored) in (1..).zip(facts) {
        let hash = chain::hash(&head, &subject, stored.seq, &stored.fact);
        if stored.seq != expected || hash != stored.hash {
            return found(Difference::CatalogChain { text: text.to_owned(), seq: expected });
        }
        head.clone_from(&stored.hash);
    }
}

type Differing = Vec<(&'static str, String, String)>;

macro_rules! compare {
    ($stored:ident, $rebuilt:ident, $($column:ident)*) => {{
        let mut found = Differing::new();
        $(if $stored.$column != $rebuilt.$column {
            found.push((stringify!($column), format!("{:?}", $stored.$column), format!("{:?}", $rebuilt.$column)));
        })*
        // The text itself, by its hash.
        let content = hex::encode(Sha256::digest(&$stored.content));
        if content != $rebuilt.sha256 {
            found.push(("content", content, $rebuilt.sha256.clone()));
        }
        found
    }};
}

fn differing_draft(stored: &DraftRow, rebuilt: &DraftRow) -> Differing {
    compare!(stored, rebuilt, aim state version editor origin origin_hash updated_at sha256 body)
}

fn differing_edition(stored: &EditionRow, rebuilt: &EditionRow) -> Differing {
    compare!(stored, rebuilt, valid_from last_day withdrawn_at published_at sha256 body)
}
