//! One paper of one dossier, for those who may see the dossier.

use domain::dossier::paper::{Paper, PaperFile};
use domain::id::{DossierId, PaperId};

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
