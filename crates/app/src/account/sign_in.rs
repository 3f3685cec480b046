//! Signing in with name and password, and signing out.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{Timestamp, ToSpan};
use rand::TryRngCore;
use rand::rngs::OsRng;
use store::session::Session;

use super::{AccountRefusal, password};
use crate::ctx::Ctx;
use crate::error::Error;

/// Wrong attempts for one name before it must wait.
const ATTEMPTS: u32 = 5;
/// How long it must wait, in minutes.
const PAUSE: i64 = 5;
/// Names remembered at most; beyond that the oldest pauses are forgotten.
const REMEMBERED: usize = 10_000;
/// A hash nobody's password has: checking against it takes as long as against a real one, so that time does not tell
/// whether a name exists.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bW90Y3VhLW1vdGN1YQ$uWBQ9U3y3xXAzMWGfTBRO0n8cPeKNBzTTVwvPCVDGr4";

/// Wrong attempts by name, kept in memory of one process.
#[derive(Debug, Default)]
pub struct Attempts(Mutex<HashMap<String, (u32, Timestamp)>>);

impl Attempts {
    pub(crate) fn may_try(&self, login: &str, now: Timestamp) -> Result<(), AccountRefusal> {
        let attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match attempts.get(login) {
            Some((wrong, last)) if *wrong >= ATTEMPTS && now < end_of_pause(*last) => {
                let left = end_of_pause(*last).as_second() - now.as_second();
                Err(AccountRefusal::TooManyAttempts { minutes: u32::try_from(left / 60 + 1).unwrap_or(1) })
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn failed(&self, login: &str, now: Timestamp) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if attempts.len() >= REMEMBERED {
            attempts.retain(|_, (_, last)| now < end_of_pause(*last));
        }
        let entry = attempts.entry(login.to_owned()).or_insert((0, now));
        *entry = if now < end_of_pause(entry.1) { (entry.0 + 1, now) } else { (1, now) };
    }

    pub(crate) fn succeeded(&self, login: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(login);
    }
}

fn end_of_pause(last: Timestamp) -> Timestamp {
    last.checked_add(PAUSE.minutes()).unwrap_or(last)
}

/// What goes into the cookie and the forms.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The secret token; only its hash is kept.
    pub token: String,
    /// What forms must carry.
    pub csrf: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Signs a person in.
///
/// # Errors
/// [`AccountRefusal::WrongCredentials`], [`AccountRefusal::TooManyAttempts`].
pub async fn sign_in(ctx: &Ctx, login: &str, password: &str) -> Result<SignedIn, Error> {
    let login = login.trim().to_lowercase();
    ctx.city.attempts.may_try(&login, ctx.now)?;
    let account = store::account::find_by_login(&ctx.city.store, &login).await?.filter(|account| account.active);
    let hash = account.as_ref().map_or(NOBODY, |account| account.password_hash.as_str());
    let right = password::matches(password, hash).await?;
    let Some(account) = account.filter(|_| right) else {
        ctx.city.attempts.failed(&login, ctx.now);
        return Err(AccountRefusal::WrongCredentials.into());
    };
    ctx.city.attempts.succeeded(&login);
    begin(ctx, account.id).await
}

/// Begins a session for an account that has proved itself.
///
/// # Errors
/// A fault if the machine has no randomness or the store does not answer.
pub(crate) async fn begin(ctx: &Ctx, account: String) -> Result<SignedIn, Error> {
    let (token, csrf) = (secret()?, secret()?);
    let hours = i64::from(ctx.city.settings.session_hours);
    let expires_at = ctx.now.checked_add(hours.hours()).map_err(|error| Error::Fault(error.into()))?;
    let session = Session { account, csrf: csrf.clone(), created_at: ctx.now, expires_at };
    store::session::begin(&ctx.city.store, &token, session).await?;
    Ok(SignedIn { token, csrf, expires_at })
}

/// Signs out; the token is worthless afterwards.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn sign_out(ctx: &Ctx, token: &str) -> Result<(), Error> {
    Ok(store::session::end(&ctx.city.store, token).await?)
}

/// 32 random bytes in hexadecimal.
fn secret() -> Result<String, Error> {
    let mut bytes = [0; 32];
    OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    Ok(hex::encode(bytes))
}
