//! What was found, how sure, and why.

use serde::Serialize;

use super::entry::Place;
use crate::catalog::code::ProcedureCode;

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// The procedures, best first. When nothing fits well, the nearest three.
    pub hits: Vec<Hit>,
    /// Whether the first is likely what was meant. When not, a page says so and offers help beside the nearest three.
    pub sure: bool,
    /// The question with typing mistakes mended; none when nothing had to be mended.
    pub corrected: Option<String>,
}

/// One procedure that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Its code.
    #[serde(serialize_with = "as_text")]
    pub code: ProcedureCode,
    /// Its official name in Vietnamese.
    pub name: String,
    /// From 0 to 1: how much of the question it answers, how much of its name was asked for, how usual it is.
    pub score: f32,
    /// Whether it is set up here, so that one can file it; otherwise only the national database knows it.
    pub here: bool,
    /// Which words led to it.
    pub why: Vec<Match>,
}

/// A word of the question that was found in the procedure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Match {
    /// What was asked.
    pub asked: String,
    /// What stands in the procedure.
    pub found: String,
    /// Where it stands.
    pub place: Place,
    /// How the one led to the other.
    pub how: How,
}

/// How a word of the question led to a word of a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// The same word with the same marks, or typed without any marks.
    Same,
    /// The same letters with other marks.
    OtherMarks,
    /// What people say for what the law says.
    Synonym,
    /// After a typing mistake was mended.
    Mended,
}

fn as_text<S: serde::Serializer>(code: &ProcedureCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.as_str())
}
