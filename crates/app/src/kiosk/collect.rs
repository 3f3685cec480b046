//! Is a result there, and where? Nothing is handed over here: an officer does that (Decree 118/2025 Art. 22), by the
//! rules of collection.

use domain::access::Actor;
use domain::dossier::code::DossierCode;
use domain::dossier::paper::PaperFile;
use domain::dossier::record::Dossier;
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
    /// Whether its file may be looked at here.
    pub has_file: bool,
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

/// Holds the code on a receipt against the last digits of the applicant's number. Wrong ones count for this kiosk and
/// for the dossier, whichever kiosk they come from: after five both wait, so that nobody tries all ten thousand. Right
/// digits of one dossier do not give this kiosk new tries for others.
///
/// # Errors
/// `kiosk.wrong-digits`, also where there is no such dossier: the two look alike; `kiosk.too-many-tries`;
/// [`Error::Forbidden`] for anybody but a device.
pub async fn by_receipt(ctx: &Ctx, code: &DossierCode, last_digits: &str) -> Result<Collectable, Error> {
    let (tries, of_dossier) = (tries(ctx)?, format!("Result {code}"));
    may_guess(ctx, &tries)?;
    may_guess(ctx, &of_dossier)?;
    let found = find(ctx, code).await?.filter(|(_, number)| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        last_digits.len() == LAST_DIGITS && digits.len() > LAST_DIGITS && digits.ends_with(last_digits)
    });
    let Some((result, _)) = found else {
        ctx.city.attempts.failed(&tries, ctx.now);
        ctx.city.attempts.failed(&of_dossier, ctx.now);
        return Err(Ruling::new("kiosk.wrong-digits").into());
    };
    ctx.city.attempts.succeeded(&of_dossier);
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

/// The file of a result, for the person an officer vouched for (Decree 118/2025 Art. 6.2: an identity paper stands in for
/// the receipt). The receipt and four digits are no proof of that: they tell where a result stands, and show none.
///
/// # Errors
/// [`Error::NotFound`] also where it is somebody else's, or there is no file.
pub async fn file(ctx: &Ctx, seated: &Seated, code: &DossierCode) -> Result<PaperFile, Error> {
    let Some(Vouched::Confirmed(card)) = vouched(ctx, seated).await? else { return Err(Error::NotFound) };
    let dossier = dossier(ctx, code).await?.ok_or(Error::NotFound)?;
    let is_theirs = dossier.applicant.personal_id.as_deref() == Some(card.number.as_str());
    if !is_theirs || !matches!(dossier.state, State::Issued { .. }) {
        return Err(Error::NotFound);
    }
    let paper = dossier.outcome.and_then(|outcome| outcome.file).and_then(|paper| paper.file);
    paper.ok_or(Error::NotFound)
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
            has_file: false,
        })
    });
    let mut told = told.collect::<Result<Vec<_>, Error>>()?;
    for one in &mut told {
        one.has_file = file(ctx, seated, &one.code).await.is_ok();
    }
    Ok(Some(told))
}

async fn dossier(ctx: &Ctx, code: &DossierCode) -> Result<Option<Dossier>, Error> {
    let key = store::dossier::Code {
        agency: code.agency.to_string(),
        day: code.day.to_string(),
        ordinal: i64::from(code.ordinal),
    };
    let found = store::dossier::find::find_by_code(&ctx.city.store, &key).await?;
    found.map(|found| Ok(read(found)?.dossier)).transpose()
}

async fn find(ctx: &Ctx, code: &DossierCode) -> Result<Option<(Collectable, String)>, Error> {
    let Some(dossier) = dossier(ctx, code).await? else { return Ok(None) };
    let stands = match dossier.state {
        State::Issued { .. } => Stands::Ready(dossier.finished_at),
        State::Returned { .. } => Stands::Collected,
        _ => Stands::NotYet(dossier.due()),
    };
    let number = dossier.applicant.personal_id.clone().unwrap_or_default();
    let result = Collectable {
        code: code.clone(),
        edition: dossier.edition,
        return_point: dossier.return_point,
        stands,
        has_file: false,
    };
    Ok(Some((result, number)))
}

/// The name under which this kiosk's wrong guesses are counted. No login begins with a capital letter, so that nobody
/// stops a kiosk by signing in wrongly under its name.
pub(super) fn tries(ctx: &Ctx) -> Result<String, Error> {
    match &ctx.actor {
        Actor::Device { kiosk, .. } => Ok(format!("Kiosk {kiosk}")),
        _ => Err(Error::Forbidden),
    }
}
