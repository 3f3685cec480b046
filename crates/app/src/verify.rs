//! Does everything stored still follow from the facts? Rows, codes, papers, questions and figures are made once more
//! from what happened, by the same rules that made them, and every difference is named.

mod catalog; // what the facts of one text of the catalogue lead to
mod rebuild; // what the facts of one dossier lead to
mod subjects; // what the facts of a document or another subject lead to
mod tell; // a difference in people's words

use serde::Serialize;
pub use store::verify::{CatalogReport, Difference, Report};

pub use tell::tell;

use crate::existing::Existing;

/// What was looked at, and what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Rows, facts, codes and figures.
    #[serde(flatten)]
    pub report: Report,
    /// Texts of the catalogue.
    #[serde(flatten)]
    pub catalog: CatalogReport,
    /// Documents, captures, certified copies and what else has a timeline of its own.
    pub subjects: u64,
    /// Facts about them.
    pub subject_facts: u64,
    /// Stored files whose bytes were read, if that was asked for.
    pub files: Option<u64>,
}

impl Verified {
    /// Nothing differs.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.report.differences == 0
    }
}

/// Looks at everything as it was at one moment; the city may go on serving. With `files` the bytes of every stored
/// file are read as well. `found` hears each difference, `progress` how far the look has come.
///
/// # Errors
/// A fault of the store: then nothing is said about what was not looked at.
pub async fn verify(
    existing: &Existing,
    files: bool,
    mut found: impl FnMut(Difference),
    progress: impl FnMut(&Report),
) -> anyhow::Result<Verified> {
    let mut report = store::verify::verify(&existing.store, rebuild::rebuild, &mut found, progress).await?;
    let mut differences = report.differences;
    let mut count = |difference| {
        differences += 1;
        found(difference);
    };
    let catalog = store::verify::verify_catalog(&existing.store, catalog::rebuild, &mut count).await?;
    catalog::unreadable(&existing.store, &mut count).await?;
    let (subjects, subject_facts) = store::timeline::verify(&existing.store, subjects::rebuild, |wrong| {
        count(Difference::Subject { subject: wrong.subject, problem: wrong.problem });
    })
    .await?;
    let files = match files {
        true => Some(store::verify::verify_content(&existing.store, &existing.content, count).await?),
        false => None,
    };
    report.differences = differences;
    Ok(Verified { report, catalog, subjects, subject_facts, files })
}
