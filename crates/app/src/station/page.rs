//! Pages come: made upright, judged, read. What is done stays done: a file whose pages were taken half is gone on with.

use std::num::NonZero;
use std::sync::LazyLock;
use std::time::Instant;

use bytes::Bytes;
use domain::document::item::Document;
use domain::document::reading::Reading;
use domain::dossier::paper::PaperFile;
use domain::station::capture::{Capture, Fact, Page, original_tag};
use domain::timeline::Ruling;
use image::codecs::jpeg::JpegEncoder;
use scan::{Limits, Reader, ScanError};
use store::Batch;
use store::content::Stored;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::begin::may;
use super::recognise::{readings, understand};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// Pages that are committed together: what a stop in the middle costs.
const TOGETHER: usize = 4;
/// Quality of the upright picture: 2 MB for a sheet of A4 at 300 points an inch, and no letter is lost.
const QUALITY: u8 = 82;
/// Pages worked on at the same time in this process: each takes a core.
static WORKERS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, NonZero::get)));

/// One page, worked on.
struct Worked {
    upright: Vec<u8>,
    width: u32,
    height: u32,
    faults: Vec<String>,
    reading: Reading,
}

/// Takes a file's pages into a capture, tells `progress` of each (done, all), and reads what is there when all have come.
///
/// # Errors
/// What the file cannot be taken for (`capture.…`), and nothing of it is kept; `station.is-over`,
/// `station.too-many-pages`; [`Error::Forbidden`].
pub async fn add(
    ctx: &Ctx,
    id: Uuid,
    file: &PaperFile,
    progress: impl FnMut(usize, usize) + Send,
) -> Result<Loaded<Capture>, Error> {
    may(ctx, &timeline::find::<Capture>(ctx, id).await?.subject.beginning.office)?;
    take(ctx, id, file, |capture, pages| capture.may_add(pages), progress).await
}

/// Takes a file's pages in for whoever may add them, as long as `room` says so.
///
/// # Errors
/// As [`add`], and what `room` refuses.
pub(super) async fn take(
    ctx: &Ctx,
    id: Uuid,
    file: &PaperFile,
    room: impl Fn(&Capture, usize) -> Result<(), Ruling> + Send + Sync,
    mut progress: impl FnMut(usize, usize) + Send,
) -> Result<Loaded<Capture>, Error> {
    let began = Instant::now();
    let bytes = ctx.city.content.get(&file.sha256).await.map_err(|error| Error::Fault(error.into()))?;
    let opened = blocking(move || scan::open(bytes.to_vec(), &Limits::default())).await??;
    let opened = std::sync::Arc::new(opened);
    let all = opened.pages();
    let mut capture = timeline::find::<Capture>(ctx, id).await?;
    let mut at = capture.subject.pages.iter().filter(|page| page.original.sha256 == file.sha256).count();
    room(&capture.subject, all.saturating_sub(at))?;
    progress(at, all);
    while at < all {
        let until = (at + TOGETHER).min(all);
        let working = (at..until).map(|number| {
            let opened = std::sync::Arc::clone(&opened);
            async move {
                let _turn = WORKERS.acquire().await.map_err(|closed| Error::Fault(closed.into()))?;
                blocking(move || work(&opened, number)).await?.map_err(Error::from)
            }
        });
        let mut pages = Vec::new();
        let mut beside = Batch::new();
        for (number, worked) in (at..until).zip(futures::future::try_join_all(working).await?) {
            pages.push(keep(ctx, file, number, worked, &mut beside).await?);
        }
        let (pages, beside, room) = (&pages, &beside, &room);
        capture = timeline::change(ctx, id, None, |before: Loaded<Capture>| async move {
            room(&before.subject, pages.len())?;
            Ok(Decided { facts: vec![Fact::PagesAdded { pages: pages.clone() }], beside: beside.clone() })
        })
        .await?;
        at = until;
        progress(at, all);
    }
    read_open(ctx, id, None, began).await.or(Ok(capture))
}

