//! A key in a file: for a demonstration, a pilot, a server's own seal. The file is readable by its owner only.

use std::path::Path;

use der::pem::LineEnding;
use der::{Decode as _, Encode as _};
use futures::future::BoxFuture;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use x509_cert::Certificate;

use super::{Algorithm, DocumentSigner};
use crate::{SignError, asn1};

const KEY_LABEL: &str = "PRIVATE KEY";

/// A private key in memory, P-256 or RSA, with its certificates.
pub struct SoftwareKey {
    pair: Pair,
    chain: Vec<Vec<u8>>,
    name: String,
}

enum Pair {
    P256(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl Pair {
    fn read(pkcs8: &[u8]) -> Result<Self, SignError> {
        if let Ok(pair) = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8, &SystemRandom::new()) {
            return Ok(Self::P256(pair));
        }
        RsaKeyPair::from_pkcs8(pkcs8).map(Self::Rsa).map_err(|why| SignError::Key(why.to_string()))
    }

    fn public(&self) -> &[u8] {
        match self {
            Self::P256(pair) => pair.public_key().as_ref(),
            Self::Rsa(pair) => pair.public_key().as_ref(),
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let random = SystemRandom::new();
        let refused = |_| SignError::Refused("the key cannot sign".to_owned());
        match self {
            Self::P256(pair) => pair.sign(&random, message).map(|made| made.as_ref().to_vec()).map_err(refused),
            Self::Rsa(pair) => {
                let mut made = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut made).map(|()| made).map_err(refused)
            }
        }
    }
}

impl SoftwareKey {
    /// A key from PKCS#8 (DER) and its certificates (DER, its own first).
    ///
    /// # Errors
    /// [`SignError::Key`] for anything but P-256 and RSA of 2048 bits and more; [`SignError::Certificate`] when the first
    /// certificate is not this key's.
    pub fn from_pkcs8(pkcs8: &[u8], chain: Vec<Vec<u8>>) -> Result<Self, SignError> {
        let pair = Pair::read(pkcs8)?;
        let own = chain.first().ok_or_else(|| SignError::Certificate("the chain is empty".to_owned()))?;
        let certificate = asn1::certificate(own)?;
        let public = &certificate.tbs_certificate.subject_public_key_info.subject_public_key;
        if public.raw_bytes() != pair.public() {
            return Err(SignError::Certificate("it belongs to another key".to_owned()));
        }
        let name = asn1::common_name(&certificate);
        Ok(Self { pair, chain, name })
    }

    /// A key from two files: PKCS#8 (PEM or DER), and its certificates one after the other (PEM).
    ///
    /// # Errors
    /// [`SignError::Files`] when one cannot be read; [`SignError::Key`] when others than its owner may read the key; then
    /// as [`from_pkcs8`](Self::from_pkcs8).
    pub fn load(key: &Path, chain: &Path) -> Result<Self, SignError> {
        only_ours(key)?;
        let bytes = std::fs::read(key).map_err(|why| files(key, &why))?;
        let pkcs8 = if bytes.starts_with(b"-----") {
            let (label, der) = der::pem::decode_vec(&bytes).map_err(|why| SignError::Key(why.to_string()))?;
            if label != KEY_LABEL {
                return Err(SignError::Key(format!("'{label}' is not PKCS#8")));
            }
            der
        } else {
            bytes
        };
        Self::from_pkcs8(&pkcs8, read_chain(chain)?)
    }

