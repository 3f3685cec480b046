//! Which kind of paper it is, and what it says.

use domain::document::extract::extract;
use domain::document::reading::Reading;
use domain::document::recognise::recognise;
use domain::station::capture::{Capture, Found, FoundField, Page};
use domain::station::doubt::{self, Doubt, doubts};

use crate::ctx::Ctx;
use crate::error::Error;

/// What was read on each page, as it was kept.
///
/// # Errors
/// A fault of the content store.
pub async fn readings(ctx: &Ctx, pages: &[Page]) -> Result<Vec<Reading>, Error> {
    let mut readings = Vec::with_capacity(pages.len());
    for page in pages {
        let Some(file) = &page.reading else {
            readings.push(Reading::default());
            continue;
        };
        let bytes = ctx.city.content.get(&file.sha256).await.map_err(|error| Error::Fault(error.into()))?;
        readings.push(serde_json::from_slice(&bytes).map_err(|error| Error::Fault(error.into()))?);
    }
    Ok(readings)
}

/// What is found where nothing can be read.
const NOTHING: Found = Found { paper: None, confidence: 0, fields: Vec::new(), doubts: Vec::new() };

/// What a capture says, with what is not sure about it. A kind the index names is read as such, and that the paper looks
/// like another stays in doubt; a kind a person names, they have looked at.
#[must_use]
pub fn doubted(ctx: &Ctx, capture: &Capture, readings: &[Reading], wanted: Option<&str>) -> Found {
    let found = understand(ctx, readings, wanted);
    let kind = found.paper.as_deref().and_then(|code| ctx.city.library.kinds.find(code));
    let line = doubt::line(capture);
    let doubts = doubts(capture, &found, kind.map(|kind| &**kind), line.as_ref());
    let named = line.as_ref().and_then(|line| line.kind.as_deref()).filter(|_| doubts.contains(&Doubt::Kind));
    match (wanted, named) {
        (None, Some(named)) => Found { doubts, ..understand(ctx, readings, Some(named)) },
        _ => Found { doubts, ..found },
    }
}

/// Names the kind of paper, unless `wanted` does, and reads its fields. The first page that can be told says the kind.
#[must_use]
pub fn understand(ctx: &Ctx, readings: &[Reading], wanted: Option<&str>) -> Found {
    let kinds = &ctx.city.library.kinds;
    let guess = match wanted {
        Some(code) => Some((code.to_owned(), 100)),
        None => readings.iter().find_map(|reading| {
            recognise(kinds, reading).guesses.first().map(|guess| (guess.code.clone(), guess.confidence))
        }),
    };
    let Some((code, confidence)) = guess else { return NOTHING };
    let mut fields: Vec<FoundField> = Vec::new();
    if let Some(kind) = kinds.find(&code) {
        for (number, reading) in readings.iter().enumerate() {
            for field in extract(kind, reading) {
                // A field stands once; what a later page repeats is taken only where it is surer.
                let found = FoundField {
                    name: field.name,
                    value: field.value,
                    confidence: field.confidence,
                    page: u32::try_from(number).unwrap_or(u32::MAX),
                    place: field.place,
                };
                match fields.iter_mut().find(|one| one.name == found.name) {
                    Some(known) if known.confidence < found.confidence => *known = found,
                    Some(_) => {}
                    None => fields.push(found),
                }
            }
        }
    }
    Found { paper: Some(code), confidence, fields, doubts: Vec::new() }
}
