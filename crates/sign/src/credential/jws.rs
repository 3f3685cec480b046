//! A signed JSON text (RFC 7515, compact form), ES256 only.

use p256::ecdsa::Signature;
use p256::ecdsa::signature::Verifier;
use serde_json::{Map, Value, json};

use super::{CredentialError, PublicKey, base64url};
use crate::key::{Algorithm, DocumentSigner};

/// The header of a signed text, before anybody has checked the signature: only good for finding the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What kind of text it is.
    pub typ: String,
    /// Name of the key, if it is given.
    pub kid: Option<String>,
    /// Certificates (DER), the signer's own first, if they are given.
    pub chain: Vec<Vec<u8>>,
}

/// A signed text, taken apart and not yet believed.
pub(super) struct Unverified<'a> {
    pub(super) header: Header,
    pub(super) payload: Map<String, Value>,
    signed: &'a str,
    signature: Signature,
}

impl<'a> Unverified<'a> {
    /// Takes a compact text apart. An algorithm other than ES256 is not taken, `none` least of all.
    pub(super) fn of(compact: &'a str) -> Result<Self, CredentialError> {
        let broken = |what: &str| CredentialError::Malformed(what.to_owned());
        let (signed, signature) = compact.rsplit_once('.').ok_or_else(|| broken("not three parts"))?;
        let (header, payload) = signed.split_once('.').ok_or_else(|| broken("not three parts"))?;
        let header = object(header).ok_or_else(|| broken("header"))?;
        let payload = object(payload).ok_or_else(|| broken("payload"))?;
        if header.get("alg").and_then(Value::as_str) != Some("ES256") || header.contains_key("crit") {
            return Err(broken("an algorithm that is not ES256, or an extension that must be understood"));
        }
        let signature = base64url::decode(signature)
            .and_then(|bytes| Signature::from_slice(&bytes).ok())
            .ok_or_else(|| broken("signature"))?;
        let text = |name: &str| header.get(name).and_then(Value::as_str).map(str::to_owned);
        let chain = match header.get("x5c") {
            None => Vec::new(),
            Some(Value::Array(chain)) => chain
                .iter()
                .map(|certificate| certificate.as_str().and_then(base64url::decode_plain))
                .collect::<Option<_>>()
                .ok_or_else(|| broken("x5c"))?,
            Some(_) => return Err(broken("x5c")),
        };
        let header = Header { typ: text("typ").unwrap_or_default(), kid: text("kid"), chain };
        Ok(Self { header, payload, signed, signature })
    }

    /// What it says, if this key signed it and it is of this kind.
    pub(super) fn believed(self, typ: &str, key: &PublicKey) -> Result<Map<String, Value>, CredentialError> {
        if self.header.typ != typ {
            return Err(CredentialError::WrongType(self.header.typ));
        }
        key.0.verify(self.signed.as_bytes(), &self.signature).map_err(|_| CredentialError::Forged)?;
        Ok(self.payload)
    }
}

/// Signs a text of this kind. With `chain`, the signer's certificates go with it.
pub(super) async fn sign(
    signer: &dyn DocumentSigner,
    typ: &str,
    payload: &Value,
    chain: bool,
) -> Result<String, CredentialError> {
    if signer.algorithm() != Algorithm::EcdsaP256Sha256 {
        return Err(CredentialError::NotEs256);
    }
    let key = PublicKey::of_certificate(signer.chain().first().ok_or(CredentialError::NotEs256)?)?;
    let mut header = json!({ "alg": "ES256", "typ": typ, "kid": key.thumbprint() });
    if chain {
        header["x5c"] = signer.chain().iter().map(|der| base64url::encode_plain(der)).collect();
    }
    let signed = format!("{}.{}", base64url::encode(header.to_string()), base64url::encode(payload.to_string()));
    let der = signer.sign(signed.as_bytes()).await?;
    // A certificate's signature is a DER SEQUENCE, a JWS's the two numbers one after the other (RFC 7518 section 3.4).
    let signature = Signature::from_der(&der).map_err(|_| CredentialError::NotEs256)?;
    Ok(format!("{signed}.{}", base64url::encode(signature.to_bytes())))
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&base64url::decode(part)?).ok()
}
