//! The papers of a dossier. Their bytes live elsewhere, under their hash.

use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, PaperId};

/// Where a paper came from (Decree 118/2025 Art. 17.1b–c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSource {
    /// The applicant uploaded a file.
    Uploaded,
    /// The counter took in the paper itself; a copy may follow.
    HandedIn,
    /// The counter scanned the paper.
    Scanned,
    /// The city holds it already; nothing was asked.
    Held,
    /// The office made it itself, as it makes a result.
    Made,
}

/// One paper that satisfies one required component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its identifier in the dossier.
    pub id: PaperId,
    /// The component of the procedure it satisfies.
    pub component: String,
    /// The name people see; of the file, or of the paper.
    pub name: String,
    /// Where it came from.
    pub source: PaperSource,
    /// Number of originals or copies handed in.
    pub quantity: u32,
    /// The file, if there is one.
    pub file: Option<PaperFile>,
    /// The document of the applicant's store it was made from: nothing was asked for (Decree 118/2025 Art. 17.1b).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

/// A stored file, named by the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFile {
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type read off the content, not off the name.
    pub media_type: String,
}
