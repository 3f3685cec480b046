//! Is this certificate revoked, asked and answered by programs (RFC 6960).

use der::asn1::{BitString, Null, ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _};
use jiff::{Timestamp, ToSpan as _};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::ext::Extensions;
use x509_cert::serial_number::SerialNumber;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspRequest, OcspResponse, Request, ResponderId,
    ResponseData, RevokedInfo, SingleResponse, TbsRequest, Version,
};

use super::certificate::{key_identifier, own};
use super::crl::crl_reason;
use super::folder::{Authority, Reason, sign, wrong};
use crate::SignError;
use crate::asn1::{SHA256, algorithm_identifier, generalized, sha256_identifier};
use crate::key::{Algorithm, DocumentSigner as _};

const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const NONCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.2");

impl Authority {
    /// Answers an OCSPRequest (DER) with an OCSPResponse (DER). A request that is none, or about another authority's
    /// certificates, is answered too: with the status that says so.
    ///
    /// # Errors
    /// [`SignError::Files`] when what was revoked cannot be read.
    pub fn ocsp(&self, request: &[u8], at: Timestamp) -> Result<Vec<u8>, SignError> {
        let Ok(request) = OcspRequest::from_der(request) else {
            return Ok(plain(&OcspResponse::malformed_request()));
        };
        let request = request.tbs_request;
        let mut responses = Vec::with_capacity(request.request_list.len());
        for asked in request.request_list {
            let cert_status = if self.is_ours(&asked.req_cert) {
                match self.status(&asked.req_cert.serial_number)? {
                    None => CertStatus::unknown(),
                    Some(Some(revoked)) if revoked.at <= at => {
                        let Ok(when) = generalized(revoked.at) else {
                            return Ok(plain(&OcspResponse::internal_error()));
                        };
                        let reason = Some(revoked.reason).filter(|reason| *reason != Reason::Unspecified);
                        CertStatus::revoked(RevokedInfo {
                            revocation_time: OcspGeneralizedTime(when),
                            revocation_reason: reason.map(crl_reason),
                        })
                    }
                    Some(_) => CertStatus::Good(Null),
                }
            } else {
                CertStatus::unknown()
            };
            responses.push((asked.req_cert, cert_status));
        }
        if responses.is_empty() {
            return Ok(plain(&OcspResponse::malformed_request()));
        }
        // A number used once shows that the answer is not an old one.
        let nonce = request.request_extensions.unwrap_or_default().into_iter().filter(|one| one.extn_id == NONCE);
        let answer = self.answer(responses, nonce.collect(), at);
        Ok(answer.unwrap_or_else(|_| plain(&OcspResponse::internal_error())))
    }

    fn answer(
        &self,
        statuses: Vec<(CertId, CertStatus)>,
        extensions: Extensions,
        at: Timestamp,
    ) -> Result<Vec<u8>, der::Error> {
        let now = OcspGeneralizedTime(generalized(at)?);
        let tomorrow = OcspGeneralizedTime(generalized(at.checked_add(24.hours()).unwrap_or(Timestamp::MAX))?);
        let own = own(&self.ocsp);
        let tbs_response_data = ResponseData {
            version: Version::V1,
            responder_id: ResponderId::ByKey(OctetString::new(key_identifier(
                &own.tbs_certificate.subject_public_key_info,
            ))?),
            produced_at: now,
            responses: statuses
                .into_iter()
                .map(|(cert_id, cert_status)| SingleResponse {
                    cert_id,
                    cert_status,
                    this_update: now,
                    next_update: Some(tomorrow),
                    single_extensions: None,
                })
                .collect(),
            response_extensions: (!extensions.is_empty()).then_some(extensions),
        };
        let signature = BitString::from_bytes(&sign(&self.ocsp, &tbs_response_data.to_der()?))?;
        let response = BasicOcspResponse {
            tbs_response_data,
            signature_algorithm: algorithm_identifier(Algorithm::EcdsaP256Sha256),
            signature,
            certs: Some(vec![own]),
        };
        OcspResponse::successful(response)?.to_der()
    }

    /// An OCSPResponse (DER) about one certificate (DER) it issued, as if a program had asked.
    ///
    /// # Errors
    /// [`SignError::Certificate`] when it is no certificate; [`SignError::Files`].
    pub fn ocsp_about(&self, certificate: &[u8], at: Timestamp) -> Result<Vec<u8>, SignError> {
        let serial_number = crate::asn1::certificate(certificate)?.tbs_certificate.serial_number;
        let request = question(&own(&self.issuing), serial_number).map_err(wrong)?;
        self.ocsp(&request, at)
    }

    /// Whether a question is about a certificate of the issuing authority.
    fn is_ours(&self, id: &CertId) -> bool {
        let issuer = own(&self.issuing).tbs_certificate;
        let Ok(name) = issuer.subject.to_der() else { return false };
        let key = issuer.subject_public_key_info.subject_public_key.raw_bytes();
        let hash = |bytes: &[u8]| match id.hash_algorithm.oid {
            SHA256 => Some(Sha256::digest(bytes).to_vec()),
            SHA1 => Some(ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()),
            _ => None,
        };
        hash(&name).as_deref() == Some(id.issuer_name_hash.as_bytes())
            && hash(key).as_deref() == Some(id.issuer_key_hash.as_bytes())
    }

    /// The certificate that answers (DER).
    #[must_use]
    pub fn ocsp_responder(&self) -> &[u8] {
        &self.ocsp.chain()[0]
    }
}

/// An OCSPRequest (DER) about one serial of an issuer, hashed with SHA-256.
fn question(issuer: &Certificate, serial_number: SerialNumber) -> Result<Vec<u8>, der::Error> {
    let issuer = &issuer.tbs_certificate;
    let key = issuer.subject_public_key_info.subject_public_key.raw_bytes();
    let req_cert = CertId {
        hash_algorithm: sha256_identifier(),
        issuer_name_hash: OctetString::new(Sha256::digest(issuer.subject.to_der()?).to_vec())?,
        issuer_key_hash: OctetString::new(Sha256::digest(key).to_vec())?,
        serial_number,
    };
    let request_list = vec![Request { req_cert, single_request_extensions: None }];
    let tbs_request = TbsRequest { request_list, ..TbsRequest::default() };
    OcspRequest { tbs_request, optional_signature: None }.to_der()
}

fn plain(response: &OcspResponse) -> Vec<u8> {
    response.to_der().expect("a status alone can be written")
}
