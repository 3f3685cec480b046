//! Pages of a stored file as pictures, for screens that open no files.

use domain::dossier::paper::PaperFile;
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use scan::{Limits, ScanError, Verdict};

use super::refusal::DocumentRefusal;
use crate::ctx::Ctx;
use crate::error::Error;

/// Points across the shorter side at most: every letter of a sheet of A4 can be read, and the picture stays small.
const SHARP: u32 = 1_240;
/// Quality of the picture.
const QUALITY: u8 = 80;

/// How many pages a file has.
///
/// # Errors
/// `capture.…` where it cannot be opened; [`DocumentRefusal::Infected`].
pub async fn count(ctx: &Ctx, file: &PaperFile) -> Result<usize, Error> {
    let opened = open(ctx, file).await?;
    Ok(opened.pages())
}

/// One page as JPEG, counted from 1. Whether this person may see it was decided by whoever names the file.
///
/// # Errors
/// [`Error::NotFound`] where there is no such page; as [`count`].
pub async fn page(ctx: &Ctx, file: &PaperFile, number: usize) -> Result<Vec<u8>, Error> {
    let opened = open(ctx, file).await?;
    let at = number.checked_sub(1).filter(|at| *at < opened.pages()).ok_or(Error::NotFound)?;
    work(move || drawn(&opened.page(at)?.picture)).await
}

/// What speaks against each page of a file: page, counted from 1, and verdict.
///
/// # Errors
/// As [`count`].
pub async fn judge(ctx: &Ctx, file: &PaperFile) -> Result<Vec<(usize, Verdict)>, Error> {
    let opened = open(ctx, file).await?;
    work(move || {
        let mut found = Vec::new();
        for at in 0..opened.pages() {
            let verdicts = scan::prepare(&opened.page(at)?).verdicts;
            found.extend(verdicts.into_iter().map(|verdict| (at + 1, verdict)));
        }
        Ok(found)
    })
    .await
}

async fn open(ctx: &Ctx, file: &PaperFile) -> Result<scan::File, Error> {
    if let Some(infected) = store::content::is_infected(&ctx.city.store, &file.sha256).await? {
        return Err(DocumentRefusal::Infected(infected.found).into());
    }
    let bytes = ctx.city.content.get(&file.sha256).await.map_err(|error| Error::Fault(error.into()))?;
    work(move || scan::open(bytes.to_vec(), &Limits::default())).await
}

fn drawn(picture: &RgbImage) -> Result<Vec<u8>, ScanError> {
    let (width, height) = picture.dimensions();
    let shorter = width.min(height).max(1);
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    let done = if shorter > SHARP {
        let across = |side: u32| u32::try_from(u64::from(side) * u64::from(SHARP) / u64::from(shorter)).unwrap_or(side);
        encoder.encode_image(&resize(picture, across(width), across(height), FilterType::Triangle))
    } else {
        encoder.encode_image(picture)
    };
    done.map_err(|_| ScanError::Broken)?;
    Ok(jpeg)
}

/// Work on pictures, beside the threads that answer requests.
async fn work<T: Send + 'static>(work: impl FnOnce() -> Result<T, ScanError> + Send + 'static) -> Result<T, Error> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(error.into()))??)
}
