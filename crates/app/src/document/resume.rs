//! A file that comes in parts: a sender whose connection broke goes on where the bytes are durable, and becomes an
//! upload when the last byte is here.

use bytes::{Bytes, BytesMut};
use domain::id::PaperId;
use futures::{Stream, StreamExt};
use jiff::{Timestamp, ToSpan};
use ring::digest::{Algorithm, Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};
use store::content::{BLOCK, Part, PartError};
use store::upload::part::{self, PartRow};
use tokio::time::timeout;

use super::refusal::DocumentRefusal;
use super::upload::{self, Head, PATIENCE, Purpose, Upload};
use crate::city::City;
use crate::ctx::Ctx;
use crate::error::Error;

/// Bytes after which a sender's progress is made durable.
const CHECKPOINT: u64 = 8 * 1024 * 1024;
/// Unfinished files one person may have.
const MOST_BEGUN: u64 = 20;
/// Expired files looked for at a time.
const AT_ONCE: u32 = 100;

/// How far a file has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Its identifier; that of the upload it becomes.
    pub id: PaperId,
    /// How many bytes it will have.
    pub length: u64,
    /// How many are durable.
    pub received: u64,
    /// Until when it can be gone on with; none when it is whole.
    pub expires_at: Option<Timestamp>,
    /// The upload, when it is whole.
    pub upload: Option<Upload>,
}

/// What some bytes must hash to.
#[derive(Debug, Clone)]
pub struct Checksum {
    algorithm: &'static Algorithm,
    wanted: Vec<u8>,
}

impl Checksum {
    /// The names of what can be computed.
    pub const ALGORITHMS: [&'static str; 2] = ["sha1", "sha256"];

    /// A checksum by the name of its algorithm; none if nobody here can compute it.
    #[must_use]
    pub fn new(algorithm: &str, wanted: Vec<u8>) -> Option<Self> {
        let algorithm = match algorithm {
            "sha1" => &SHA1_FOR_LEGACY_USE_ONLY,
            "sha256" => &SHA256,
            _ => return None,
        };
        Some(Self { algorithm, wanted })
    }
}

/// Begins a file of so many bytes.
///
/// # Errors
/// [`DocumentRefusal`] if it would be empty or too large, or too many are begun; [`Error::SignInFirst`],
/// [`Error::Forbidden`].
pub async fn begin(ctx: &Ctx, name: &str, length: u64, purpose: Purpose) -> Result<Progress, Error> {
    let limit = purpose.limit(ctx)?;
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?.to_string();
    if length == 0 {
        return Err(DocumentRefusal::Empty.into());
    }
    if length > limit {
        return Err(DocumentRefusal::TooLarge { limit }.into());
    }
    if part::count(&ctx.city.store, &account, ctx.now).await? >= MOST_BEGUN {
        return Err(DocumentRefusal::TooManyBegun.into());
    }
    let id = PaperId(ctx.id());
    let row = PartRow {
        id: id.to_string(),
        account,
        name: upload::clean_name(name),
        length,
        received: 0,
        begun_at: ctx.now,
        expires_at: expiry(ctx)?,
    };
    let progress = progress(id, &row);
    part::begin(&ctx.city.store, row).await?;
    Ok(progress)
}

/// How far one's own file has come.
///
/// # Errors
/// [`DocumentRefusal::NoSuchUpload`] if there is none, it is somebody else's, or it was forgotten.
pub async fn look(ctx: &Ctx, id: PaperId) -> Result<Progress, Error> {
    match find(ctx, id).await {
        Err(Error::Document(DocumentRefusal::NoSuchUpload)) => {
            let upload = upload::find(ctx, id).await?;
            Ok(finished(upload))
        }
        row => Ok(progress(id, &row?)),
    }
}

/// Goes on with a file from a place. Whatever arrives before the connection breaks is kept, unless a checksum was
/// promised. The work is finished even if the sender goes away in the middle of it.
///
/// # Errors
/// [`DocumentRefusal`] with what to do; after one about the content the file is forgotten.
pub async fn append<E>(
    ctx: &Ctx,
    id: PaperId,
    from: u64,
    checksum: Option<Checksum>,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin + 'static,
) -> Result<Progress, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let ctx = ctx.clone();
    let work = tokio::spawn(async move {
        let row = find(&ctx, id).await?;
        go_on(&ctx, id, row, from, checksum, body).await
    });
    work.await.map_err(anyhow::Error::new)?
}

