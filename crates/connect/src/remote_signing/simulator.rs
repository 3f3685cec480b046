//! A remote signing service on loopback, for one leader whose PIN and one-time code are known to those who try it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::EncodePublicKey as _;
use serde_json::{Value, json};
use sign::SignError;
use sign::authority::{Authority, Subject};

use super::batch::SHA256;
use crate::signature::ECDSA_SHA256;
use crate::simulator::{Fault, Faults, Place, Simulator};

/// The access token it takes.
pub const TOKEN: &str = "motcua-demonstration";
/// The leader's PIN.
pub const PIN: &str = "246810";
/// The leader's one-time code; always the same here.
pub const CODE: &str = "135790";
/// The service's name for the leader's key.
pub const CREDENTIAL: &str = "lan";
/// How many signatures one consent may be for.
pub const MOST: u32 = 20;

/// A running service and what can be done to it.
pub struct RemoteSigning {
    /// Where it listens, and the faults every simulator has.
    pub simulator: Simulator,
    desk: Arc<Desk>,
}

struct Desk {
    key: SigningKey,
    chain: Vec<Vec<u8>>,
    faults: Faults,
    kind: Mutex<Kind>,
    names: Mutex<Vec<String>>,
    consent_seconds: AtomicU64,
    consents: Mutex<BTreeMap<String, Consent>>,
}

#[derive(Clone, Copy)]
struct Kind {
    enabled: bool,
    bound_to_hashes: bool,
}

struct Consent {
    left: u32,
    until: Instant,
    hash: Option<String>,
}

/// Starts it, with a key made now and a certificate of the demonstration authority for this leader.
///
/// # Errors
/// As [`Authority::issue`].
pub fn start(
    place: Place,
    authority: &Authority,
    leader: &Subject,
    now: Timestamp,
) -> Result<RemoteSigning, SignError> {
    let key = loop {
        // Almost every number of 32 bytes is a key.
        if let Ok(key) = SigningKey::from_slice(&rand::random::<[u8; 32]>()) {
            break key;
        }
    };
    let public = key.verifying_key().to_public_key_der().map_err(|error| SignError::Key(error.to_string()))?;
    let chain = authority.issue(leader, public.as_bytes(), now)?;
    let faults = Faults::default();
    let desk = Arc::new(Desk {
        key,
        chain,
        faults: faults.clone(),
        kind: Mutex::new(Kind { enabled: true, bound_to_hashes: false }),
        names: Mutex::new(vec![CREDENTIAL.to_owned()]),
        consent_seconds: AtomicU64::new(300),
        consents: Mutex::default(),
    });
    let router = Router::new()
        .route("/csc/v2/info", post(info))
        .route("/csc/v2/credentials/list", post(list))
        .route("/csc/v2/credentials/info", post(credential))
        .route("/csc/v2/credentials/authorize", post(authorise))
        .route("/csc/v2/signatures/signHash", post(sign_hash))
        .with_state(desk.clone());
    Ok(RemoteSigning { simulator: place.serve(router, faults), desk })
}

impl RemoteSigning {
    /// Whether the leader's key may sign.
    pub fn set_enabled(&self, enabled: bool) {
        self.desk.kind.lock().unwrap_or_else(PoisonError::into_inner).enabled = enabled;
    }

    /// Another name the leader's key answers to.
    pub fn name_also(&self, name: &str) {
        self.desk.names.lock().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
    }

    /// Whether a consent is for hashes named in it.
    pub fn set_bound_to_hashes(&self, bound: bool) {
        self.desk.kind.lock().unwrap_or_else(PoisonError::into_inner).bound_to_hashes = bound;
    }

    /// How long a consent lasts from now on, in seconds, as the service tells it.
    pub fn set_consent_seconds(&self, seconds: u64) {
        self.desk.consent_seconds.store(seconds, Ordering::SeqCst);
    }

    /// Ends every consent at once, which the clients do not know.
    pub fn end_consents(&self) {
        self.desk.consents().clear();
    }
}

