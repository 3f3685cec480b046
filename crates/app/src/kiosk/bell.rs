//! Somebody asks for an officer, an officer looks at a card and vouches for who holds it, or at an original that is to be
//! copied.

use domain::access::Actor;
use domain::id::CertificationId;
use domain::identity::keyboard::Typed;
use domain::identity::personal_id::PersonalId;
use domain::kiosk::Sitting;
use domain::kiosk::device::may_attend;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::{Timestamp, ToSpan};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::kiosk::bell as rows;
use store::{Batch, CommitError};

use super::device::code_of;
use super::sitting::{Seated, device, keep};
use crate::ctx::Ctx;
use crate::error::Error;

/// Rings that were not answered are shown for so many minutes: after that whoever rang has left.
const RINGS_FOR: i64 = 60;
/// For so many minutes a kiosk tells that its ring was heard.
const TELLS_FOR: i64 = 10;
/// Rings shown of one point.
const SHOWN: u32 = 50;

/// What a kiosk tells of its own bell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// Nobody rang lately.
    No,
    /// Somebody rang so many minutes ago; nobody has answered.
    Waiting(i64),
    /// An officer is on the way.
    Coming,
}

/// A ring as the desk sees it.
#[derive(Debug, Clone)]
pub struct Open {
    /// Identifier.
    pub id: String,
    /// What staff call the kiosk.
    pub kiosk: String,
    /// The reception point.
    pub point: AgencyCode,
    /// Whom to look at, if the officer is to vouch for somebody.
    pub card: Option<Card>,
    /// Which original to look at, if a copy is to be certified.
    pub original: Option<Wanted>,
    /// Minutes it has rung.
    pub minutes: i64,
}

/// What a card said, for the officer who holds it against the person and the plastic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The number.
    pub number: PersonalId,
    /// The name, where the scan could be believed.
    pub name: String,
}

/// A copy somebody waits for at a kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The request.
    pub request: CertificationId,
    /// What the paper is called.
    pub title: String,
}

/// How the officer answered about a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vouched {
    /// Nobody has looked yet; minutes since it was asked.
    Waiting(i64),
    /// It is the person.
    Confirmed(Card),
    /// It is not, or could not be told.
    Denied,
}

/// Rings for help. A kiosk that rings already does not ring twice.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a device.
pub async fn ring(ctx: &Ctx, seated: Option<&Seated>) -> Result<(), Error> {
    if matches!(status(ctx).await?, Rung::Waiting(_)) {
        return Ok(());
    }
    let mut batch = Batch::new();
    rows::ring(&mut batch, new(ctx, "help", String::new(), seated)?);
    ctx.city.store.commit(batch).await?;
    Ok(())
}

/// What this kiosk's bell says now.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn status(ctx: &Ctx) -> Result<Rung, Error> {
    let since = earlier(ctx, RINGS_FOR)?;
    let Some(ring) = rows::latest(&ctx.city.store, &device(ctx)?, "help", since).await? else { return Ok(Rung::No) };
    Ok(match ring.answered_at {
        None => Rung::Waiting(minutes(ring.rung_at, ctx.now)),
        Some(at) if at >= earlier(ctx, TELLS_FOR)? => Rung::Coming,
        Some(_) => Rung::No,
    })
}

/// Asks an officer to hold a card against the person. What the card says is kept only until the person leaves.
///
/// # Errors
/// `kiosk.card` if there is no personal number in what was scanned.
pub async fn identify(ctx: &Ctx, seated: &Seated, scanned: &str) -> Result<(), Error> {
    let card = read_card(scanned).ok_or(Ruling::new("kiosk.card"))?;
    let about = serde_json::to_string(&card).map_err(|error| Error::Fault(error.into()))?;
    let ring = new(ctx, "identify", about, Some(seated))?;
    let sitting = Sitting { identification: Some(ring.id.clone()), ..seated.sitting.clone().onward() };
    let mut batch = Batch::new();
    rows::ring(&mut batch, ring);
    keep(ctx, seated, &sitting, batch).await
}

/// What the officer said of the card of this sitting; none if nobody was asked.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn vouched(ctx: &Ctx, seated: &Seated) -> Result<Option<Vouched>, Error> {
    let Some(id) = &seated.sitting.identification else { return Ok(None) };
    let Some(ring) = rows::find(&ctx.city.store, id).await? else { return Ok(None) };
    if ring.sitting.as_deref() != Some(seated.id()) {
        return Ok(None);
    }
    Ok(Some(match ring.answer.as_deref() {
        Some("confirmed") => Vouched::Confirmed(told(&ring.about)?),
        Some(_) => Vouched::Denied,
        None => Vouched::Waiting(minutes(ring.rung_at, ctx.now)),
    }))
}

