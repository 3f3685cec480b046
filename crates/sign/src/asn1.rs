//! What certificates, signatures and timestamps share: times, names of algorithms, small pieces of DER.

use der::asn1::{GeneralizedTime, ObjectIdentifier, UtcTime};
use der::{Any, Decode as _};
use jiff::Timestamp;
use x509_cert::Certificate;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use crate::SignError;
use crate::key::Algorithm;

/// ecdsa-with-SHA256 (RFC 5758).
pub const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
/// sha256WithRSAEncryption (RFC 4055).
pub const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
/// id-sha256.
pub const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
/// id-signedData.
pub const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// id-data: what is signed is no structure of CMS, here the bytes of a PDF.
pub const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
/// id-ct-TSTInfo: what a timestamp authority signs (RFC 3161).
pub const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// The algorithm as CMS, certificates and OCSP name it.
pub fn algorithm_identifier(algorithm: Algorithm) -> AlgorithmIdentifierOwned {
    match algorithm {
        Algorithm::EcdsaP256Sha256 => AlgorithmIdentifierOwned { oid: ECDSA_SHA256, parameters: None },
        Algorithm::RsaSha256 => AlgorithmIdentifierOwned { oid: RSA_SHA256, parameters: Some(Any::null()) },
    }
}

/// SHA-256 as a digest algorithm; parameters absent, as RFC 5754 wants them generated.
pub fn sha256_identifier() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: SHA256, parameters: None }
}

/// A certificate's time: UTCTime up to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5).
pub fn x509_time(at: Timestamp) -> Result<Time, der::Error> {
    let general = generalized(at)?;
    let date = general.to_date_time();
    if date.year() < 2050 { Ok(Time::UtcTime(UtcTime::from_date_time(date)?)) } else { Ok(Time::GeneralTime(general)) }
}

/// A time with whole seconds.
pub fn generalized(at: Timestamp) -> Result<GeneralizedTime, der::Error> {
    let seconds = u64::try_from(at.as_second()).map_err(|_| der::ErrorKind::DateTime)?;
    GeneralizedTime::from_unix_duration(std::time::Duration::from_secs(seconds))
}

/// Reads a certificate.
pub fn certificate(der: &[u8]) -> Result<Certificate, SignError> {
    Certificate::from_der(der).map_err(|why| SignError::Certificate(why.to_string()))
}

/// The common name of the subject, or the whole name when there is none.
pub fn common_name(certificate: &Certificate) -> String {
    use x509_cert::der::asn1::{PrintableStringRef, Utf8StringRef};
    const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
    let subject = &certificate.tbs_certificate.subject;
    let found = subject.0.iter().flat_map(|set| set.0.iter()).find(|part| part.oid == COMMON_NAME);
    let text = found.and_then(|part| {
        let utf8 = part.value.decode_as::<Utf8StringRef<'_>>().map(|text| text.as_str().to_owned());
        utf8.or_else(|_| part.value.decode_as::<PrintableStringRef<'_>>().map(|text| text.as_str().to_owned())).ok()
    });
    text.unwrap_or_else(|| subject.to_string())
}
