//! Who is there, which credentials, asking for consent.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::batch::{Authorised, Batch};
use super::credential::{Credential, Proof};
use super::{ConsentRefusal, Settings};
use crate::http::{Http, Url};

/// The largest answer read, in bytes.
const LIMIT: usize = 512 * 1024;

/// A remote signing service.
#[derive(Debug, Clone)]
pub struct Client(pub(super) Arc<Service>);

#[derive(Debug)]
pub(super) struct Service {
    http: Http,
    url: String,
    token_file: PathBuf,
}

/// What went wrong with one question.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nobody answered, or not to us; the reason is for an administrator.
    Silent(String),
    /// The service refused: its code and its own words.
    Refused(String, String),
}

impl Client {
    /// A client of this service. Nobody is asked yet.
    ///
    /// # Errors
    /// [`ConsentRefusal::Unsupported`] unless the address is https, or http on this machine.
    pub fn new(settings: &Settings) -> Result<Self, ConsentRefusal> {
        let wrong = || ConsentRefusal::Unsupported(format!("'{}' is not an https address", settings.url));
        let url = Url::parse(&settings.url).map_err(|_| wrong())?;
        let here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if !(url.scheme() == "https" || url.scheme() == "http" && here) {
            return Err(wrong());
        }
        let http = Http::new(Duration::from_secs(settings.timeout_seconds), LIMIT, url.scheme() == "https")
            .map_err(|fault| ConsentRefusal::Unreachable(fault.to_string()))?;
        let url = settings.url.trim_end_matches('/').to_owned();
        Ok(Self(Arc::new(Service { http, url, token_file: settings.token_file.clone() })))
    }

    /// The name the service gives itself, and the version of the interface it speaks.
    ///
    /// # Errors
    /// [`ConsentRefusal::Unreachable`], [`ConsentRefusal::Refused`].
    pub async fn info(&self) -> Result<(String, String), ConsentRefusal> {
        let answer = self.0.ask("info", json!({})).await?;
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        Ok((text("name"), text("specs")))
    }

    /// The keys our access token may ask for.
    ///
    /// # Errors
    /// [`ConsentRefusal::Unreachable`], [`ConsentRefusal::Refused`]; [`ConsentRefusal::Unsupported`] for a key we could not use.
    pub async fn credentials(&self) -> Result<Vec<Credential>, ConsentRefusal> {
        let answer = self.0.ask("credentials/list", json!({})).await?;
        let mut credentials = Vec::new();
        for id in answer["credentialIDs"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            credentials.push(self.credential(id).await?);
        }
        Ok(credentials)
    }

    /// One key, by the service's name for it.
    ///
    /// # Errors
    /// As [`credentials`](Self::credentials).
    pub async fn credential(&self, id: &str) -> Result<Credential, ConsentRefusal> {
        let question = json!({ "credentialID": id, "certificates": "chain", "certInfo": true, "authInfo": true });
        Credential::read(id, &self.0.ask("credentials/info", question).await?)
    }

    /// Asks for the holder's consent to so many signatures. `proofs` is what the holder gave, just now and for this: it is
    /// sent and not kept, except for a credential whose consent is for one named hash, where it waits for that hash.
    ///
    /// # Errors
    /// Each of [`ConsentRefusal`].
    pub async fn consent(
        &self,
        credential: &Credential,
        signatures: u32,
        proofs: &[(Proof, &str)],
    ) -> Result<Batch, ConsentRefusal> {
        let most = if credential.bound_to_hashes { 1 } else { credential.most };
        if !credential.enabled {
            return Err(ConsentRefusal::Disabled);
        }
        if signatures > most {
            return Err(ConsentRefusal::TooMany { most });
        }
        let auth = auth_data(credential, proofs)?;
        if credential.bound_to_hashes {
            return Ok(Batch::for_a_hash_to_come(self.0.clone(), credential.clone(), auth));
        }
        let authorised = self.0.authorise(credential, signatures, &auth, None).await?;
        Ok(Batch::authorised(self.0.clone(), credential.clone(), signatures, authorised))
    }
}

impl Service {
    /// A consent: for a number of signatures, or for this hash.
    pub(super) async fn authorise(
        &self,
        credential: &Credential,
        signatures: u32,
        auth: &Value,
        hash: Option<&str>,
    ) -> Result<Authorised, ConsentRefusal> {
        let mut question = json!({ "credentialID": credential.id, "numSignatures": signatures, "authData": auth });
        if let Some(hash) = hash {
            question["hashes"] = json!([hash]);
            question["hashAlgorithmOID"] = json!(super::batch::SHA256);
        }
        let answer = self.ask("credentials/authorize", question).await?;
        let sad = answer["SAD"].as_str().ok_or_else(|| ConsentRefusal::Refused("consent without a SAD".to_owned()))?;
        // An hour unless it says otherwise (CSC 2.0, credentials/authorize).
        let seconds = answer["expiresIn"].as_u64().unwrap_or(3600);
        Ok(Authorised::new(sad.to_owned(), Duration::from_secs(seconds)))
    }

    /// One question.
    pub(super) async fn ask(&self, method: &str, question: Value) -> Result<Value, Failure> {
        let token = tokio::fs::read_to_string(&self.token_file).await;
        let token = token.map_err(|error| Failure::Silent(format!("the token file: {error}")))?;
        let request =
            self.http.client().post(format!("{}/csc/v2/{method}", self.url)).bearer_auth(token.trim()).json(&question);
        let answer = self.http.exchange(request).await.map_err(|fault| Failure::Silent(fault.to_string()))?;
        let body: Option<Value> = serde_json::from_slice(&answer.body).ok().filter(Value::is_object);
        match (answer.status, body) {
            (200, Some(body)) => Ok(body),
            (200, None) => Err(Failure::Silent("an answer that cannot be read".to_owned())),
            (400, Some(body)) if body["error"].is_string() => {
                let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
                Err(Failure::Refused(text("error"), text("error_description")))
            }
            (status, _) => Err(Failure::Silent(format!("HTTP {status}"))),
        }
    }
}

impl From<Failure> for ConsentRefusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Silent(why) => Self::Unreachable(why),
            Failure::Refused(code, words) => match code.as_str() {
                "invalid_pin" => Self::WrongPin,
                "invalid_otp" => Self::WrongCode,
                "credential_disabled" => Self::Disabled,
                _ => Self::Refused(format!("{code}: {words}")),
            },
        }
    }
}

/// What the holder gave, under the service's own names; each thing it asks for and no other.
fn auth_data(credential: &Credential, given: &[(Proof, &str)]) -> Result<Value, ConsentRefusal> {
    let one = |(proof, id): &(Proof, String)| {
        let value = given.iter().find(|(kind, _)| kind == proof).map(|(_, value)| *value);
        let missing = match proof {
            Proof::Pin => ConsentRefusal::WrongPin,
            Proof::Otp => ConsentRefusal::WrongCode,
        };
        value.filter(|value| !value.is_empty()).map(|value| json!({ "id": id, "value": value })).ok_or(missing)
    };
    credential.proof_ids.iter().map(one).collect::<Result<Vec<_>, _>>().map(Value::Array)
}
