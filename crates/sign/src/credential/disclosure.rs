//! One hidden claim with its salt (RFC 9901 section 4.2).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{CredentialError, base64url};

/// A claim that is in the credential only as a hash, and what the hash is of.
pub(super) struct Disclosure {
    /// As it travels: base64url of a JSON array.
    pub(super) text: String,
    /// The claim's name; none for an element of an array.
    pub(super) name: Option<String>,
    /// The claim itself.
    pub(super) value: Value,
}

impl Disclosure {
    /// Hides a claim. The salt must be unguessable, or the hash of a birth year would tell the year.
    pub(super) fn new(salt: [u8; 16], name: &str, value: &Value) -> Self {
        let text = base64url::encode(json!([base64url::encode(salt), name, value]).to_string());
        Self { text, name: Some(name.to_owned()), value: value.clone() }
    }

    /// Reads one.
    pub(super) fn read(text: &str) -> Result<Self, CredentialError> {
        let broken = || CredentialError::Disclosure("cannot be read".to_owned());
        let bytes = base64url::decode(text).ok_or_else(broken)?;
        let parts: Vec<Value> = serde_json::from_slice(&bytes).map_err(|_| broken())?;
        let (name, value) = match <[Value; 3]>::try_from(parts) {
            Ok([Value::String(_), Value::String(name), value]) => (Some(name), value),
            Ok(_) => return Err(broken()),
            Err(parts) => match <[Value; 2]>::try_from(parts) {
                Ok([Value::String(_), value]) => (None, value),
                _ => return Err(broken()),
            },
        };
        Ok(Self { text: text.to_owned(), name, value })
    }

    /// What stands in the credential for it.
    pub(super) fn digest(&self) -> String {
        base64url::encode(Sha256::digest(&self.text))
    }
}
