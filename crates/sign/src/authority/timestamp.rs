//! What time it is, signed (RFC 3161).

use der::asn1::{Int, ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use rand::Rng as _;
use sha2::{Digest as _, Sha256};
use x509_cert::ext::pkix::name::GeneralName;
use x509_tsp::{Accuracy, MessageImprint, TimeStampReq, TspVersion, TstInfo};

use super::certificate::own;
use super::folder::{Authority, sign};
use crate::SignError;
use crate::asn1::{SHA256, TST_INFO, generalized, sha256_identifier};
use crate::key::{Algorithm, DocumentSigner as _};
use crate::signed::Signed;

/// The policy the demonstration stamps under: under the number kept for examples (RFC 5612), so that nobody takes it for a
/// real one.
const POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.118.1");
const SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");

/// Why a request is refused: a bit of PKIFailureInfo.
#[derive(Clone, Copy)]
enum Failure {
    BadAlgorithm = 0,
    BadDataFormat = 5,
    UnacceptedPolicy = 15,
    UnacceptedExtension = 16,
    System = 25,
}

impl Authority {
    /// Answers a TimeStampReq (DER) with a TimeStampResp (DER) that says this time; a request that cannot be answered is
    /// refused in the same form.
    #[must_use]
    pub fn timestamp(&self, request: &[u8], at: Timestamp) -> Vec<u8> {
        match TimeStampReq::from_der(request) {
            Err(_) => refusal(Failure::BadDataFormat),
            Ok(request) => self.granted(request, at).unwrap_or_else(refusal),
        }
    }

    fn granted(&self, request: TimeStampReq, at: Timestamp) -> Result<Vec<u8>, Failure> {
        let length = match request.message_imprint.hash_algorithm.oid {
            SHA256 => 32,
            SHA384 => 48,
            SHA512 => 64,
            _ => return Err(Failure::BadAlgorithm),
        };
        if request.message_imprint.hashed_message.as_bytes().len() != length {
            return Err(Failure::BadDataFormat);
        }
        if request.req_policy.is_some_and(|policy| policy != POLICY) {
            return Err(Failure::UnacceptedPolicy);
        }
        if request.extensions.is_some_and(|extensions| !extensions.is_empty()) {
            return Err(Failure::UnacceptedExtension);
        }
        let token = self.token(request.message_imprint, request.nonce, request.cert_req, at);
        let token = token.map_err(|_| Failure::System)?;
        // PKIStatusInfo with status granted (0) and nothing else.
        Ok(sequence(&[&[0x30, 0x03, 0x02, 0x01, 0x00], &token]))
    }

    /// A TimeStampToken (DER) over this SHA-256, its certificates inside.
    ///
    /// # Errors
    /// [`SignError::Timestamp`] when the time cannot be written.
    pub fn stamp(&self, sha256: &[u8; 32], at: Timestamp) -> Result<Vec<u8>, SignError> {
        let wrong = |why: der::Error| SignError::Timestamp(why.to_string());
        let hashed_message = OctetString::new(sha256.as_slice()).map_err(wrong)?;
        self.token(MessageImprint { hash_algorithm: sha256_identifier(), hashed_message }, None, true, at)
    }

    fn token(
        &self,
        message_imprint: MessageImprint,
        nonce: Option<Int>,
        certificates: bool,
        at: Timestamp,
    ) -> Result<Vec<u8>, SignError> {
        let wrong = |why: der::Error| SignError::Timestamp(why.to_string());
        let mut serial: [u8; 16] = rand::rng().random();
        serial[0] = serial[0] & 0x3f | 0x40;
        let info = TstInfo {
            version: TspVersion::V1,
            policy: POLICY,
            message_imprint,
            serial_number: Int::new(&serial).map_err(wrong)?,
            gen_time: generalized(at).map_err(wrong)?,
            accuracy: Some(Accuracy { seconds: Some(1), millis: None, micros: None }),
            ordering: false,
            nonce,
            tsa: Some(GeneralName::DirectoryName(own(&self.timestamp).tbs_certificate.subject)),
            extensions: None,
        };
        let content = info.to_der().map_err(wrong)?;
        let chain = self.timestamp.chain();
        let signed = Signed::new(TST_INFO, &Sha256::digest(&content), &chain[0]).map_err(wrong)?;
        let signature = sign(&self.timestamp, &signed.message().map_err(wrong)?);
        signed.finish(Some(&content), chain, certificates, Algorithm::EcdsaP256Sha256, &signature, None)
    }
}

/// A TimeStampResp that refuses. Written by hand: the status is three numbers and a bit.
fn refusal(why: Failure) -> Vec<u8> {
    let bit = why as usize;
    let mut bits = vec![0u8; bit / 8 + 1];
    bits[bit / 8] = 0x80 >> (bit % 8);
    let unused = 7 - u8::try_from(bit % 8).expect("less than 8");
    let mut failure = vec![0x03, u8::try_from(bits.len() + 1).expect("few bytes"), unused];
    failure.extend(bits);
    sequence(&[&sequence(&[&[0x02, 0x01, 0x02], &failure])])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    der::Any::new(der::Tag::Sequence, body).and_then(|any| any.to_der()).expect("a sequence of whole parts")
}
