//! Asking for a chain of certificates.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::{Decode as _, Encode as _};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use sign::SignError;
use sign::authority::Clock;
use sign::key::{Revocation, RevocationSource};
use x509_cert::Certificate;

use super::cache::Cache;
use super::ocsp::Question;
use super::places::Places;
use super::{Method, Settings, list};
use crate::http::{Hosts, Http, Url};

/// How far two clocks may be apart.
pub(super) const LEEWAY: SignedDuration = SignedDuration::from_secs(300);

/// The largest OCSP answer read, in bytes.
const OCSP_LIMIT: usize = 128 * 1024;

const MIB: usize = 1024 * 1024;

/// What was found out about one certificate.
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    /// Until when that may be believed; none for now only.
    pub(super) until: Option<Timestamp>,
}

/// Whether it stands.
pub(super) enum Verdict {
    Good,
    Revoked(Timestamp),
}

/// Why one place did not help.
enum Failure {
    /// Revoked: no other place is asked.
    Revoked(Timestamp),
    /// Nobody answered.
    Silent(String),
    /// The answer, or the address, cannot be used.
    Useless(String),
}

impl Failure {
    /// The failure in words, to be told when no other place helps; «revoked» is the last word and asks no other place.
    fn about(self, address: &str, certificate: &Certificate) -> Result<SignError, SignError> {
        match self {
            Self::Revoked(at) => {
                let serial = &certificate.tbs_certificate.serial_number;
                Err(SignError::Revocation(format!("certificate {serial} was revoked at {at}")))
            }
            Self::Silent(why) => Ok(SignError::Unreachable { service: address.to_owned(), why }),
            Self::Useless(why) => Ok(SignError::Revocation(format!("{address}: {why}"))),
        }
    }
}

/// Responders and lists at the other end of the network.
pub struct Client {
    http: Http,
    lists: Http,
    hosts: Hosts,
    method: Method,
    cache: Cache,
    clock: Clock,
}

impl Client {
    /// A client that asks the hosts of the settings. Nobody is asked yet.
    ///
    /// # Errors
    /// [`SignError::Revocation`] when no HTTP client can be made.
    pub fn new(settings: &Settings, clock: Clock) -> Result<Self, SignError> {
        let timeout = Duration::from_secs(settings.timeout_seconds);
        // Most addresses in certificates are http: whoever needs no https must not fail for want of its certificates.
        let http = |limit| {
            let any = Http::new(timeout, limit, true).or_else(|_| Http::new(timeout, limit, false));
            any.map_err(|fault| SignError::Revocation(fault.to_string()))
        };
        Ok(Self {
            http: http(OCSP_LIMIT)?,
            lists: http(settings.max_list_mib.saturating_mul(MIB))?,
            hosts: Hosts::of(&settings.hosts),
            method: settings.ocsp,
            cache: Cache::new(settings.cache_mib.saturating_mul(MIB)),
            clock,
        })
    }

    /// Proof about one certificate: its responders first, which are quick and fresh, then its lists.
    async fn one(&self, der: &[u8], issuer: &[u8], proof: &mut Revocation) -> Result<(), SignError> {
        let wrong = |error: der::Error| SignError::Certificate(error.to_string());
        let certificate = Certificate::from_der(der).map_err(wrong)?;
        let issuer = Certificate::from_der(issuer).map_err(wrong)?;
        let places = Places::of(&certificate).map_err(wrong)?;
        let mut failure = None;
        for address in &places.ocsp {
            match self.ocsp(address, &certificate, &issuer).await {
                Ok(answer) => {
                    proof.ocsp.push(answer);
                    return Ok(());
                }
                Err(why) => failure = Some(why.about(address, &certificate)?),
            }
        }
        for address in &places.lists {
            match self.list(address, &certificate, &issuer).await {
                Ok(answer) => {
                    if !proof.crls.contains(&answer) {
                        proof.crls.push(answer);
                    }
                    return Ok(());
                }
                Err(why) => failure = Some(why.about(address, &certificate)?),
            }
        }
        // A certificate that names nobody to ask needs no proof: so are the short-lived ones of some authorities.
        failure.map_or(Ok(()), Err)
    }

    async fn ocsp(&self, address: &str, certificate: &Certificate, issuer: &Certificate) -> Result<Vec<u8>, Failure> {
        let url = self.allowed(address)?;
        let now = (self.clock)();
        let useless = |error: der::Error| Failure::Useless(error.to_string());
        let nonce = (self.method == Method::Post).then(rand::random::<[u8; 16]>);
        let question = Question::new(certificate, issuer, nonce).map_err(useless)?;
        let key = format!("{address} {:?}", question.id.to_der().map_err(useless)?);
        if let Some(kept) = self.cache.get(&key, now) {
            return Ok(kept);
        }
        let der = question.to_der().map_err(useless)?;
        let request = match self.method {
            Method::Post => self.http.client().post(url).header("content-type", "application/ocsp-request").body(der),
            Method::Get => self.http.client().get(get_url(url, &der)),
        };
        let answer = fetch(&self.http, request).await?;
        match question.read(&answer, issuer, now).map_err(Failure::Useless)? {
            Finding { verdict: Verdict::Revoked(at), .. } => Err(Failure::Revoked(at)),
            Finding { verdict: Verdict::Good, until } => {
                if let Some(until) = until {
                    self.cache.put(&key, &answer, until);
                }
                Ok(answer)
            }
        }
    }

    async fn list(&self, address: &str, certificate: &Certificate, issuer: &Certificate) -> Result<Vec<u8>, Failure> {
        let url = self.allowed(address)?;
        let now = (self.clock)();
        let kept = self.cache.get(address, now);
        let answer = match &kept {
            Some(answer) => answer.clone(),
            None => fetch(&self.lists, self.lists.client().get(url)).await?,
        };
        match list::read(&answer, certificate, issuer, now).map_err(Failure::Useless)? {
            Finding { verdict: Verdict::Revoked(at), .. } => Err(Failure::Revoked(at)),
            Finding { verdict: Verdict::Good, until } => {
                if let Some(until) = until.filter(|_| kept.is_none()) {
                    self.cache.put(address, &answer, until);
                }
                Ok(answer)
            }
        }
    }

    fn allowed(&self, address: &str) -> Result<Url, Failure> {
        let allowed = self.hosts.allow(address);
        allowed.ok_or_else(|| Failure::Useless("its host is not on the list of the settings".to_owned()))
    }
}

impl RevocationSource for Client {
    /// Proof for every certificate whose issuer is in the chain too; a root needs none, being its own issuer.
    fn gather<'a>(&'a self, chain: &'a [Vec<u8>]) -> BoxFuture<'a, Result<Revocation, SignError>> {
        async move {
            let mut proof = Revocation::default();
            for pair in chain.windows(2) {
                self.one(&pair[0], &pair[1], &mut proof).await?;
            }
            Ok(proof)
        }
        .boxed()
    }
}

async fn fetch(http: &Http, request: reqwest::RequestBuilder) -> Result<Vec<u8>, Failure> {
    let answer = http.exchange(request).await.map_err(|fault| Failure::Silent(fault.to_string()))?;
    match answer.status {
        200 => Ok(answer.body),
        status => Err(Failure::Silent(format!("HTTP {status}"))),
    }
}

/// The question as the last part of the path (RFC 6960 appendix A.1): base64, in which `+`, `/` and `=` are written as
/// percent codes.
fn get_url(mut url: Url, question: &[u8]) -> Url {
    let text = STANDARD.encode(question).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    let path = format!("{}/{text}", url.path().trim_end_matches('/'));
    url.set_path(&path);
    url
}
