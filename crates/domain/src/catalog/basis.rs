//! The text of law something rests on.

use serde::{Deserialize, Serialize};

use super::text::Text;

/// A legal document that governs a procedure, a paper or a fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Basis {
    /// Number and symbol, such as `118/2025/NĐ-CP`.
    pub number: String,
    /// What it is called or what it governs.
    pub title: Text,
    /// The article that matters, such as `Art. 15`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}
