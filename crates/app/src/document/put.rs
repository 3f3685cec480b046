//! Bytes of our own go into the content store, and into its list.
//!
//! They are on disk before anything says that they exist: a crash between the two leaves a file nobody knows, never a row
//! whose file is missing.

use bytes::Bytes;
use domain::dossier::paper::PaperFile;
use jiff::Timestamp;
use store::Batch;
use store::content::Stored;

use crate::ctx::Ctx;
use crate::error::Error;

/// Puts bytes into the content store. Nobody knows them until they are [listed](list).
///
/// # Errors
/// A fault of the content store.
pub(crate) async fn put(ctx: &Ctx, bytes: Vec<u8>, media_type: &str) -> Result<PaperFile, Error> {
    let whole = futures::stream::once(async { Ok::<_, std::convert::Infallible>(Bytes::from(bytes)) });
    let Stored { sha256, size } = ctx.city.content.put(whole).await.map_err(|error| Error::Fault(error.into()))?;
    Ok(PaperFile { sha256, size, media_type: media_type.to_owned() })
}

/// The row of a stored file, for a commit that names it.
pub(crate) fn list(batch: &mut Batch, file: &PaperFile, at: Timestamp) {
    let stored = Stored { sha256: file.sha256.clone(), size: file.size };
    store::content::keep(batch, &stored, &file.media_type, at);
}
