//! Where keys are, and whose.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use domain::id::AccountId;
use domain::timeline::Ruling;
use domain::unit::office::Office;
use jiff::Timestamp;
use sign::SignError;
use sign::authority::{Authority, LocalRevocation, LocalTimestamper, Subject, Urls};
use sign::key::{DocumentSigner, RevocationSource, Timestamper};
use sign::pades::Level;

use crate::error::Error;

/// How papers are signed here.
#[derive(Debug, Clone, Default)]
pub struct SigningSettings {
    /// The keys.
    pub keys: KeySettings,
    /// A timestamp authority (RFC 3161); the demonstration has its own.
    pub timestamp: Option<connect::timestamp::Settings>,
    /// Whom to ask for proof that nothing was revoked; the demonstration answers itself.
    pub revocation: Option<connect::revocation::Settings>,
    /// Roots that verification trusts besides the demonstration's, as DER files.
    pub anchors: Vec<PathBuf>,
}

/// Where keys are.
#[derive(Debug, Clone, Default)]
pub enum KeySettings {
    /// Nobody can sign.
    #[default]
    Off,
    /// Keys made here, in this folder, by an authority that nobody outside trusts: for trying and teaching.
    Demonstration(PathBuf),
    /// Keys in tokens or hardware security modules, by the account's identifier or the agency's code.
    Tokens(BTreeMap<String, sign::key::TokenSettings>),
    /// Keys at a remote signing service. A credential's name is the account's identifier, or an agency's code.
    Remote(connect::remote_signing::Settings),
}

/// What only the holder of a key has, given just now and for this: a PIN, a one-time code.
#[derive(Debug, Clone, Default)]
pub struct Consent {
    /// The PIN.
    pub pin: String,
    /// The one-time code.
    pub otp: String,
}

/// A holder of keys.
enum Holder {
    Off,
    Demonstration(Arc<Authority>),
    Tokens(BTreeMap<String, Arc<dyn DocumentSigner>>),
    Remote(connect::remote_signing::Client),
}

/// The keys of officers and agencies, trusted time, proofs of revocation.
pub struct Keys {
    holder: Holder,
    timestamp: Option<Arc<connect::timestamp::Client>>,
    revocation: Option<Arc<connect::revocation::Client>>,
    anchors: Vec<Vec<u8>>,
    /// Demonstration keys that were read already.
    read: Mutex<HashMap<String, Arc<dyn DocumentSigner>>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").finish_non_exhaustive()
    }
}

impl Keys {
    /// Opens what the settings name. The demonstration's authority is made at the first start.
    ///
    /// # Errors
    /// A folder, an address or a root that cannot be used.
    pub fn open(settings: &SigningSettings, public_url: &str, now: Timestamp) -> anyhow::Result<Self> {
        let holder = match &settings.keys {
            KeySettings::Off => Holder::Off,
            KeySettings::Demonstration(folder) => {
                let at = |name: &str| format!("{public_url}/chung-thu-so/{name}");
                let urls = Urls { ocsp: at("ocsp"), crl: at("issuing.crl"), root_crl: at("root.crl") };
                let authority = Authority::open(folder, urls, told_from(now)).context("the demonstration authority")?;
                Holder::Demonstration(Arc::new(authority))
            }
            KeySettings::Tokens(tokens) => {
                let mut keys: BTreeMap<String, Arc<dyn DocumentSigner>> = BTreeMap::new();
                for (whose, settings) in tokens {
                    keys.insert(whose.clone(), Arc::new(sign::key::TokenKey::open(settings.clone())?));
                }
                Holder::Tokens(keys)
            }
            KeySettings::Remote(settings) => Holder::Remote(connect::remote_signing::Client::new(settings)?),
        };
        let mut anchors = Vec::new();
        for path in &settings.anchors {
            anchors.push(std::fs::read(path).with_context(|| path.display().to_string())?);
        }
        if let Holder::Demonstration(authority) = &holder {
            anchors.push(authority.root().to_vec());
        }
        let clock: sign::authority::Clock = Arc::new(Timestamp::now);
        let revocation = settings.revocation.as_ref();
        Ok(Self {
            holder,
            timestamp: settings.timestamp.as_ref().map(connect::timestamp::Client::new).transpose()?.map(Arc::new),
            revocation: revocation
                .map(|settings| connect::revocation::Client::new(settings, clock))
                .transpose()?
                .map(Arc::new),
            anchors,
            read: Mutex::default(),
        })
    }

    /// Whether anybody can sign.
    #[must_use]
    pub const fn are_there(&self) -> bool {
        !matches!(self.holder, Holder::Off)
    }

    /// Whether a signature needs a PIN or a code of its holder.
    #[must_use]
    pub const fn ask_consent(&self) -> bool {
        matches!(self.holder, Holder::Remote(_))
    }

