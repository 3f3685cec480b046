//! A key in a token or a hardware security module, through PKCS#11. The key never leaves it; the PIN opens it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;
use der::asn1::UintRef;
use der::{Encode as _, Sequence};
use futures::future::BoxFuture;
use sha2::{Digest as _, Sha256};

use super::{Algorithm, DocumentSigner};
use crate::{SignError, asn1};

/// DER before a SHA-256 in an RSA signature (RFC 8017, 9.2).
const SHA256_PREFIX: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// Which key of which token.
#[derive(Clone)]
pub struct TokenSettings {
    /// The PKCS#11 library of the device's maker.
    pub module: PathBuf,
    /// Label of the token; `None` when only one is plugged in.
    pub token: Option<String>,
    /// Label of the key.
    pub key: String,
    /// What opens the token. Kept in memory, shown nowhere.
    pub pin: String,
    /// Certificates (DER, the key's own first); `None` to read the key's own from the token.
    pub chain: Option<Vec<Vec<u8>>>,
}

impl std::fmt::Debug for TokenSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("TokenSettings");
        shown.field("module", &self.module).field("token", &self.token).field("key", &self.key).finish_non_exhaustive()
    }
}

/// A key in a token.
pub struct TokenKey {
    inside: Arc<Inside>,
    chain: Vec<Vec<u8>>,
    algorithm: Algorithm,
    name: String,
}

struct Inside {
    module: Pkcs11,
    settings: TokenSettings,
    /// Logging in takes long, so the session stays; it is opened again when the device was unplugged meanwhile. A token
    /// signs one thing at a time anyway.
    open: Mutex<Option<(Session, ObjectHandle)>>,
}

impl TokenKey {
    /// Opens the token, logs in and finds the key and its certificate. Waits for the device: call it where waiting is
    /// allowed.
    ///
    /// # Errors
    /// [`SignError::Unreachable`] without the library or the token, [`SignError::Pin`], [`SignError::Key`] when there is
    /// no such key or it is neither P-256 nor RSA, [`SignError::Certificate`] when there is none for it.
    pub fn open(settings: TokenSettings) -> Result<Self, SignError> {
        let module = Pkcs11::new(&settings.module).map_err(|why| failed(&why))?;
        match module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            // Another key of the same library was opened before.
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
            Err(why) => return Err(failed(&why)),
        }
        let inside = Inside { module, settings, open: Mutex::new(None) };
        let (session, key) = inside.enter()?;
        let chain = match &inside.settings.chain {
            Some(chain) => chain.clone(),
            None => vec![certificate_of(&session, key, &inside.settings.key)?],
        };
        let own = chain.first().ok_or_else(|| SignError::Certificate("the chain is empty".to_owned()))?;
        let name = asn1::common_name(&asn1::certificate(own)?);
        let algorithm = algorithm_of(&session, key)?;
        *inside.open.lock().unwrap_or_else(PoisonError::into_inner) = Some((session, key));
        Ok(Self { inside: Arc::new(inside), chain, algorithm, name })
    }
}

impl DocumentSigner for TokenKey {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sign<'a>(&'a self, message: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        let (inside, algorithm, hash) = (Arc::clone(&self.inside), self.algorithm, Sha256::digest(message));
        Box::pin(async move {
            let signed = tokio::task::spawn_blocking(move || inside.sign(algorithm, &hash)).await;
            signed.unwrap_or_else(|why| Err(SignError::Refused(why.to_string())))
        })
    }
}

impl Inside {
    fn enter(&self) -> Result<(Session, ObjectHandle), SignError> {
        let wanted = self.settings.token.as_deref();
        let slots = self.module.get_slots_with_initialized_token().map_err(|why| failed(&why))?;
        let mut found = None;
        for slot in slots {
            let token = self.module.get_token_info(slot).map_err(|why| failed(&why))?;
            if wanted.is_none_or(|label| token.label() == label) {
                found = Some(slot);
                break;
            }
        }
        let slot = found.ok_or_else(|| absent("no such token is plugged in"))?;
        let session = self.module.open_ro_session(slot).map_err(|why| failed(&why))?;
        match session.login(UserType::User, Some(&AuthPin::from(self.settings.pin.as_str()))) {
            // Login is of the whole token: another key of it may have done it.
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {}
            Err(why) => return Err(failed(&why)),
        }
        let template = [
            Attribute::Class(ObjectClass::PRIVATE_KEY),
            Attribute::Label(self.settings.key.as_bytes().to_vec()),
            Attribute::Sign(true),
        ];
        let keys = session.find_objects(&template).map_err(|why| failed(&why))?;
        match keys.as_slice() {
            [key] => Ok((session, *key)),
            [] => Err(SignError::Key(format!("the token has no key '{}'", self.settings.key))),
            _ => Err(SignError::Key(format!("the token has several keys '{}'", self.settings.key))),
        }
    }

