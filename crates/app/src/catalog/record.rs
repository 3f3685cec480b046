//! The one road of every change of a text: load, may, decide, commit.

use std::sync::Arc;

use domain::calendar::local;
use domain::catalog::publication::fact::By;
use domain::catalog::publication::{Aim, Draft, Edition, EntryKey, Fact, Header, Recorded};
use domain::id::CatalogDraftId;
use domain::search::fold::fold;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::catalog::{Change, DraftChange, DraftRow, EditionChange, EditionRow, Entry};
use store::dossier::FactRow;
use store::{Batch, CommitError};

use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;

/// How often a change is decided anew when somebody else was faster.
const ATTEMPTS: usize = 8;

/// A draft with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The draft.
    pub draft: Draft,
    /// Its text, whole or broken; empty for a draft that proposes a retirement or a migration.
    pub text: String,
}

/// What was done: the draft as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The draft after the change.
    pub draft: Draft,
    /// Its text.
    pub text: String,
    /// The answer was given before under the same key; nothing new happened.
    pub repeated: bool,
}

/// What a use case decided about a draft.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// What happened; nothing when nothing changes.
    pub facts: Vec<Fact>,
    /// The new text of the draft.
    pub text: Option<String>,
    /// Editions that are new or change.
    pub editions: Vec<EditionChange>,
    /// The revision it was decided on, when the catalogue becomes another one.
    pub revision: Option<i64>,
    /// What else belongs to the commit.
    pub beside: Batch,
}

/// What is answered under an idempotency key.
#[derive(Debug, Serialize, Deserialize)]
struct Answered {
    catalog_draft: CatalogDraftId,
}

/// How a commit ended.
pub(super) enum Outcome {
    /// It is on disk.
    Done,
    /// The same request was answered a moment ago.
    Answered,
    /// Somebody else was faster: load again, decide again.
    Overtaken,
}

/// SHA-256 of a text, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// The draft, if this person may read it. To everybody else it does not exist.
pub(super) async fn fetch(ctx: &Ctx, id: CatalogDraftId) -> Result<Loaded, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?.to_string();
    let today = local::day(ctx.now);
    let row = store::catalog::find_draft(&ctx.city.store, &id.to_string(), &account, today).await?;
    read(row.ok_or(Error::NotFound)?)
}

pub(super) fn read(row: DraftRow) -> Result<Loaded, Error> {
    let draft = serde_json::from_str(&row.body).map_err(|error| Error::Fault(error.into()))?;
    Ok(Loaded { draft, text: row.content })
}

pub(super) fn read_edition(row: &EditionRow) -> Result<Edition, Error> {
    serde_json::from_str(&row.body).map_err(|error| Error::Fault(error.into()))
}

/// Loads the draft, lets the rules decide, and commits what they answer with. `expected` is the version the person
/// looked at. A future of one type, and not an async closure: only so can a server prove that it may change threads.
pub(super) async fn change<F: Future<Output = Result<Decided, Error>>>(
    ctx: &Ctx,
    id: CatalogDraftId,
    expected: Option<u64>,
    decide: impl Fn(Arc<Loaded>) -> F,
) -> Result<Changed, Error> {
    if let Some(changed) = answered(ctx).await? {
        return Ok(changed);
    }
    for _ in 0..ATTEMPTS {
        let before = Arc::new(fetch(ctx, id).await?);
        if let Some(expected) = expected.filter(|expected| *expected != before.draft.version) {
            return Err(Error::Stale { expected, found: before.draft.version });
        }
        let decided = decide(before.clone()).await?;
        let text = decided.text.clone().unwrap_or_else(|| before.text.clone());
        if decided.facts.is_empty() {
            return Ok(Changed { draft: before.draft.clone(), text, repeated: false });
        }
        let mut after = before.draft.clone();
        let facts = stamp(ctx, decided.facts);
        for recorded in facts.iter().filter(|recorded| recorded.fact.draft() == Some(id)) {
            after.apply(recorded).map_err(|broken| Error::Fault(broken.into()))?;
        }
        let entry = before.draft.entry.clone();
        let row = draft_row(ctx, &after, &text)?;
        let step = Step {
            entry: &entry,
            facts: &facts,
            draft: Some(DraftChange::Changed(row, count(before.draft.version))),
            editions: decided.editions,
            revision: decided.revision,
            beside: decided.beside,
        };
        match commit(ctx, step, &Answered { catalog_draft: id }).await? {
            Outcome::Done => return Ok(Changed { draft: after, text, repeated: false }),
            Outcome::Answered => return answered(ctx).await?.ok_or_else(|| overtaken(&entry)),
            Outcome::Overtaken => {}
        }
    }
    Err(Error::Fault(anyhow::anyhow!("draft {id} changed {ATTEMPTS} times while one change was decided")))
}

