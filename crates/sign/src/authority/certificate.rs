//! Certificates: who may be issued what, and with which marks.

use der::asn1::{BitString, Ia5String, Null, ObjectIdentifier, OctetString};
use der::flagset::FlagSet;
use der::oid::AssociatedOid;
use der::{Decode as _, Encode};
use jiff::Timestamp;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CrlDistributionPoints,
    ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Validity;
use x509_cert::{Certificate, TbsCertificate, Version};

use crate::asn1::{algorithm_identifier, x509_time};
use crate::key::{DocumentSigner as _, SoftwareKey};

const OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");
const OCSP_NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");

/// What a certificate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Issues authorities.
    Root,
    /// Issues everybody else.
    Issuing,
    /// Signs documents, so that the signer cannot deny it.
    Document,
    /// Says when, and nothing else (RFC 3161, 2.3: a critical extended use of one purpose).
    Timestamp,
    /// Answers what was revoked; nobody asks whether it was itself (RFC 6960, 4.2.2.2.1).
    Ocsp,
}

/// Where programs ask whether a certificate was revoked.
pub(super) struct Ask<'a> {
    pub ocsp: Option<&'a str>,
    pub crl: Option<&'a str>,
}

/// All that is decided about a certificate before it is signed.
pub(super) struct Draft<'a> {
    pub used: Use,
    pub subject: Name,
    /// SubjectPublicKeyInfo, DER.
    pub public: &'a [u8],
    pub serial: SerialNumber,
    pub from: Timestamp,
    pub until: Timestamp,
    pub ask: Ask<'a>,
}

/// SHA-1 of a public key's bits: the usual short name of a key (RFC 5280, 4.2.1.2, method 1), no matter of security.
pub(super) fn key_identifier(public: &SubjectPublicKeyInfoOwned) -> Vec<u8> {
    let bits = public.subject_public_key.raw_bytes();
    ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, bits).as_ref().to_vec()
}

impl Draft<'_> {
    /// The certificate (DER), signed by an issuer, or by its own key where there is none.
    pub fn sign(self, issuer: Option<&Certificate>, key: &dyn Fn(&[u8]) -> Vec<u8>) -> Result<Vec<u8>, der::Error> {
        let public = SubjectPublicKeyInfoOwned::from_der(self.public)?;
        let extensions = self.extensions(&public, issuer)?;
        let algorithm = algorithm_identifier(crate::key::Algorithm::EcdsaP256Sha256);
        let tbs_certificate = TbsCertificate {
            version: Version::V3,
            serial_number: self.serial,
            signature: algorithm.clone(),
            issuer: issuer.map_or_else(|| self.subject.clone(), |own| own.tbs_certificate.subject.clone()),
            validity: Validity { not_before: x509_time(self.from)?, not_after: x509_time(self.until)? },
            subject: self.subject,
            subject_public_key_info: public,
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: Some(extensions),
        };
        let signature = BitString::from_bytes(&key(&tbs_certificate.to_der()?))?;
        Certificate { tbs_certificate, signature_algorithm: algorithm, signature }.to_der()
    }

    fn extensions(
        &self,
        public: &SubjectPublicKeyInfoOwned,
        issuer: Option<&Certificate>,
    ) -> Result<Vec<Extension>, der::Error> {
        let own = OctetString::new(key_identifier(public))?;
        let above = match issuer {
            None => own.clone(),
            Some(issuer) => OctetString::new(key_identifier(&issuer.tbs_certificate.subject_public_key_info))?,
        };
        let above = AuthorityKeyIdentifier { key_identifier: Some(above), ..AuthorityKeyIdentifier::default() };
        let mut list = vec![
            extension(false, &SubjectKeyIdentifier(own))?,
            extension(false, &above)?,
            extension(true, &KeyUsage(self.usage()))?,
        ];
        if let Use::Root | Use::Issuing = self.used {
            let path_len_constraint = (self.used == Use::Issuing).then_some(0);
            list.push(extension(true, &BasicConstraints { ca: true, path_len_constraint })?);
        }
        match self.used {
            Use::Timestamp => list.push(extension(true, &ExtendedKeyUsage(vec![TIME_STAMPING]))?),
            Use::Ocsp => {
                list.push(extension(false, &ExtendedKeyUsage(vec![OCSP_SIGNING]))?);
                let value = OctetString::new(Null.to_der()?)?;
                list.push(Extension { extn_id: OCSP_NO_CHECK, critical: false, extn_value: value });
            }
            Use::Root | Use::Issuing | Use::Document => {}
        }
        if let Some(url) = self.ask.ocsp {
            let place = AccessDescription { access_method: OCSP, access_location: address(url)? };
            list.push(extension(false, &AuthorityInfoAccessSyntax(vec![place]))?);
        }
        if let Some(url) = self.ask.crl {
            let point = DistributionPoint {
                distribution_point: Some(DistributionPointName::FullName(vec![address(url)?])),
                reasons: None,
                crl_issuer: None,
            };
            list.push(extension(false, &CrlDistributionPoints(vec![point]))?);
        }
        Ok(list)
    }

    fn usage(&self) -> FlagSet<KeyUsages> {
        match self.used {
            Use::Root | Use::Issuing => KeyUsages::KeyCertSign | KeyUsages::CRLSign,
            Use::Document => KeyUsages::DigitalSignature | KeyUsages::NonRepudiation,
            Use::Timestamp | Use::Ocsp => KeyUsages::DigitalSignature.into(),
        }
    }
}

fn extension<T: Encode + AssociatedOid>(critical: bool, value: &T) -> Result<Extension, der::Error> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}

fn address(url: &str) -> Result<GeneralName, der::Error> {
    Ok(GeneralName::UniformResourceIdentifier(Ia5String::new(url)?))
}

/// The signer's own certificate, parsed.
pub(super) fn own(key: &SoftwareKey) -> Certificate {
    Certificate::from_der(&key.chain()[0]).expect("SoftwareKey has read it once")
}
