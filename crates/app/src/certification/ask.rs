//! For whom is the copy? Whoever needs none hears so, and goes without one or insists; everybody else asks for it.

use domain::access::Actor;
use domain::calendar::local;
use domain::certification::action::receives;
use domain::certification::fact::Fact;
use domain::certification::fee::Tariff;
use domain::certification::need::{Known, Receiver};
use domain::certification::request::{
    Channel, Charge, Extent, Original, Purpose, Request, perhaps, text, title as paper_title,
};
use domain::certification::{Certification, time};
use domain::document::item::{Owner, OwnerKind, Standing, Trust};
use domain::id::PaperId;
use domain::identity::personal_id::PersonalId;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use domain::unit::office::OfficeKind;
use jiff::civil::Date;

use super::get::{policy, rules};
use crate::ctx::Ctx;
use crate::document::upload;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// What somebody asks for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// For whom, a name of `catalog/certification/receivers.toml`.
    pub receiver: String,
    /// They know that none is needed and want it all the same.
    pub insists: bool,
    /// Full name of who asks, or of their organisation.
    pub name: String,
    /// Personal identification number, or the code of the organisation.
    pub number: String,
    /// Year of birth, where there is no number.
    pub birth_year: Option<i16>,
    /// They ask for an organisation.
    pub organisation: bool,
    /// Document-type code of the original, or empty.
    pub kind: String,
    /// Its name, and in whose name it is.
    pub title: String,
    /// Number and symbol on it.
    pub paper_number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued_on: Option<Date>,
    /// Pages that say something.
    pub pages: u32,
    /// Copies.
    pub copies: u32,
    /// Name of an exemption, or empty.
    pub exemption: String,
    /// The picture a kiosk took: an upload of the same session.
    pub scan: Option<PaperId>,
}

/// The agency that certifies what a point receives: the people's committee of its commune, wherever the person lives
/// (Decree 23/2015 Art. 5.2, 5.5).
#[must_use]
pub fn certifying_office(ctx: &Ctx, point: &AgencyCode) -> Option<AgencyCode> {
    let offices = &ctx.city.library.offices;
    let commune = offices.find(point)?.commune?;
    let found = offices.iter().find(|office| office.kind == OfficeKind::CommunePc && office.commune == Some(commune));
    found.map(|office| office.code.clone())
}

/// The tariff of today.
///
/// # Errors
/// A fault if the catalogue has none.
pub fn tariff(ctx: &Ctx) -> Result<&Tariff, Error> {
    let today = local::day(ctx.now);
    let found = ctx.city.library.tariffs.on(today);
    found.ok_or_else(|| Error::Fault(anyhow::anyhow!("no certification tariff is in force on {today}")))
}

/// The receiver of that name.
///
/// # Errors
/// `certification.no-receiver`.
pub fn receiver<'a>(ctx: &'a Ctx, id: &str) -> Result<&'a Receiver, Error> {
    let found = ctx.city.library.receivers.find(id);
    Ok(found.ok_or_else(|| Ruling::new("certification.no-receiver"))?)
}

/// What is known of a paper of that kind before it is copied. What the person's store holds only a desk may look up.
///
/// # Errors
/// A fault of the store.
pub async fn known(ctx: &Ctx, kind: &str, number: &str) -> Result<Known, Error> {
    let in_vneid = ctx.city.library.kinds.find(kind).is_some_and(|kind| kind.in_vneid.is_some());
    let today = local::day(ctx.now);
    let in_store = match crate::document::list::held_of(ctx, number).await {
        Ok(held) if !kind.is_empty() => held.iter().any(|document| {
            document.subject.item.kind == kind
                && document.subject.standing(today) == Standing::Valid
                && document.subject.item.trust() != Trust::Unsigned
        }),
        Ok(_) | Err(Error::Forbidden) => false,
        Err(error) => return Err(error),
    };
    Ok(Known { in_vneid, in_store })
}

/// Who may take requests in at a point: its receptionists, whoever certifies for it, and its kiosks.
fn may(ctx: &Ctx, point: &AgencyCode, office: &AgencyCode) -> Result<Channel, Error> {
    match &ctx.actor {
        Actor::Device { point: own, .. } if own == point => Ok(Channel::Kiosk),
        actor if receives(actor, point) || policy(ctx).certifies(actor, office, point) => Ok(Channel::Desk),
        Actor::Visitor => Err(Error::SignInFirst),
        _ => Err(Error::Forbidden),
    }
}

