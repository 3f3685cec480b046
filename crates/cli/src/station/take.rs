//! One file becomes a capture: looked at, taken in, read; signed when nothing about it is in doubt and the person said so.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use app::document::upload::{Purpose, take_in};
use app::station::recognise::{readings, understand};
use app::station::{begin, discard, page, sign};
use app::timeline::Loaded;
use app::{Ctx, Error};
use bytes::{Bytes, BytesMut};
use domain::document::item::Owner;
use domain::station::capture::{Beginning, Capture, Confirmed, Origin, State};
use domain::station::doubt::{Doubt, doubts};
use domain::station::index::Line;
use domain::unit::agency_code::AgencyCode;
use futures::Stream;
use tokio::io::AsyncReadExt as _;
use uuid::Uuid;

use super::folder;

/// Bytes that are read from the disk at once.
const CHUNK: usize = 256 * 1024;

/// What is asked for a file.
pub struct Asked<'a> {
    /// The office whose station it is.
    pub office: &'a AgencyCode,
    /// Where it comes from.
    pub origin: Origin,
    /// The visit or the archive it belongs to.
    pub visit: Uuid,
    /// Its name.
    pub name: &'a str,
    /// Where it is.
    pub path: &'a Path,
    /// What the index says of it.
    pub line: Option<&'a Line>,
    /// Sign what is in no doubt.
    pub sign: bool,
    /// The files of this run so far, by their hash: the same bytes under two names are one paper.
    pub seen: &'a Mutex<HashSet<String>>,
}

/// What became of a file.
#[derive(Debug)]
pub enum Taken {
    /// It was captured or kept before.
    Known,
    /// Nothing about it is in doubt; an officer has to sign.
    Ready { pages: usize },
    /// It is signed and in its owner's store.
    Signed { pages: usize },
    /// An officer has to look at it, for these reasons.
    Review { pages: usize, doubts: Vec<Doubt> },
}

/// Takes one file in. What was begun before is gone on with.
///
/// # Errors
/// Why nothing came of the file; what was kept of it is discarded.
pub async fn take(ctx: &Ctx, asked: &Asked<'_>) -> Result<Taken, Error> {
    let path = asked.path.to_owned();
    let hashed = tokio::task::spawn_blocking(move || folder::sha256(&path)).await.map_err(anyhow::Error::new)?;
    let sha256 = hashed.map_err(anyhow::Error::new)?;
    if !asked.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(sha256.clone()) {
        return Ok(Taken::Known);
    }
    if page::kept(ctx, &sha256).await?.is_some() {
        return Ok(Taken::Known);
    }
    match page::known(ctx, &sha256).await? {
        Some(known) if known.subject.state == State::ToCheck && asked.sign => {
            let judged = judge(ctx, known, asked).await?;
            return Ok(if matches!(judged, Taken::Review { .. }) { Taken::Known } else { judged });
        }
        Some(known) if known.subject.state != State::Capturing => return Ok(Taken::Known),
        _ => {}
    }
    let file = take_in(ctx, asked.name, Purpose::Archive, Box::pin(chunks(asked.path).await?)).await?.file;
    let capture = begun(ctx, asked, &sha256).await?;
    let capture = match page::add(ctx, capture.id, &file, |_, _| ()).await {
        Ok(capture) => capture,
        // A fault of ours says nothing about the file: the next run goes on with it.
        Err(fault @ Error::Fault(_)) => return Err(fault),
        Err(refused) => {
            let reason = refused.tell(&ctx.city.words, ctx.lang, "");
            discard::discard(ctx, capture.id, None, &reason).await?;
            return Err(refused);
        }
    };
    judge(ctx, capture, asked).await
}

/// A file as it comes from the disk.
///
/// # Errors
/// A file that cannot be opened.
pub async fn chunks(path: &Path) -> Result<impl Stream<Item = std::io::Result<Bytes>> + Send + use<>, Error> {
    let file = tokio::fs::File::open(path).await.map_err(anyhow::Error::new)?;
    Ok(futures::stream::try_unfold(file, async |mut file| {
        let mut chunk = BytesMut::with_capacity(CHUNK);
        let count = file.read_buf(&mut chunk).await?;
        Ok((count > 0).then(|| (chunk.freeze(), file)))
    }))
}

/// Begins the capture of a file, once: a run that was stopped before its first page finds it again.
async fn begun(ctx: &Ctx, asked: &Asked<'_>, sha256: &str) -> Result<Loaded<Capture>, Error> {
    if let Some(known) = page::known(ctx, sha256).await? {
        return Ok(known);
    }
    let owner = asked.line.map(|line| line.owner.clone());
    let beginning = Beginning {
        office: asked.office.clone(),
        origin: asked.origin,
        visit: asked.visit,
        owner,
        dossier: None,
        component: asked.line.and_then(|line| line.component.clone()),
        name: asked.name.to_owned(),
        phone: None,
        index: asked.line.cloned(),
    };
    let key = app::IdempotencyKey { key: format!("station:{}:{sha256}", asked.office), request: sha256.to_owned() };
    let once = begin::begin(&ctx.clone().keyed(Some(key)), beginning.clone()).await?;
    // It was begun, refused or given up, and somebody brings it again: that is a new beginning.
    if once.subject.must_be_open().is_ok() { Ok(once) } else { begin::begin(ctx, beginning).await }
}

/// Says what is in doubt, and signs where that was asked for and nothing is.
async fn judge(ctx: &Ctx, capture: Loaded<Capture>, asked: &Asked<'_>) -> Result<Taken, Error> {
    let pages = capture.subject.pages.len();
    let readings = readings(ctx, &capture.subject.pages).await?;
    let found = understand(ctx, &readings, None);
    let kinds = &ctx.city.library.kinds;
    let kind = found.paper.as_deref().and_then(|code| kinds.find(code)).cloned();
    let doubts = doubts(&capture.subject, &found, kind.as_deref(), asked.line);
    let (Some(kind), Some(line), true) = (kind, asked.line, doubts.is_empty()) else {
        return Ok(Taken::Review { pages, doubts });
    };
    if !asked.sign {
        return Ok(Taken::Ready { pages });
    }
    let fields: BTreeMap<String, String> = found.fields.into_iter().map(|field| (field.name, field.value)).collect();
    let owner: Owner = line.owner.clone();
    let confirmed =
        Confirmed { kind: kind.code.clone(), owner, fields, corrected: Vec::new(), differences: Vec::new() };
    sign::sign(ctx, capture.id, None, confirmed, &sign::Signing::default()).await?;
    Ok(Taken::Signed { pages })
}
