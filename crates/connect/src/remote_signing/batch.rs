//! Signing with a consent.

use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::Decode as _;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use sign::SignError;
use sign::key::{Algorithm, DocumentSigner};
use tokio::sync::Mutex;
use x509_cert::Certificate;

use super::ConsentRefusal;
use super::client::{Failure, Service};
use super::credential::Credential;
use crate::signature::{ECDSA_SHA256, RSA_SHA256, is_right};

/// id-sha256, as this interface names it.
pub(super) const SHA256: &str = "2.16.840.1.101.3.4.2.1";

/// A consent to a number of signatures, and the key it is for. When it is used up or over, the holder is asked again; nothing
/// renews it.
pub struct Batch {
    service: Arc<Service>,
    credential: Credential,
    name: String,
    consent: Mutex<Consent>,
}

/// How many more, and with what.
struct Consent {
    left: u32,
    state: State,
}

enum State {
    /// Given.
    Given(Authorised),
    /// To be asked for when the hash is known, with these proofs.
    ToCome(Value),
}

/// The service's word for a consent, and until when.
pub(super) struct Authorised {
    sad: String,
    until: Instant,
}

impl Authorised {
    pub(super) fn new(sad: String, lasts: Duration) -> Self {
        let now = Instant::now();
        Self { sad, until: now.checked_add(lasts).unwrap_or(now) }
    }
}

impl Batch {
    pub(super) fn authorised(service: Arc<Service>, credential: Credential, left: u32, given: Authorised) -> Self {
        let name = credential.name();
        Self { service, credential, name, consent: Mutex::new(Consent { left, state: State::Given(given) }) }
    }

    pub(super) fn for_a_hash_to_come(service: Arc<Service>, credential: Credential, auth: Value) -> Self {
        let name = credential.name();
        Self { service, credential, name, consent: Mutex::new(Consent { left: 1, state: State::ToCome(auth) }) }
    }

    /// How many signatures are left.
    pub async fn left(&self) -> u32 {
        self.consent.lock().await.left
    }

    async fn sign_one(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let hash = STANDARD.encode(Sha256::digest(message));
        let mut consent = self.consent.lock().await;
        if consent.left == 0 {
            return Err(SignError::Refused("the consent is used up".to_owned()));
        }
        // Counted before asking: when the answer is lost, the signature may exist all the same.
        consent.left -= 1;
        let sad = match &consent.state {
            State::Given(given) if Instant::now() < given.until => given.sad.clone(),
            State::Given(_) => return Err(SignError::Refused("the consent is over".to_owned())),
            State::ToCome(auth) => {
                self.service.authorise(&self.credential, 1, auth, Some(&hash)).await.map_err(refused)?.sad
            }
        };
        let question = json!({
            "credentialID": self.credential.id, "SAD": sad, "hashes": [hash], "hashAlgorithmOID": SHA256,
            "signAlgo": self.credential.sign_algo, "operationMode": "S",
        });
        let answer = self.service.ask("signatures/signHash", question).await.map_err(|failure| match failure {
            Failure::Silent(why) => SignError::Unreachable { service: "remote signing".to_owned(), why },
            Failure::Refused(code, words) => SignError::Refused(format!("{code}: {words}")),
        })?;
        let signature = answer["signatures"].as_array().filter(|all| all.len() == 1).and_then(|all| all[0].as_str());
        let signature = signature.and_then(|text| STANDARD.decode(text).ok());
        // What comes back is put into a document only if it is what was asked for.
        signature.filter(|signature| self.signed(message, signature)).ok_or_else(|| {
            SignError::Refused("the service returned no signature of this key over this hash".to_owned())
        })
    }

    fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let algorithm = match self.credential.algorithm {
            Algorithm::EcdsaP256Sha256 => ECDSA_SHA256,
            Algorithm::RsaSha256 => RSA_SHA256,
        };
        Certificate::from_der(&self.credential.chain[0]).is_ok_and(|certificate| {
            is_right(&certificate.tbs_certificate.subject_public_key_info, algorithm, message, signature)
        })
    }
}

impl DocumentSigner for Batch {
    fn chain(&self) -> &[Vec<u8>] {
        &self.credential.chain
    }

    fn algorithm(&self) -> Algorithm {
        self.credential.algorithm
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sign<'a>(&'a self, message: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        self.sign_one(message).boxed()
    }
}

fn refused(refusal: ConsentRefusal) -> SignError {
    match refusal {
        ConsentRefusal::WrongPin => SignError::Pin,
        ConsentRefusal::Unreachable(why) => SignError::Unreachable { service: "remote signing".to_owned(), why },
        other => SignError::Refused(other.to_string()),
    }
}
