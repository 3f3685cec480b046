//! A key at the service.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::Decode as _;
use serde_json::Value;
use sign::key::Algorithm;
use x509_cert::Certificate;

use super::ConsentRefusal;
use crate::signature::{ECDSA_SHA256, RSA_SHA256};

/// What the holder must give for a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A secret number.
    Pin,
    /// A one-time code: good once, and only for a short time.
    Otp,
}

/// A key at the service, with its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The service's name for it.
    pub id: String,
    /// Its name for people.
    pub description: String,
    /// Whether it may sign now.
    pub enabled: bool,
    /// Certificates (DER), its own first.
    pub chain: Vec<Vec<u8>>,
    /// How it signs.
    pub algorithm: Algorithm,
    /// How many signatures one consent may be for.
    pub most: u32,
    /// What its holder must give.
    pub proofs: Vec<Proof>,
    /// Whether a consent is for hashes that are named in it (level 2 of the service's own control), so that it can be asked
    /// for only when what is to be signed is known, one signature at a time.
    pub(super) bound_to_hashes: bool,
    /// The service's name for each proof.
    pub(super) proof_ids: Vec<(Proof, String)>,
    /// The algorithm as the service wants it named.
    pub(super) sign_algo: String,
}

impl Credential {
    /// Reads the answer of `credentials/info`.
    pub(super) fn read(id: &str, answer: &Value) -> Result<Self, ConsentRefusal> {
        let wrong = |why: &str| ConsentRefusal::Unsupported(format!("credential {id}: {why}"));
        let chain: Option<Vec<Vec<u8>>> = answer["cert"]["certificates"]
            .as_array()
            .ok_or_else(|| wrong("no certificates"))?
            .iter()
            .map(|text| STANDARD.decode(text.as_str()?).ok())
            .collect();
        let chain = chain.filter(|chain| !chain.is_empty()).ok_or_else(|| wrong("certificates cannot be read"))?;
        let certificate = Certificate::from_der(&chain[0]).map_err(|error| wrong(&error.to_string()))?;
        let kind = certificate.tbs_certificate.subject_public_key_info.algorithm.oid.to_string();
        let (algorithm, named) = match kind.as_str() {
            "1.2.840.10045.2.1" => (Algorithm::EcdsaP256Sha256, ECDSA_SHA256.to_string()),
            "1.2.840.113549.1.1.1" => (Algorithm::RsaSha256, RSA_SHA256.to_string()),
            _ => return Err(wrong("a kind of key that is not known here")),
        };
        // The service lists the algorithm with its hash, or only the kind of key; the hash is named beside it anyway.
        let offered =
            |name: &str| answer["key"]["algo"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
        let sign_algo = [named, kind].into_iter().find(|name| offered(name));
        let sign_algo = sign_algo.ok_or_else(|| wrong("it does not sign over SHA-256 with its key"))?;

        let auth = &answer["auth"];
        let mut proof_ids = Vec::new();
        match auth["mode"].as_str() {
            Some("implicit") => {}
            Some("explicit") => {
                for object in auth["objects"].as_array().into_iter().flatten() {
                    let name = object["id"].as_str().unwrap_or_default();
                    match name.to_ascii_uppercase().as_str() {
                        "PIN" | "PASSWORD" => proof_ids.push((Proof::Pin, name.to_owned())),
                        "OTP" => proof_ids.push((Proof::Otp, name.to_owned())),
                        _ => return Err(wrong("it asks its holder for something that is not known here")),
                    }
                }
            }
            _ => return Err(wrong("consent is given on a page of the service")),
        }
        let key_enabled = answer["key"]["status"] == "enabled";
        let certificate_good = answer["cert"]["status"].as_str().is_none_or(|status| status == "valid");
        Ok(Self {
            id: id.to_owned(),
            description: answer["description"].as_str().unwrap_or(id).to_owned(),
            enabled: key_enabled && certificate_good,
            chain,
            algorithm,
            most: answer["multisign"].as_u64().and_then(|most| u32::try_from(most).ok()).unwrap_or(1).max(1),
            proofs: proof_ids.iter().map(|(proof, _)| *proof).collect(),
            bound_to_hashes: answer["SCAL"] == "2",
            proof_ids,
            sign_algo,
        })
    }

    /// The certificate's subject, by its common name as far as there is one.
    pub(super) fn name(&self) -> String {
        let subject = Certificate::from_der(&self.chain[0]).map(|certificate| certificate.tbs_certificate.subject);
        let subject = subject.map(|subject| subject.to_string()).unwrap_or_default();
        let common = subject.split(',').find_map(|part| part.trim().strip_prefix("CN=").map(str::to_owned));
        common.unwrap_or_else(|| self.description.clone())
    }
}
