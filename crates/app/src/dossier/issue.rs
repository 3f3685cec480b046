//! The result gets its number, its seal and its electronic copy.

use std::collections::BTreeMap;

use domain::catalog::code::ResultCode;
use domain::dossier::issue::{Drafted, Issued, SignedResult};
use domain::dossier::paper::Paper;
use domain::id::DossierId;
use domain::timeline::Ruling;
use store::Batch;

use super::change::{Changed, Prepared, change_with, not_stale};
use super::get::{Loaded, fetch};
use super::in_store::{self, Finished};
use super::legal::Terms;
use super::result::{self, Making};
use super::signed;
use crate::ctx::Ctx;
use crate::document::keep::{check_code, kept};
use crate::document::put::list;
use crate::error::Error;
use crate::signing::Consent;

/// What is issued beside the number.
#[derive(Debug, Clone, Default)]
pub struct Issue {
    /// The electronic copy.
    pub copy: Copy,
    /// Which of the procedure's results it is; without it the one that was prepared, or the likeliest.
    pub result: Option<ResultCode>,
    /// What the officer entered into it, by name, beside what was prepared.
    pub entered: BTreeMap<String, String>,
    /// What only the holder of the agency's seal has.
    pub consent: Consent,
}

/// Where the electronic copy comes from.
#[derive(Debug, Clone, Default)]
pub enum Copy {
    /// The system makes it, or has made it when it was signed.
    #[default]
    Made,
    /// The officer brought it.
    Brought(Paper),
    /// There is none: dossiers of the past are told, not issued.
    None,
}

/// Numbers and issues the result (Decree 118/2025 Art. 22.1). What was signed when it was decided gets number and day, and
/// the agency seals it (Decree 30/2020 Art. 15, 17); what nobody signed is made now and sealed. In the same commit the file
/// goes into the applicant's store.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::issue`] and [`change`](super::change::change); [`result::make`];
/// `dossier.signed-already` when something else is to be issued than was signed; what the agency's key refuses.
pub async fn issue(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    issue: Issue,
) -> Result<Changed, Error> {
    let prepare = || prepared(ctx, id, expected, number, &issue);
    change_with(ctx, id, expected, prepare, |issued, dossier, law| {
        dossier.issue(number, issued.clone(), &ctx.actor, law)
    })
    .await
}

async fn prepared(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    issue: &Issue,
) -> Result<Prepared<Issued>, Error> {
    let mut issued = Issued { file: None, result: issue.result.clone(), entered: issue.entered.clone() };
    if let Copy::None = issue.copy {
        return Ok(Prepared::nothing(issued));
    }
    if let Copy::Brought(paper) = &issue.copy {
        issued.file = Some(paper.clone());
    }
    let loaded = fetch(ctx, id).await?;
    let terms = Terms::of(ctx, &loaded.dossier)?;
    if loaded.dossier.issue(number, issued.clone(), &ctx.actor, &terms.law(ctx.now)).is_err() {
        return Ok(Prepared::nothing(issued));
    }
    not_stale(&loaded, expected)?;
    let (number, seen) = (number.trim(), Some(loaded.dossier.version));
    if let Copy::Brought(paper) = &issue.copy {
        let beside = brought(ctx, &loaded, paper, issue.result.as_ref(), number)?;
        return Ok(Prepared { what: issued, seen, beside });
    }
    let mut drafted = loaded.dossier.drafted.clone();
    let signed = loaded.dossier.outcome.as_ref().and_then(|outcome| outcome.signed.as_ref());
    let finished = match signed {
        Some(signed) => {
            let other = issue.result.as_ref().is_some_and(|wanted| *wanted != signed.result);
            if other || !issue.entered.is_empty() {
                return Err(Ruling::new("dossier.signed-already").into());
            }
            drafted.result = Some(signed.result.clone());
            completed(ctx, &loaded, signed, &drafted, number, &issue.consent).await?
        }
        None => {
            drafted.result = issue.result.clone().or(drafted.result);
            drafted.entered.extend(issue.entered.clone());
            made(ctx, &loaded, &drafted, number, &issue.consent).await?
        }
    };
    issued.result = Some(finished.result.clone());
    issued.entered = drafted.entered;
    let (paper, beside) = in_store::finished(ctx, &loaded.dossier, number, finished).await?;
    issued.file = Some(paper);
    Ok(Prepared { what: issued, seen, beside })
}

/// What the decider signed, with number, day and seal.
async fn completed(
    ctx: &Ctx,
    loaded: &Loaded,
    signed: &SignedResult,
    drafted: &Drafted,
    number: &str,
    consent: &Consent,
) -> Result<Finished, Error> {
    let making = Making { number: Some(number), drafted, check: &signed.check_code };
    let (_, document) = result::said(ctx, loaded, making).await?;
    let file = signed.file.file.as_ref().ok_or(Error::NotFound)?;
    let bytes = ctx.city.content.get(&file.sha256).await.map_err(|error| Error::Fault(error.into()))?;
    let full = signed::full_number(number, signed.symbol.as_deref());
    let sealed = signed::by_agency(ctx, &loaded.dossier.agency, &bytes, Some(&full), consent).await?;
    let signatures = signed.signatures.iter().cloned().chain([sealed.note]).collect();
    Ok(Finished {
        result: signed.result.clone(),
        document,
        bytes: sealed.bytes,
        signatures,
        check_code: signed.check_code.clone(),
    })
}

/// A result nobody signed electronically, with the agency's seal where there are keys.
async fn made(
    ctx: &Ctx,
    loaded: &Loaded,
    drafted: &Drafted,
    number: &str,
    consent: &Consent,
) -> Result<Finished, Error> {
    let code = check_code()?;
    let making = Making { number: Some(number), drafted, check: code.as_str() };
    let made = result::make(ctx, loaded, making).await?;
    let (mut bytes, mut signatures) = (made.pdf.clone(), Vec::new());
    if ctx.city.keys.are_there() {
        let sealed = signed::by_agency_alone(ctx, &loaded.dossier.agency, &made, consent).await?;
        bytes = sealed.bytes;
        signatures.push(sealed.note);
    }
    let check_code = code.as_str().to_owned();
    Ok(Finished { result: made.result, document: made.document, bytes, signatures, check_code })
}

/// A file the officer brought: it is listed also where nobody has a store for it.
fn brought(
    ctx: &Ctx,
    loaded: &Loaded,
    paper: &Paper,
    wanted: Option<&ResultCode>,
    number: &str,
) -> Result<Batch, Error> {
    let item = in_store::brought(ctx, &loaded.dossier, paper, wanted, number, &check_code()?)?;
    let mut beside =
        item.map(|item| kept(ctx, ctx.id(), item)).transpose()?.map(|(batch, _)| batch).unwrap_or_default();
    if let Some(file) = &paper.file {
        list(&mut beside, file, ctx.now);
    }
    Ok(beside)
}
