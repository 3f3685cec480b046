//! Key binding: the one who shows a credential is the one it was given to (RFC 9901 section 4.3).

use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::jws::{self, Unverified};
use super::present::{Parts, split};
use super::{CredentialError, PublicKey, base64url};
use crate::key::DocumentSigner;

/// What the one who asks gives, so that an old proof cannot be shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Who asks.
    pub audience: String,
    /// A random text, used once.
    pub nonce: String,
    /// How old the proof may be, in seconds.
    pub max_age: i64,
}

/// The presentation with the holder's proof at its end.
///
/// # Errors
/// [`CredentialError::Malformed`] when it is no presentation or has a proof already; [`CredentialError::Sign`].
pub async fn bind(
    presentation: &str,
    holder: &dyn DocumentSigner,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<String, CredentialError> {
    let parts = split(presentation)?;
    if !parts.binding.is_empty() {
        return Err(CredentialError::Malformed("bound already".to_owned()));
    }
    let shown = shown(&parts);
    let payload = json!({
        "iat": now.as_second(), "aud": challenge.audience, "nonce": challenge.nonce, "sd_hash": hash(&shown),
    });
    let proof = jws::sign(holder, "kb+jwt", &payload, false).await?;
    Ok(format!("{shown}{proof}"))
}

/// Whether the proof is the holder's, over exactly what is shown, for the one who asked, and fresh.
pub(super) fn check(
    parts: &Parts<'_>,
    key: &PublicKey,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<(), CredentialError> {
    let refuse = |why: &str| Err(CredentialError::Holder(why.to_owned()));
    if parts.binding.is_empty() {
        return refuse("no proof");
    }
    let Ok(payload) = Unverified::of(parts.binding).and_then(|proof| proof.believed("kb+jwt", key)) else {
        return refuse("not signed with the holder's key");
    };
    let says = |name: &str| payload.get(name).and_then(Value::as_str).unwrap_or_default();
    if says("aud") != challenge.audience || says("nonce") != challenge.nonce {
        return refuse("made for somebody else");
    }
    if says("sd_hash") != hash(&shown(parts)) {
        return refuse("made for another presentation");
    }
    let made = payload.get("iat").and_then(Value::as_i64).unwrap_or(i64::MIN);
    let age = now.as_second().saturating_sub(made);
    if age > challenge.max_age || age < -super::verify::LEEWAY {
        return refuse("not fresh");
    }
    Ok(())
}

fn shown(parts: &Parts<'_>) -> String {
    let disclosures: String = parts.disclosures.iter().map(|text| format!("{text}~")).collect();
    format!("{}~{disclosures}", parts.signed)
}

fn hash(shown: &str) -> String {
    base64url::encode(Sha256::digest(shown))
}
