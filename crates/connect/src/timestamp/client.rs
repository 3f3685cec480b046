//! Asking a timestamp authority, and what its answer must say before it is put into a document.

use std::time::Duration;

use der::asn1::{Int, ObjectIdentifier, OctetString};
use der::{Any, Decode as _, Encode as _, Tag, Tagged as _};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use sign::SignError;
use sign::key::Timestamper;
use sign::verify::asn1::oid;
use sign::verify::timestamp::Token;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion};

use super::Settings;
use crate::http::{Http, Url};

const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// The largest answer read, in bytes: a token with its certificates has a few thousand.
const LIMIT: usize = 128 * 1024;

/// A timestamp authority at the other end of the network.
#[derive(Debug)]
pub struct Client {
    http: Http,
    url: Url,
}

impl Client {
    /// A client for this authority. Nobody is asked yet.
    ///
    /// # Errors
    /// [`SignError::Timestamp`] when the address is not http or https.
    pub fn new(settings: &Settings) -> Result<Self, SignError> {
        let url = Url::parse(&settings.url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let url = url.ok_or_else(|| SignError::Timestamp(format!("'{}' is not an address", settings.url)))?;
        let http = Http::new(Duration::from_secs(settings.timeout_seconds), LIMIT, url.scheme() == "https")
            .map_err(|fault| SignError::Timestamp(fault.to_string()))?;
        Ok(Self { http, url })
    }

    /// One question and its answer.
    async fn ask(&self, imprint: &[u8; 32]) -> Result<Vec<u8>, SignError> {
        let nonce = nonce();
        let request = request(imprint, &nonce).map_err(|error| SignError::Timestamp(error.to_string()))?;
        let request = self
            .http
            .client()
            .post(self.url.clone())
            .header("content-type", "application/timestamp-query")
            .header("accept", "application/timestamp-reply")
            .body(request);
        let unreachable = |why| SignError::Unreachable { service: self.url.to_string(), why };
        let answer = self.http.exchange(request).await.map_err(|fault| unreachable(fault.to_string()))?;
        if answer.status != 200 {
            return Err(unreachable(format!("HTTP {}", answer.status)));
        }
        if answer.media_type != "application/timestamp-reply" {
            return Err(SignError::Timestamp(format!("an answer of type '{}'", answer.media_type)));
        }
        token(&answer.body, imprint, &nonce).map_err(SignError::Timestamp)
    }
}

impl Timestamper for Client {
    /// The token; asked a second time, with a new nonce, when nobody answered. Its signature is right; whether its signer
    /// is to be trusted is the question of whoever verifies the document.
    fn stamp<'a>(&'a self, message_imprint_sha256: &'a [u8; 32]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        async move {
            match self.ask(message_imprint_sha256).await {
                Err(SignError::Unreachable { .. }) => self.ask(message_imprint_sha256).await,
                answer => answer,
            }
        }
        .boxed()
    }
}

/// 63 random bits, as a positive INTEGER of exactly eight bytes.
fn nonce() -> [u8; 8] {
    let mut bytes: [u8; 8] = rand::random();
    bytes[0] = (bytes[0] & 0x3f) | 0x40;
    bytes
}

fn request(imprint: &[u8; 32], nonce: &[u8; 8]) -> Result<Vec<u8>, der::Error> {
    TimeStampReq {
        version: TspVersion::V1,
        message_imprint: MessageImprint {
            hash_algorithm: AlgorithmIdentifierOwned { oid: SHA256, parameters: None },
            hashed_message: OctetString::new(imprint.as_slice())?,
        },
        req_policy: None,
        nonce: Some(Int::new(nonce)?),
        cert_req: true,
        extensions: None,
    }
    .to_der()
}

/// The token of an answer that grants one: over our hash, for our question, and signed by the certificate in it.
fn token(answer: &[u8], imprint: &[u8; 32], nonce: &[u8; 8]) -> Result<Vec<u8>, String> {
    let broken = |error: der::Error| format!("the answer cannot be read: {error}");
    let answer = TimeStampResp::from_der(answer).map_err(broken)?;
    let status = answer.status.status as u8;
    // 0 granted, 1 granted with modifications (RFC 3161 section 2.4.2).
    if status > 1 {
        return Err(format!("refused with status {status}, {:?}", answer.status.fail_info));
    }
    let token = answer.time_stamp_token.ok_or("granted, but there is no token")?.to_der().map_err(broken)?;
    let read = Token::read(&token).map_err(|_| "the token cannot be read")?;
    let info = read.message.content.as_deref().unwrap_or_default();
    // Read by hand: authorities may tell fractions of seconds, which the type of the time does not take.
    let fields = Vec::<Any>::from_der(info).map_err(broken)?;
    let [_version, _policy, stamped, _serial, _time, optional @ ..] = fields.as_slice() else {
        return Err("the token lacks fields".to_owned());
    };
    let stamped: MessageImprint = stamped.decode_as().map_err(broken)?;
    if stamped.hash_algorithm.oid != SHA256 || stamped.hashed_message.as_bytes() != imprint {
        return Err("the token is over another hash".to_owned());
    }
    let answered = optional.iter().find(|field| field.tag() == Tag::Integer).map(Any::value);
    if answered != Some(nonce.as_slice()) {
        return Err("the token answers another question (nonce)".to_owned());
    }
    read.message
        .check(&[info], oid::TST_INFO)
        .map_err(|flaw| format!("the token is not signed as it says: {flaw:?}"))?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::trial::{Openssl, Trial};

    const IMPRINT: [u8; 32] = [7; 32];

    #[test]
    fn a_token_changed_on_the_way_is_refused() {
        let trial = Trial::alone();
        let nonce = nonce();
        let answer = trial.authority.timestamp(&request(&IMPRINT, &nonce).unwrap(), trial.now());
        assert!(token(&answer, &IMPRINT, &nonce).is_ok());
        // The time it says: moving a paper into another year changes only this digit.
        let at = answer.windows(8).position(|window| window == b"20261122").unwrap();
        let mut changed = answer.clone();
        changed[at + 3] = b'4';
        let refused = token(&changed, &IMPRINT, &nonce).unwrap_err();
        assert!(refused.starts_with("the token is not signed as it says"), "{refused}");
    }

    #[test]
    fn openssl_answers_our_question_and_we_read_its_answer() {
        let openssl = Openssl::new();
        let nonce = nonce();
        let answer = openssl.stamp(&request(&IMPRINT, &nonce).unwrap());
        let stamped = token(&answer, &IMPRINT, &nonce).unwrap();
        assert!(answer.ends_with(&stamped), "byte for byte as it came");
        assert!(token(&answer, &[8; 32], &nonce).unwrap_err().contains("another hash"));
        assert!(token(&answer, &IMPRINT, &[0x41; 8]).unwrap_err().contains("another question"));
        // A question it cannot read it refuses, and says so.
        let refused = token(&openssl.stamp(b"no question"), &IMPRINT, &nonce).unwrap_err();
        assert!(refused.starts_with("refused with status 2"), "{refused}");
    }
}
