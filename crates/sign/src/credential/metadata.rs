//! What an issuer publishes beside its credentials: its keys, and what a type of credential means
//! (SD-JWT VC, "JWT VC Issuer Metadata" and "SD-JWT VC Type Metadata").

use serde_json::{Value, json};

use super::{CredentialError, PublicKey};

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Language tag: `vi-VN`, `en`.
    pub locale: String,
    /// The words.
    pub name: String,
}

/// A claim of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeClaim {
    /// Its name in the credential.
    pub name: String,
    /// Whether every credential of the type has it.
    pub mandatory: bool,
    /// Whether the holder may keep it back.
    pub hidden: bool,
    /// Its name for people.
    pub labels: Vec<Label>,
}

/// A type of credential, described for programs that have never seen one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeDescription {
    /// The type: the URL this description is published at.
    pub vct: String,
    /// What it is called by those who write programs.
    pub name: String,
    /// Its name for people.
    pub labels: Vec<Label>,
    /// Its claims.
    pub claims: Vec<TypeClaim>,
}

/// What is published at [`well_known`]: the issuer's name and its keys.
#[must_use]
pub fn issuer_metadata(issuer: &str, keys: &[PublicKey]) -> Value {
    let keys: Vec<Value> = keys
        .iter()
        .map(|key| {
            let mut jwk = key.jwk();
            jwk["kid"] = json!(key.thumbprint());
            jwk["alg"] = json!("ES256");
            jwk["use"] = json!("sig");
            jwk
        })
        .collect();
    json!({ "issuer": issuer, "jwks": { "keys": keys } })
}

/// The path of an issuer's metadata: `/.well-known/jwt-vc-issuer` put before the path of the issuer's own URL.
///
/// # Errors
/// [`CredentialError::Malformed`] when the issuer is not an http or https URL.
pub fn well_known(issuer: &str) -> Result<String, CredentialError> {
    let rest = issuer.strip_prefix("https://").or_else(|| issuer.strip_prefix("http://"));
    let rest = rest.ok_or_else(|| CredentialError::Malformed("the issuer is not a URL".to_owned()))?;
    let path = rest.split_once('/').map_or("", |(_, path)| path).trim_end_matches('/');
    let slash = if path.is_empty() { "" } else { "/" };
    Ok(format!("/.well-known/jwt-vc-issuer{slash}{path}"))
}

/// What is published at the type's own URL.
#[must_use]
pub fn type_metadata(description: &TypeDescription) -> Value {
    let names = |labels: &[Label]| -> Vec<Value> {
        labels.iter().map(|label| json!({ "locale": label.locale, "name": label.name })).collect()
    };
    let claims: Vec<Value> = description
        .claims
        .iter()
        .map(|claim| {
            json!({
                "path": [claim.name],
                "mandatory": claim.mandatory,
                "sd": if claim.hidden { "always" } else { "never" },
                "display": claim.labels.iter()
                    .map(|label| json!({ "locale": label.locale, "label": label.name }))
                    .collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "vct": description.vct, "name": description.name, "display": names(&description.labels), "claims": claims })
}
