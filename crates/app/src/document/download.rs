//! One paper of one dossier, for those who may see the dossier; and the bytes of a stored file, for whoever was allowed.

use std::ops::Range;

use domain::dossier::paper::{Paper, PaperFile};
use domain::id::{DossierId, PaperId};
use store::content::Reading;

use super::refusal::DocumentRefusal;
use crate::ctx::Ctx;
use crate::dossier::get::load;
use crate::error::Error;

/// A paper and the stored file behind it.
#[derive(Debug, Clone)]
pub struct Download {
    /// The name to save it under.
    pub name: String,
    /// What is stored.
    pub file: PaperFile,
}

/// Finds a paper or the result of a dossier the person may see.
///
/// # Errors
/// [`Error::NotFound`] if they may not see the dossier, or it has no such file.
pub async fn download(ctx: &Ctx, dossier: DossierId, paper: PaperId) -> Result<Download, Error> {
    let dossier = load(ctx, dossier).await?;
    let result = dossier.outcome.as_ref().and_then(|outcome| outcome.file.as_ref());
    let found: &Paper =
        dossier.papers.iter().chain(result).find(|candidate| candidate.id == paper).ok_or(Error::NotFound)?;
    let file = found.file.clone().ok_or(Error::NotFound)?;
    Ok(Download { name: found.name.clone(), file })
}

/// Opens the bytes of a range of a stored file, `0..u64::MAX` for all. Whether this person may have them was decided by
/// whoever names the file; what is in them is decided here: nobody is given a file with a malicious program.
///
/// # Errors
/// [`DocumentRefusal::Infected`]; a fault if the file is gone or its first block damaged. Later damage ends the stream.
pub async fn open(ctx: &Ctx, file: &PaperFile, range: Range<u64>) -> Result<Reading, Error> {
    if let Some(infected) = store::content::is_infected(&ctx.city.store, &file.sha256).await? {
        return Err(DocumentRefusal::Infected(infected.found).into());
    }
    let reading = ctx.city.content.read(&file.sha256, range).await;
    reading.map_err(|error| Error::Fault(anyhow::Error::new(error).context(format!("file {}", file.sha256))))
}
