//! Sheet, margins, sizes: the numbers come from `catalog/results/layout.toml`.
use serde::Serialize;

/// The sheet of an administrative document, upright A4. Lengths are millimetres, sizes of letters points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The margins.
    pub margins: Margins,
    /// Sizes of letters.
    pub sizes: Sizes,
    /// How far the first line of a paragraph is moved in.
    pub indent: u16,
    /// The space between paragraphs, in points.
    pub between: u16,
    /// The rectangles kept free for signatures.
    pub signature: SignatureRoom,
}

/// The margins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// The list of recipients.
    pub recipients: u16,
    /// The number of the page.
    pub page: u16,
}

/// The rectangles kept free for signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureRoom {
    /// Width of the signer's.
    pub width: u16,
    /// Height of the signer's.
    pub height: u16,
    /// Width and height of the agency's seal.
    pub seal: u16,
}

impl Page {
    /// The sheet of the samples.
    #[must_use]
    pub fn sample() -> Self {
        Self {
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
            signature: SignatureRoom { width: 60, height: 28, seal: 34 },
        }
    }
}