/// Reads a capture anew, as the kind of paper a person names, or as the kind it most likely is.
///
/// # Errors
/// `station.is-over`; [`Error::Forbidden`]; a fault of the store.
pub async fn read(ctx: &Ctx, id: Uuid, wanted: Option<&str>, began: Instant) -> Result<Loaded<Capture>, Error> {
    may(ctx, &timeline::find::<Capture>(ctx, id).await?.subject.beginning.office)?;
    read_open(ctx, id, wanted, began).await
}

async fn read_open(ctx: &Ctx, id: Uuid, wanted: Option<&str>, began: Instant) -> Result<Loaded<Capture>, Error> {
    timeline::change(ctx, id, None, |before: Loaded<Capture>| async move {
        before.subject.must_be_open()?;
        let readings = readings(ctx, &before.subject.pages).await?;
        let found = understand(ctx, &readings, wanted);
        let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let fact = Fact::Read { paper: found.paper, confidence: found.confidence, fields: found.fields, took };
        Ok(vec![fact].into())
    })
    .await
}

/// Whether this very file was captured or kept before: it need not be scanned twice.
///
/// # Errors
/// A fault of the store.
pub async fn known(ctx: &Ctx, sha256: &str) -> Result<Option<Loaded<Capture>>, Error> {
    let found = timeline::list_latest::<Capture>(ctx, &original_tag(sha256), None, 1).await?;
    Ok(found.into_iter().next().map(|(_, capture)| capture))
}

/// Whether a document with this file is in some store already.
///
/// # Errors
/// A fault of the store.
pub async fn kept(ctx: &Ctx, sha256: &str) -> Result<Option<Loaded<Document>>, Error> {
    let tag = domain::document::item::file_tag(sha256);
    let found = timeline::list_latest::<Document>(ctx, &tag, None, 1).await?;
    Ok(found.into_iter().next().map(|(_, document)| document))
}

fn work(file: &scan::File, number: usize) -> Result<Worked, ScanError> {
    let prepared = scan::prepare(&file.page(number)?);
    let is_useless = prepared.verdicts.iter().any(|verdict| verdict.is_useless());
    let (prepared, reading) = match is_useless {
        true => (prepared, Reading::default()),
        false => scan::read(prepared, &Reader::default())?,
    };
    let mut upright = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut upright, QUALITY).encode_image(&prepared.picture);
    encoded.map_err(|_| ScanError::Broken)?;
    Ok(Worked {
        upright,
        width: prepared.picture.width(),
        height: prepared.picture.height(),
        faults: prepared.verdicts.iter().map(|verdict| verdict.word().to_owned()).collect(),
        reading,
    })
}

async fn keep(ctx: &Ctx, file: &PaperFile, number: usize, worked: Worked, beside: &mut Batch) -> Result<Page, Error> {
    let upright = put(ctx, worked.upright, "image/jpeg", beside).await?;
    let reading = serde_json::to_vec(&worked.reading).map_err(|error| Error::Fault(error.into()))?;
    let reading = put(ctx, reading, "application/json", beside).await?;
    Ok(Page {
        id: ctx.id(),
        original: file.clone(),
        at: u32::try_from(number).unwrap_or(u32::MAX),
        upright,
        width: worked.width,
        height: worked.height,
        reading: Some(reading),
        faults: worked.faults,
    })
}

/// Puts bytes of ours into the content store, and their row into a batch.
pub(crate) async fn put(ctx: &Ctx, bytes: Vec<u8>, media_type: &str, beside: &mut Batch) -> Result<PaperFile, Error> {
    let stream = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
    let Stored { sha256, size } = ctx.city.content.put(stream).await.map_err(|error| Error::Fault(error.into()))?;
    store::content::keep(beside, &Stored { sha256: sha256.clone(), size }, media_type, ctx.now);
    Ok(PaperFile { sha256, size, media_type: media_type.to_owned() })
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(error.into()))
}

impl From<ScanError> for Error {
    fn from(error: ScanError) -> Self {
        if error.is_ours() {
            return Self::Fault(error.into());
        }
        Ruling { code: error.code(), args: error.args() }.into()
    }
}
