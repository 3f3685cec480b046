//! Kiosks, what they remember of the person before them, the bell, and queue numbers.
pub mod bell; // somebody asks for an officer
pub mod collect; // results that wait for one person
pub mod device; // which devices there are, and how they are
pub mod handover; // a task that goes on by telephone
pub mod sitting; // what a kiosk remembers of one person, for minutes
pub mod ticket; // numbers in queues, without gap

use sha2::{Digest, Sha256};

/// The hash under which a secret is kept: a stolen copy of the database opens nothing.
pub(crate) fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}
