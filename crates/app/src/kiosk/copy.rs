//! A certified copy begun at a kiosk: the answers and the picture become a request, and an officer looks at the
//! original (Decree 45/2020 Art. 10: a copy is certified of an original somebody had in hand).

use domain::access::Actor;
use domain::id::PaperId;
use domain::kiosk::Sitting;
use domain::kiosk::sitting::Wish;
use domain::timeline::Ruling;

use super::bell::Card;
use super::sitting::{Seated, forget, remember};
use crate::certification::ask::{self, Asked};
use crate::ctx::Ctx;
use crate::error::Error;

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

/// Whether the card told enough: the register needs number and name.
///
/// # Errors
/// `kiosk.card-whole` where the scan gave the number alone.
pub fn whole(card: Card) -> Result<Card, Ruling> {
    if card.name.is_empty() { Err(Ruling::new("kiosk.card-whole")) } else { Ok(card) }
}

/// Takes the request in. The kiosk keeps of it only when it is due and what it costs. `title` is what the paper is
/// called in the register.
///
/// # Errors
/// As [`ask::request`]; `kiosk.unfinished` where a question was passed over.
pub async fn request(ctx: &Ctx, seated: &Seated, title: &str, scan: PaperId) -> Result<(), Error> {
    let Actor::Device { point, .. } = &ctx.actor else { return Err(Error::Forbidden) };
    let unfinished = || Ruling::new("kiosk.unfinished");
    let wish = seated.sitting.copy.clone().ok_or_else(unfinished)?;
    if wish.due.is_some() {
        return Ok(());
    }
    let asked = Asked {
        kind: wish.kind.clone().ok_or_else(unfinished)?,
        pages: wish.pages.ok_or_else(unfinished)?,
        receiver: wish.receiver,
        insists: wish.insists,
        name: wish.name,
        number: wish.number,
        title: title.to_owned(),
        copies: COPIES,
        scan: Some(scan),
        ..Asked::default()
    };
    let made = ask::request(ctx, point, &asked).await?;
    let request = made.subject.request.as_ref().ok_or_else(|| anyhow::anyhow!("a request was made without one"))?;
    let done = Wish { due: Some(request.due), fee: request.charge.amount.0, ..Wish::default() };
    remember(ctx, seated, &Sitting { copy: Some(done), ..seated.sitting.clone().onward() }).await
}
