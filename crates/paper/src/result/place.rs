//! Where the signatures go: the templates mark the corners of the rectangles they keep free.
use typst::foundations::{Dict, Label, Selector, Str, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// Whose signature a rectangle is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The person who signs for the agency.
    Signer,
    /// The agency's seal, which covers a third of the signature on its left (Decree 30/2020, annex I).
    Seal,
}

/// A rectangle of a page kept free for a visible signature, in points from the lower left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignaturePlace {
    /// Whose.
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
}

/// The label templates put on the upper left corner of a rectangle; `signature-place` of `templates/results/parts.typ`.
const LABEL: &str = "signature-place";

/// The rectangles of a set document, in the order of its pages.
pub(super) fn find(document: &PagedDocument) -> Vec<SignaturePlace> {
    let label = Label::new(PicoStr::intern(LABEL)).expect("the label has letters");
    let introspector = document.introspector();
    let marked = introspector.query(&Selector::Label(label));
    let place = |mark: &typst::foundations::Content| {
        let at = introspector.position(mark.location()?)?;
        let value = &mark.to_packed::<MetadataElem>()?.value;
        let Value::Dict(told) = value else { return None };
        let (width, height) = (number(told, "width")?, number(told, "height")?);
        let page = document.pages().get(at.page.get() - 1)?;
        let role = match told.get("role").ok()? {
            Value::Str(role) if *role == Str::from("seal") => Role::Seal,
            _ => Role::Signer,
        };
        let bottom = page.frame.height().to_pt() - at.point.y.to_pt() - height;
        Some(SignaturePlace { role, page: at.page.get(), left: at.point.x.to_pt(), bottom, width, height })
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