/// Commits the beginning of a draft, with what follows at once.
pub(super) async fn begin(ctx: &Ctx, entry: &EntryKey, facts: Vec<Fact>, text: &str) -> Result<Changed, Error> {
    if let Some(changed) = answered(ctx).await? {
        return Ok(changed);
    }
    let facts = stamp(ctx, facts);
    let draft = Draft::fold(entry, &facts).map_err(|broken| Error::Fault(broken.into()))?;
    for _ in 0..ATTEMPTS {
        let step = Step {
            entry,
            facts: &facts,
            draft: Some(DraftChange::Begun(draft_row(ctx, &draft, text)?)),
            editions: Vec::new(),
            revision: None,
            beside: Batch::new(),
        };
        match commit(ctx, step, &Answered { catalog_draft: draft.id }).await? {
            Outcome::Done => return Ok(Changed { draft, text: text.to_owned(), repeated: false }),
            Outcome::Answered => return answered(ctx).await?.ok_or_else(|| overtaken(entry)),
            Outcome::Overtaken => {}
        }
    }
    Err(overtaken(entry))
}

fn overtaken(entry: &EntryKey) -> Error {
    Error::Fault(anyhow::anyhow!("{entry} changed {ATTEMPTS} times while one change was decided"))
}

async fn answered(ctx: &Ctx) -> Result<Option<Changed>, Error> {
    let Some(answered) = idempotency::find_as::<Answered>(ctx).await? else { return Ok(None) };
    let Loaded { draft, text } = fetch(ctx, answered.catalog_draft).await?;
    Ok(Some(Changed { draft, text, repeated: true }))
}

/// What is committed about one text.
pub(super) struct Step<'a> {
    /// Which text.
    pub entry: &'a EntryKey,
    /// The new facts.
    pub facts: &'a [Recorded],
    /// The draft, if it changes.
    pub draft: Option<DraftChange>,
    /// Editions that are new or change.
    pub editions: Vec<EditionChange>,
    /// The revision it was decided on, when the catalogue becomes another one.
    pub revision: Option<i64>,
    /// What else belongs to the commit.
    pub beside: Batch,
}

/// Commits one change with the caller's promise.
pub(super) async fn commit(ctx: &Ctx, step: Step<'_>, answer: &impl Serialize) -> Result<Outcome, Error> {
    let entry = stored(step.entry);
    let head = store::catalog::find_head(&ctx.city.store, &entry).await?;
    let mut beside = step.beside;
    idempotency::keep_as(ctx, answer, &mut beside)?;
    let change = Change {
        entry,
        head,
        facts: step.facts.iter().map(fact_row).collect::<Result<_, _>>()?,
        draft: step.draft,
        editions: step.editions,
        revision: step.revision,
        beside,
    };
    match ctx.city.store.commit(store::catalog::batch(change)).await {
        Ok(_) => Ok(Outcome::Done),
        Err(CommitError::Conflict { .. }) => Ok(Outcome::Overtaken),
        Err(CommitError::Unique { constraint, .. }) if constraint == store::idempotency::REPEATED => {
            Ok(Outcome::Answered)
        }
        // Another change of the same text, or another publication, was first.
        Err(CommitError::Unique { constraint, .. }) if constraint.starts_with("catalog_") => Ok(Outcome::Overtaken),
        Err(error) => Err(error.into()),
    }
}

