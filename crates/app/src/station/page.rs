//! Pages come: made upright, judged, read. What is done stays done: a file whose pages were taken half is gone on with.

use std::num::NonZero;
use std::sync::LazyLock;
use std::time::Instant;

use domain::document::item::{Document, Status};
use domain::document::reading::Reading;
use domain::dossier::paper::PaperFile;
use domain::station::capture::{Capture, Fact, Found, Page, original_tag};
use domain::timeline::Ruling;
use image::codecs::jpeg::JpegEncoder;
use scan::{Limits, Reader, ScanError};
use store::Batch;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::begin::may;
use super::recognise::{doubted, readings};
use crate::ctx::Ctx;
use crate::document::put::{list, put};
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
    let opened = std::sync::Arc::new(open(ctx, file).await?);
    let all = opened.pages();
    let mut capture = announced(ctx, id, file, all, &room).await?;
    let mut at = next(&capture.subject, file).unwrap_or(all);
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
            // Somebody else reads the same file.
            if next(&before.subject, file) != Some(at) {
                return Err(Ruling::new("station.still-reading").into());
            }
            Ok(Decided { facts: vec![Fact::PagesAdded { pages: pages.clone() }], beside: beside.clone() })
        })
        .await?;
        at = until;
        progress(at, all);
    }
    read_open(ctx, id, None, began).await.or(Ok(capture))
}

/// Opens a file and says that its pages are coming, before any is read: what cannot be opened is refused at once.
///
/// # Errors
/// What the file cannot be taken for; `station.is-over`, `station.too-many-pages`, `station.still-reading` while another
/// file is read; [`Error::Forbidden`].
pub async fn bring(ctx: &Ctx, id: Uuid, file: &PaperFile) -> Result<Loaded<Capture>, Error> {
    may(ctx, &timeline::find::<Capture>(ctx, id).await?.subject.beginning.office)?;
    let pages = open(ctx, file).await?.pages();
    announced(ctx, id, file, pages, &|capture: &Capture, pages| capture.may_add(pages)).await
}

async fn open(ctx: &Ctx, file: &PaperFile) -> Result<scan::File, Error> {
    let bytes = ctx.city.content.get(&file.sha256).await.map_err(|error| Error::Fault(error.into()))?;
    Ok(blocking(move || scan::open(bytes.to_vec(), &Limits::default())).await??)
}

/// The capture with the file announced; one whose pages are here already is announced no more.
async fn announced(
    ctx: &Ctx,
    id: Uuid,
    file: &PaperFile,
    all: usize,
    room: &(impl Fn(&Capture, usize) -> Result<(), Ruling> + Send + Sync),
) -> Result<Loaded<Capture>, Error> {
    let pages = u32::try_from(all).unwrap_or(u32::MAX);
    timeline::change(ctx, id, None, |before: Loaded<Capture>| async move {
        let subject = &before.subject;
        room(subject, all.saturating_sub(next(subject, file).unwrap_or(0)))?;
        match &subject.coming {
            Some(coming) if coming.file.sha256 != file.sha256 => Err(Ruling::new("station.still-reading").into()),
            Some(_) => Ok(Vec::new().into()),
            None if subject.pages.iter().any(|page| page.original.sha256 == file.sha256) => Ok(Vec::new().into()),
            None => Ok(vec![Fact::FileBrought { file: file.clone(), pages }].into()),
        }
    })
    .await
}

/// The page of a file that is read next; none when none of it is coming.
fn next(capture: &Capture, file: &PaperFile) -> Option<usize> {
    let coming = capture.coming.as_ref().filter(|coming| coming.file.sha256 == file.sha256)?;
    usize::try_from(coming.next).ok()
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
        let Found { paper, confidence, fields, doubts } = doubted(ctx, &before.subject, &readings, wanted);
        let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let fact = Fact::Read { paper, confidence, fields, doubts, took };
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
    let document = found.into_iter().next().map(|(_, document)| document);
    // What was destroyed may be brought and kept again.
    Ok(document.filter(|one| !matches!(one.subject.status, Status::Destroyed { .. })))
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
    let upright = put(ctx, worked.upright, "image/jpeg").await?;
    let reading = serde_json::to_vec(&worked.reading).map_err(|error| Error::Fault(error.into()))?;
    let reading = put(ctx, reading, "application/json").await?;
    list(beside, &upright, ctx.now);
    list(beside, &reading, ctx.now);
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
