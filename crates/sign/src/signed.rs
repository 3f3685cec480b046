//! CMS SignedData with one signer (RFC 5652), as PDF signatures (ETSI EN 319 122) and timestamps (RFC 3161) need it.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Encode, Sequence};
use sha2::{Digest as _, Sha256};
use x509_cert::attr::Attribute;

use crate::SignError;
use crate::asn1;
use crate::key::Algorithm;

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const TIMESTAMP_TOKEN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// The certificate a signature speaks for, by its SHA-256 (the default of the structure, hence not named).
#[derive(Sequence)]
struct EssCertIdV2 {
    hash: OctetString,
}

#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// What a signer signs about some content: what it is, its hash, and with which certificate.
pub struct Signed {
    content_type: ObjectIdentifier,
    attributes: SignedAttributes,
}

impl Signed {
    /// Attributes over a content of this type and SHA-256, signed with this certificate (DER).
    pub fn new(content_type: ObjectIdentifier, sha256: &[u8], certificate: &[u8]) -> Result<Self, der::Error> {
        let signer = SigningCertificateV2 {
            certs: vec![EssCertIdV2 { hash: OctetString::new(Sha256::digest(certificate).to_vec())? }],
        };
        let attributes = SetOfVec::try_from(vec![
            attribute(CONTENT_TYPE, Any::encode_from(&content_type)?)?,
            attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(sha256)?)?)?,
            attribute(SIGNING_CERTIFICATE_V2, Any::encode_from(&signer)?)?,
        ])?;
        Ok(Self { content_type, attributes })
    }

    /// The bytes the key signs: the attributes as a SET (RFC 5652, 5.4).
    pub fn message(&self) -> Result<Vec<u8>, der::Error> {
        self.attributes.to_der()
    }

    /// The finished ContentInfo, DER.
    ///
    /// `content` is put inside where it is not detached; `certificates` are carried along, the first one is the signer's
    /// and decides the signer's identifier even when none is carried (`carry` false).
    ///
    /// # Errors
    /// [`SignError::Certificate`] when one of them cannot be read or written back byte by byte.
    pub fn finish(
        self,
        content: Option<&[u8]>,
        certificates: &[Vec<u8>],
        carry: bool,
        algorithm: Algorithm,
        signature: &[u8],
        timestamp_token: Option<&[u8]>,
    ) -> Result<Vec<u8>, SignError> {
        let mut choices = Vec::with_capacity(certificates.len());
        for der in certificates {
            let certificate = asn1::certificate(der)?;
            if certificate.to_der().ok().as_deref() != Some(der) {
                return Err(SignError::Certificate("its encoding is not DER".to_owned()));
            }
            choices.push(certificate);
        }
        let signer = choices.first().ok_or_else(|| SignError::Certificate("the chain is empty".to_owned()))?;
        let id = IssuerAndSerialNumber {
            issuer: signer.tbs_certificate.issuer.clone(),
            serial_number: signer.tbs_certificate.serial_number.clone(),
        };
        let certificates = carry.then(|| choices.into_iter().map(CertificateChoices::Certificate).collect::<Vec<_>>());
        let built = self.assemble(content, id, certificates, algorithm, signature, timestamp_token);
        built.map_err(|why| SignError::Certificate(why.to_string()))
    }

    fn assemble(
        self,
        content: Option<&[u8]>,
        id: IssuerAndSerialNumber,
        certificates: Option<Vec<CertificateChoices>>,
        algorithm: Algorithm,
        signature: &[u8],
        timestamp_token: Option<&[u8]>,
    ) -> Result<Vec<u8>, der::Error> {
        let unsigned_attrs = match timestamp_token {
            None => None,
            Some(token) => {
                let token: Any = der::Decode::from_der(token)?;
                Some(SetOfVec::try_from(vec![attribute(TIMESTAMP_TOKEN, token)?])?)
            }
        };
        let info = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(id),
            digest_alg: asn1::sha256_identifier(),
            signed_attrs: Some(self.attributes),
            signature_algorithm: asn1::algorithm_identifier(algorithm),
            signature: OctetString::new(signature)?,
            unsigned_attrs,
        };
        let econtent = match content {
            None => None,
            Some(bytes) => Some(Any::encode_from(&OctetString::new(bytes)?)?),
        };
        let data = SignedData {
            // RFC 5652, 5.1: 3 when the content is no plain data, else 1.
            version: if self.content_type == asn1::DATA { CmsVersion::V1 } else { CmsVersion::V3 },
            digest_algorithms: SetOfVec::try_from(vec![asn1::sha256_identifier()])?,
            encap_content_info: EncapsulatedContentInfo { econtent_type: self.content_type, econtent },
            certificates: certificates.map(CertificateSet::try_from).transpose()?,
            crls: None,
            signer_infos: SignerInfos::try_from(vec![info])?,
        };
        ContentInfo { content_type: asn1::SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
    }
}

fn attribute(oid: ObjectIdentifier, value: Any) -> Result<Attribute, der::Error> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}
