//! What the authority remembers: keys, certificates issued, certificates revoked. One folder, created once.
//!
//! ```text
//! root/ issuing/ timestamp/ ocsp/   key.pem (0600), chain.pem
//! keys/NAME/                        the same for officers and agencies whose key it keeps
//! issued/SERIAL                     certificate, DER
//! revoked/SERIAL                    when and why
//! ```

use std::path::{Path, PathBuf};

use der::Decode as _;
use jiff::{Span, Timestamp, ToSpan as _};
use rand::Rng as _;
use x509_cert::Certificate;
use x509_cert::serial_number::SerialNumber;

use super::Subject;
use super::certificate::{Ask, Draft, Use, own};
use crate::SignError;
use crate::key::software::{files, generate_p256, public_of_p256, write_chain, write_key};
use crate::key::{DocumentSigner as _, SoftwareKey};

/// Where programs reach the authority; written into the certificates it issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urls {
    /// Address of the OCSP responder.
    pub ocsp: String,
    /// Address of the list of what the issuing authority revoked.
    pub crl: String,
    /// Address of the list of what the root revoked.
    pub root_crl: String,
}

/// Why a certificate was revoked (RFC 5280, 5.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody says why.
    Unspecified,
    /// Somebody else has, or may have, the key.
    KeyCompromise,
    /// The holder left, or moved to another agency.
    AffiliationChanged,
    /// Another certificate replaced it.
    Superseded,
    /// The agency is no more.
    CessationOfOperation,
}

#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
pub(super) struct Revoked {
    pub at: Timestamp,
    pub reason: Reason,
}

/// The demonstration authority.
pub struct Authority {
    folder: PathBuf,
    urls: Urls,
    pub(super) root: SoftwareKey,
    pub(super) issuing: SoftwareKey,
    pub(super) timestamp: SoftwareKey,
    pub(super) ocsp: SoftwareKey,
}

impl Authority {
    /// Opens the authority in a folder, creating it when there is none. Processes that start at the same time get the
    /// same one.
    ///
    /// # Errors
    /// [`SignError::Files`], [`SignError::Key`] when the folder cannot be used.
    pub fn open(folder: &Path, urls: Urls, at: Timestamp) -> Result<Self, SignError> {
        once(folder, |draft| create(draft, &urls, at))?;
        let key = |name: &str| load(&folder.join(name));
        let (root, issuing, timestamp, ocsp) = (key("root")?, key("issuing")?, key("timestamp")?, key("ocsp")?);
        Ok(Self { folder: folder.to_owned(), urls, root, issuing, timestamp, ocsp })
    }

    /// The root certificate (DER), which those who want to try verification trust.
    #[must_use]
    pub fn root(&self) -> &[u8] {
        &self.root.chain()[0]
    }

    /// Issues a certificate for a public key (SubjectPublicKeyInfo, DER) held elsewhere: a token, a remote service. The
    /// chain, DER, the new one first.
    ///
    /// # Errors
    /// [`SignError::Certificate`] when the key or the subject cannot be put into one; [`SignError::Files`].
    pub fn issue(&self, subject: &Subject, public: &[u8], at: Timestamp) -> Result<Vec<Vec<u8>>, SignError> {
        let name = subject.to_name().map_err(wrong)?;
        let (serial, certificate) = leaf(&self.issuing, Use::Document, name, public, &self.urls, at)?;
        keep(&self.folder, &serial, &certificate)?;
        Ok(std::iter::once(certificate).chain(self.issuing.chain().iter().cloned()).collect())
    }

