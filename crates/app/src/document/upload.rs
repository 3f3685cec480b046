//! Taking a file in, whole or not at all.

use bytes::Bytes;
use domain::document::media_type::{EDGE, MediaType};
use domain::dossier::paper::PaperFile;
use domain::id::PaperId;
use futures::{Stream, StreamExt, TryStreamExt};
use store::content::ContentError;

use crate::ctx::Ctx;
use crate::error::Error;

/// The largest file that is taken, in bytes; a component may allow less.
pub const LIMIT: u64 = 20 * 1024 * 1024;

/// Why a file was not taken. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefusal {
    /// There are no bytes in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// It is nothing we take, whatever its name says.
    #[error("only PDF, JPEG and PNG are taken")]
    WrongType,
    /// Its end is missing.
    #[error("the file is cut off")]
    CutOff,
    /// No such upload, or somebody else's.
    #[error("there is no such upload")]
    NoSuchUpload,
    /// The component asks for another type or a smaller file.
    #[error("component {component} does not take {media_type}")]
    NotForComponent {
        /// The component.
        component: String,
        /// What was brought.
        media_type: String,
    },
    /// The procedure has no such component.
    #[error("there is no component {0}")]
    NoSuchComponent(String),
}

impl DocumentRefusal {
    /// The stable code, also the locale key.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "document.empty",
            Self::TooLarge { .. } => "document.too-large",
            Self::WrongType => "document.wrong-type",
            Self::CutOff => "document.cut-off",
            Self::NoSuchUpload => "document.no-such-upload",
            Self::NotForComponent { .. } => "document.not-for-component",
            Self::NoSuchComponent(_) => "document.no-such-component",
        }
    }

    /// Every code.
    pub const CODES: [&'static str; 7] = [
        "document.empty",
        "document.too-large",
        "document.wrong-type",
        "document.cut-off",
        "document.no-such-upload",
        "document.not-for-component",
        "document.no-such-component",
    ];

    /// The values its sentence names.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { limit } => vec![("megabytes", (limit / (1024 * 1024)).to_string())],
            Self::NotForComponent { component, media_type } => {
                vec![("component", component.clone()), ("type", media_type.clone())]
            }
            Self::NoSuchComponent(component) => vec![("component", component.clone())],
            Self::Empty | Self::WrongType | Self::CutOff | Self::NoSuchUpload => Vec::new(),
        }
    }
}

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

/// Takes a file in: streamed, hashed while written, on disk when this returns. The type is read off the content.
///
/// # Errors
/// [`DocumentRefusal`] if it is empty, too large, of another type or cut off; [`Error::SignInFirst`].
pub async fn upload<E>(
    ctx: &Ctx,
    name: &str,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Upload, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let file = keep(ctx, body).await?;
    let upload = Upload { id: PaperId(ctx.id()), name: clean_name(name), file };
    store::upload::add(
        &ctx.city.store,
        store::upload::Upload {
            id: upload.id.to_string(),
            account: account.to_string(),
            name: upload.name.clone(),
            sha256: upload.file.sha256.clone(),
            size: upload.file.size,
            media_type: upload.file.media_type.clone(),
            at: ctx.now,
        },
    )
    .await?;
    Ok(upload)
}

/// Finds one's own upload again.
///
/// # Errors
/// [`DocumentRefusal::NoSuchUpload`] if there is none, or it is somebody else's.
pub async fn find(ctx: &Ctx, id: PaperId) -> Result<Upload, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let row = store::upload::find(&ctx.city.store, &id.to_string(), &account.to_string())
        .await?
        .ok_or(DocumentRefusal::NoSuchUpload)?;
    Ok(Upload {
        id,
        name: row.name,
        file: PaperFile { sha256: row.sha256, size: row.size, media_type: row.media_type },
    })
}

/// Writes the bytes to the content folder while looking at both ends of them: what is wrong is found before the file
/// gets its name, so nothing of it stays.
async fn keep<E>(ctx: &Ctx, body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin) -> Result<PaperFile, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let mut edges = Edges::default();
    let mut refusal = None;
    let watched = body.map(Some).chain(futures::stream::once(async { None })).map(|chunk| match chunk {
        Some(Ok(chunk)) => edges.see(&chunk).map(|()| chunk),
        // The connection broke: nothing of the file is kept, and the person may send it again.
        Some(Err(_)) => Err(DocumentRefusal::CutOff),
        None => edges.end().map(|()| Bytes::new()),
    });
    let watched = watched.inspect_err(|why: &DocumentRefusal| refusal = Some(why.clone()));
    let stored = ctx.city.content.put(watched).await;
    match (stored, refusal) {
        (_, Some(refusal)) => Err(refusal.into()),
        (Ok(stored), None) => {
            let media_type = edges.media_type().map(MediaType::name).unwrap_or_default().to_owned();
            Ok(PaperFile { sha256: stored.sha256, size: stored.size, media_type })
        }
        (Err(ContentError::TooLarge { limit }), None) => Err(DocumentRefusal::TooLarge { limit }.into()),
        (Err(error), None) => Err(Error::Fault(error.into())),
    }
}

/// The first and the last bytes of a file on its way.
#[derive(Debug, Default)]
struct Edges {
    head: Vec<u8>,
    tail: Vec<u8>,
    size: u64,
}

impl Edges {
    fn see(&mut self, chunk: &[u8]) -> Result<(), DocumentRefusal> {
        self.size += chunk.len() as u64;
        if self.size > LIMIT {
            return Err(DocumentRefusal::TooLarge { limit: LIMIT });
        }
        let room = EDGE.saturating_sub(self.head.len());
        self.head.extend_from_slice(&chunk[..chunk.len().min(room)]);
        self.tail.extend_from_slice(&chunk[chunk.len().saturating_sub(EDGE)..]);
        self.tail.drain(..self.tail.len().saturating_sub(EDGE));
        if self.head.len() == EDGE && self.media_type().is_none() {
            return Err(DocumentRefusal::WrongType);
        }
        Ok(())
    }

    fn end(&self) -> Result<(), DocumentRefusal> {
        if self.size == 0 {
            return Err(DocumentRefusal::Empty);
        }
        let media_type = self.media_type().ok_or(DocumentRefusal::WrongType)?;
        if media_type.is_whole(&self.tail) { Ok(()) } else { Err(DocumentRefusal::CutOff) }
    }

    fn media_type(&self) -> Option<MediaType> {
        MediaType::sniff(&self.head)
    }
}

/// The last part of the name, without anything that could be a path or a control character.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if clean.trim().is_empty() { "file".to_owned() } else { clean.trim().to_owned() }
}