impl Desk {
    fn consents(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Consent>> {
        self.consents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn has(&self, name: &Value) -> bool {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        name.as_str().is_some_and(|name| names.iter().any(|known| known == name))
    }

    fn kind(&self) -> Kind {
        *self.kind.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn info() -> Json<Value> {
    Json(json!({
        "specs": "2.0.0.2", "name": "Motcua remote signing simulator", "region": "VN", "lang": "vi",
        "description": "For trying only", "authType": ["external"],
        "methods": ["credentials/list", "credentials/info", "credentials/authorize", "signatures/signHash"],
    }))
}

async fn list(headers: HeaderMap) -> Response {
    if !known(&headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    Json(json!({ "credentialIDs": [CREDENTIAL] })).into_response()
}

async fn credential(State(desk): State<Arc<Desk>>, headers: HeaderMap, Json(question): Json<Value>) -> Response {
    if !known(&headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if !desk.has(&question["credentialID"]) {
        return refuse("invalid_request", "Invalid parameter credentialID");
    }
    let kind = desk.kind();
    let chain: Vec<String> = desk.chain.iter().map(|der| STANDARD.encode(der)).collect();
    Json(json!({
        "description": "Lan",
        "key": {
            "status": if kind.enabled { "enabled" } else { "disabled" },
            "algo": [ECDSA_SHA256.to_string()], "len": 256, "curve": "1.2.840.10045.3.1.7",
        },
        "cert": { "status": "valid", "certificates": chain },
        "auth": {
            "mode": "explicit", "expression": "PIN AND OTP",
            "objects": [
                { "type": "Password", "id": "PIN", "format": "N", "label": "PIN" },
                { "type": "Password", "id": "OTP", "format": "N", "label": "OTP" },
            ],
        },
        "SCAL": if kind.bound_to_hashes { "2" } else { "1" },
        "multisign": MOST, "lang": "vi",
    }))
    .into_response()
}

async fn authorise(State(desk): State<Arc<Desk>>, headers: HeaderMap, Json(question): Json<Value>) -> Response {
    if !known(&headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let given = |id: &str| {
        let one = question["authData"].as_array().into_iter().flatten().find(|one| one["id"] == id);
        one.and_then(|one| one["value"].as_str()).unwrap_or_default()
    };
    let kind = desk.kind();
    let wanted = question["numSignatures"].as_u64().and_then(|wanted| u32::try_from(wanted).ok()).unwrap_or(0);
    let hash = question["hashes"][0].as_str().map(str::to_owned);
    if !desk.has(&question["credentialID"]) {
        return refuse("invalid_request", "Invalid parameter credentialID");
    }
    if !kind.enabled {
        return refuse("credential_disabled", "The credential is disabled");
    }
    if given("PIN") != PIN {
        return refuse("invalid_pin", "The PIN is invalid");
    }
    if given("OTP") != CODE {
        return refuse("invalid_otp", "The OTP is invalid");
    }
    if wanted == 0 || wanted > MOST || kind.bound_to_hashes && (wanted != 1 || hash.is_none()) {
        return refuse("invalid_request", "Invalid parameter numSignatures or hashes");
    }
    let sad = STANDARD.encode(rand::random::<[u8; 24]>());
    let seconds = desk.consent_seconds.load(Ordering::SeqCst);
    let until = Instant::now() + Duration::from_secs(seconds);
    let hash = hash.filter(|_| kind.bound_to_hashes);
    desk.consents().insert(sad.clone(), Consent { left: wanted, until, hash });
    Json(json!({ "SAD": sad, "expiresIn": seconds })).into_response()
}

async fn sign_hash(State(desk): State<Arc<Desk>>, headers: HeaderMap, Json(question): Json<Value>) -> Response {
    if !known(&headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let algorithms = (question["hashAlgorithmOID"].as_str(), question["signAlgo"].as_str());
    if algorithms != (Some(SHA256), Some(ECDSA_SHA256.to_string().as_str())) {
        return refuse("invalid_request", "Invalid parameter hashAlgorithmOID or signAlgo");
    }
    let hashes: Vec<String> =
        question["hashes"].as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect();
    {
        let mut consents = desk.consents();
        let consent = consents.get_mut(question["SAD"].as_str().unwrap_or_default());
        let count = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        match consent {
            Some(consent) if Instant::now() >= consent.until => return refuse("invalid_request", "SAD expired"),
            Some(consent) if consent.hash.as_ref().is_some_and(|hash| hashes != [hash.clone()]) => {
                return refuse("invalid_request", "Hash is not authorized by the SAD");
            }
            Some(consent) if consent.left >= count => consent.left -= count,
            _ => return refuse("invalid_request", "Invalid parameter SAD"),
        }
    }
    let mut signatures = Vec::new();
    for hash in &hashes {
        let Some(mut hash) = STANDARD.decode(hash).ok().filter(|hash| hash.len() == 32) else {
            return refuse("invalid_request", "Invalid parameter hashes");
        };
        if desk.faults.get() == Fault::Wrong {
            hash[0] ^= 1;
        }
        let signature: Result<DerSignature, _> = desk.key.sign_prehash(&hash);
        match signature {
            Ok(signature) => signatures.push(STANDARD.encode(signature.as_bytes())),
            Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
    Json(json!({ "signatures": signatures })).into_response()
}

fn known(headers: &HeaderMap) -> bool {
    headers.get(header::AUTHORIZATION).is_some_and(|value| value.as_bytes() == format!("Bearer {TOKEN}").as_bytes())
}

fn refuse(error: &str, description: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": error, "error_description": description }))).into_response()
}
