//! Is a result there, and where? Nothing is handed over here: an officer does that (Decree 118/2025 Art. 22), by the
//! rules of collection.

use domain::access::Actor;
use domain::dossier::code::DossierCode;
use domain::dossier::state::State;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;

use super::bell::{Vouched, vouched};
use super::sitting::Seated;
use super::{device::code_of, may_guess};
use crate::ctx::Ctx;
use crate::dossier::get::{read, read_code};
use crate::error::Error;

/// How many of the last digits of a personal number are asked for beside the code on the receipt.
pub const LAST_DIGITS: usize = 4;
/// Digits of a slip's code after the agency: the day and the ordinal.
pub const SLIP_DIGITS: usize = 10;
/// Results told at once.
const SHOWN: u32 = 10;

/// Where a result stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collectable {
    /// The code of the dossier.
    pub code: DossierCode,
    /// Edition of its procedure.
    pub edition: String,
    /// Where it is handed back.
    pub return_point: AgencyCode,
    /// How it is.
    pub stands: Stands,
}

/// How far a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It can be collected, since then.
    Ready(Option<Timestamp>),
    /// It was collected already.
    Collected,
    /// The dossier is not done; it is promised for then.
    NotYet(Option<Timestamp>),
}

/// Holds the code on a receipt against the last digits of the applicant's number. Wrong ones count for this kiosk:
/// after five it waits, so that nobody tries all ten thousand.
///
/// # Errors
/// `kiosk.wrong-digits`, also where there is no such dossier: the two look alike; `kiosk.too-many-tries`;
/// [`Error::Forbidden`] for anybody but a device.
pub async fn by_receipt(ctx: &Ctx, code: &DossierCode, last_digits: &str) -> Result<Collectable, Error> {
    let tries = tries(ctx)?;
    may_guess(ctx, &tries)?;
    let found = find(ctx, code).await?.filter(|(_, number)| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        last_digits.len() == LAST_DIGITS && digits.len() > LAST_DIGITS && digits.ends_with(last_digits)
    });
    let Some((result, _)) = found else {
        ctx.city.attempts.failed(&tries, ctx.now);
        return Err(Ruling::new("kiosk.wrong-digits").into());
    };
    ctx.city.attempts.succeeded(&tries);
    Ok(result)
}

/// Where the result of a dossier stands whose digits were right on an earlier screen.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn again(ctx: &Ctx, code: &DossierCode) -> Result<Collectable, Error> {
    Ok(find(ctx, code).await?.ok_or(Error::NotFound)?.0)
}

/// The dossiers that a slip can mean: the whole code off its square code, or the ten digits of day and ordinal among the
/// agencies whose dossiers come to this point. Digits are all one can type at a kiosk; most often one dossier has them.
/// Wrong ones count for this kiosk as wrong last digits do.
///
/// # Errors
/// `kiosk.ten-digits`, `kiosk.no-such-dossier`, `kiosk.too-many-tries`; [`Error::Forbidden`] for anybody but a device.
pub async fn slip(ctx: &Ctx, scanned: &str) -> Result<Vec<DossierCode>, Error> {
    let (tries, wanted) = (tries(ctx)?, wanted(ctx, scanned)?);
    may_guess(ctx, &tries)?;
    let mut found = Vec::new();
    for code in wanted {
        if find(ctx, &code).await?.is_some() {
            found.push(code);
        }
    }
    if found.is_empty() {
        ctx.city.attempts.failed(&tries, ctx.now);
        return Err(Ruling::new("kiosk.no-such-dossier").into());
    }
    ctx.city.attempts.succeeded(&tries);
    Ok(found)
}

/// What a scan or ten typed digits may stand for.
fn wanted(ctx: &Ctx, scanned: &str) -> Result<Vec<DossierCode>, Error> {
    let Actor::Device { point, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    let whole = scanned.rsplit('/').next().unwrap_or(scanned);
    if let Ok(code) = DossierCode::read(whole) {
        return Ok(vec![code]);
    }
    // A mangled scan keeps its digits: no input method changes digits that follow no letter.
    let digits: String = scanned.chars().filter(char::is_ascii_digit).collect();
    let Some(last) = digits.len().checked_sub(SLIP_DIGITS).and_then(|start| digits.get(start..)) else {
        return Err(Ruling::new("kiosk.ten-digits").into());
    };
    let (day, ordinal) = last.split_at(6);
    let read = |agency: AgencyCode| format!("{agency}-{day}-{ordinal}").parse().ok();
    Ok(agencies(ctx, point).into_iter().filter_map(read).collect())
}

/// The agencies whose dossiers come to a point: those of its commune, and those of the whole city.
fn agencies(ctx: &Ctx, point: &AgencyCode) -> Vec<AgencyCode> {
    let commune = ctx.city.office(point).and_then(|office| office.commune);
    let offices = ctx.city.library.offices.iter().filter(|office| office.kind.resolves());
    let near = offices.filter(|office| office.commune.is_none() || office.commune == commune);
    near.map(|office| office.code.clone()).collect()
}

/// The results that wait for the person an officer vouched for; none until one did.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn by_card(ctx: &Ctx, seated: &Seated) -> Result<Option<Vec<Collectable>>, Error> {
    let Some(Vouched::Confirmed(card)) = vouched(ctx, seated).await? else { return Ok(None) };
    let waiting = store::kiosk::collect::list_waiting(&ctx.city.store, card.number.as_str(), SHOWN).await?;
    let told = waiting.into_iter().map(|row| {
        Ok(Collectable {
            code: read_code(&row.code)?,
            edition: row.edition,
            return_point: code_of(&row.return_point)?,
            stands: Stands::Ready(row.finished_at),
        })
    });
    told.collect::<Result<Vec<_>, Error>>().map(Some)
}

async fn find(ctx: &Ctx, code: &DossierCode) -> Result<Option<(Collectable, String)>, Error> {
    let key = store::dossier::Code {
        agency: code.agency.to_string(),
        day: code.day.to_string(),
        ordinal: i64::from(code.ordinal),
    };
    let Some(found) = store::dossier::find::find_by_code(&ctx.city.store, &key).await? else { return Ok(None) };
    let dossier = read(found)?.dossier;
    let stands = match dossier.state {
        State::Issued { .. } => Stands::Ready(dossier.finished_at),
        State::Returned { .. } => Stands::Collected,
        _ => Stands::NotYet(dossier.due()),
    };
    let number = dossier.applicant.personal_id.clone().unwrap_or_default();
    let result =
        Collectable { code: code.clone(), edition: dossier.edition, return_point: dossier.return_point, stands };
    Ok(Some((result, number)))
}

fn tries(ctx: &Ctx) -> Result<String, Error> {
    match &ctx.actor {
        Actor::Device { kiosk, .. } => Ok(format!("kiosk {kiosk}")),
        _ => Err(Error::Forbidden),
    }
}
