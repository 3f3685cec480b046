//! The pages of the certified copy, before anybody signs: the original page by page, then the statement.

use bytes::Bytes;
use domain::calendar::local;
use domain::certification::statement::Statement;
use domain::document::check_code::CheckCode;
use domain::dossier::paper::PaperFile;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use paper::copy::{CertifiedCopy, PagePicture};
use scan::{Limits, ScanError};

use crate::ctx::Ctx;
use crate::dossier::print::heading::letterhead;
use crate::error::Error;
use crate::words::Lang;

/// How well a page is kept as a picture, out of 100: letters stay sharp, a page stays below a megabyte.
const QUALITY: u8 = 88;

/// How many pages a file has.
///
/// # Errors
/// `scan.…` where it cannot be opened.
pub(super) async fn pages(ctx: &Ctx, file: &PaperFile) -> Result<usize, Error> {
    let bytes = bytes(ctx, file).await?;
    work(move || scan::open(bytes.to_vec(), &Limits::default()).map(|file| file.pages())).await
}

/// The copy, to be signed.
pub(super) async fn draw(
    ctx: &Ctx,
    office: &AgencyCode,
    title: &str,
    statement: &Statement,
    scan: &PaperFile,
    code: &CheckCode,
) -> Result<Vec<u8>, Error> {
    let original = bytes(ctx, scan).await?;
    let pictures = work(move || pictures(original.to_vec())).await?;
    let url = ctx.city.settings.public_url.trim_end_matches('/');
    let capacity = format!("certification-capacity-{}", statement.capacity.key());
    let copy = CertifiedCopy {
        head: letterhead(&ctx.city, office, statement.at),
        line: statement.number.line(),
        book: statement.number.book(),
        title: title.to_owned(),
        pages: statement.extent.pages,
        copies: statement.extent.copies,
        on: local::day(statement.at),
        capacity: ctx.city.words.get(Lang::Vi, &capacity, &[]),
        certifier: statement.certifier.clone(),
        check_code: code.to_string(),
        check_url: format!("{url}/k/{}", code.as_str()),
    };
    let city = ctx.city.clone();
    let drawn = tokio::task::spawn_blocking(move || city.printer.copy(&copy, pictures)).await;
    let drawn = drawn.map_err(|error| Error::Fault(error.into()))?;
    Ok(drawn.map_err(|error| Error::Fault(error.into()))?.bytes)
}

/// Every page of the original as a picture, the right way up.
fn pictures(original: Vec<u8>) -> Result<Vec<PagePicture>, ScanError> {
    let file = scan::open(original, &Limits::default())?;
    let each = (0..file.pages()).map(|number| {
        let page = file.page(number)?;
        let is_wide = page.picture.width() > page.picture.height();
        Ok(PagePicture { jpeg: page.jpeg(QUALITY)?, is_wide })
    });
    each.collect()
}

async fn bytes(ctx: &Ctx, file: &PaperFile) -> Result<Bytes, Error> {
    ctx.city.content.get(&file.sha256).await.map_err(|error| Error::Fault(error.into()))
}

/// Work on pictures, beside the threads that answer requests.
async fn work<T: Send + 'static>(work: impl FnOnce() -> Result<T, ScanError> + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(error.into()))?;
    done.map_err(|error| Ruling { code: error.code(), args: error.args() }.into())
}
