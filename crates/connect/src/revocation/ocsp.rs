//! Asking about one certificate, and what the answer says (RFC 6960).

use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use x509_cert::Certificate;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspRequest, OcspResponse, OcspResponseStatus, Request,
    TbsRequest, Version,
};

use super::client::{Finding, LEEWAY, Verdict};
use crate::signature::{is_right, signed_part};

const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");
/// id-kp-OCSPSigning.
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");

/// A question about one certificate.
pub(super) struct Question {
    pub(super) id: CertId,
    pub(super) nonce: Option<Vec<u8>>,
}

impl Question {
    /// SHA-1 only names the issuer here, as every responder expects (RFC 5019 section 2.1.1); nothing rests on it.
    pub(super) fn new(
        certificate: &Certificate,
        issuer: &Certificate,
        nonce: Option<[u8; 16]>,
    ) -> Result<Self, der::Error> {
        let hash = |bytes: &[u8]| OctetString::new(digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref());
        let issuer = &issuer.tbs_certificate;
        let id = CertId {
            hash_algorithm: AlgorithmIdentifierOwned { oid: SHA1, parameters: Some(der::Any::null()) },
            issuer_name_hash: hash(&issuer.subject.to_der()?)?,
            issuer_key_hash: hash(issuer.subject_public_key_info.subject_public_key.raw_bytes())?,
            serial_number: certificate.tbs_certificate.serial_number.clone(),
        };
        // The extension's value is itself an OCTET STRING (RFC 9654).
        let nonce = nonce.map(|bytes| OctetString::new(bytes).and_then(|octets| octets.to_der())).transpose()?;
        Ok(Self { id, nonce })
    }

    /// As DER.
    pub(super) fn to_der(&self) -> Result<Vec<u8>, der::Error> {
        let extension = |value: &Vec<u8>| {
            let extn_value = OctetString::new(value.as_slice())?;
            Ok::<_, der::Error>(vec![Extension { extn_id: NONCE, critical: false, extn_value }])
        };
        OcspRequest {
            tbs_request: TbsRequest {
                version: Version::V1,
                requestor_name: None,
                request_list: vec![Request { req_cert: self.id.clone(), single_request_extensions: None }],
                request_extensions: self.nonce.as_ref().map(extension).transpose()?,
            },
            optional_signature: None,
        }
        .to_der()
    }

    /// What an answer says, if it is one to this question and signed by the issuer or its responder.
    pub(super) fn read(&self, answer: &[u8], issuer: &Certificate, now: Timestamp) -> Result<Finding, String> {
        let broken = |error: der::Error| format!("the answer cannot be read: {error}");
        let response = OcspResponse::from_der(answer).map_err(broken)?;
        let bytes = match (response.response_status, response.response_bytes) {
            (OcspResponseStatus::Successful, Some(bytes)) => bytes.response,
            (status, _) => return Err(format!("the responder says {status:?}")),
        };
        let basic = BasicOcspResponse::from_der(bytes.as_bytes()).map_err(broken)?;
        let signed = signed_part(bytes.as_bytes()).map_err(broken)?;
        let signature = basic.signature.as_bytes().unwrap_or_default();
        let by = |key| is_right(key, basic.signature_algorithm.oid, signed, signature);
        let responders = basic.certs.iter().flatten().filter(|responder| appointed(responder, issuer, now));
        let own = &issuer.tbs_certificate.subject_public_key_info;
        if !by(own) && !responders.into_iter().any(|one| by(&one.tbs_certificate.subject_public_key_info)) {
            return Err("signed neither by the issuer nor by its responder".to_owned());
        }
        let data = &basic.tbs_response_data;
        let extensions = data.response_extensions.as_deref().unwrap_or_default();
        let answered = extensions.iter().find(|one| one.extn_id == NONCE).map(|one| one.extn_value.as_bytes());
        // A responder may leave the nonce out; then the times must do.
        if answered.is_some() && answered != self.nonce.as_deref() {
            return Err("it answers another question (nonce)".to_owned());
        }
        let about = |one: &&x509_ocsp::SingleResponse| {
            one.cert_id.serial_number == self.id.serial_number
                && one.cert_id.issuer_name_hash == self.id.issuer_name_hash
                && one.cert_id.issuer_key_hash == self.id.issuer_key_hash
        };
        let one = data.responses.iter().find(about).ok_or("it is about another certificate")?;
        let until = one.next_update.map(time);
        if time(one.this_update) > now + LEEWAY || until.is_some_and(|until| until <= now) {
            return Err("it is out of date".to_owned());
        }
        let verdict = match &one.cert_status {
            CertStatus::Good(_) => Verdict::Good,
            CertStatus::Revoked(revoked) => Verdict::Revoked(time(revoked.revocation_time)),
            CertStatus::Unknown(_) => return Err("the responder does not know the certificate".to_owned()),
        };
        Ok(Finding { verdict, until })
    }
}

/// Whether the issuer appointed this certificate to answer for it (section 4.2.2.2): issued it directly, for this use, and it
/// is in force.
fn appointed(responder: &Certificate, issuer: &Certificate, now: Timestamp) -> bool {
    let Ok(der) = responder.to_der() else { return false };
    let Ok(signed) = signed_part(&der) else { return false };
    let certificate = &responder.tbs_certificate;
    let for_it = certificate
        .get::<ExtendedKeyUsage>()
        .is_ok_and(|usage| usage.is_some_and(|(_, usage)| usage.0.contains(&OCSP_SIGNING)));
    let seconds = |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    let validity = certificate.validity;
    for_it
        && certificate.issuer == issuer.tbs_certificate.subject
        && (seconds(validity.not_before)..=seconds(validity.not_after)).contains(&now.as_second())
        && is_right(
            &issuer.tbs_certificate.subject_public_key_info,
            responder.signature_algorithm.oid,
            signed,
            responder.signature.as_bytes().unwrap_or_default(),
        )
}

fn time(time: OcspGeneralizedTime) -> Timestamp {
    let seconds = i64::try_from(time.0.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}
