//! A document holds no more, or another one takes its place; what was read off it is put right.

use std::collections::BTreeMap;

use domain::access::Role;
use domain::document::item::{Document, Fact};
use domain::id::DocumentId;
use domain::timeline::Ruling;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Only who decides or issues for the office that keeps it may take a document back.
fn may(ctx: &Ctx, document: &Document) -> Result<(), Error> {
    let office = &document.item.office;
    if ctx.actor.is(Role::Leader, office) || ctx.actor.is(Role::Clerk, office) { Ok(()) } else { Err(Error::Forbidden) }
}

fn said(field: &'static str, text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        Err(Ruling::new("document.incomplete").with("field", field).into())
    } else {
        Ok(text.to_owned())
    }
}

/// Takes a document back. Whoever checks it hears so from now on.
///
/// # Errors
/// [`Error::Forbidden`]; `document.incomplete` without reason and basis; `document.holds-no-more`.
pub async fn revoke(
    ctx: &Ctx,
    id: DocumentId,
    expected: Option<u64>,
    reason: &str,
    legal_basis: &str,
) -> Result<Loaded<Document>, Error> {
    let (reason, legal_basis) = (said("reason", reason)?, said("legal-basis", legal_basis)?);
    let (reason, legal_basis) = (&reason, &legal_basis);
    timeline::change(ctx, id.0, expected, |before: Loaded<Document>| async move {
        may(ctx, &before.subject)?;
        before.subject.must_hold()?;
        Ok(vec![Fact::Revoked { reason: reason.clone(), legal_basis: legal_basis.clone() }].into())
    })
    .await
}

/// Says which document takes the place of this one.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] if there is no such other; `document.holds-no-more`.
pub async fn replace(ctx: &Ctx, id: DocumentId, by: DocumentId, reason: &str) -> Result<Loaded<Document>, Error> {
    let reason = said("reason", reason)?;
    timeline::find::<Document>(ctx, by.0).await?.subject.must_hold()?;
    let reason = &reason;
    timeline::change(ctx, id.0, None, |before: Loaded<Document>| async move {
        may(ctx, &before.subject)?;
        before.subject.must_hold()?;
        Ok(vec![Fact::Replaced { by, reason: reason.clone() }].into())
    })
    .await
}

/// Puts right what was read off a document; the file is not touched.
///
/// # Errors
/// [`Error::Forbidden`] unless this person works at the office that keeps it; `document.incomplete` without a reason.
pub async fn correct(
    ctx: &Ctx,
    id: DocumentId,
    expected: Option<u64>,
    fields: BTreeMap<String, String>,
    reason: &str,
) -> Result<Loaded<Document>, Error> {
    let reason = said("reason", reason)?;
    let (fields, reason) = (&fields, &reason);
    timeline::change(ctx, id.0, expected, |before: Loaded<Document>| async move {
        if !ctx.actor.works_at(&before.subject.item.office) {
            return Err(Error::Forbidden);
        }
        before.subject.must_hold()?;
        Ok(vec![Fact::Corrected { fields: fields.clone(), reason: reason.clone() }].into())
    })
    .await
}