    /// The key the authority keeps under this name (letters, digits, hyphens), with its certificate; made for the subject
    /// when there is none yet.
    ///
    /// # Errors
    /// As [`issue`](Self::issue); [`SignError::Key`] for another kind of name.
    pub fn key(&self, name: &str, subject: &Subject, at: Timestamp) -> Result<SoftwareKey, SignError> {
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(SignError::Key(format!("'{name}' is no name of a key")));
        }
        let folder = self.folder.join("keys").join(name);
        once(&folder, |draft| {
            let pkcs8 = generate_p256()?;
            let chain = self.issue(subject, &public_of_p256(&pkcs8)?, at)?;
            save(draft, &pkcs8, &chain)
        })?;
        load(&folder)
    }

    /// Revokes a certificate it issued (DER). Revoked once is revoked: a second time changes neither time nor reason.
    ///
    /// # Errors
    /// [`SignError::Revocation`] for a certificate it never issued; [`SignError::Files`].
    pub fn revoke(&self, certificate: &[u8], at: Timestamp, reason: Reason) -> Result<(), SignError> {
        let serial = serial_name(&crate::asn1::certificate(certificate)?.tbs_certificate.serial_number);
        if std::fs::read(self.folder.join("issued").join(&serial)).ok().as_deref() != Some(certificate) {
            return Err(SignError::Revocation("this authority did not issue the certificate".to_owned()));
        }
        let text = serde_json::to_string(&Revoked { at, reason }).expect("two plain values");
        let path = self.folder.join("revoked").join(serial);
        write_once(&path, text.as_bytes())
    }

    /// Whether it issued the serial, and whether it was revoked.
    pub(super) fn status(&self, serial: &SerialNumber) -> Result<Option<Option<Revoked>>, SignError> {
        let name = serial_name(serial);
        if !self.folder.join("issued").join(&name).exists() {
            return Ok(None);
        }
        let path = self.folder.join("revoked").join(&name);
        if path.exists() { read_revoked(&path).map(|revoked| Some(Some(revoked))) } else { Ok(Some(None)) }
    }

    /// Everything the issuing authority revoked, by serial.
    pub(super) fn revoked(&self) -> Result<Vec<(SerialNumber, Revoked)>, SignError> {
        let folder = self.folder.join("revoked");
        let mut list = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(|why| files(&folder, &why))? {
            let path = entry.map_err(|why| files(&folder, &why))?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            // What is being written has a dot in its name until it is whole.
            if let Some(serial) = serial_of(name) {
                list.push((serial, read_revoked(&path)?));
            }
        }
        list.sort_by(|one, other| one.0.as_bytes().cmp(other.0.as_bytes()));
        Ok(list)
    }
}

fn create(folder: &Path, urls: &Urls, at: Timestamp) -> Result<(), SignError> {
    for name in ["keys", "issued", "revoked"] {
        let path = folder.join(name);
        std::fs::create_dir(&path).map_err(|why| files(&path, &why))?;
    }
    let agency = |name: &str| Subject::agency(name).to_name().map_err(wrong);
    let root_pkcs8 = generate_p256()?;
    let draft = Draft {
        used: Use::Root,
        subject: agency("Motcua demonstration root")?,
        public: &public_of_p256(&root_pkcs8)?,
        serial: new_serial(),
        from: at,
        until: later(at, 20 * 366),
        ask: Ask { ocsp: None, crl: None },
    };
    let root_chain = vec![self_signed(draft, &root_pkcs8)?];
    save(&folder.join("root"), &root_pkcs8, &root_chain)?;
    let root = SoftwareKey::from_pkcs8(&root_pkcs8, root_chain.clone())?;

    let issuing_pkcs8 = generate_p256()?;
    let draft = Draft {
        used: Use::Issuing,
        subject: agency("Motcua demonstration authority")?,
        public: &public_of_p256(&issuing_pkcs8)?,
        serial: new_serial(),
        from: at,
        until: later(at, 10 * 366),
        ask: Ask { ocsp: None, crl: Some(&urls.root_crl) },
    };
    let issuing_certificate = draft.sign(Some(&own(&root)), &|message| sign(&root, message)).map_err(wrong)?;
    let issuing_chain = vec![issuing_certificate, root_chain[0].clone()];
    save(&folder.join("issuing"), &issuing_pkcs8, &issuing_chain)?;
    let issuing = SoftwareKey::from_pkcs8(&issuing_pkcs8, issuing_chain.clone())?;

    for (name, used, subject) in [
        ("timestamp", Use::Timestamp, "Motcua demonstration time"),
        ("ocsp", Use::Ocsp, "Motcua demonstration revocation"),
    ] {
        let pkcs8 = generate_p256()?;
        let public = public_of_p256(&pkcs8)?;
        let (serial, certificate) = leaf(&issuing, used, agency(subject)?, &public, urls, at)?;
        keep(folder, &serial, &certificate)?;
        let chain: Vec<Vec<u8>> = std::iter::once(certificate).chain(issuing_chain.iter().cloned()).collect();
        save(&folder.join(name), &pkcs8, &chain)?;
    }
    Ok(())
}

fn leaf(
    issuing: &SoftwareKey,
    used: Use,
    subject: x509_cert::name::Name,
    public: &[u8],
    urls: &Urls,
    at: Timestamp,
) -> Result<(SerialNumber, Vec<u8>), SignError> {
    let issuer = own(issuing);
    let serial = new_serial();
    // Nobody is asked about the one who answers.
    let ask = if used == Use::Ocsp { (None, None) } else { (Some(urls.ocsp.as_str()), Some(urls.crl.as_str())) };
    let draft = Draft {
        used,
        subject,
        public,
        serial: serial.clone(),
        from: at,
        until: later(at, 3 * 366),
        ask: Ask { ocsp: ask.0, crl: ask.1 },
    };
    let certificate = draft.sign(Some(&issuer), &|message| sign(issuing, message)).map_err(wrong)?;
    Ok((serial, certificate))
}

