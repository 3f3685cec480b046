//! Which kind of paper it is, and what it says.

use domain::document::extract::extract;
use domain::document::reading::Reading;
use domain::document::recognise::recognise;
use domain::station::capture::{Found, FoundField, Page};

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
    let Some((code, confidence)) = guess else { return Found { paper: None, confidence: 0, fields: Vec::new() } };
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
    Found { paper: Some(code), confidence, fields }
}