    fn sign(&self, algorithm: Algorithm, hash: &[u8]) -> Result<Vec<u8>, SignError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = match open.take() {
            None => self.enter()?,
            Some(kept) => kept,
        };
        let signed = match ask(&kept, algorithm, hash) {
            Err(Error::Pkcs11(
                RvError::SessionHandleInvalid
                | RvError::SessionClosed
                | RvError::DeviceRemoved
                | RvError::TokenNotPresent
                | RvError::UserNotLoggedIn
                | RvError::KeyHandleInvalid
                | RvError::ObjectHandleInvalid,
                _,
            )) => {
                drop(kept);
                let again = self.enter()?;
                let signed = ask(&again, algorithm, hash);
                *open = Some(again);
                signed
            }
            other => {
                *open = Some(kept);
                other
            }
        };
        let signature = signed.map_err(|why| failed(&why))?;
        match algorithm {
            Algorithm::EcdsaP256Sha256 => in_der(&signature),
            Algorithm::RsaSha256 => Ok(signature),
        }
    }
}

/// The hash is made here in both cases: every token can sign one, few can hash.
fn ask((session, key): &(Session, ObjectHandle), algorithm: Algorithm, hash: &[u8]) -> Result<Vec<u8>, Error> {
    match algorithm {
        Algorithm::EcdsaP256Sha256 => session.sign(&Mechanism::Ecdsa, *key, hash),
        Algorithm::RsaSha256 => session.sign(&Mechanism::RsaPkcs, *key, &[&SHA256_PREFIX, hash].concat()),
    }
}

fn algorithm_of(session: &Session, key: ObjectHandle) -> Result<Algorithm, SignError> {
    let found = session.get_attributes(key, &[AttributeType::KeyType]).map_err(|why| failed(&why))?;
    match found.first() {
        Some(Attribute::KeyType(KeyType::EC)) => Ok(Algorithm::EcdsaP256Sha256),
        Some(Attribute::KeyType(KeyType::RSA)) => Ok(Algorithm::RsaSha256),
        other => Err(SignError::Key(format!("neither P-256 nor RSA: {other:?}"))),
    }
}

/// The certificate that has the key's id, or else its label.
fn certificate_of(session: &Session, key: ObjectHandle, label: &str) -> Result<Vec<u8>, SignError> {
    let id = session.get_attributes(key, &[AttributeType::Id]).map_err(|why| failed(&why))?;
    let by_id = id.into_iter().filter(|id| !matches!(id, Attribute::Id(bytes) if bytes.is_empty()));
    for by in by_id.chain([Attribute::Label(label.as_bytes().to_vec())]) {
        let template = [Attribute::Class(ObjectClass::CERTIFICATE), by];
        for certificate in session.find_objects(&template).map_err(|why| failed(&why))? {
            let value = session.get_attributes(certificate, &[AttributeType::Value]).map_err(|why| failed(&why))?;
            if let Some(Attribute::Value(der)) = value.into_iter().next() {
                return Ok(der);
            }
        }
    }
    Err(SignError::Certificate("the token has none for the key".to_owned()))
}

#[derive(Sequence)]
struct EcdsaSignature<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// Tokens answer r and s side by side; certificates and CMS want them as a SEQUENCE (RFC 3279, 2.2.3).
fn in_der(signature: &[u8]) -> Result<Vec<u8>, SignError> {
    let wrong = |_| SignError::Refused("its answer is no signature".to_owned());
    let (r, s) = signature.split_at(signature.len() / 2);
    let both = EcdsaSignature { r: UintRef::new(r).map_err(wrong)?, s: UintRef::new(s).map_err(wrong)? };
    both.to_der().map_err(wrong)
}

fn absent(why: &str) -> SignError {
    SignError::Unreachable { service: "PKCS#11".to_owned(), why: why.to_owned() }
}

fn failed(why: &Error) -> SignError {
    match why {
        Error::Pkcs11(
            RvError::PinIncorrect
            | RvError::PinLocked
            | RvError::PinExpired
            | RvError::PinInvalid
            | RvError::PinLenRange,
            _,
        ) => SignError::Pin,
        Error::Pkcs11(
            RvError::FunctionCanceled
            | RvError::FunctionRejected
            | RvError::KeyFunctionNotPermitted
            | RvError::ActionProhibited,
            _,
        ) => SignError::Refused(why.to_string()),
        other => absent(&other.to_string()),
    }
}
