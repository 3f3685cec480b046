//! Taking a file in, whole or not at all.

use std::time::Duration;

use bytes::Bytes;
use domain::access::{Actor, Role};
use domain::document::media_type::{EDGE, MediaType};
use domain::dossier::paper::PaperFile;
use domain::id::PaperId;
use futures::{Stream, StreamExt, TryStreamExt};
use store::content::{ContentError, Incoming};
use tokio::time::timeout;

use super::inspect::{inspect, sniff};
use super::refusal::DocumentRefusal;
use super::scanner;
use crate::ctx::Ctx;
use crate::error::Error;

/// How long a sender may say nothing before the connection counts as broken.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// What a file is for: how large it may be, and who may bring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A paper of a dossier or document; a component may allow less.
    #[default]
    Paper,
    /// Many pages at once, from an archive or a backlog.
    Archive,
}

impl Purpose {
    /// The largest file this person may bring, in bytes.
    ///
    /// # Errors
    /// [`Error::SignInFirst`]; [`Error::Forbidden`] for an archive from somebody who neither receives papers nor keeps them.
    pub fn limit(self, ctx: &Ctx) -> Result<u64, Error> {
        let limits = &ctx.city.settings.limits;
        uploader(ctx)?;
        match self {
            Self::Paper => Ok(limits.paper),
            Self::Archive if KEEPERS.into_iter().any(|role| ctx.actor.has(role)) => Ok(limits.archive),
            Self::Archive => Err(Error::Forbidden),
        }
    }
}

/// Who brings whole archives: those who receive papers, and those who keep them (Decree 118/2025 Art. 9, 11, 22).
const KEEPERS: [Role; 3] = [Role::Receptionist, Role::Clerk, Role::PointManager];

/// A file that was taken in and waits to be put into a dossier.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Upload {
    /// Its identifier; only the one who uploaded it can use it.
    pub id: PaperId,
    /// The name the person gave it.
    pub name: String,
    /// The stored file.
    pub file: PaperFile,
}

/// Takes a paper in: [`take_in`] for what most people bring.
///
/// # Errors
/// As [`take_in`].
pub async fn upload<E>(
    ctx: &Ctx,
    name: &str,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Upload, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    take_in(ctx, name, Purpose::Paper, body).await
}

/// Takes a file in: streamed, hashed while written, looked at, searched, on disk when this returns. The type is read off
/// the content.
///
/// # Errors
/// [`DocumentRefusal`] if it is nothing we take; [`Error::SignInFirst`], [`Error::Forbidden`]. Nothing of it is kept then.
pub async fn take_in<E>(
    ctx: &Ctx,
    name: &str,
    purpose: Purpose,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Upload, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let limit = purpose.limit(ctx)?;
    take_in_for(ctx, uploader(ctx)?, name, limit, body).await
}

/// Takes a file in for somebody who asked a person without an account for it: the same looks, and it is theirs.
///
/// # Errors
/// [`DocumentRefusal`] if it is nothing we take. Nothing of it is kept then.
pub(crate) async fn take_in_for<E>(
    ctx: &Ctx,
    account: String,
    name: &str,
    limit: u64,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Upload, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let incoming = receive(ctx, limit, body).await?;
    let judged = judge(ctx, &incoming).await?;
    let upload = settle(ctx, PaperId(ctx.id()), clean_name(name), incoming, judged).await?;
    store::upload::add(&ctx.city.store, row_of(ctx, account, &upload), judged.searched).await?;
    Ok(upload)
}

/// Finds one's own upload again.
///
/// # Errors
/// [`DocumentRefusal::NoSuchUpload`] if there is none, or it is somebody else's.
pub async fn find(ctx: &Ctx, id: PaperId) -> Result<Upload, Error> {
    let row = store::upload::find(&ctx.city.store, &id.to_string(), &uploader(ctx)?)
        .await?
        .ok_or(DocumentRefusal::NoSuchUpload)?;
    Ok(Upload {
        id,
        name: row.name,
        file: PaperFile { sha256: row.sha256, size: row.size, media_type: row.media_type },
    })
}

