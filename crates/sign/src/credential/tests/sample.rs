//! A signer and a credential to look at.

use futures::FutureExt;
use futures::executor::block_on;
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::EncodePublicKey;
use serde_json::json;
use x509_cert::der::asn1::{BitString, UtcTime};
use x509_cert::der::{DateTime, Decode, Encode};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, ObjectIdentifier, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};
use x509_cert::{Certificate, TbsCertificate, Version};

use super::super::*;
use crate::SignError;
use crate::key::{Algorithm, DocumentSigner};

/// What the holder may keep back.
pub(super) const HIDDEN: [(&str, &str); 3] =
    [("name", "Nguyễn Thị Quý"), ("birth_year", "năm 1958"), ("personal_number", "001158012345")];

/// Who issues.
pub(super) const ISSUER: &str = "https://ubnd.example/phuong/7";

/// A key with a certificate nobody signed.
pub(super) struct Key {
    key: SigningKey,
    chain: Vec<Vec<u8>>,
}

impl DocumentSigner for Key {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> Algorithm {
        Algorithm::EcdsaP256Sha256
    }

    fn name(&self) -> String {
        "UBND phường Mẫu".to_owned()
    }

    fn sign<'a>(&'a self, message: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        let signature: DerSignature = self.key.sign(message);
        async move { Ok(signature.as_bytes().to_vec()) }.boxed()
    }
}

/// The agency's key.
pub(super) fn signer() -> Key {
    key_of(1)
}

/// Bà Quý's own key.
pub(super) fn holder() -> Key {
    key_of(2)
}

/// The public half.
pub(super) fn key(signer: &Key) -> PublicKey {
    PublicKey::of_certificate(&signer.chain[0]).unwrap()
}

fn key_of(seed: u8) -> Key {
    let key = SigningKey::from_slice(&[seed; 32]).unwrap();
    let spki = key.verifying_key().to_public_key_der().unwrap();
    let algorithm = AlgorithmIdentifierOwned {
        oid: ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"), // ecdsa-with-SHA256
        parameters: None,
    };
    let day = |year| Time::UtcTime(UtcTime::from_date_time(DateTime::new(year, 1, 1, 0, 0, 0).unwrap()).unwrap());
    let certificate = Certificate {
        tbs_certificate: TbsCertificate {
            version: Version::V3,
            serial_number: SerialNumber::new(&[1]).unwrap(),
            signature: algorithm.clone(),
            issuer: "CN=Test".parse().unwrap(),
            validity: Validity { not_before: day(2026), not_after: day(2036) },
            subject: "CN=Test".parse().unwrap(),
            subject_public_key_info: SubjectPublicKeyInfoOwned::from_der(spki.as_bytes()).unwrap(),
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: None,
        },
        signature_algorithm: algorithm,
        signature: BitString::from_bytes(&[0]).unwrap(),
    };
    Key { key, chain: vec![certificate.to_der().unwrap()] }
}

/// The day of these tests.
pub(super) fn now() -> Timestamp {
    "2026-11-22T08:00:00+07:00".parse().unwrap()
}

/// So many seconds before [`now`].
pub(super) fn ago(seconds: i64) -> Timestamp {
    now() - SignedDuration::from_secs(seconds)
}

/// A result of bà Quý's: its type in the open, everything about her hidden.
pub(super) fn credential() -> Credential {
    let open = Claim { name: "result".to_owned(), value: json!("KQ.G15.000031"), hidden: false };
    let hidden =
        HIDDEN.iter().map(|(name, value)| Claim { name: (*name).to_owned(), value: json!(value), hidden: true });
    Credential {
        vct: "https://ubnd.example/vct/result".to_owned(),
        issuer: ISSUER.to_owned(),
        issued: ago(3600),
        expires: Some(ago(-3600)),
        holder: Some(key(&holder())),
        status: Some(StatusEntry { uri: "https://ubnd.example/status/1".to_owned(), index: 4711 }),
        with_chain: false,
        claims: std::iter::once(open).chain(hidden).collect(),
    }
}

/// The same, issued.
pub(super) fn issued() -> String {
    let mut at = 0;
    let mut salt = || {
        at += 1;
        [at; 16]
    };
    block_on(issue(&credential(), &signer(), &mut salt)).unwrap()
}

/// A verifier's challenge.
pub(super) fn challenge() -> Challenge {
    Challenge { audience: "https://bank.example".to_owned(), nonce: "n-0S6_WzA2Mj".to_owned(), max_age: 300 }
}

/// A verifier who trusts the agency's key under its name.
pub(super) fn expected(challenge: Option<&Challenge>) -> Expected<'_> {
    fn issuer_key(issuer: &str, header: &Header) -> Option<PublicKey> {
        let known = key(&signer());
        (issuer == ISSUER && header.kid.as_deref().is_none_or(|kid| kid == known.thumbprint())).then_some(known)
    }
    Expected { issuer_key: &issuer_key, vct: Some("https://ubnd.example/vct/result"), challenge, now: now() }
}