/// Throws an unfinished file away.
///
/// # Errors
/// [`DocumentRefusal::NoSuchUpload`]; [`DocumentRefusal::Busy`] while somebody sends it.
pub async fn abandon(ctx: &Ctx, id: PaperId) -> Result<(), Error> {
    let row = find(ctx, id).await?;
    let _lock = match ctx.city.content.part(&row.id, row.received).await {
        Ok(part) => Some(part),
        Err(PartError::Gone) => None,
        Err(error) => return Err(refused(error)),
    };
    forget(&ctx.city, &row.id).await
}

/// Forgets files nobody went on with in time. Answers with how many.
///
/// # Errors
/// A fault of the store or the disk.
pub async fn sweep(city: &City, now: Timestamp) -> Result<u64, Error> {
    let (mut swept, mut after) = (0, String::new());
    loop {
        let expired = part::list_expired(&city.store, now, &after, AT_ONCE).await?;
        let Some(last) = expired.last().cloned() else { return Ok(swept) };
        for id in &expired {
            forget(city, id).await?;
            swept += 1;
        }
        after = last;
    }
}

async fn find(ctx: &Ctx, id: PaperId) -> Result<PartRow, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?.to_string();
    let row = part::find(&ctx.city.store, &id.to_string(), &account, ctx.now).await?;
    Ok(row.ok_or(DocumentRefusal::NoSuchUpload)?)
}

async fn forget(city: &City, id: &str) -> Result<(), Error> {
    // The row first: bytes without a row are nobody's, a row without bytes would promise them.
    part::forget(&city.store, id).await?;
    Ok(city.content.forget_part(id).await?)
}

async fn go_on<E>(
    ctx: &Ctx,
    id: PaperId,
    row: PartRow,
    from: u64,
    checksum: Option<Checksum>,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Progress, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    if from != row.received {
        return Err(DocumentRefusal::WrongOffset { expected: row.received }.into());
    }
    let part = match ctx.city.content.part(&row.id, row.received).await {
        Err(PartError::Gone) => {
            forget(&ctx.city, &row.id).await?;
            return Err(DocumentRefusal::NoSuchUpload.into());
        }
        part => part.map_err(refused)?,
    };
    // Whoever had the lock until now may have moved on.
    let now = find(ctx, id).await?;
    if now.received != row.received {
        return Err(DocumentRefusal::WrongOffset { expected: now.received }.into());
    }
    let mut taking = Taking { ctx, row, part: Some(part), head: Head::default(), checksum };
    match taking.take(body).await {
        Ok(()) => {}
        Err(Error::Document(why @ (DocumentRefusal::WrongChecksum | DocumentRefusal::TooLarge { .. }))) => {
            return Err(why.into());
        }
        Err(Error::Document(why)) => {
            forget(&ctx.city, &taking.row.id).await?;
            return Err(why.into());
        }
        Err(error) => return Err(error),
    }
    if taking.row.received < taking.row.length {
        return Ok(progress(id, &taking.row));
    }
    let part = taking.part.take().ok_or_else(lost)?;
    finish(ctx, id, taking.row, part).await
}

/// One sender at work.
struct Taking<'a> {
    ctx: &'a Ctx,
    row: PartRow,
    /// None only while it is being written to.
    part: Option<Part>,
    head: Head,
    checksum: Option<Checksum>,
}

