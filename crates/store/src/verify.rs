//! Does everything stored still follow from the facts? Reads one frozen view, page by page, and
//! names every difference as it finds it. Memory grows only with the number of figures.

mod beside; // papers and consultations
mod body; // the parts of a body that differ
mod catalog; // drafts and published texts
mod codes; // gap-free per agency and day
mod figures; // counters against a recount
mod files; // what is referred to is listed
mod timelines; // rows, versions and hash chains

use crate::args;
use crate::content::{Content, ContentError};
use crate::counter::Move;
use crate::dossier::{Code, DossierRow, StoredFact};
use crate::engine::Store;
use crate::engine::fault::Fault;
use crate::paper::PaperRow;
pub use beside::ConsultationRow;
pub use catalog::{CatalogReport, RebuiltText, verify_catalog};

/// Dossiers read at a time.
const PAGE: u32 = 200;

/// What the facts of one dossier lead to, as `domain` folds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// The row; its `head` is not looked at.
    pub row: DossierRow,
    /// All figures its facts moved.
    pub moves: Vec<Move>,
    /// The day its code must be of, if it was accepted.
    pub code_day: Option<String>,
    /// Its papers with a file, replaced ones and the result too.
    pub papers: Vec<PaperRow>,
    /// What other agencies were asked.
    pub consultations: Vec<ConsultationRow>,
}

/// Something stored that the facts do not say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(tag = "difference", rename_all = "snake_case")]
pub enum Difference {
    /// Facts whose dossier has no row.
    #[error("dossier {dossier} has facts but no row")]
    NoRow {
        /// The dossier.
        dossier: String,
    },
    /// A fact is missing or there twice.
    #[error("dossier {dossier}: expected fact {expected}, found {found}")]
    Sequence {
        /// The dossier.
        dossier: String,
        /// The number that should come.
        expected: i64,
        /// The number that came.
        found: i64,
    },
    /// A fact was changed after it was recorded.
    #[error("dossier {dossier}: fact {seq} does not fit its hash")]
    Chain {
        /// The dossier.
        dossier: String,
        /// The first fact that does not fit.
        seq: i64,
    },
    /// The facts cannot have happened in this order.
    #[error("dossier {dossier}: {problem}")]
    Timeline {
        /// The dossier.
        dossier: String,
        /// What the fold said.
        problem: String,
    },
    /// The row is not what the facts make. Of the body, each part that differs is named.
    #[error("dossier {dossier}: {column} is {stored}, the facts make it {rebuilt}")]
    Row {
        /// The dossier.
        dossier: String,
        /// The column.
        column: &'static str,
        /// What is stored.
        stored: String,
        /// What it should be.
        rebuilt: String,
    },
    /// A row of a paper or a consultation is not what the facts make; of a row that is missing or too much, the
    /// column is `row`.
    #[error("dossier {dossier}, {table} {id}: {column} is {stored}, the facts make it {rebuilt}")]
    Beside {
        /// The dossier.
        dossier: String,
        /// `paper` or `consultation`.
        table: &'static str,
        /// Identifier of the paper or the question.
        id: String,
        /// The column.
        column: &'static str,
        /// What is stored.
        stored: String,
        /// What it should be.
        rebuilt: String,
    },
    /// Accepted without a code, not accepted with one, or of another agency or day.
    #[error("dossier {dossier}: has code {stored:?}, the facts give it one of {rebuilt:?}")]
    WrongCode {
        /// The dossier.
        dossier: String,
        /// The stored code.
        stored: Option<Code>,
        /// Agency and day it should be of.
        rebuilt: Option<(String, String)>,
    },
    /// A code that belongs to no dossier.
    #[error("code {code:?} belongs to dossier {dossier}, which does not exist")]
    LostCode {
        /// The code.
        code: Code,
        /// The dossier it names.
        dossier: String,
    },
    /// Ordinals of an agency's day are not 1, 2, 3… up to the counter.
    #[error("codes of {agency} on {day}: counter at {last}, {count} codes, missing {missing:?}")]
    Gap {
        /// The agency.
        agency: String,
        /// The day.
        day: String,
        /// Where the counter stands.
        last: i64,
        /// How many codes there are.
        count: i64,
        /// The first ordinals that are missing.
        missing: Vec<i64>,
    },
    /// A figure is not what a recount gives.
    #[error("{measure} of {scope:?} is {stored}, a recount gives {recounted}")]
    Figure {
        /// Whose figure.
        scope: crate::counter::Scope,
        /// Which figure.
        measure: String,
        /// What is stored.
        stored: i64,
        /// What it should be.
        recounted: i64,
    },
    /// A fact about a text of the catalogue was changed, is missing or there twice.
    #[error("{text}: fact {seq} does not fit its hash")]
    CatalogChain {
        /// The text, as `procedure/1.001193`.
        text: String,
        /// The first fact that does not fit.
        seq: i64,
    },
    /// The facts about a text of the catalogue cannot have happened in this order.
    #[error("{text}: {problem}")]
    CatalogHistory {
        /// The text.
        text: String,
        /// What the fold said.
        problem: String,
    },
    /// A draft or an edition is not what the facts make; of a row that is missing or too much, the column is `row`.
    #[error("{text}, {row}: {column} is {stored}, the facts make it {rebuilt}")]
    Catalog {
        /// The text.
        text: String,
        /// Which draft or edition.
        row: String,
        /// The column.
        column: &'static str,
        /// What is stored.
        stored: String,
        /// What it should be.
        rebuilt: String,
    },
    /// The catalogue became another one more or less often than its revision says.
    #[error("the revision of the catalogue is {stored}, the facts make it {rebuilt}")]
    CatalogRevision {
        /// What is stored.
        stored: i64,
        /// What it should be.
        rebuilt: i64,
    },
    /// A published text that this edition of the program cannot read.
    #[error("{text} cannot be read: {problem}")]
    CatalogUnreadable {
        /// The text with its number.
        text: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A document or another subject is not what its facts make it.
    #[error("{subject}: {problem}")]
    Subject {
        /// The subject, as `document:ID`.
        subject: String,
        /// What is wrong.
        problem: String,
    },
    /// A stored file is gone or is not what its name says.
    #[error("file {sha256}: {problem}")]
    File {
        /// Its hash.
        sha256: String,
        /// What is wrong.
        problem: String,
    },
}

/// What was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Dossiers.
    pub dossiers: u64,
    /// Facts.
    pub facts: u64,
    /// Papers with a file.
    pub papers: u64,
    /// Questions to other agencies.
    pub consultations: u64,
    /// Codes.
    pub codes: u64,
    /// Figures.
    pub figures: u64,
    /// Differences named.
    pub differences: u64,
}