/// What rings at the points this person attends, the longest first.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn list_open(ctx: &Ctx, points: &[AgencyCode]) -> Result<Vec<Open>, Error> {
    let mut open = Vec::new();
    for point in points.iter().filter(|point| may_attend(&ctx.actor, point)) {
        for ring in rows::list_open(&ctx.city.store, point.as_str(), earlier(ctx, RINGS_FOR)?, SHOWN).await? {
            let kiosk = store::kiosk::device::find(&ctx.city.store, &ring.kiosk).await?;
            // Whoever was to be looked at has left: nothing to do any more.
            if ring.purpose != "help" && ring.about.is_empty() {
                continue;
            }
            open.push(Open {
                card: if ring.purpose == "identify" { Some(told(&ring.about)?) } else { None },
                original: if ring.purpose == "copy" { Some(told(&ring.about)?) } else { None },
                minutes: minutes(ring.rung_at, ctx.now),
                point: code_of(&ring.point)?,
                kiosk: kiosk.map(|kiosk| kiosk.name).unwrap_or_default(),
                id: ring.id,
            });
        }
    }
    open.sort_by_key(|ring| std::cmp::Reverse(ring.minutes));
    Ok(open)
}

/// How an officer answers a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// “I am coming.”
    Coming,
    /// The person is who the card says.
    Confirmed,
    /// They are not, or it cannot be told.
    Denied,
    /// “I look at the original.”
    Looking,
}

/// An officer of the point answers.
///
/// # Errors
/// [`Error::NotFound`] also for officers of other points; `kiosk.answered` if a colleague did, or the person has left;
/// `kiosk.unreadable` for an answer that does not fit what was asked.
pub async fn answer(ctx: &Ctx, id: &str, answer: Answer) -> Result<(), Error> {
    let ring = rows::find(&ctx.city.store, id).await?.ok_or(Error::NotFound)?;
    let (Some(by), true) = (ctx.actor.account(), may_attend(&ctx.actor, &code_of(&ring.point)?)) else {
        return Err(Error::NotFound);
    };
    let said = match (answer, ring.purpose.as_str()) {
        (Answer::Coming, "help") => "coming",
        (Answer::Confirmed, "identify") => "confirmed",
        (Answer::Denied, "identify") => "denied",
        (Answer::Looking, "copy") => "looking",
        _ => return Err(Ruling::new("kiosk.unreadable").into()),
    };
    if ring.purpose != "help" && ring.about.is_empty() {
        return Err(Ruling::new("kiosk.answered").into());
    }
    match rows::answer(&ctx.city.store, id, said, &by.to_string(), ctx.now).await {
        Err(CommitError::Conflict { .. }) => Err(Ruling::new("kiosk.answered").into()),
        done => Ok(done?),
    }
}

/// Calls an officer to the original of a request, in the commit that remembers it.
pub(super) fn call(ctx: &Ctx, seated: &Seated, wanted: &Wanted) -> Result<(String, Batch), Error> {
    let about = serde_json::to_string(wanted).map_err(|error| Error::Fault(error.into()))?;
    let ring = new(ctx, "copy", about, Some(seated))?;
    let mut batch = Batch::new();
    let id = ring.id.clone();
    rows::ring(&mut batch, ring);
    Ok((id, batch))
}

/// Whether an officer has answered a ring.
pub(super) async fn is_answered(ctx: &Ctx, id: &str) -> Result<bool, Error> {
    Ok(rows::find(&ctx.city.store, id).await?.is_some_and(|ring| ring.answered_at.is_some()))
}

/// A card's square code as a scanner gave it, often mangled by the Vietnamese input method: the name is believed only
/// where nothing looks rewritten, else the number alone (ux §1.4).
#[must_use]
pub fn read_card(scanned: &str) -> Option<Card> {
    match Typed::read(scanned) {
        Typed::Card(card) => Some(Card { number: card.id, name: card.full_name }),
        Typed::Mangled(number) | Typed::Number(number) => Some(Card { number, name: String::new() }),
        Typed::Lost | Typed::Nothing => None,
    }
}

fn new(ctx: &Ctx, purpose: &str, about: String, seated: Option<&Seated>) -> Result<rows::Ring, Error> {
    let Actor::Device { kiosk, point } = &ctx.actor else { return Err(Error::Forbidden) };
    Ok(rows::Ring {
        id: ctx.id().to_string(),
        kiosk: kiosk.to_string(),
        point: point.to_string(),
        purpose: purpose.to_owned(),
        about,
        rung_at: ctx.now,
        answered_at: None,
        answer: None,
        sitting: seated.map(|seated| seated.id().to_owned()),
    })
}

fn told<T: DeserializeOwned>(about: &str) -> Result<T, Error> {
    serde_json::from_str(about).map_err(|error| Error::Fault(error.into()))
}

fn minutes(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_second() - from.as_second()).max(0) / 60
}

fn earlier(ctx: &Ctx, minutes: i64) -> Result<Timestamp, Error> {
    ctx.now.checked_sub(minutes.minutes()).map_err(|error| Error::Fault(error.into()))
}
