//! Paper and languages.
use serde::Serialize;

/// The paper a form is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sheet {
    /// 148 × 210 mm: receipts and slips handed over the counter.
    A5,
    /// 210 × 297 mm.
    A4,
    /// 297 × 210 mm: the register.
    A4Landscape,
}

/// The languages on a form. Vietnamese is the official one and is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Language {
    /// Vietnamese alone.
    #[default]
    #[serde(rename = "vi")]
    Vietnamese,
    /// Vietnamese, and English beside each label for a reader who needs it.
    #[serde(rename = "en")]
    English,
}