/// Checks everything. `fold` makes of a dossier's facts what they lead to, or says why it cannot;
/// `found` is told every difference, `progress` the report so far after each page.
pub async fn verify(
    store: &Store,
    fold: impl Fn(&str, &[StoredFact]) -> Result<Rebuilt, String>,
    mut found: impl FnMut(Difference),
    mut progress: impl FnMut(&Report),
) -> Result<Report, Fault> {
    let snapshot = store.snapshot().await?;
    let mut report = Report::default();
    let mut differences = 0;
    let mut tell = |difference| {
        differences += 1;
        found(difference);
    };
    let recount = timelines::check(&snapshot, fold, &mut tell, &mut report, &mut progress).await?;
    codes::check(&snapshot, &mut tell, &mut report).await?;
    figures::check(&snapshot, recount, &mut tell, &mut report).await?;
    files::check(&snapshot, &mut tell).await?;
    report.differences = differences;
    progress(&report);
    Ok(report)
}

/// Reads every stored file and compares it with its name. Returns how many were read.
pub async fn verify_content(store: &Store, content: &Content, mut found: impl FnMut(Difference)) -> Result<u64, Fault> {
    const READ: &str = "select sha256 from content where sha256 > $1 order by sha256 limit $2";
    let mut last = String::new();
    let mut count = 0;
    loop {
        let rows = store.query(READ, &args![&last, PAGE]).await?;
        for row in &rows {
            last = row.string("sha256")?;
            count += 1;
            match content.check(&last).await {
                Ok(()) => {}
                Err(ContentError::Fault(fault @ Fault::File { .. })) => return Err(fault),
                Err(problem) => found(Difference::File { sha256: last.clone(), problem: problem.to_string() }),
            }
        }
        if rows.len() < PAGE as usize {
            return Ok(count);
        }
    }
}