fn self_signed(draft: Draft<'_>, pkcs8: &[u8]) -> Result<Vec<u8>, SignError> {
    use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};
    let random = ring::rand::SystemRandom::new();
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8, &random)
        .map_err(|why| SignError::Key(why.to_string()))?;
    let sign = |message: &[u8]| pair.sign(&random, message).expect("a P-256 key signs").as_ref().to_vec();
    draft.sign(None, &sign).map_err(wrong)
}

pub(super) fn sign(key: &SoftwareKey, message: &[u8]) -> Vec<u8> {
    key.sign_now(message).expect("a P-256 key in memory signs")
}

/// 126 random bits: unique without anything to count.
fn new_serial() -> SerialNumber {
    let mut bytes: [u8; 16] = rand::rng().random();
    bytes[0] = bytes[0] & 0x3f | 0x40;
    SerialNumber::new(&bytes).expect("16 bytes are fewer than 20")
}

fn serial_name(serial: &SerialNumber) -> String {
    serial.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn serial_of(name: &str) -> Option<SerialNumber> {
    let digits: Option<Vec<u8>> =
        name.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    SerialNumber::new(&digits?).ok()
}

fn later(at: Timestamp, days: i64) -> Timestamp {
    let span: Span = (days * 24).hours();
    at.checked_add(span).unwrap_or(Timestamp::MAX)
}

pub(super) fn wrong(why: der::Error) -> SignError {
    SignError::Certificate(why.to_string())
}

fn keep(folder: &Path, serial: &SerialNumber, certificate: &[u8]) -> Result<(), SignError> {
    write_once(&folder.join("issued").join(serial_name(serial)), certificate)
}

fn save(folder: &Path, pkcs8: &[u8], chain: &[Vec<u8>]) -> Result<(), SignError> {
    std::fs::create_dir_all(folder).map_err(|why| files(folder, &why))?;
    write_key(&folder.join("key.pem"), pkcs8)?;
    write_chain(&folder.join("chain.pem"), chain)
}

fn load(folder: &Path) -> Result<SoftwareKey, SignError> {
    SoftwareKey::load(&folder.join("key.pem"), &folder.join("chain.pem"))
}

fn read_revoked(path: &Path) -> Result<Revoked, SignError> {
    let text = std::fs::read_to_string(path).map_err(|why| files(path, &why))?;
    serde_json::from_str(&text).map_err(|why| SignError::Files(format!("{}: {why}", path.display())))
}

/// Writes a whole file that is never changed: others see it whole or not at all, and the first one stays.
fn write_once(path: &Path, bytes: &[u8]) -> Result<(), SignError> {
    use std::io::Write as _;
    let failed = |why: std::io::Error| files(path, &why);
    let mut draft = tempfile::NamedTempFile::new_in(parent(path)).map_err(failed)?;
    draft.write_all(bytes).and_then(|()| draft.as_file().sync_all()).map_err(failed)?;
    match draft.persist_noclobber(path) {
        Err(why) if why.error.kind() != std::io::ErrorKind::AlreadyExists => Err(failed(why.error)),
        _ => Ok(()),
    }
}

/// Makes a folder whole in another place and moves it here; when somebody was faster, theirs stays.
fn once(folder: &Path, fill: impl FnOnce(&Path) -> Result<(), SignError>) -> Result<(), SignError> {
    if folder.exists() {
        return Ok(());
    }
    let failed = |why: std::io::Error| files(folder, &why);
    std::fs::create_dir_all(parent(folder)).map_err(failed)?;
    let draft = tempfile::Builder::new().prefix(".new-").tempdir_in(parent(folder)).map_err(failed)?;
    let whole = draft.path().join("whole");
    std::fs::create_dir(&whole).map_err(failed)?;
    fill(&whole)?;
    match std::fs::rename(&whole, folder) {
        Err(_) if folder.exists() => Ok(()),
        other => other.map_err(failed),
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The certificate of a serial, as issued.
impl Authority {
    /// A certificate it issued, by its serial number (the bytes of the INTEGER).
    #[must_use]
    pub fn issued(&self, serial: &[u8]) -> Option<Vec<u8>> {
        let name = serial_name(&SerialNumber::new(serial).ok()?);
        let der = std::fs::read(self.folder.join("issued").join(name)).ok()?;
        Certificate::from_der(&der).is_ok().then_some(der)
    }
}
