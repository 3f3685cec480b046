//! Whom a certificate says to ask.

use der::asn1::ObjectIdentifier;
use x509_cert::Certificate;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{AuthorityInfoAccessSyntax, CrlDistributionPoints};

/// id-ad-ocsp.
const OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");

/// Addresses in a certificate, in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Of responders (authority information access, RFC 5280 section 4.2.2.1).
    pub(super) ocsp: Vec<String>,
    /// Of lists (CRL distribution points, section 4.2.1.13).
    pub(super) lists: Vec<String>,
}

impl Places {
    /// Reads them; an extension that cannot be read is an error, not an absence.
    pub(super) fn of(certificate: &Certificate) -> Result<Self, der::Error> {
        let certificate = &certificate.tbs_certificate;
        let access = certificate.get::<AuthorityInfoAccessSyntax>()?.map(|(_, access)| access.0).unwrap_or_default();
        let ocsp = access.iter().filter(|one| one.access_method == OCSP);
        let points = certificate.get::<CrlDistributionPoints>()?.map(|(_, points)| points.0).unwrap_or_default();
        let names = points.iter().flat_map(|point| match &point.distribution_point {
            Some(DistributionPointName::FullName(names)) => names.as_slice(),
            _ => &[],
        });
        Ok(Self {
            ocsp: ocsp.filter_map(|one| http(&one.access_location)).collect(),
            lists: names.filter_map(http).collect(),
        })
    }
}

fn http(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(address) => Some(address.to_string()),
        _ => None,
    }
    .filter(|address| address.starts_with("http://") || address.starts_with("https://"))
}
