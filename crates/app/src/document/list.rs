//! What somebody has in their store.

use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::document::item::{Document, owner_tag};
use domain::id::DocumentId;
use jiff::civil::Date;
use store::timeline::Place;

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Documents on a page.
pub const PAGE: u32 = 50;

/// The number under which this person's own documents are kept.
///
/// # Errors
/// [`Error::SignInFirst`]; a fault of the store.
pub async fn own_number(ctx: &Ctx) -> Result<Option<String>, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let account = store::account::find(&ctx.city.store, &account.to_string()).await?;
    Ok(account.and_then(|account| account.personal_id))
}

/// One's own documents, the latest first.
///
/// # Errors
/// [`Error::SignInFirst`]; a fault of the store.
pub async fn own(ctx: &Ctx, before: Option<&Place>) -> Result<Vec<(Place, Loaded<Document>)>, Error> {
    match own_number(ctx).await? {
        Some(number) => timeline::list_latest(ctx, &owner_tag(&number), before, PAGE).await,
        None => Ok(Vec::new()),
    }
}

/// What is held of the person a desk has before it, the latest first: only for those who receive, examine or certify.
///
/// # Errors
/// [`Error::Forbidden`] for everybody else.
pub async fn held_of(ctx: &Ctx, number: &str) -> Result<Vec<Loaded<Document>>, Error> {
    may_look(&ctx.actor, local::day(ctx.now))?;
    let found = timeline::list_latest(ctx, &owner_tag(number), None, PAGE).await?;
    Ok(found.into_iter().map(|(_, document)| document).collect())
}

fn may_look(actor: &Actor, today: Date) -> Result<(), Error> {
    let Actor::Staff { grants, .. } = actor else { return Err(Error::Forbidden) };
    let roles = [Role::Receptionist, Role::Specialist, Role::Leader, Role::Clerk, Role::PointManager];
    if grants.iter().any(|grant| roles.contains(&grant.role) && grant.holds_on(today)) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// One document, for its owner and for those who work at a desk. To everybody else it does not exist.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::SignInFirst`].
pub async fn get(ctx: &Ctx, id: DocumentId) -> Result<Loaded<Document>, Error> {
    let document = timeline::find::<Document>(ctx, id.0).await?;
    let owner = document.subject.item.owner.number.as_deref();
    let is_own = owner.is_some() && own_number(ctx).await?.as_deref() == owner;
    if is_own || may_look(&ctx.actor, local::day(ctx.now)).is_ok() { Ok(document) } else { Err(Error::NotFound) }
}
