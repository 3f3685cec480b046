//! A public key as JSON, and the name it goes by.

use p256::EncodedPoint;
use p256::ecdsa::VerifyingKey;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};
use x509_cert::spki::DecodePublicKey;

use super::{CredentialError, base64url};

/// A public key on the curve P-256: what ES256 is checked with (RFC 7518 section 3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(pub(super) VerifyingKey);

impl PublicKey {
    /// The key a certificate (DER) is about. Nothing else of the certificate is looked at: trust is the caller's question.
    ///
    /// # Errors
    /// [`CredentialError::NotEs256`] when it holds another kind of key, or is no certificate.
    pub fn of_certificate(der: &[u8]) -> Result<Self, CredentialError> {
        let certificate = Certificate::from_der(der).map_err(|_| CredentialError::NotEs256)?;
        let key = certificate
            .tbs_certificate
            .subject_public_key_info
            .to_der()
            .ok()
            .and_then(|der| VerifyingKey::from_public_key_der(&der).ok());
        key.map(Self).ok_or(CredentialError::NotEs256)
    }

    /// The key of a JSON Web Key (RFC 7517); other members of it are passed over.
    ///
    /// # Errors
    /// [`CredentialError::Malformed`] when it is not a point of P-256.
    pub fn of_jwk(jwk: &Value) -> Result<Self, CredentialError> {
        let part = |name: &str| jwk[name].as_str().and_then(base64url::decode).filter(|bytes| bytes.len() == 32);
        let fits = jwk["kty"] == "EC" && jwk["crv"] == "P-256";
        let key = part("x").zip(part("y")).filter(|_| fits).and_then(|(x, y)| {
            let point = EncodedPoint::from_affine_coordinates(
                x.as_slice().into(),
                y.as_slice().into(),
                /* compress */ false,
            );
            VerifyingKey::from_encoded_point(&point).ok()
        });
        key.map(Self).ok_or_else(|| CredentialError::Malformed("not a key on P-256".to_owned()))
    }

    /// As a JSON Web Key with the members that are the key and no others.
    #[must_use]
    pub fn jwk(&self) -> Value {
        let point = self.0.to_encoded_point(false);
        let part = |bytes: Option<&p256::FieldBytes>| bytes.map(base64url::encode).unwrap_or_default();
        json!({ "kty": "EC", "crv": "P-256", "x": part(point.x()), "y": part(point.y()) })
    }

    /// The name it goes by in `kid`: its thumbprint (RFC 7638), so that two sides name the same key alike.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let jwk = self.jwk();
        // Section 3.2 of the RFC: the required members only, in the order of the alphabet, no blanks.
        let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":{x},"y":{y}}}"#, x = jwk["x"], y = jwk["y"]);
        base64url::encode(Sha256::digest(canonical))
    }
}
