//! The one road of every change of a subject: load, may, decide, commit.

use std::collections::BTreeSet;

use domain::timeline::{By, Recorded, Subject, Tag};
use serde::{Deserialize, Serialize};
use store::dossier::{FactRow, StoredFact};
use store::timeline::{Change, Place, SubjectRow};
use store::{Batch, CommitError};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;

/// How often a change is decided anew when somebody else was faster.
const ATTEMPTS: usize = 8;

/// A subject as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<S> {
    /// Its identifier.
    pub id: Uuid,
    /// How many facts made it; also the optimistic version.
    pub version: u64,
    /// The subject.
    pub subject: S,
    head: String,
}

impl<S: Subject> Loaded<S> {
    fn read(row: SubjectRow) -> Result<Self, Error> {
        let subject = serde_json::from_str(&row.body).map_err(fault)?;
        let id = row.id.parse().map_err(fault)?;
        Ok(Self { id, version: u64::try_from(row.version).unwrap_or(0), subject, head: row.head })
    }

    /// Refuses to go on with what the person has not seen.
    ///
    /// # Errors
    /// [`Error::Stale`] if `expected` is another version.
    pub fn not_stale(&self, expected: Option<u64>) -> Result<(), Error> {
        match expected {
            Some(expected) if expected != self.version => Err(Error::Stale { expected, found: self.version }),
            _ => Ok(()),
        }
    }
}

/// What a use case decided about a subject.
#[derive(Debug, Clone)]
pub struct Decided<F> {
    /// What happened; nothing when nothing changes.
    pub facts: Vec<F>,
    /// What else belongs to the commit: other subjects, files, numbers. Its own statements come first.
    pub beside: Batch,
}

impl<F> From<Vec<F>> for Decided<F> {
    fn from(facts: Vec<F>) -> Self {
        Self { facts, beside: Batch::new() }
    }
}

/// What is answered under an idempotency key.
#[derive(Debug, Serialize, Deserialize)]
struct Answered {
    subject: Uuid,
}

fn fault(error: impl Into<anyhow::Error>) -> Error {
    Error::Fault(error.into())
}

/// The subject with this identifier. Whether this person may know it is for the caller to ask.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find<S: Subject>(ctx: &Ctx, id: Uuid) -> Result<Loaded<S>, Error> {
    let row = store::timeline::find(&ctx.city.store, S::KIND, &id.to_string()).await?;
    Loaded::read(row.ok_or(Error::NotFound)?)
}

/// The subject known by this key.
///
/// # Errors
/// A fault of the store.
pub async fn find_by_key<S: Subject>(ctx: &Ctx, key: &str) -> Result<Option<Loaded<S>>, Error> {
    store::timeline::find_by_key(&ctx.city.store, S::KIND, key).await?.map(Loaded::read).transpose()
}

/// A page of the subjects with a tag, in the order of their sort value, after a place. Each comes with its place.
///
/// # Errors
/// A fault of the store.
pub async fn list<S: Subject>(
    ctx: &Ctx,
    tag: &str,
    after: Option<&Place>,
    limit: u32,
) -> Result<Vec<(Place, Loaded<S>)>, Error> {
    read_all(store::timeline::list(&ctx.city.store, S::KIND, tag, after, limit).await?)
}

/// The same with the latest first, before a place.
///
/// # Errors
/// A fault of the store.
pub async fn list_latest<S: Subject>(
    ctx: &Ctx,
    tag: &str,
    before: Option<&Place>,
    limit: u32,
) -> Result<Vec<(Place, Loaded<S>)>, Error> {
    read_all(store::timeline::list_latest(&ctx.city.store, S::KIND, tag, before, limit).await?)
}

fn read_all<S: Subject>(rows: Vec<(i64, SubjectRow)>) -> Result<Vec<(Place, Loaded<S>)>, Error> {
    rows.into_iter().map(|(sort, row)| Ok(((sort, row.id.clone()), Loaded::read(row)?))).collect()
}