    /// How long signatures can be checked: as long as what is set up allows.
    #[must_use]
    pub const fn level(&self) -> Level {
        match (&self.holder, &self.timestamp, &self.revocation) {
            (Holder::Demonstration(_), ..) | (_, Some(_), Some(_)) => Level::Lt,
            (_, Some(_), None) => Level::T,
            _ => Level::B,
        }
    }

    /// Roots that verification trusts, DER.
    #[must_use]
    pub fn anchors(&self) -> &[Vec<u8>] {
        &self.anchors
    }

    /// The demonstration's authority, where there is one.
    #[must_use]
    pub const fn authority(&self) -> Option<&Arc<Authority>> {
        match &self.holder {
            Holder::Demonstration(authority) => Some(authority),
            _ => None,
        }
    }

    /// The key of a member of staff, for so many signatures.
    ///
    /// # Errors
    /// `signature.not-set-up` where nobody can sign; what the token or the service refuses.
    pub async fn officer(
        &self,
        account: AccountId,
        subject: &Subject,
        consent: &Consent,
        signatures: u32,
        now: Timestamp,
    ) -> Result<Arc<dyn DocumentSigner>, Error> {
        self.key(&format!("officer-{account}"), &account.to_string(), subject, consent, signatures, now).await
    }

    /// The electronic seal of an agency.
    ///
    /// # Errors
    /// As [`officer`](Self::officer).
    pub async fn agency(
        &self,
        office: &Office,
        consent: &Consent,
        now: Timestamp,
    ) -> Result<Arc<dyn DocumentSigner>, Error> {
        let name = format!("agency-{}", office.code.as_str().replace('.', "-"));
        self.key(&name, office.code.as_str(), &Subject::agency(&office.name), consent, 1, now).await
    }

    async fn key(
        &self,
        name: &str,
        credential: &str,
        subject: &Subject,
        consent: &Consent,
        signatures: u32,
        now: Timestamp,
    ) -> Result<Arc<dyn DocumentSigner>, Error> {
        match &self.holder {
            Holder::Off => Err(Ruling::new("signature.not-set-up").into()),
            Holder::Demonstration(authority) => {
                let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(key) = read.get(name) {
                    return Ok(Arc::clone(key));
                }
                let key: Arc<dyn DocumentSigner> =
                    Arc::new(authority.key(name, subject, told_from(now)).map_err(refused)?);
                read.insert(name.to_owned(), Arc::clone(&key));
                Ok(key)
            }
            Holder::Tokens(keys) => {
                keys.get(credential).cloned().ok_or_else(|| Ruling::new("signature.not-set-up").into())
            }
            Holder::Remote(client) => {
                use connect::remote_signing::Proof;
                let credential = client.credential(credential).await.map_err(no_consent)?;
                let proofs = [(Proof::Pin, consent.pin.as_str()), (Proof::Otp, consent.otp.as_str())];
                let proofs: Vec<_> = proofs.into_iter().filter(|(_, given)| !given.is_empty()).collect();
                let batch = client.consent(&credential, signatures, &proofs).await.map_err(no_consent)?;
                Ok(Arc::new(batch))
            }
        }
    }

    /// Who says when.
    #[must_use]
    pub fn timestamper(&self, now: Timestamp) -> Option<Arc<dyn Timestamper>> {
        match (&self.timestamp, &self.holder) {
            (Some(client), _) => Some(Arc::clone(client) as Arc<dyn Timestamper>),
            (None, Holder::Demonstration(authority)) => {
                Some(Arc::new(LocalTimestamper { authority: Arc::clone(authority), clock: Arc::new(move || now) }))
            }
            _ => None,
        }
    }

    /// Who says what was revoked.
    #[must_use]
    pub fn revocation(&self, now: Timestamp) -> Option<Arc<dyn RevocationSource>> {
        match (&self.revocation, &self.holder) {
            (Some(client), _) => Some(Arc::clone(client) as Arc<dyn RevocationSource>),
            (None, Holder::Demonstration(authority)) => {
                Some(Arc::new(LocalRevocation { authority: Arc::clone(authority), clock: Arc::new(move || now) }))
            }
            _ => None,
        }
    }
}

/// From when certificates of the demonstration hold: its dossiers are told from half a year back.
fn told_from(now: Timestamp) -> Timestamp {
    now.checked_sub(jiff::SignedDuration::from_hours(24 * 180)).unwrap_or(now)
}

fn no_consent(refusal: connect::remote_signing::ConsentRefusal) -> Error {
    let args = refusal.args();
    Ruling { code: refusal.code(), args }.into()
}

/// A refusal to sign as people are told; what only an administrator can mend is a fault.
pub(crate) fn refused(error: SignError) -> Error {
    match error {
        SignError::Key(_) | SignError::Font(_) | SignError::Letter(_) | SignError::Files(_) => {
            Error::Fault(error.into())
        }
        other => Ruling { code: other.code(), args: other.argument().into_iter().collect() }.into(),
    }
}
