//! A document comes into a store.

use domain::calendar::local;
use domain::document::check_code::{CheckCode, LENGTH};
use domain::document::item::{Document, Fact, Item};
use rand::TryRngCore;
use store::Batch;
use uuid::Uuid;

use super::put::list;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// A new check code, from the operating system's chance.
///
/// # Errors
/// A fault if the system has none to give.
pub fn check_code() -> Result<CheckCode, Error> {
    let mut bytes = [0; LENGTH];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Fault(error.into()))?;
    Ok(CheckCode::from_random(bytes))
}

/// Puts a document into its owner's store. Its file is in the content store already.
///
/// # Errors
/// `document.incomplete` if the minimum of Decree 118/2025 Art. 19.2 is not there; [`Error::SignInFirst`].
pub async fn keep(ctx: &Ctx, item: Item) -> Result<Loaded<Document>, Error> {
    ctx.actor.account().ok_or(Error::SignInFirst)?;
    item.check()?;
    let item = dated(ctx, item);
    let mut beside = Batch::new();
    list(&mut beside, &item.file, ctx.now);
    timeline::begin(ctx, ctx.id(), Decided { facts: vec![Fact::Kept { item: Box::new(item) }], beside }).await
}

/// The statements that put a document into its owner's store, for a use case whose commit it is part of.
///
/// # Errors
/// As [`keep`].
pub fn kept(ctx: &Ctx, id: Uuid, item: Item) -> Result<(Batch, Loaded<Document>), Error> {
    item.check()?;
    let item = dated(ctx, item);
    let file = item.file.clone();
    let (mut batch, document) = timeline::step(ctx, None, id, vec![Fact::Kept { item: Box::new(item) }])?;
    list(&mut batch, &file, ctx.now);
    Ok((batch, document))
}

/// With its last day, by the class of its kind; from the day it is kept where nobody knows when it was issued.
fn dated(ctx: &Ctx, item: Item) -> Item {
    let library = &ctx.city.library;
    let day = item.issued_on.unwrap_or_else(|| local::day(ctx.now));
    let last = item.keep_until.or_else(|| library.retention.keep_until(&library.kinds, &item.kind, day));
    Item { keep_until: last, ..item }
}