impl Taking<'_> {
    /// Writes what comes until the sender stops, whether properly or not.
    async fn take<E>(&mut self, mut body: impl Stream<Item = Result<Bytes, E>> + Unpin) -> Result<(), Error> {
        let by_staff = self.ctx.actor.is_staff();
        let mut sum = self.checksum.as_ref().map(|checksum| Context::new(checksum.algorithm));
        let (mut block, mut broken) = (BytesMut::new(), false);
        loop {
            let chunk = match timeout(PATIENCE, body.next()).await {
                Ok(Some(Ok(chunk))) => chunk,
                Ok(None) => break,
                Ok(Some(Err(_))) | Err(_) => {
                    broken = true;
                    break;
                }
            };
            if self.there()? + (block.len() + chunk.len()) as u64 > self.row.length {
                return Err(DocumentRefusal::TooLarge { limit: self.row.length }.into());
            }
            if self.row.received < domain::document::media_type::EDGE as u64 && self.starts_here() {
                self.head.see(&chunk, by_staff)?;
            }
            if let Some(sum) = &mut sum {
                sum.update(&chunk);
            }
            block.extend_from_slice(&chunk);
            if block.len() >= BLOCK {
                self.write(block.split().freeze()).await?;
                if sum.is_none() && self.there()? - self.row.received >= CHECKPOINT {
                    self.checkpoint().await?;
                }
            }
        }
        if let (Some(checksum), Some(sum)) = (&self.checksum, sum)
            && (broken || sum.finish().as_ref() != checksum.wanted)
        {
            return Err(DocumentRefusal::WrongChecksum.into());
        }
        self.write(block.freeze()).await?;
        self.checkpoint().await
    }

    /// Whether this sender began at the first byte: only then is the head of the file seen here.
    fn starts_here(&self) -> bool {
        self.row.received == 0
    }

    fn there(&self) -> Result<u64, Error> {
        Ok(self.part.as_ref().ok_or_else(lost)?.size())
    }

    async fn write(&mut self, bytes: Bytes) -> Result<(), Error> {
        let part = self.part.take().ok_or_else(lost)?;
        self.part = Some(part.append(bytes).await?);
        Ok(())
    }

    /// The bytes first, then the row that promises them.
    async fn checkpoint(&mut self) -> Result<(), Error> {
        let part = self.part.take().ok_or_else(lost)?.sync().await?;
        let (from, to) = (self.row.received, part.size());
        self.row.expires_at = expiry(self.ctx)?;
        part::advance(&self.ctx.city.store, &self.row.id, from, to, self.row.expires_at).await?;
        self.row.received = to;
        self.part = Some(part);
        Ok(())
    }
}

/// The last byte is here: the file is looked at as a whole and becomes an upload, or is refused and forgotten.
async fn finish(ctx: &Ctx, id: PaperId, row: PartRow, part: Part) -> Result<Progress, Error> {
    let (_lock, incoming) = part.finish().await?;
    let judged = match upload::judge(ctx, &incoming).await {
        Ok(judged) => judged,
        Err(Error::Document(why)) if why != DocumentRefusal::NotSearched => {
            drop(incoming);
            forget(&ctx.city, &row.id).await?;
            return Err(why.into());
        }
        // Nothing is wrong with the file: sending no more bytes at its end tries again.
        Err(error) => {
            incoming.leave();
            return Err(error);
        }
    };
    let upload = upload::settle(ctx, id, row.name, incoming, judged).await?;
    part::finish(&ctx.city.store, upload::row(ctx, &upload)?, judged.searched).await?;
    Ok(finished(upload))
}

fn expiry(ctx: &Ctx) -> Result<Timestamp, Error> {
    let hours = i64::from(ctx.city.settings.limits.part_hours);
    ctx.now.checked_add(hours.hours()).map_err(|error| Error::Fault(error.into()))
}

fn progress(id: PaperId, row: &PartRow) -> Progress {
    Progress { id, length: row.length, received: row.received, expires_at: Some(row.expires_at), upload: None }
}

fn finished(upload: Upload) -> Progress {
    let size = upload.file.size;
    Progress { id: upload.id, length: size, received: size, expires_at: None, upload: Some(upload) }
}

fn refused(error: PartError) -> Error {
    match error {
        PartError::Busy => DocumentRefusal::Busy.into(),
        PartError::Gone => DocumentRefusal::NoSuchUpload.into(),
        PartError::Fault(fault) => fault.into(),
    }
}

/// Only after a fault of the disk that was told already.
fn lost() -> Error {
    Error::Fault(anyhow::anyhow!("the file of this upload was lost to an earlier fault"))
}
