//! Claims in, credential out.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::disclosure::Disclosure;
use super::{CredentialError, PublicKey, jws};
use crate::key::DocumentSigner;

/// A new salt at each call: 128 bits nobody can guess (RFC 9901 section 9.3). An argument, so that a test can repeat itself.
pub type Salt<'a> = &'a mut (dyn FnMut() -> [u8; 16] + Send);

/// One thing the credential says.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its name: no blank, in the vocabulary of the credential's type.
    pub name: String,
    /// What is claimed.
    pub value: Value,
    /// Whether the holder decides whom to show it to. Everything about a person should be.
    pub hidden: bool,
}

/// Where it can be asked whether the credential still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// Address of the status list token.
    pub uri: String,
    /// Place in the list.
    pub index: u64,
}

/// A credential to be issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Credential {
    /// Its type: a URL that also leads to the type's description.
    pub vct: String,
    /// Who issues it: an https URL, whose metadata holds the keys.
    pub issuer: String,
    /// When.
    pub issued: Timestamp,
    /// Until when it is good; none for what never ends.
    pub expires: Option<Timestamp>,
    /// The holder's own key, if only the holder may show it.
    pub holder: Option<PublicKey>,
    /// Where its standing is published.
    pub status: Option<StatusEntry>,
    /// Whether the issuer's certificates travel with it, so that it can be believed without asking the issuer's site.
    pub with_chain: bool,
    /// What it says.
    pub claims: Vec<Claim>,
}

/// Names that are the format's own or must never be hidden (SD-JWT VC, "Registered JWT claims"; RFC 9901 section 4.1).
pub(super) const RESERVED: [&str; 14] =
    ["_sd", "_sd_alg", "...", "vct", "vct#integrity", "iss", "iat", "nbf", "exp", "cnf", "status", "sub", "aud", "jti"];

/// Issues it: the signed text, then every hidden claim, each behind a `~`.
///
/// # Errors
/// [`CredentialError::ReservedClaim`] for a name that is the format's own or comes twice,
/// [`CredentialError::NotEs256`] when the signer's key is of another kind, [`CredentialError::Sign`] when it did not sign.
pub async fn issue(
    credential: &Credential,
    signer: &dyn DocumentSigner,
    salt: Salt<'_>,
) -> Result<String, CredentialError> {
    let mut payload = Map::new();
    let mut disclosures = Vec::new();
    for claim in &credential.claims {
        let twice = credential.claims.iter().filter(|other| other.name == claim.name).count() > 1;
        if twice || RESERVED.contains(&claim.name.as_str()) {
            return Err(CredentialError::ReservedClaim(claim.name.clone()));
        }
        if claim.hidden {
            disclosures.push(Disclosure::new(salt(), &claim.name, &claim.value));
        } else {
            payload.insert(claim.name.clone(), claim.value.clone());
        }
    }
    payload.insert("vct".to_owned(), json!(credential.vct));
    payload.insert("iss".to_owned(), json!(credential.issuer));
    payload.insert("iat".to_owned(), json!(credential.issued.as_second()));
    if let Some(expires) = credential.expires {
        payload.insert("exp".to_owned(), json!(expires.as_second()));
    }
    if let Some(holder) = &credential.holder {
        payload.insert("cnf".to_owned(), json!({ "jwk": holder.jwk() }));
    }
    if let Some(status) = &credential.status {
        payload.insert("status".to_owned(), json!({ "status_list": { "idx": status.index, "uri": status.uri } }));
    }
    if !disclosures.is_empty() {
        let mut digests: Vec<String> = disclosures.iter().map(Disclosure::digest).collect();
        // In the order of the hashes, which says nothing about which claim is which.
        digests.sort_unstable();
        payload.insert("_sd".to_owned(), json!(digests));
        payload.insert("_sd_alg".to_owned(), json!("sha-256"));
    }
    let signed = jws::sign(signer, "dc+sd-jwt", &Value::Object(payload), credential.with_chain).await?;
    let hidden: String = disclosures.iter().map(|disclosure| format!("{}~", disclosure.text)).collect();
    Ok(format!("{signed}~{hidden}"))
}
