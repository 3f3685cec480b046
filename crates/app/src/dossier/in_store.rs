//! A result as a document of the applicant's store (Decree 118/2025 Art. 22.1).

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::catalog::code::ResultCode;
use domain::document::check_code::CheckCode;
use domain::document::item::{Item, Owner, OwnerKind, SignatureNote, Source};
use domain::document::kind::DocumentKind;
use domain::document::media_type::MediaType;
use domain::dossier::fact::Applicant;
use domain::dossier::paper::{Paper, PaperFile};
use domain::dossier::record::Dossier;
use jiff::civil::Date;
use paper::result::ResultDocument;
use store::Batch;

use super::result::{choices, paper};
use crate::ctx::Ctx;
use crate::document::keep::kept;
use crate::document::put::{list, put};
use crate::error::Error;

/// A made result with all its signatures.
pub(super) struct Finished {
    /// Which of the procedure's results it is.
    pub result: ResultCode,
    /// What it says.
    pub document: ResultDocument,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Who signed it.
    pub signatures: Vec<SignatureNote>,
    /// The letters behind its square code.
    pub check_code: String,
}

/// Keeps a finished result: its file, and its document in the applicant's store; none where the applicant cannot be told
/// from others of the same name. The file is listed also then.
///
/// # Errors
/// A fault of the content store.
pub(super) async fn finished(
    ctx: &Ctx,
    dossier: &Dossier,
    number: &str,
    finished: Finished,
) -> Result<(Paper, Batch), Error> {
    let Finished { result, document, bytes, signatures, check_code } = finished;
    let file = put(ctx, bytes, MediaType::Pdf.name()).await?;
    let said = Said {
        kind: result.to_string(),
        title: document.title.vi.clone(),
        file: &file,
        number,
        code: &check_code,
        rows: document.rows(),
        signatures,
    };
    let item = item(ctx, dossier, said);
    let held = item.map(|item| kept(ctx, ctx.id(), item)).transpose()?;
    let mut beside = held.map(|(batch, _)| batch).unwrap_or_default();
    list(&mut beside, &file, ctx.now);
    Ok((paper(ctx, &document, file), beside))
}

/// What a document says beside what its dossier says.
struct Said<'a> {
    kind: String,
    title: String,
    file: &'a PaperFile,
    number: &'a str,
    code: &'a str,
    rows: Vec<(String, String)>,
    signatures: Vec<SignatureNote>,
}

/// A result as a file an officer brought. Nothing is written into that file: neither seal nor code.
///
/// # Errors
/// A fault if the catalogue lost the edition.
pub(super) fn brought(
    ctx: &Ctx,
    dossier: &Dossier,
    paper: &Paper,
    wanted: Option<&ResultCode>,
    number: &str,
    code: &CheckCode,
) -> Result<Option<Item>, Error> {
    let mut fitting =
        choices(ctx, dossier)?.into_iter().filter(|form| wanted.is_none_or(|wanted| form.code == *wanted));
    let (Some(form), Some(file)) = (fitting.next(), paper.file.as_ref()) else { return Ok(None) };
    let (kind, title) = (form.code.to_string(), form.title.vi);
    let said = Said { kind, title, file, number, code: code.as_str(), rows: Vec::new(), signatures: Vec::new() };
    Ok(item(ctx, dossier, said))
}

fn item(ctx: &Ctx, dossier: &Dossier, said: Said<'_>) -> Option<Item> {
    let Said { kind, title, file, number, code, rows, signatures } = said;
    let issued_on = local::day(ctx.now);
    let issuer = ctx.city.office(&dossier.agency).map(|office| office.name.clone());
    let known = ctx.city.library.kinds.find(&kind);
    let item = Item {
        valid_to: known.and_then(|kind| kind.valid_until(issued_on)),
        kind,
        owner: owner(&dossier.applicant),
        number: Some(number.to_owned()),
        summary: format!("{title} – {}", dossier.applicant.name),
        title,
        issuer,
        issued_on: Some(issued_on),
        valid_from: None,
        scope: None,
        file: file.clone(),
        fields: known.map(|known| fields(known, &rows, number, issued_on)).unwrap_or_default(),
        source: Source::ProcedureResult,
        dossier: Some(dossier.id),
        office: dossier.agency.clone(),
        check_code: code.to_owned(),
        signatures,
        keep_until: None,
    };
    item.check().is_ok().then_some(item)
}

/// What the result says, as its kind of paper calls it: number and day stand in no row.
fn fields(kind: &DocumentKind, rows: &[(String, String)], number: &str, issued_on: Date) -> BTreeMap<String, String> {
    let mut fields = if rows.is_empty() { BTreeMap::new() } else { kind.fields_of(rows) };
    for (name, value) in [("number", number.to_owned()), ("issued-on", issued_on.to_string())] {
        if kind.fields.iter().any(|field| field.name == name) {
            fields.insert(name.to_owned(), value);
        }
    }
    fields
}

/// Personal identification numbers have twelve digits (Decree 70/2024 Art. 3); codes of organisations have not.
fn owner(applicant: &Applicant) -> Owner {
    let number = applicant.personal_id.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let is_person = number.is_none_or(|number| number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_digit()));
    Owner {
        kind: if is_person { OwnerKind::Person } else { OwnerKind::Organisation },
        number: number.map(str::to_owned),
        name: applicant.name.clone(),
        birth_year: None,
    }
}
