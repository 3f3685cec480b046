//! The Digital Station as self-service: devices, the person before one, the bell, queue numbers, results, telephones.
pub mod bell; // somebody asks for an officer, or an officer looks at a card
pub mod collect; // is a result there, and where
pub mod copy; // a certified copy begun at a kiosk
pub mod device; // putting a kiosk up, and knowing it again
pub mod phone; // a task goes on by telephone
pub mod sitting; // the person before a kiosk, and forgetting them
pub mod ticket; // numbers in queues
pub mod view; // a file on the screen, and a print of it

use domain::timeline::Ruling;
use rand::TryRngCore;
use rand::rngs::OsRng;

use crate::account::AccountRefusal;
use crate::ctx::Ctx;
use crate::error::Error;

/// The letters of codes: no vowels that make words, nothing that looks like something else.
const LETTERS: &[u8; 32] = b"23456789BCDFGHJKMNPQRSTVWXYZbcdf";

/// A secret of so many letters, five bits each.
fn secret(letters: usize) -> Result<String, Error> {
    let mut bytes = vec![0_u8; letters];
    OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
}

/// So many random digits.
fn digits(count: usize) -> Result<String, Error> {
    let mut text = String::with_capacity(count);
    while text.len() < count {
        let mut byte = [0_u8];
        OsRng.try_fill_bytes(&mut byte).map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        // 250 is the last multiple of ten below 256: above it some digits would come more often.
        if byte[0] < 250 {
            text.push(char::from(b'0' + byte[0] % 10));
        }
    }
    Ok(text)
}

/// May somebody try to guess once more? Five wrong ones in a row, and the next has to wait.
///
/// # Errors
/// `kiosk.too-many-tries`.
fn may_guess(ctx: &Ctx, what: &str) -> Result<(), Error> {
    ctx.city.attempts.may_try(what, ctx.now).map_err(|refusal| match refusal {
        AccountRefusal::TooManyAttempts { minutes } => {
            Ruling::new("kiosk.too-many-tries").with("minutes", minutes).into()
        }
        other => Error::Account(other),
    })
}