/// Whose upload it is: a person's account, or a kiosk, which uses what it took in within the same request.
fn uploader(ctx: &Ctx) -> Result<String, Error> {
    match &ctx.actor {
        Actor::Device { kiosk, .. } => Ok(kiosk.to_string()),
        actor => Ok(actor.account().ok_or(Error::SignInFirst)?.to_string()),
    }
}

/// Writes the bytes to disk while looking at the first of them: what can be nothing of ours is not waited for.
async fn receive<E>(
    ctx: &Ctx,
    limit: u64,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Incoming, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let by_staff = ctx.actor.is_staff();
    let watched = futures::stream::try_unfold((body, Head::default()), move |(mut body, mut head)| async move {
        match timeout(PATIENCE, body.next()).await {
            Ok(None) => Ok(None),
            Ok(Some(Ok(chunk))) => {
                head.see(&chunk, by_staff)?;
                Ok(Some((chunk, (body, head))))
            }
            // The connection broke: nothing of the file is kept, and the person may send it again.
            Ok(Some(Err(_))) | Err(_) => Err(DocumentRefusal::CutOff),
        }
    });
    let mut refusal = None;
    let watched = watched.inspect_err(|why: &DocumentRefusal| refusal = Some(why.clone()));
    let received = ctx.city.content.receive(watched, limit).await;
    match (received, refusal) {
        (_, Some(refusal)) => Err(refusal.into()),
        (Ok(incoming), None) => Ok(incoming),
        (Err(ContentError::TooLarge { limit }), None) => Err(DocumentRefusal::TooLarge { limit }.into()),
        (Err(error), None) => Err(Error::Fault(error.into())),
    }
}

/// What was found out about a whole file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    media_type: MediaType,
    /// False if it has yet to be searched for malicious programs.
    pub(super) searched: bool,
}

/// Looks at a whole file and has it searched, before it gets a name under which anybody could read it.
pub(super) async fn judge(ctx: &Ctx, incoming: &Incoming) -> Result<Judged, Error> {
    let (path, limits, by_staff) = (incoming.path().to_owned(), ctx.city.settings.limits, ctx.actor.is_staff());
    let looked = tokio::task::spawn_blocking(move || inspect(&path, &limits, by_staff)).await;
    let media_type = looked.map_err(anyhow::Error::new)?.map_err(anyhow::Error::new)??;
    let searched = scanner::search(&ctx.city, incoming.path(), incoming.sha256()).await?;
    Ok(Judged { media_type, searched })
}

/// Gives a file its name.
pub(super) async fn settle(
    ctx: &Ctx,
    id: PaperId,
    name: String,
    incoming: Incoming,
    judged: Judged,
) -> Result<Upload, Error> {
    let stored = ctx.city.content.settle(incoming).await?;
    let media_type = judged.media_type.name().to_owned();
    Ok(Upload { id, name, file: PaperFile { sha256: stored.sha256, size: stored.size, media_type } })
}

/// The upload as the store keeps it.
pub(super) fn row(ctx: &Ctx, upload: &Upload) -> Result<store::upload::Upload, Error> {
    Ok(row_of(ctx, uploader(ctx)?, upload))
}

fn row_of(ctx: &Ctx, account: String, upload: &Upload) -> store::upload::Upload {
    store::upload::Upload {
        id: upload.id.to_string(),
        account,
        name: upload.name.clone(),
        sha256: upload.file.sha256.clone(),
        size: upload.file.size,
        media_type: upload.file.media_type.clone(),
        at: ctx.now,
    }
}

/// The first bytes of a file on its way.
#[derive(Debug, Default)]
pub(super) struct Head(Vec<u8>);

impl Head {
    /// Looks at the next bytes.
    ///
    /// # Errors
    /// They are enough to tell that this is nothing we take.
    pub(super) fn see(&mut self, chunk: &[u8], by_staff: bool) -> Result<(), DocumentRefusal> {
        let room = EDGE.saturating_sub(self.0.len());
        self.0.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if room > 0 && self.0.len() == EDGE { sniff(&self.0, by_staff).map(drop) } else { Ok(()) }
    }
}

/// The last part of the name, without anything that could be a path or a control character.
pub(super) fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if clean.trim().is_empty() { "file".to_owned() } else { clean.trim().to_owned() }
}