/// Everything that happened to a subject, oldest first.
///
/// # Errors
/// A fault of the store, or of a fact this edition of the program cannot read.
pub async fn history<S: Subject>(ctx: &Ctx, id: Uuid) -> Result<Vec<Recorded<S::Fact>>, Error> {
    let facts = store::timeline::facts(&ctx.city.store, S::KIND, &id.to_string()).await?;
    facts.iter().map(|stored| read_fact::<S>(&stored.fact).map_err(Error::Fault)).collect()
}

/// Commits the beginning of a subject. The same request under the same key gives what it gave before.
///
/// # Errors
/// A fault; [`Error::KeyReused`]; a broken uniqueness of one of its keys as a fault.
pub async fn begin<S: Subject>(ctx: &Ctx, id: Uuid, decided: Decided<S::Fact>) -> Result<Loaded<S>, Error> {
    if let Some(answered) = idempotency::find_as::<Answered>(ctx).await? {
        return find(ctx, answered.subject).await;
    }
    let (mut batch, after) = step::<S>(ctx, None, id, decided.facts)?;
    batch.append(decided.beside);
    idempotency::keep_as(ctx, &Answered { subject: id }, &mut batch)?;
    match ctx.city.store.commit(batch).await {
        Ok(_) => Ok(after),
        Err(error) if is_repeated(&error) => {
            let answered = idempotency::find_as::<Answered>(ctx).await?.ok_or_else(|| fault(error))?;
            find(ctx, answered.subject).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Loads the subject, lets the rules decide, and commits what they answer with. `expected` is the version the person
/// looked at. Somebody else was faster: it is decided anew.
///
/// # Errors
/// What the rules refuse; [`Error::NotFound`]; [`Error::Stale`]; [`Error::KeyReused`].
pub async fn change<S: Subject, F: Future<Output = Result<Decided<S::Fact>, Error>>>(
    ctx: &Ctx,
    id: Uuid,
    expected: Option<u64>,
    decide: impl Fn(Loaded<S>) -> F,
) -> Result<Loaded<S>, Error> {
    if let Some(answered) = idempotency::find_as::<Answered>(ctx).await? {
        return find(ctx, answered.subject).await;
    }
    for _ in 0..ATTEMPTS {
        let before = find::<S>(ctx, id).await?;
        before.not_stale(expected)?;
        let decided = decide(before.clone()).await?;
        if decided.facts.is_empty() {
            return Ok(before);
        }
        let (mut batch, after) = step(ctx, Some(&before), id, decided.facts)?;
        batch.append(decided.beside);
        idempotency::keep_as(ctx, &Answered { subject: id }, &mut batch)?;
        match ctx.city.store.commit(batch).await {
            Ok(_) => return Ok(after),
            Err(error) if store::timeline::is_overtaken(&error) => {}
            Err(error) if is_repeated(&error) => return find(ctx, id).await,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::Fault(anyhow::anyhow!("{} {id} changed {ATTEMPTS} times while one change was decided", S::KIND)))
}

fn is_repeated(error: &CommitError) -> bool {
    matches!(error, CommitError::Unique { constraint, .. } if constraint == store::idempotency::REPEATED)
}

/// The statements of one step of one subject, and the subject after it: for use cases that change several at once, who
/// put them `beside`.
///
/// # Errors
/// A fault if the facts cannot have happened.
pub fn step<S: Subject>(
    ctx: &Ctx,
    before: Option<&Loaded<S>>,
    id: Uuid,
    facts: Vec<S::Fact>,
) -> Result<(Batch, Loaded<S>), Error> {
    let recorded = stamp(ctx, facts);
    let mut rest = recorded.as_slice();
    let mut subject = match (before, recorded.split_first()) {
        (Some(before), _) => before.subject.clone(),
        (None, Some((first, others))) => {
            rest = others;
            S::first(id, first).map_err(fault)?
        }
        (None, None) => return Err(Error::Fault(anyhow::anyhow!("{} {id} begins without a fact", S::KIND))),
    };
    for fact in rest {
        subject.apply(fact).map_err(fault)?;
    }
    let (keys, tags) = (set(subject.keys()), tag_set(subject.places()));
    let (old_keys, old_tags) =
        before.map(|before| (set(before.subject.keys()), tag_set(before.subject.places()))).unwrap_or_default();
    let body = serde_json::to_string(&subject).map_err(fault)?;
    let version = before.map_or(0, |before| before.version);
    let rows: Vec<FactRow> = recorded.iter().map(fact_row::<S>).collect::<Result<_, _>>()?;
    let mut batch = Batch::new();
    let head = store::timeline::change(
        &mut batch,
        Change {
            kind: S::KIND.to_owned(),
            id: id.to_string(),
            before: before.map(|before| (i64::try_from(version).unwrap_or(i64::MAX), before.head.clone())),
            body,
            facts: rows,
            keys: (keys.difference(&old_keys).cloned().collect(), old_keys.difference(&keys).cloned().collect()),
            tags: (tags.difference(&old_tags).cloned().collect(), old_tags.difference(&tags).cloned().collect()),
            at: ctx.now,
        },
    );
    Ok((batch, Loaded { id, version: version + recorded.len() as u64, subject, head }))
}

/// Facts with their moment and author.
fn stamp<F>(ctx: &Ctx, facts: Vec<F>) -> Vec<Recorded<F>> {
    let by = By { account: ctx.actor.account(), name: ctx.actor.name().to_owned() };
    facts.into_iter().map(|fact| Recorded { at: ctx.now, by: by.clone(), fact }).collect()
}

fn set(keys: Vec<String>) -> BTreeSet<String> {
    keys.into_iter().collect()
}

fn tag_set(tags: Vec<Tag>) -> BTreeSet<(String, i64)> {
    tags.into_iter().map(|tag| (tag.tag, tag.sort)).collect()
}

/// A fact as it is kept: the author's name belongs to it, the account has its own column.
#[derive(Debug, Serialize, Deserialize)]
struct Body<F> {
    by: String,
    #[serde(flatten)]
    fact: F,
}

fn fact_row<S: Subject>(recorded: &Recorded<S::Fact>) -> Result<FactRow, Error> {
    let body = Body { by: recorded.by.name.clone(), fact: recorded.fact.clone() };
    let body = serde_json::to_value(&body).map_err(fault)?;
    let kind = body.get("kind").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let actor = recorded.by.account.map(|account| account.to_string());
    Ok(FactRow { at: recorded.at, kind, actor, body: body.to_string() })
}

fn read_fact<S: Subject>(row: &FactRow) -> anyhow::Result<Recorded<S::Fact>> {
    let body: Body<S::Fact> = serde_json::from_str(&row.body)?;
    let account = row.actor.as_deref().map(str::parse).transpose()?;
    Ok(Recorded { at: row.at, by: By { account, name: body.by }, fact: body.fact })
}

/// What the stored facts of a subject lead to, for verification.
pub(crate) fn rebuild<S: Subject>(id: &str, facts: &[StoredFact]) -> Result<store::timeline::RebuiltSubject, String> {
    let id: Uuid = id.parse().map_err(|error| format!("its identifier cannot be read: {error}"))?;
    let mut recorded = Vec::with_capacity(facts.len());
    for stored in facts {
        let read = read_fact::<S>(&stored.fact);
        recorded.push(read.map_err(|error| format!("fact {} cannot be read: {error:#}", stored.seq))?);
    }
    let subject = S::fold(id, &recorded).map_err(|broken| broken.to_string())?;
    Ok(store::timeline::RebuiltSubject {
        body: serde_json::to_value(&subject).map_err(|error| error.to_string())?,
        keys: set(subject.keys()).into_iter().collect(),
        tags: tag_set(subject.places()).into_iter().collect(),
    })
}