/// Writes down that somebody heard that none is needed and went without one. Nothing about the person is kept.
///
/// # Errors
/// [`Error::Forbidden`]; `certification.no-receiver`; `certification.needed` where somebody may want one.
pub async fn spare(ctx: &Ctx, point: &AgencyCode, receiver_id: &str) -> Result<Loaded<Certification>, Error> {
    spare_known(ctx, point, receiver_id, Known::default()).await
}

/// The same where the person's own store holds the paper of that kind: whoever may demand a copy takes that one.
///
/// # Errors
/// As [`spare`].
pub async fn spare_held(
    ctx: &Ctx,
    point: &AgencyCode,
    receiver_id: &str,
    kind: &str,
    number: &str,
) -> Result<Loaded<Certification>, Error> {
    let known = known(ctx, kind, number).await?;
    spare_known(ctx, point, receiver_id, known).await
}

async fn spare_known(
    ctx: &Ctx,
    point: &AgencyCode,
    receiver_id: &str,
    known: Known,
) -> Result<Loaded<Certification>, Error> {
    let office = certifying_office(ctx, point).ok_or(Error::NotFound)?;
    may(ctx, point, &office)?;
    let receiver = receiver(ctx, receiver_id)?;
    if receiver.go_on_with(known, false).is_ok() {
        return Err(Ruling::new("certification.needed").into());
    }
    let (point, need) = (point.clone(), receiver.need);
    let fact = Fact::Spared { point, office, receiver: receiver.id.clone(), need, held: known.in_store };
    timeline::begin(ctx, ctx.id(), vec![fact].into()).await
}

/// Asks for a copy at a point. Its picture comes with the check, or with the request where a kiosk took it.
///
/// # Errors
/// [`Error::Forbidden`]; `certification.not-needed` or `certification.held` unless the person insists; what is wrong with
/// the answers.
pub async fn request(ctx: &Ctx, point: &AgencyCode, asked: &Asked) -> Result<Loaded<Certification>, Error> {
    let office = certifying_office(ctx, point).ok_or(Error::NotFound)?;
    let channel = may(ctx, point, &office)?;
    let known = known(ctx, &asked.kind, &asked.number).await?;
    let purpose = Purpose::of(receiver(ctx, &asked.receiver)?, known, asked.insists)?;
    let extent = Extent { pages: asked.pages, copies: asked.copies }.check(&rules(ctx))?;
    let requester = requester(asked)?;
    let original = original(asked)?;
    let exemption = Some(asked.exemption.as_str()).filter(|id| !id.is_empty());
    let charge = Charge::of(tariff(ctx)?, extent, exemption)?;
    let scan = match asked.scan {
        Some(id) => Some(upload::find(ctx, id).await?.file),
        None if channel == Channel::Kiosk => return Err(Ruling::new("certification.no-scan").into()),
        None => None,
    };
    let due = time::due(ctx.now, &rules(ctx), &ctx.city.calendar(&office));
    let point = point.clone();
    let request = Request { office, point, channel, requester, purpose, original, extent, charge, due, scan };
    timeline::begin(ctx, ctx.id(), vec![Fact::Requested { request: Box::new(request) }].into()).await
}

fn requester(asked: &Asked) -> Result<Owner, Ruling> {
    let number = perhaps("number", asked.number.as_str())?;
    let kind = if asked.organisation { OwnerKind::Organisation } else { OwnerKind::Person };
    if let (Some(number), OwnerKind::Person) = (&number, kind) {
        number.parse::<PersonalId>().map_err(|wrong| Ruling::new(wrong.code()))?;
    }
    if number.is_none() && asked.birth_year.is_none() {
        return Err(Ruling::new("certification.who"));
    }
    Ok(Owner { kind, number, name: text("name", &asked.name)?, birth_year: asked.birth_year })
}

fn original(asked: &Asked) -> Result<Original, Ruling> {
    Ok(Original {
        kind: asked.kind.trim().to_owned(),
        title: paper_title(&asked.title)?,
        number: perhaps("paper-number", &asked.paper_number)?,
        issuer: perhaps("issuer", &asked.issuer)?,
        issued_on: asked.issued_on,
    })
}
