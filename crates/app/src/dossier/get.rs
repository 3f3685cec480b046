//! One dossier, for those who may see it.

use domain::dossier::code::DossierCode;
use domain::dossier::fact::Recorded;
use domain::dossier::record::Dossier;
use domain::id::DossierId;

use super::record::read_fact;
use crate::ctx::Ctx;
use crate::error::Error;

/// A dossier as it is stored, with its code.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The dossier.
    pub dossier: Dossier,
    /// Its code, once accepted.
    pub code: Option<DossierCode>,
    /// Hash of its last fact.
    pub head: String,
}

/// The dossier, if this person may see it. To everybody else it does not exist.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn load(ctx: &Ctx, id: DossierId) -> Result<Dossier, Error> {
    Ok(fetch(ctx, id).await?.dossier)
}

/// The dossier with its code and head.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn fetch(ctx: &Ctx, id: DossierId) -> Result<Loaded, Error> {
    let found = store::dossier::find::find(&ctx.city.store, &id.to_string()).await?.ok_or(Error::NotFound)?;
    let loaded = read(found)?;
    if loaded.dossier.is_visible_to(&ctx.actor) { Ok(loaded) } else { Err(Error::NotFound) }
}

/// The dossier with this code, if this person may see it.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find_by_code(ctx: &Ctx, code: &DossierCode) -> Result<Loaded, Error> {
    let key = store::dossier::Code {
        agency: code.agency.to_string(),
        day: code.day.to_string(),
        ordinal: i64::from(code.ordinal),
    };
    let found = store::dossier::find::find_by_code(&ctx.city.store, &key).await?.ok_or(Error::NotFound)?;
    let loaded = read(found)?;
    if loaded.dossier.is_visible_to(&ctx.actor) { Ok(loaded) } else { Err(Error::NotFound) }
}

/// The code of a dossier that this person has just changed, once it is accepted.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn code(ctx: &Ctx, dossier: &Dossier) -> Result<Option<DossierCode>, Error> {
    if dossier.clock.is_none() {
        return Ok(None);
    }
    let code = store::dossier::find::find_code(&ctx.city.store, &dossier.id.to_string()).await?;
    code.as_ref().map(read_code).transpose()
}

/// Everything that happened to a dossier, in order.
///
/// # Errors
/// [`Error::NotFound`] if the person may not see it.
pub async fn timeline(ctx: &Ctx, id: DossierId) -> Result<Vec<Recorded>, Error> {
    load(ctx, id).await?;
    facts(ctx, id).await
}

/// The facts, for callers that have made sure of the permission.
pub(crate) async fn facts(ctx: &Ctx, id: DossierId) -> Result<Vec<Recorded>, Error> {
    let rows = store::dossier::find::facts(&ctx.city.store, &id.to_string()).await?;
    rows.iter().map(|row| read_fact(&row.fact).map_err(Error::Fault)).collect()
}

/// Reads a stored row.
pub(crate) fn read(found: store::dossier::row::Found) -> Result<Loaded, Error> {
    let dossier: Dossier = serde_json::from_str(&found.row.body).map_err(|error| Error::Fault(error.into()))?;
    let code = found.code.map(|code| read_code(&code)).transpose()?;
    Ok(Loaded { dossier, code, head: found.row.head })
}

/// The public code from its parts.
///
/// # Errors
/// A fault if what is stored is no code.
pub fn read_code(code: &store::dossier::Code) -> Result<DossierCode, Error> {
    let fault = |error: anyhow::Error| Error::Fault(error.context("a stored dossier code cannot be read"));
    Ok(DossierCode {
        agency: code.agency.parse().map_err(|error| fault(anyhow::Error::new(error)))?,
        day: code.day.parse().map_err(|error| fault(anyhow::Error::new(error)))?,
        ordinal: u32::try_from(code.ordinal).map_err(|error| fault(error.into()))?,
    })
}
