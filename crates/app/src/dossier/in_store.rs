//! A result as a document of the applicant's store (Decree 118/2025 Art. 22.1).

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::catalog::code::ResultCode;
use domain::document::check_code::CheckCode;
use domain::document::item::{Item, Owner, OwnerKind, SignatureNote, Source};
use domain::dossier::fact::Applicant;
use domain::dossier::paper::{Paper, PaperFile};
use domain::dossier::record::Dossier;
use jiff::Span;

use super::result::{Made, choices};
use crate::ctx::Ctx;
use crate::error::Error;

/// What a document says beside what its dossier says.
struct Said<'a> {
    kind: String,
    title: String,
    file: &'a PaperFile,
    number: &'a str,
    code: &'a CheckCode,
    signatures: Vec<SignatureNote>,
}

/// A result the system made; none where the applicant cannot be told from others of the same name.
pub(super) fn made(ctx: &Ctx, dossier: &Dossier, made: &Made, number: &str, code: &CheckCode) -> Option<Item> {
    let said = Said {
        kind: made.result.to_string(),
        title: made.document.title.vi.clone(),
        file: made.paper.file.as_ref()?,
        number,
        code,
        signatures: made.signatures.clone(),
    };
    item(ctx, dossier, said)
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
    Ok(item(ctx, dossier, Said { kind, title, file, number, code, signatures: Vec::new() }))
}

fn item(ctx: &Ctx, dossier: &Dossier, said: Said<'_>) -> Option<Item> {
    let Said { kind, title, file, number, code, signatures } = said;
    let issued_on = local::day(ctx.now);
    let valid_for = ctx.city.library.kinds.find(&kind).and_then(|kind| kind.valid_for.as_ref());
    let issuer = ctx.city.office(&dossier.agency).map(|office| office.name.clone());
    let item = Item {
        valid_to: valid_for.and_then(|held| issued_on.checked_add(Span::new().months(i64::from(held.months))).ok()),
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
        fields: BTreeMap::new(),
        source: Source::ProcedureResult,
        dossier: Some(dossier.id),
        office: dossier.agency.clone(),
        check_code: code.as_str().to_owned(),
        signatures,
        keep_until: None,
    };
    item.check().is_ok().then_some(item)
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
