//! Drafts: what a citizen has begun and not filed yet. Kept after every page, for 30 days.
pub mod begin; // a new draft of a procedure
pub mod file; // the draft becomes a dossier
pub mod get; // one's own drafts
pub mod save; // answers and papers so far

use std::collections::BTreeMap;

use domain::catalog::procedure::Procedure;
use domain::dossier::paper::Paper;
use domain::id::DraftId;
use jiff::Timestamp;
use serde_json::Value;
use std::sync::Arc;

/// A draft as its owner sees it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its identifier.
    pub id: DraftId,
    /// The edition it was begun under.
    pub procedure: Arc<Procedure>,
    /// Answers so far; not yet checked as a whole.
    pub answers: BTreeMap<String, Value>,
    /// Papers so far.
    pub papers: Vec<Paper>,
    /// When it was last kept.
    pub updated_at: Timestamp,
    /// When it is forgotten.
    pub expires_at: Timestamp,
}
