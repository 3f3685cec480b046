//! The person's own telephone adds pages to one capture, for a quarter of an hour, without signing in.

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use bytes::Bytes;
use domain::station::capture::{Capture, Fact, phone_key};
use domain::timeline::Ruling;
use futures::Stream;
use uuid::Uuid;

use super::page::take;
use crate::ctx::Ctx;
use crate::document::keep::check_code;
use crate::document::upload::take_in_for;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// The largest picture a telephone may send.
pub const LARGEST: u64 = 20 * 1024 * 1024;

/// Captures a telephone is sending to: one picture at a time.
static BUSY: LazyLock<Mutex<BTreeSet<Uuid>>> = LazyLock::new(Mutex::default);

/// What stands in the address: 20 letters that say nothing and cannot be guessed.
///
/// # Errors
/// A fault if the system has no chance to give.
pub fn token() -> Result<String, Error> {
    Ok(check_code()?.as_str().to_owned())
}

/// The capture behind an address, while a telephone may add to it. Nothing of it is for the telephone to see but how
/// many pages there are and what is wrong with the last.
///
/// # Errors
/// `station.phone-over`, also for an address nobody gave out.
pub async fn open(ctx: &Ctx, token: &str) -> Result<Loaded<Capture>, Error> {
    let found = timeline::find_by_key::<Capture>(ctx, &phone_key(token)).await?;
    let capture = found.ok_or_else(|| Ruling::new("station.phone-over"))?;
    capture.subject.may_photograph(0, ctx.now)?;
    Ok(capture)
}

/// Adds a picture. It is looked at like every file that comes in, and belongs to the officer who gave out the address.
/// The telephone whose picture comes first is the only one.
///
/// # Errors
/// `station.phone-over`, `station.phone-full`, `station.phone-other`, `station.phone-busy` while another picture is on its
/// way; what a file is refused for.
pub async fn add<E>(
    ctx: &Ctx,
    token: &str,
    phone: &str,
    name: &str,
    body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<Loaded<Capture>, Error>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let capture = open(ctx, token).await?;
    capture.subject.may_photograph(1, ctx.now)?;
    capture.subject.must_be_phone(phone)?;
    let officer = capture.subject.account().ok_or(Error::NotFound)?;
    let _turn = Turn::of(capture.id)?;
    let upload = take_in_for(ctx, officer.to_string(), name, LARGEST, body).await?;
    timeline::change(ctx, capture.id, None, |before: Loaded<Capture>| async move {
        before.subject.must_be_phone(phone)?;
        let joined = before.subject.phone.is_none().then(|| Fact::PhoneJoined { phone: phone.to_owned() });
        Ok(joined.into_iter().collect::<Vec<_>>().into())
    })
    .await?;
    take(ctx, capture.id, &upload.file, |capture, pages| capture.may_photograph(pages, ctx.now), |_, _| ()).await
}

/// Takes the last page away, to be photographed again.
///
/// # Errors
/// `station.phone-over`, `station.phone-other`, `station.phone-busy`; `station.no-pages`.
pub async fn take_back(ctx: &Ctx, token: &str, phone: &str) -> Result<Loaded<Capture>, Error> {
    let capture = open(ctx, token).await?;
    let _turn = Turn::of(capture.id)?;
    timeline::change(ctx, capture.id, None, |before: Loaded<Capture>| async move {
        before.subject.may_photograph(0, ctx.now)?;
        before.subject.must_be_phone(phone)?;
        let last = before.subject.pages.last().ok_or_else(|| Ruling::new("station.no-pages"))?;
        Ok(vec![Fact::PageRemoved { page: last.id }].into())
    })
    .await
}

/// One picture on its way.
struct Turn(Uuid);

impl Turn {
    fn of(capture: Uuid) -> Result<Self, Ruling> {
        let is_first = BUSY.lock().unwrap_or_else(PoisonError::into_inner).insert(capture);
        if is_first { Ok(Self(capture)) } else { Err(Ruling::new("station.phone-busy")) }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        BUSY.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}
