//! What comes in later: the templates mark the corners of the rectangles they keep free.
use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// What a rectangle is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The signature of the person who signs for the agency.
    Signer,
    /// The agency's seal, which covers a third of the signature on its left (Decree 30/2020, annex I).
    Seal,
    /// The number, which the register gives when the result is issued.
    Number,
    /// The day it is issued.
    IssuedOn,
}

/// A rectangle of a page kept free, in points from the lower left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// For what.
    pub role: Role,
    /// The page, from 1.
    pub page: usize,
    /// Distance from the left edge.
    pub left: f64,
    /// Distance from the lower edge.
    pub bottom: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// For words: what stands there until they come, such as “……/QĐ-UBND”; else empty.
    pub until: String,
    /// For words: the height of their letters; else 0.
    pub size: f64,
}

/// The label templates put on the upper left corner of a rectangle; `keep` and `later` of `templates/results/parts.typ`.
const LABEL: &str = "kept-place";

/// The rectangles of a set document, in the order of its pages.
pub(super) fn find(document: &PagedDocument) -> Vec<Place> {
    let label = Label::new(PicoStr::intern(LABEL)).expect("the label has letters");
    let introspector = document.introspector();
    let marked = introspector.query(&Selector::Label(label));
    let place = |mark: &typst::foundations::Content| {
        let at = introspector.position(mark.location()?)?;
        let value = &mark.to_packed::<MetadataElem>()?.value;
        let Value::Dict(told) = value else { return None };
        let (width, height) = (number(told, "width")?, number(told, "height")?);
        let page = document.pages().get(at.page.get() - 1)?;
        let words = |key: &str| match told.get(key) {
            Ok(Value::Str(words)) => words.to_string(),
            _ => String::new(),
        };
        let role = match words("role").as_str() {
            "signer" => Role::Signer,
            "seal" => Role::Seal,
            "number" => Role::Number,
            "issued-on" => Role::IssuedOn,
            _ => return None,
        };
        let (left, bottom) = (at.point.x.to_pt(), page.frame.height().to_pt() - at.point.y.to_pt() - height);
        let (until, size) = (words("until"), number(told, "size").unwrap_or_default());
        Some(Place { role, page: at.page.get(), left, bottom, width, height, until, size })
    };
    marked.iter().filter_map(place).collect()
}

fn number(told: &Dict, key: &str) -> Option<f64> {
    match told.get(key).ok()? {
        Value::Float(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "sizes of a page are small")]
        Value::Int(number) => Some(*number as f64),
        _ => None,
    }
}
