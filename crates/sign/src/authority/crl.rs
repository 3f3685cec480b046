//! Lists of what was revoked (RFC 5280, 5).

use der::Encode as _;
use der::asn1::{BitString, OctetString, Uint};
use der::oid::AssociatedOid;
use jiff::{Timestamp, ToSpan as _};
use x509_cert::Version;
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason};

use super::certificate::{key_identifier, own};
use super::folder::{Authority, Reason, Revoked, sign, wrong};
use crate::SignError;
use crate::asn1::{algorithm_identifier, x509_time};
use crate::key::{Algorithm, SoftwareKey};

impl Authority {
    /// The list of what the issuing authority revoked up to now (DER), good for a day.
    ///
    /// # Errors
    /// [`SignError::Files`] when what was revoked cannot be read.
    pub fn crl(&self, at: Timestamp) -> Result<Vec<u8>, SignError> {
        let revoked = self.revoked()?.into_iter().filter(|(_, revoked)| revoked.at <= at).collect();
        list(&self.issuing, revoked, at).map_err(wrong)
    }

    /// The list of what the root revoked (DER): nothing, in a demonstration.
    ///
    /// # Errors
    /// [`SignError::Certificate`] when the time cannot be written.
    pub fn root_crl(&self, at: Timestamp) -> Result<Vec<u8>, SignError> {
        list(&self.root, Vec::new(), at).map_err(wrong)
    }
}

type Listed = Vec<(x509_cert::serial_number::SerialNumber, Revoked)>;

fn list(issuer: &SoftwareKey, revoked: Listed, at: Timestamp) -> Result<Vec<u8>, der::Error> {
    let certificate = own(issuer).tbs_certificate;
    let entries = revoked
        .into_iter()
        .map(|(serial_number, revoked)| {
            Ok(RevokedCert {
                serial_number,
                revocation_date: x509_time(revoked.at)?,
                crl_entry_extensions: match revoked.reason {
                    // RFC 5280, 5.3.1: better left out than said.
                    Reason::Unspecified => None,
                    reason => Some(vec![extension(&crl_reason(reason))?]),
                },
            })
        })
        .collect::<Result<Vec<_>, der::Error>>()?;
    let above = AuthorityKeyIdentifier {
        key_identifier: Some(OctetString::new(key_identifier(&certificate.subject_public_key_info))?),
        ..AuthorityKeyIdentifier::default()
    };
    // Grows with time, which is all that is asked of it; nothing to remember.
    let number = CrlNumber(Uint::new(&at.as_second().to_be_bytes())?);
    let algorithm = algorithm_identifier(Algorithm::EcdsaP256Sha256);
    let tbs_cert_list = TbsCertList {
        version: Version::V2,
        signature: algorithm.clone(),
        issuer: certificate.subject,
        this_update: x509_time(at)?,
        next_update: Some(x509_time(at.checked_add(24.hours()).unwrap_or(Timestamp::MAX))?),
        revoked_certificates: (!entries.is_empty()).then_some(entries),
        crl_extensions: Some(vec![extension(&above)?, extension(&number)?]),
    };
    let signature = BitString::from_bytes(&sign(issuer, &tbs_cert_list.to_der()?))?;
    CertificateList { tbs_cert_list, signature_algorithm: algorithm, signature }.to_der()
}

/// The reason as lists and OCSP write it.
pub(super) const fn crl_reason(reason: Reason) -> CrlReason {
    match reason {
        Reason::Unspecified => CrlReason::Unspecified,
        Reason::KeyCompromise => CrlReason::KeyCompromise,
        Reason::AffiliationChanged => CrlReason::AffiliationChanged,
        Reason::Superseded => CrlReason::Superseded,
        Reason::CessationOfOperation => CrlReason::CessationOfOperation,
    }
}

fn extension<T: der::Encode + AssociatedOid>(value: &T) -> Result<Extension, der::Error> {
    Ok(Extension { extn_id: T::OID, critical: false, extn_value: OctetString::new(value.to_der()?)? })
}
