//! The file of a result, made by the system itself.

use std::collections::BTreeMap;

use domain::catalog::answers::Answers;
use domain::catalog::code::ResultCode;
use domain::document::result_form::ResultForm;
use domain::dossier::issue::Drafted;
use domain::dossier::paper::{Paper, PaperFile, PaperSource};
use domain::dossier::record::Dossier;
use domain::id::PaperId;
use paper::result::{Place, Printed, ResultDocument};

use super::get::{Loaded, facts};
use super::legal::Terms;
use super::print::heading::capacity_key;
pub use super::print::result::CAPACITY;
use super::print::result::{Given, result};
use super::print::source::Source;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::words::Lang;

/// The component name under which a result is stored beside the papers that were handed in.
pub const RESULT: &str = "result";

/// A result as it was made; nobody has signed or kept it yet.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file.
    pub pdf: Vec<u8>,
    /// Which of the procedure's results it is.
    pub result: ResultCode,
    /// What it says.
    pub document: ResultDocument,
    /// The rectangles kept free for what comes in later.
    pub places: Vec<Place>,
}

/// What a result is made with.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// Its number; none leaves number and day open until it is issued.
    pub number: Option<&'a str>,
    /// What was prepared for it.
    pub drafted: &'a Drafted,
    /// The letters behind its square code.
    pub check: &'a str,
}

/// The results that may be issued as a document in this case, the likeliest first.
///
/// # Errors
/// A fault if the catalogue lost the edition.
pub fn choices(ctx: &Ctx, dossier: &Dossier) -> Result<Vec<ResultForm>, Error> {
    let procedure = Terms::of(ctx, dossier)?.procedure;
    Ok(ctx.city.library.results.choices(&procedure, &Answers::unchecked(dossier.answers.clone())))
}

/// Whether the result of this case has a form of its own in the catalogue.
///
/// # Errors
/// A fault if the catalogue lost the edition.
pub fn has_form(ctx: &Ctx, dossier: &Dossier, drafted: &Drafted) -> Result<bool, Error> {
    let wanted = drafted.result.as_ref();
    let mut fitting =
        choices(ctx, dossier)?.into_iter().filter(|form| wanted.is_none_or(|wanted| form.code == *wanted));
    Ok(fitting.next().is_some_and(|form| ctx.city.library.results.get(form.code.as_str()).is_some()))
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
    let wanted = wanted.or(loaded.dossier.drafted.result.as_ref());
    let form = chosen(choices(ctx, &loaded.dossier)?, wanted)?;
    let document = written(ctx, loaded, &form, &loaded.dossier.drafted.entered, None).await?;
    Ok(Draft { printed: set(ctx, document.clone()).await?, document })
}

/// Makes the result of a dossier that was decided.
///
/// # Errors
/// A fault when it cannot be set; [`Error::Malformed`] when the procedure has no such result.
pub async fn make(ctx: &Ctx, loaded: &Loaded, making: Making<'_>) -> Result<Made, Error> {
    let (form, document) = said(ctx, loaded, making).await?;
    let Printed { pdf, places } = set(ctx, document.clone()).await?;
    Ok(Made { pdf: pdf.bytes, result: form.code, document, places })
}

/// What the result of a dossier says, without setting it.
///
/// # Errors
/// As [`make`].
pub async fn said(ctx: &Ctx, loaded: &Loaded, making: Making<'_>) -> Result<(ResultForm, ResultDocument), Error> {
    let Making { number, drafted, check } = making;
    let form = chosen(choices(ctx, &loaded.dossier)?, drafted.result.as_ref())?;
    let given = Given { number, at: ctx.now, check };
    let document = written(ctx, loaded, &form, &drafted.entered, Some(&given)).await?;
    Ok((form, document))
}

/// A made file that is kept, as a paper of its dossier.
#[must_use]
pub fn paper(ctx: &Ctx, document: &ResultDocument, file: PaperFile) -> Paper {
    Paper {
        id: PaperId(ctx.id()),
        component: RESULT.to_owned(),
        name: format!("{}.pdf", document.title.vi),
        source: PaperSource::Made,
        quantity: 1,
        file: Some(file),
        document: None,
    }
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