    /// Signs without waiting for anything.
    ///
    /// # Errors
    /// [`SignError::Refused`] when the key cannot sign.
    pub fn sign_now(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        self.pair.sign(message)
    }
}

impl DocumentSigner for SoftwareKey {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> Algorithm {
        match self.pair {
            Pair::P256(_) => Algorithm::EcdsaP256Sha256,
            Pair::Rsa(_) => Algorithm::RsaSha256,
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sign<'a>(&'a self, message: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        Box::pin(std::future::ready(self.sign_now(message)))
    }
}

/// A new P-256 key as PKCS#8 (DER).
///
/// # Errors
/// [`SignError::Key`] when the operating system has no randomness.
pub fn generate_p256() -> Result<Vec<u8>, SignError> {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new());
    made.map(|document| document.as_ref().to_vec()).map_err(|_| SignError::Key("no randomness".to_owned()))
}

/// The public key (DER, SubjectPublicKeyInfo) of a P-256 key in PKCS#8, as a certificate is asked for.
///
/// # Errors
/// [`SignError::Key`] when it is no such key.
pub fn public_of_p256(pkcs8: &[u8]) -> Result<Vec<u8>, SignError> {
    match Pair::read(pkcs8)? {
        Pair::P256(pair) => p256_public(pair.public_key().as_ref()),
        Pair::Rsa(_) => Err(SignError::Key("not a P-256 key".to_owned())),
    }
}

/// SubjectPublicKeyInfo of an uncompressed point of P-256.
pub(crate) fn p256_public(point: &[u8]) -> Result<Vec<u8>, SignError> {
    use x509_cert::spki::{AlgorithmIdentifierOwned, ObjectIdentifier, SubjectPublicKeyInfoOwned};
    const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
    const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
    let made = || -> Result<Vec<u8>, der::Error> {
        SubjectPublicKeyInfoOwned {
            algorithm: AlgorithmIdentifierOwned { oid: EC_PUBLIC_KEY, parameters: Some(der::Any::encode_from(&P256)?) },
            subject_public_key: der::asn1::BitString::from_bytes(point)?,
        }
        .to_der()
    };
    made().map_err(|why| SignError::Key(why.to_string()))
}

/// Writes a new key to a file that only its owner may read; never over another.
///
/// # Errors
/// [`SignError::Files`] when the file is there already or cannot be written.
pub fn write_key(path: &Path, pkcs8: &[u8]) -> Result<(), SignError> {
    use std::io::Write as _;
    let pem =
        der::pem::encode_string(KEY_LABEL, LineEnding::LF, pkcs8).map_err(|why| SignError::Key(why.to_string()))?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(pem.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|why| files(path, &why))
}

/// Writes certificates (DER) one after the other as PEM.
///
/// # Errors
/// [`SignError::Files`] when the file cannot be written, [`SignError::Certificate`] when one is none.
pub fn write_chain(path: &Path, chain: &[Vec<u8>]) -> Result<(), SignError> {
    let mut text = String::new();
    for certificate in chain {
        let pem = der::pem::encode_string("CERTIFICATE", LineEnding::LF, certificate)
            .map_err(|why| SignError::Certificate(why.to_string()))?;
        text.push_str(&pem);
    }
    std::fs::write(path, text).map_err(|why| files(path, &why))
}

/// Reads certificates from a file: PEM one after the other, or one as DER.
///
/// # Errors
/// [`SignError::Files`] when it cannot be read, [`SignError::Certificate`] when it holds none.
pub fn read_chain(path: &Path) -> Result<Vec<Vec<u8>>, SignError> {
    let bytes = std::fs::read(path).map_err(|why| files(path, &why))?;
    if Certificate::from_der(&bytes).is_ok() {
        return Ok(vec![bytes]);
    }
    let wrong = |why: der::Error| SignError::Certificate(why.to_string());
    let read = if bytes.is_empty() { Vec::new() } else { Certificate::load_pem_chain(&bytes).map_err(wrong)? };
    if read.is_empty() {
        return Err(SignError::Certificate(format!("{} holds no certificate", path.display())));
    }
    read.iter().map(|certificate| certificate.to_der().map_err(wrong)).collect()
}

/// The error of a file.
pub(crate) fn files(path: &Path, why: &std::io::Error) -> SignError {
    SignError::Files(format!("{}: {why}", path.display()))
}

#[cfg(unix)]
fn only_ours(key: &Path) -> Result<(), SignError> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(key).map_err(|why| files(key, &why))?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(SignError::Key(format!("{} may be read by others (mode {:o}): chmod 600", key.display(), mode & 0o777)))
}

#[cfg(not(unix))]
fn only_ours(_key: &Path) -> Result<(), SignError> {
    Ok(())
}
