//! The sheet of an administrative document, as the annex of Decree 30/2020 measures it.

use serde::{Deserialize, Serialize};

/// Sheet, margins and sizes: `catalog/results/layout.toml`. Lengths are millimetres, sizes of letters points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// Where these numbers are from.
    pub source: String,
    /// The margins.
    pub margins: Margins,
    /// Sizes of letters.
    pub sizes: Sizes,
    /// How far the first line of a paragraph is moved in, in millimetres.
    pub indent: u16,
    /// The space between paragraphs, in points.
    pub between: u16,
    /// Where signatures stand.
    pub signature: Places,
}

/// The margins of an upright A4 sheet, in millimetres.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above.
    pub top: u16,
    /// Below.
    pub bottom: u16,
    /// The side that is bound.
    pub left: u16,
    /// The other side.
    pub right: u16,
}

/// Sizes of letters, in points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sizes {
    /// Running text.
    pub body: u16,
    /// The name of the State.
    pub nation: u16,
    /// The motto.
    pub motto: u16,
    /// The issuing agency and the one above it.
    pub agency: u16,
    /// Number and symbol.
    pub number: u16,
    /// Place and date.
    pub place: u16,
    /// The kind of document.
    pub title: u16,
    /// What it is about.
    pub about: u16,
    /// Capacity and name of the signer.
    pub signer: u16,
    /// The list of recipients; its heading is one larger.
    pub recipients: u16,
    /// The number of the page.
    pub page: u16,
}

/// The rectangles kept free for visible signatures, in millimetres.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Places {
    /// Width of the signer's.
    pub width: u16,
    /// Height of the signer's.
    pub height: u16,
    /// Width and height of the agency's seal, which covers a third of the signature on its left.
    pub seal: u16,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            source: "30/2020/NĐ-CP".to_owned(),
            margins: Margins { top: 20, bottom: 20, left: 30, right: 20 },
            sizes: Sizes {
                body: 13,
                nation: 12,
                motto: 13,
                agency: 12,
                number: 13,
                place: 13,
                title: 14,
                about: 14,
                signer: 13,
                recipients: 11,
                page: 13,
            },
            indent: 10,
            between: 6,
            signature: Places { width: 60, height: 28, seal: 34 },
        }
    }
}
