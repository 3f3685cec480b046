//! A certified copy begun at a kiosk: the answers and the picture become a request, an officer looks at the original, and
//! whoever waits hears what becomes of it (Decree 45/2020 Art. 10: a copy is certified of an original somebody had in
//! hand).

use domain::access::Actor;
use domain::certification::Certification;
use domain::certification::request::Channel;
use domain::document::item::{Document, owner_tag};
use domain::dossier::paper::PaperFile;
use domain::id::PaperId;
use domain::kiosk::Sitting;
use domain::kiosk::sitting::{MOST_ORIGINAL_PAGES, PageFault, Wish};
use domain::timeline::Ruling;
use jiff::Timestamp;

use super::bell::{self, Card, Wanted};
use super::collect::tries;
use super::may_guess;
use super::sitting::{Seated, forget, keep};
use crate::certification::ask::{self, Asked};
use crate::ctx::Ctx;
use crate::document::{picture, upload};
use crate::error::Error;
use crate::timeline;

/// One electronic copy: those on paper are made at the desk.
const COPIES: u32 = 1;

/// The person heard that none is needed and goes without one. That is counted, they are forgotten.
///
/// # Errors
/// As [`ask::spare`].
pub async fn spare(ctx: &Ctx, seated: &Seated) -> Result<(), Error> {
    let Actor::Device { point, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    let wish = seated.sitting.copy.as_ref().ok_or(Ruling::new("certification.no-receiver"))?;
    ask::spare(ctx, point, &wish.receiver).await?;
    forget(ctx, seated).await
}

/// The register needs number and name. Where the scan gave the number alone, or it was typed, the name is the one under
/// which papers of that number are kept; no screen shows it. Numbers without papers count as wrong guesses.
///
/// # Errors
/// `kiosk.card-unknown`; `kiosk.too-many-tries`.
pub async fn named(ctx: &Ctx, card: Card) -> Result<Card, Error> {
    if !card.name.is_empty() {
        return Ok(card);
    }
    let tries = tries(ctx)?;
    may_guess(ctx, &tries)?;
    let tag = owner_tag(card.number.as_str());
    let held = timeline::list_latest::<Document>(ctx, &tag, None, 1).await?;
    let Some((_, held)) = held.into_iter().next() else {
        ctx.city.attempts.failed(&tries, ctx.now);
        return Err(Ruling::new("kiosk.card-unknown").into());
    };
    Ok(Card { name: held.subject.item.owner.name, ..card })
}

/// Looks at a picture before it is sent: as many pages as the person counted, and each good enough to be compared.
///
/// # Errors
/// `kiosk.page-count`; what the file cannot be taken for.
pub async fn judge(ctx: &Ctx, scan: PaperId, pages: u32) -> Result<Vec<PageFault>, Error> {
    let file = upload::find(ctx, scan).await?.file;
    let found = picture::count(ctx, &file).await?;
    if u32::try_from(found) != Ok(pages) {
        return Err(Ruling::new("kiosk.page-count").with("counted", pages).with("found", found).into());
    }
    let faults = picture::judge(ctx, &file).await?.into_iter();
    let fault = |(page, verdict): (usize, scan::Verdict)| PageFault {
        page: u32::try_from(page).unwrap_or(u32::MAX),
        verdict: verdict.word().to_owned(),
    };
    Ok(faults.map(fault).collect())
}

/// The picture that was judged poor and waits for the person to decide.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
pub async fn poor(ctx: &Ctx, seated: &Seated) -> Result<PaperFile, Error> {
    let picture = seated.sitting.copy.as_ref().and_then(|wish| wish.picture).ok_or(Error::NotFound)?;
    Ok(upload::find(ctx, picture).await?.file)
}

/// Takes the request in and calls an officer to the original. The kiosk keeps of it only which one it is. `title` is what
/// the paper is called in the register. Pressed twice, it is one request.
///
/// # Errors
/// As [`ask::request`]; `kiosk.unfinished` where a question was passed over; `kiosk.too-many-pages`.
pub async fn request(ctx: &Ctx, seated: &Seated, title: &str, scan: PaperId) -> Result<(), Error> {
    let Actor::Device { point, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    let unfinished = || Ruling::new("kiosk.unfinished");
    let wish = seated.sitting.copy.clone().ok_or_else(unfinished)?;
    if wish.due.is_some() {
        return Ok(());
    }
    let pages = wish.pages.ok_or_else(unfinished)?;
    if pages > MOST_ORIGINAL_PAGES {
        return Err(Ruling::new("kiosk.too-many-pages").with("most", MOST_ORIGINAL_PAGES).into());
    }
    let asked = Asked {
        kind: wish.kind.clone().ok_or_else(unfinished)?,
        pages,
        receiver: wish.receiver,
        insists: wish.insists,
        name: wish.name,
        number: wish.number,
        title: title.to_owned(),
        copies: COPIES,
        scan: Some(scan),
        ..Asked::default()
    };
    let promised = ctx.clone().keyed(Some(seated.promise()));
    let made = ask::request(&promised, point, &asked).await?.subject;
    let request = made.request.as_ref().ok_or_else(|| anyhow::anyhow!("a request was made without one"))?;
    let (ring, batch) = bell::call(ctx, seated, &Wanted { request: made.id, title: title.to_owned() })?;
    let sent = Wish {
        request: Some(made.id),
        ring: Some(ring),
        sent: Some(ctx.now),
        due: Some(request.due),
        fee: request.charge.amount.0,
        ..Wish::default()
    };
    keep(ctx, seated, &Sitting { copy: Some(sent), ..seated.sitting.clone().onward() }, batch).await
}

/// A request as whoever waits for it at the kiosk may see it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The request.
    pub request: Certification,
    /// Minutes since it was sent.
    pub minutes: i64,
    /// Whether an officer has begun to look at the original.
    pub is_looked_at: bool,
    /// When it is due.
    pub due: Timestamp,
}

/// What became of the request of this sitting; none if none was sent.
///
/// # Errors
/// [`Error::NotFound`] where it is none of this kiosk's point.
pub async fn sent(ctx: &Ctx, seated: &Seated) -> Result<Option<Sent>, Error> {
    let Actor::Device { point, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    let Some(wish) = &seated.sitting.copy else { return Ok(None) };
    let (Some(id), Some(due)) = (wish.request, wish.due) else { return Ok(None) };
    let request = timeline::find::<Certification>(ctx, id.0).await?.subject;
    let is_ours =
        request.request.as_ref().is_some_and(|asked| asked.channel == Channel::Kiosk && asked.point == *point);
    if !is_ours {
        return Err(Error::NotFound);
    }
    let is_looked_at = match &wish.ring {
        Some(ring) => bell::is_answered(ctx, ring).await?,
        None => false,
    };
    let minutes = wish.sent.map_or(0, |at| (ctx.now.as_second() - at.as_second()).max(0) / 60);
    Ok(Some(Sent { request, minutes, is_looked_at, due }))
}

/// The certified copy of this sitting's request.
///
/// # Errors
/// [`Error::NotFound`] while there is none, and once it has no value any more.
pub async fn file(ctx: &Ctx, seated: &Seated) -> Result<PaperFile, Error> {
    let sent = sent(ctx, seated).await?.ok_or(Error::NotFound)?;
    let holds = sent.request.annulled.is_none();
    sent.request.certified.filter(|_| holds).map(|made| made.file).ok_or(Error::NotFound)
}
