//! The file of a result, made by the system itself: set, kept, and named in the fact of issuing.
//!
//! The file is on disk before anything says that it exists: a crash between the two leaves a file nobody knows, never a
//! dossier whose result is missing.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::catalog::answers::Answers;
use domain::catalog::code::ResultCode;
use domain::document::item::SignatureNote;
use domain::document::media_type::MediaType;
use domain::document::result_form::ResultForm;
use domain::dossier::paper::{Paper, PaperFile, PaperSource};
use domain::dossier::record::Dossier;
use domain::id::PaperId;
use paper::result::{Printed, ResultDocument, Role, SignaturePlace};
use sign::pades::{Page, Place};

use super::get::{Loaded, facts};
use super::legal::Terms;
use super::print::heading::capacity_key;
pub use super::print::result::CAPACITY;
use super::print::result::{Given, result};
use super::print::source::Source;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::signing::{Consent, Sight, seal};
use crate::words::Lang;

/// The component name under which a result is stored beside the papers that were handed in.
pub const RESULT: &str = "result";

/// A result as it was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file, kept.
    pub paper: Paper,
    /// Which of the procedure's results it is.
    pub result: ResultCode,
    /// What it says.
    pub document: ResultDocument,
    /// The rectangles kept free for visible signatures.
    pub places: Vec<SignaturePlace>,
    /// The agency's seal, where there are keys.
    pub signatures: Vec<SignatureNote>,
}

/// What a result is made with.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// Its number.
    pub number: &'a str,
    /// Which of several results; without it the likeliest.
    pub wanted: Option<&'a ResultCode>,
    /// What the officer entered, by name.
    pub entered: &'a BTreeMap<String, String>,
    /// The letters behind its square code.
    pub check: Option<&'a str>,
    /// What only the holder of the agency's seal has.
    pub consent: &'a Consent,
}

/// The results that may be issued as a document in this case, the likeliest first.
///
/// # Errors
/// A fault if the catalogue lost the edition.
pub fn choices(ctx: &Ctx, dossier: &Dossier) -> Result<Vec<ResultForm>, Error> {
    let procedure = Terms::of(ctx, dossier)?.procedure;
    Ok(ctx.city.library.results.choices(&procedure, &Answers::unchecked(dossier.answers.clone())))
}

/// The capacity the signer of this dossier signs in, as an officer may change it; parts are split by `;`.
#[must_use]
pub fn capacity(ctx: &Ctx, dossier: &Dossier) -> String {
    let kind = ctx.city.office(&dossier.agency).map(|office| office.kind);
    ctx.city.words.get(Lang::Vi, capacity_key(kind), &[])
}

/// A result before it is issued.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it says so far.
    pub document: ResultDocument,
    /// How it would look.
    pub printed: Printed,
}

/// The result as it would look now: without number and day, and marked as a draft. `wanted` names one of several.
///
/// # Errors
/// As [`make`].
pub async fn draft(ctx: &Ctx, loaded: &Loaded, wanted: Option<&ResultCode>) -> Result<Draft, Error> {
    let form = chosen(choices(ctx, &loaded.dossier)?, wanted)?;
    let document = written(ctx, loaded, &form, &BTreeMap::new(), None).await?;
    Ok(Draft { printed: set(ctx, document.clone()).await?, document })
}

/// Makes the result of a dossier that was approved, puts the agency's electronic seal on it where there are keys, and
/// keeps its file.
///
/// # Errors
/// A fault when it cannot be set or kept; [`Error::Malformed`] when the procedure has no such result; what
/// [`seal`] refuses.
pub async fn make(ctx: &Ctx, loaded: &Loaded, making: Making<'_>) -> Result<Made, Error> {
    let Making { number, wanted, entered, check, consent } = making;
    let form = chosen(choices(ctx, &loaded.dossier)?, wanted)?;
    let given = Given { number, at: ctx.now, check };
    let document = written(ctx, loaded, &form, entered, Some(&given)).await?;
    let Printed { pdf, signature_places } = set(ctx, document.clone()).await?;
    let mut bytes = pdf.bytes;
    let mut signatures = Vec::new();
    if ctx.city.keys.are_there() {
        let place = sight(&signature_places, Role::Seal);
        let signed = seal(ctx, &bytes, &loaded.dossier.agency, consent, Some(place)).await?;
        bytes = signed.bytes;
        signatures.push(signed.note);
    }
    let file = keep(ctx, bytes).await?;
    let paper = Paper {
        id: PaperId(ctx.id()),
        component: RESULT.to_owned(),
        name: format!("{}.pdf", form.title.vi),
        source: PaperSource::Made,
        quantity: 1,
        file: Some(file),
        document: None,
    };
    Ok(Made { paper, result: form.code, document, places: signature_places, signatures })
}

/// Where the drawing left room for this signature; beside the text where it left none.
fn sight(places: &[SignaturePlace], role: Role) -> Sight {
    let Some(room) = places.iter().find(|place| place.role == role) else { return Sight::RESULT };
    let page = u32::try_from(room.page).map_or(Page::Last, Page::Number);
    #[expect(clippy::cast_possible_truncation, reason = "points of a sheet are small")]
    let points = |length: f64| length as f32;
    let (left, bottom) = (points(room.left), points(room.bottom));
    let (width, height) = (points(room.width), points(room.height));
    Sight { page, place: Place::Rectangle { left, bottom, width, height } }
}

async fn keep(ctx: &Ctx, bytes: Vec<u8>) -> Result<PaperFile, Error> {
    let once = futures::stream::once(async { Ok::<_, std::convert::Infallible>(Bytes::from(bytes)) });
    let stored = ctx.city.content.put(once).await.map_err(|error| Error::Fault(error.into()))?;
    let media_type = MediaType::Pdf.name().to_owned();
    Ok(PaperFile { sha256: stored.sha256, size: stored.size, media_type })
}

/// A form filled with what the dossier says.
async fn written(
    ctx: &Ctx,
    loaded: &Loaded,
    form: &ResultForm,
    entered: &BTreeMap<String, String>,
    given: Option<&Given<'_>>,
) -> Result<ResultDocument, Error> {
    let source = Source {
        city: &ctx.city,
        dossier: &loaded.dossier,
        code: loaded.code.as_ref(),
        procedure: Terms::of(ctx, &loaded.dossier)?.procedure,
        facts: &facts(ctx, loaded.dossier.id).await?,
    };
    Ok(result(&source, form, entered, given, ctx.now))
}

/// The form that was wanted, or the likeliest.
fn chosen(choices: Vec<ResultForm>, wanted: Option<&ResultCode>) -> Result<ResultForm, Error> {
    let mut fitting = choices.into_iter().filter(|form| wanted.is_none_or(|wanted| form.code == *wanted));
    fitting.next().ok_or(Error::Malformed { code: "print.result-unknown", field: "result".into() })
}

/// Typesetting is work for the processor: it is done beside the threads that answer people.
async fn set(ctx: &Ctx, document: ResultDocument) -> Result<Printed, Error> {
    let city = ctx.city.clone();
    let printed = tokio::task::spawn_blocking(move || paper::result::render(&city.printer, &document)).await;
    printed.map_err(|error| Error::Fault(error.into()))?.map_err(|error| Error::Fault(error.into()))
}
