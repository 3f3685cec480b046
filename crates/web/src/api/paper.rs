//! Papers as programs hand them in: a file uploaded before, or what lies on the counter.

use std::collections::BTreeMap;

use app::Ctx;
use app::document::{DocumentRefusal, upload};
use domain::document::item::AskAgain;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::{DocumentId, PaperId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::problem::Problem;

/// One paper that satisfies one component.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPaper {
    /// The component of the procedure.
    pub component: String,
    /// The file, as `POST /api/v1/uploads` answered. Papers without a file can only come in at a counter.
    #[schema(value_type = Option<String>, format = "uuid")]
    pub upload: Option<Uuid>,
    /// The name people see; the file's own name if not given.
    pub name: Option<String>,
    /// At a counter, where it came from: `handed_in` (default without a file), `scanned` (default with one), `held`.
    pub source: Option<SourceBody>,
    /// Number of originals or copies handed in.
    #[serde(default = "one")]
    #[schema(default = 1)]
    pub quantity: u32,
    /// A document of the applicant's store that satisfies the component: nothing is asked for, and no file is sent.
    #[schema(value_type = Option<String>, format = "uuid")]
    pub document: Option<Uuid>,
    /// At a counter, why a paper that is held was asked for all the same: `verify-authenticity`, `verify-difference` or
    /// `verify-unreadable`.
    pub asked_again: Option<String>,
}

fn one() -> u32 {
    1
}

/// Where a paper came from.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceBody {
    /// The applicant uploaded a file.
    Uploaded,
    /// The counter took in the paper itself.
    HandedIn,
    /// The counter scanned the paper.
    Scanned,
    /// The city holds it already.
    Held,
}

impl From<SourceBody> for PaperSource {
    fn from(source: SourceBody) -> Self {
        match source {
            SourceBody::Uploaded => Self::Uploaded,
            SourceBody::HandedIn => Self::HandedIn,
            SourceBody::Scanned => Self::Scanned,
            SourceBody::Held => Self::Held,
        }
    }
}

/// The stable name of a source.
#[must_use]
pub const fn source_key(source: PaperSource) -> &'static str {
    match source {
        PaperSource::Uploaded => "uploaded",
        PaperSource::HandedIn => "handed_in",
        PaperSource::Scanned => "scanned",
        PaperSource::Held => "held",
        PaperSource::Made => "made",
    }
}

/// Finds the uploads behind the papers.
///
/// # Errors
/// [`DocumentRefusal::NoSuchUpload`] if one is not this person's; a problem if a person outside brings no file.
pub async fn taken(ctx: &Ctx, papers: &[NewPaper]) -> Result<Vec<Paper>, Problem> {
    let mut taken = Vec::with_capacity(papers.len());
    for paper in papers {
        taken.push(take(ctx, paper).await?);
    }
    Ok(taken)
}

/// Finds the upload behind one paper.
///
/// # Errors
/// As [`taken`].
pub async fn take(ctx: &Ctx, paper: &NewPaper) -> Result<Paper, Problem> {
    let document = paper.document.map(DocumentId);
    let upload = match paper.upload {
        _ if document.is_some() => None,
        Some(id) => Some(upload::find(ctx, PaperId(id)).await?),
        None if ctx.actor.is_staff() => None,
        // Only a counter can take in what has no file.
        None => return Err(app::Error::Document(DocumentRefusal::NoSuchUpload).into()),
    };
    let source = match paper.source {
        _ if document.is_some() => PaperSource::Held,
        Some(source) if ctx.actor.is_staff() => source.into(),
        _ if !ctx.actor.is_staff() => PaperSource::Uploaded,
        _ if upload.is_some() => PaperSource::Scanned,
        _ => PaperSource::HandedIn,
    };
    let named = paper.name.clone().filter(|name| !name.trim().is_empty());
    let name = named.or(upload.as_ref().map(|upload| upload.name.clone())).unwrap_or_else(|| paper.component.clone());
    Ok(Paper {
        // One upload may satisfy two components: each is a paper of its own.
        id: PaperId(ctx.id()),
        component: paper.component.clone(),
        name: name.chars().filter(|c| !c.is_control()).take(120).collect(),
        source,
        quantity: paper.quantity.clamp(1, 999),
        file: upload.map(|upload| upload.file),
        document,
    })
}

/// Why papers that are held were asked for all the same, by component.
///
/// # Errors
/// A problem that names a reason that is none.
pub fn asked_again(papers: &[NewPaper]) -> Result<BTreeMap<String, AskAgain>, Problem> {
    let given = papers.iter().filter_map(|paper| Some((paper.component.clone(), paper.asked_again.as_deref()?)));
    given
        .map(|(component, reason)| {
            let unknown = || app::Error::Malformed { code: "request.unknown-reason", field: "asked_again".into() };
            Ok((component, AskAgain::of(reason).ok_or_else(unknown)?))
        })
        .collect()
}
