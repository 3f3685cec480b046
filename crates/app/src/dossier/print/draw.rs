//! Load, may, fill in, render.

use domain::id::DossierId;
use paper::{Form, Language, PaperError, Pdf, Sheet};

use super::source::Source;
use super::which::{PrintedForm, is_drafted};
use super::{declaration, extension, receipt, refusal, register, slip, stop, supplement};
use crate::ctx::Ctx;
use crate::dossier::get::{facts, fetch};
use crate::dossier::legal::Terms;
use crate::dossier::result::draft;
use crate::error::Error;

/// Prints a form of a dossier, on its usual sheet unless another is named.
///
/// # Errors
/// [`Error::NotFound`] if the person may not see the dossier, or nothing has happened that this form is about;
/// [`Error::Forbidden`] for a citizen who asks for the control slip; [`Error::Malformed`] for a sheet the form is never
/// printed on.
pub async fn print(
    ctx: &Ctx,
    id: DossierId,
    which: PrintedForm,
    sheet: Option<Sheet>,
    language: Language,
) -> Result<Pdf, Error> {
    let loaded = fetch(ctx, id).await?;
    if !which.is_for(&ctx.actor) {
        return Err(Error::Forbidden);
    }
    let facts = facts(ctx, id).await?;
    let source = Source {
        city: &ctx.city,
        dossier: &loaded.dossier,
        code: loaded.code.as_ref(),
        procedure: Terms::of(ctx, &loaded.dossier)?.procedure,
        facts: &facts,
    };
    let form: Form = match which {
        PrintedForm::Result => {
            if !is_drafted(&loaded.dossier) {
                return Err(Error::NotFound);
            }
            return Ok(draft(ctx, &loaded, None).await?.printed.pdf);
        }
        PrintedForm::Declaration => declaration::declaration(&source)?.into(),
        PrintedForm::Receipt => {
            let code = source.code.ok_or(Error::NotFound)?;
            receipt::receipt(&source, register::line(&ctx.city, code).await?)?.into()
        }
        PrintedForm::Supplement(which) => supplement::supplement(&source, which)?.into(),
        PrintedForm::Refusal => refusal::refusal(&source)?.into(),
        PrintedForm::Extension => extension::extension(&source)?.into(),
        PrintedForm::Stop => stop::stop(&source)?.into(),
        PrintedForm::ControlSlip => slip::slip(&source)?.into(),
    };
    render(ctx, form, sheet, language).await
}

/// Typesetting is work for the processor: it is done beside the threads that answer people.
pub(super) async fn render(ctx: &Ctx, form: Form, sheet: Option<Sheet>, language: Language) -> Result<Pdf, Error> {
    let city = ctx.city.clone();
    let sheet = sheet.unwrap_or_else(|| form.sheet());
    let printed = tokio::task::spawn_blocking(move || city.printer.render_on(&form, sheet, language)).await;
    match printed.map_err(|error| Error::Fault(error.into()))? {
        Ok(pdf) => Ok(pdf),
        Err(PaperError::Sheet { .. }) => Err(Error::Malformed { code: "print.sheet", field: "sheet".into() }),
        Err(error) => Err(Error::Fault(error.into())),
    }
}