/// Facts with their moment and author.
pub(super) fn stamp(ctx: &Ctx, facts: Vec<Fact>) -> Vec<Recorded> {
    let by = By { account: ctx.actor.account(), name: ctx.actor.name().to_owned() };
    facts.into_iter().map(|fact| Recorded { at: ctx.now, by: by.clone(), fact }).collect()
}

/// The entry as the store names it.
pub(crate) fn stored(entry: &EntryKey) -> Entry {
    Entry { kind: entry.kind.key().to_owned(), key: entry.key.clone() }
}

fn count(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}

/// The columns of a draft.
pub(crate) fn draft_row(ctx: &Ctx, draft: &Draft, text: &str) -> Result<DraftRow, Error> {
    let head = head_of(ctx, draft, text);
    let title = head.title.unwrap_or_default();
    let field = head.field.unwrap_or_default();
    Ok(DraftRow { title_folded: fold(&title), title, field, ..bare_draft(draft, text)? })
}

/// The columns that follow from the facts, for those who make them once more.
pub(crate) fn bare_draft(draft: &Draft, text: &str) -> Result<DraftRow, Error> {
    Ok(DraftRow {
        id: draft.id.to_string(),
        entry: stored(&draft.entry),
        aim: draft.aim.key().to_owned(),
        state: draft.state.key().to_owned(),
        version: count(draft.version),
        title: String::new(),
        title_folded: String::new(),
        field: String::new(),
        editor: draft.editor.account.map(|account| account.to_string()),
        origin: draft.origin.as_ref().map(|origin| origin.source.clone()),
        origin_hash: draft.origin.as_ref().map(|origin| origin.hash.clone()),
        updated_at: draft.updated_at,
        sha256: draft.sha256.clone(),
        content: text.to_owned(),
        body: serde_json::to_string(draft).map_err(|error| Error::Fault(error.into()))?,
    })
}

/// Title and field: of its own text, or of the edition it is about.
fn head_of(ctx: &Ctx, draft: &Draft, text: &str) -> Header {
    if draft.aim == Aim::Publish {
        return Header::of(draft.entry.kind, text);
    }
    let code = draft.entry.code();
    let latest = code.and_then(|code| ctx.city.catalog().of(&code).last().cloned());
    latest.map_or_else(Header::default, |procedure| Header {
        title: Some(procedure.name.vi.clone()),
        field: Some(procedure.domain.code.to_string()),
        ..Header::default()
    })
}

/// The columns of an edition.
pub(crate) fn edition_row(edition: &Edition, text: &str, revision: i64) -> Result<EditionRow, Error> {
    Ok(EditionRow {
        entry: stored(&edition.entry),
        number: i64::from(edition.number),
        valid_from: edition.valid_from.to_string(),
        last_day: edition.retirement.as_ref().map(|retirement| retirement.last_day.to_string()),
        withdrawn_at: edition.withdrawn.as_ref().map(|withdrawal| withdrawal.at),
        published_at: edition.published_at,
        revision,
        sha256: edition.sha256.clone(),
        content: text.to_owned(),
        body: serde_json::to_string(edition).map_err(|error| Error::Fault(error.into()))?,
    })
}

/// A fact as it is kept: the author's name belongs to it, the account has its own column.
#[derive(Debug, Serialize, Deserialize)]
struct Body {
    by: String,
    #[serde(flatten)]
    fact: Fact,
}

pub(super) fn fact_row(recorded: &Recorded) -> Result<FactRow, Error> {
    let body = Body { by: recorded.by.name.clone(), fact: recorded.fact.clone() };
    Ok(FactRow {
        at: recorded.at,
        kind: recorded.fact.kind().to_owned(),
        actor: recorded.by.account.map(|account| account.to_string()),
        body: serde_json::to_string(&body).map_err(|error| Error::Fault(error.into()))?,
    })
}

/// Reads a stored fact back.
///
/// # Errors
/// If the text is not a fact this edition of the program knows.
pub(crate) fn read_fact(row: &FactRow) -> anyhow::Result<Recorded> {
    let body: Body = serde_json::from_str(&row.body)?;
    let account = row.actor.as_deref().map(str::parse).transpose()?;
    Ok(Recorded { at: row.at, by: By { account, name: body.by }, fact: body.fact })
}
