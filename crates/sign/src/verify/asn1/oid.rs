//! Object identifiers by name, as they are encoded.

/// A CMS message that is signed. `1.2.840.113549.1.7.2`
pub const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// CMS content of no particular kind. `1.2.840.113549.1.7.1`
pub const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
/// What a timestamp says. `1.2.840.113549.1.9.16.1.4`
pub const TST_INFO: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04];
/// Attribute: what kind of content is signed. `1.2.840.113549.1.9.3`
pub const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
/// Attribute: the digest of the content. `1.2.840.113549.1.9.4`
pub const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
/// Attribute: when the signer says it was signed. `1.2.840.113549.1.9.5`
pub const SIGNING_TIME: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05];
/// Attribute: the algorithms, signed too (RFC 6211). `1.2.840.113549.1.9.52`
pub const ALGORITHM_PROTECTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x34];
/// Attribute: the signer's certificate by SHA-1 (RFC 2634). `1.2.840.113549.1.9.16.2.12`
pub const SIGNING_CERTIFICATE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0c];
/// Attribute: the signer's certificate by its digest (RFC 5035). `1.2.840.113549.1.9.16.2.47`
pub const SIGNING_CERTIFICATE_V2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f];
/// Attribute: a timestamp over the signature. `1.2.840.113549.1.9.16.2.14`
pub const TIMESTAMP_TOKEN: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0e];
/// Attribute: Adobe's revocation data inside the signature. `1.2.840.113583.1.1.8`
pub const REVOCATION_ARCHIVAL: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x2f, 0x01, 0x01, 0x08];
/// MD5. `1.2.840.113549.2.5`
pub const MD5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05];
/// SHA-1. `1.3.14.3.2.26`
pub const SHA1: &[u8] = &[0x2b, 0x0e, 0x03, 0x02, 0x1a];
/// SHA-256. `2.16.840.1.101.3.4.2.1`
pub const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
/// SHA-384. `2.16.840.1.101.3.4.2.2`
pub const SHA384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
/// SHA-512. `2.16.840.1.101.3.4.2.3`
pub const SHA512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];
/// RSA; as a signature, PKCS#1 v1.5 with the digest said elsewhere. `1.2.840.113549.1.1.1`
pub const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
/// RSA PKCS#1 v1.5 with MD5. `1.2.840.113549.1.1.4`
pub const RSA_MD5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x04];
/// RSA PKCS#1 v1.5 with SHA-1. `1.2.840.113549.1.1.5`
pub const RSA_SHA1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05];
/// RSA PKCS#1 v1.5 with SHA-256. `1.2.840.113549.1.1.11`
pub const RSA_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
/// RSA PKCS#1 v1.5 with SHA-384. `1.2.840.113549.1.1.12`
pub const RSA_SHA384: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0c];
/// RSA PKCS#1 v1.5 with SHA-512. `1.2.840.113549.1.1.13`
pub const RSA_SHA512: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0d];
/// RSA-PSS. `1.2.840.113549.1.1.10`
pub const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];
/// A key on an elliptic curve. `1.2.840.10045.2.1`
pub const EC_KEY: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
/// The curve P-256. `1.2.840.10045.3.1.7`
pub const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
/// The curve P-384. `1.3.132.0.34`
pub const P384: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x22];
/// ECDSA with SHA-1. `1.2.840.10045.4.1`
pub const ECDSA_SHA1: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01];
/// ECDSA with SHA-256. `1.2.840.10045.4.3.2`
pub const ECDSA_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
/// ECDSA with SHA-384. `1.2.840.10045.4.3.3`
pub const ECDSA_SHA384: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03];
/// ECDSA with SHA-512. `1.2.840.10045.4.3.4`
pub const ECDSA_SHA512: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04];
/// Ed25519. `1.3.101.112`
pub const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
/// Name: common name. `2.5.4.3`
pub const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// Name: serial number, for people the number of a paper. `2.5.4.5`
pub const SERIAL_NUMBER: &[u8] = &[0x55, 0x04, 0x05];
/// Name: organisation. `2.5.4.10`
pub const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0a];
/// Name: the organisation's number. `2.5.4.97`
pub const ORGANISATION_IDENTIFIER: &[u8] = &[0x55, 0x04, 0x61];
/// Name: user identifier; Vietnamese certificates keep CCCD and tax numbers here. `0.9.2342.19200300.100.1.1`
pub const USER_ID: &[u8] = &[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 0x01, 0x01];
/// Extension: identifier of the own key. `2.5.29.14`
pub const SUBJECT_KEY: &[u8] = &[0x55, 0x1d, 0x0e];
/// Extension: identifier of the issuer's key. `2.5.29.35`
pub const AUTHORITY_KEY: &[u8] = &[0x55, 0x1d, 0x23];
/// Extension: what the key may do. `2.5.29.15`
pub const KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x0f];
/// Extension: whether it may issue certificates. `2.5.29.19`
pub const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x13];
/// Extension: what the certificate is for. `2.5.29.37`
pub const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x25];
/// Extension: other names. `2.5.29.17`
pub const ALTERNATIVE_NAME: &[u8] = &[0x55, 0x1d, 0x11];
/// Extension: policies. `2.5.29.32`
pub const POLICIES: &[u8] = &[0x55, 0x1d, 0x20];
/// Extension: where the revocation list is. `2.5.29.31`
pub const CRL_POINTS: &[u8] = &[0x55, 0x1d, 0x1f];
/// Extension of a list: which certificates it is about. `2.5.29.28`
pub const ISSUING_POINT: &[u8] = &[0x55, 0x1d, 0x1c];
/// Extension of a list: only what changed. `2.5.29.27`
pub const DELTA_CRL: &[u8] = &[0x55, 0x1d, 0x1b];
/// Extension of an entry: why it was revoked. `2.5.29.21`
pub const REASON: &[u8] = &[0x55, 0x1d, 0x15];
/// Extension of a list: keeps the expired. `2.5.29.60`
pub const EXPIRED_ON_CRL: &[u8] = &[0x55, 0x1d, 0x3c];
/// Extension: statements of qualified certificates. `1.3.6.1.5.5.7.1.3`
pub const QC_STATEMENTS: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01, 0x03];
/// Extension: the responder itself is not to be checked. `1.3.6.1.5.5.7.48.1.5`
pub const OCSP_NO_CHECK: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x05];
/// An OCSP answer of the basic kind. `1.3.6.1.5.5.7.48.1.1`
pub const OCSP_BASIC: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];
/// Extension: valid so shortly that it is never revoked (ETSI EN 319 412-1). `0.4.0.194121.2.1`
pub const SHORT_TERM: &[u8] = &[0x04, 0x00, 0x8b, 0xec, 0x49, 0x02, 0x01];
/// Use: any. `2.5.29.37.0`
pub const FOR_ANYTHING: &[u8] = &[0x55, 0x1d, 0x25, 0x00];
/// Use: signed mail. `1.3.6.1.5.5.7.3.4`
pub const FOR_MAIL: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x04];
/// Use: timestamps. `1.3.6.1.5.5.7.3.8`
pub const FOR_TIMESTAMPS: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08];
/// Use: OCSP answers. `1.3.6.1.5.5.7.3.9`
pub const FOR_OCSP: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x09];
/// Use: documents (RFC 9336). `1.3.6.1.5.5.7.3.36`
pub const FOR_DOCUMENTS: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x24];
/// Use: documents, by Microsoft's name. `1.3.6.1.4.1.311.10.3.12`
pub const FOR_DOCUMENTS_MICROSOFT: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x0a, 0x03, 0x0c];
/// Use: documents, by Adobe's name. `1.2.840.113583.1.1.5`
pub const FOR_DOCUMENTS_ADOBE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x2f, 0x01, 0x01, 0x05];

/// The dotted form, for people.
pub fn dotted(oid: &[u8]) -> String {
    let mut numbers = Vec::new();
    let mut number = 0_u64;
    for byte in oid.iter().take(64) {
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            numbers.push(number);
            number = 0;
        }
    }
    let Some((first, rest)) = numbers.split_first() else { return String::new() };
    let top = (first / 40).min(2);
    rest.iter().fold(format!("{top}.{}", first - top * 40), |text, number| format!("{text}.{number}"))
}
