//! Hashing and checking passwords: slow on purpose, so never on the threads that serve pages.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes of a hash, as the argon2id profile for interactive sign-in advises.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Hashes worked on at the same time: each takes 19 MB, and a morning of sign-ins must not take the machine's memory.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Hashes a password.
///
/// # Errors
/// A fault if the machine has no memory or randomness for it.
pub async fn hash(password: &str) -> anyhow::Result<String> {
    let password = password.to_owned();
    let _turn = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let salt = SaltString::generate(&mut OsRng);
        let hash = hasher()?.hash_password(password.as_bytes(), &salt);
        Ok(hash.map_err(|error| anyhow::anyhow!("a password could not be hashed: {error}"))?.to_string())
    })
    .await?
}

/// Is this the password of the hash? A hash nobody can read matches nothing.
///
/// # Errors
/// A fault if the machine has no memory for it.
pub async fn matches(password: &str, hash: &str) -> anyhow::Result<bool> {
    let (password, hash) = (password.to_owned(), hash.to_owned());
    let _turn = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let Ok(parsed) = PasswordHash::new(&hash) else { return Ok(false) };
        Ok(hasher()?.verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await?
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)
        .map_err(|error| anyhow::anyhow!("the cost of passwords is out of range: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}
