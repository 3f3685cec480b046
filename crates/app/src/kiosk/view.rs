//! A file on a kiosk's screen, page by page, and a print of it: for the person it belongs to, and only while they stand there.

use domain::dossier::paper::PaperFile;
use domain::kiosk::Sitting;
use domain::kiosk::sheets;
use domain::kiosk::sitting::Viewing;

use super::sitting::{Seated, remember};
use super::{collect, copy};
use crate::ctx::Ctx;
use crate::document::picture;
use crate::error::Error;

/// Pages shown of one file: longer ones are for the store, the desk and a telephone.
const MOST_PAGES: usize = 60;

/// The file this person looks at.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not theirs (any more).
pub async fn file(ctx: &Ctx, seated: &Seated) -> Result<PaperFile, Error> {
    match &seated.sitting.viewing {
        Some(Viewing::Copy) => copy::file(ctx, seated).await,
        Some(Viewing::Result(code)) => collect::file(ctx, seated, code).await,
        None => Err(Error::NotFound),
    }
}

/// How many of its pages are shown.
///
/// # Errors
/// As [`file`]; what the file cannot be opened for.
pub async fn pages(ctx: &Ctx, seated: &Seated) -> Result<usize, Error> {
    let file = file(ctx, seated).await?;
    Ok(picture::count(ctx, &file).await?.min(MOST_PAGES))
}

/// One of its pages, counted from 1, as JPEG.
///
/// # Errors
/// As [`pages`].
pub async fn page(ctx: &Ctx, seated: &Seated, number: usize) -> Result<Vec<u8>, Error> {
    if number > MOST_PAGES {
        return Err(Error::NotFound);
    }
    picture::page(ctx, &file(ctx, seated).await?, number).await
}

/// Lets it be printed, and counts the sheets: gives how many pages.
///
/// # Errors
/// As [`sheets::print`].
pub async fn print(ctx: &Ctx, seated: &Seated, has_printer: bool) -> Result<usize, Error> {
    let pages = pages(ctx, seated).await?;
    let printed = sheets::print(has_printer, seated.sitting.printed, u32::try_from(pages).unwrap_or(u32::MAX))?;
    remember(ctx, seated, &Sitting { printed, ..seated.sitting.clone().onward() }).await?;
    Ok(pages)
}
