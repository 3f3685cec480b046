//! Was this signed with the key of that certificate? For answers that come over plain HTTP, where anybody on the way could
//! write one.

use der::asn1::ObjectIdentifier;
use der::{Decode as _, Reader as _, SliceReader};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

/// id-ecPublicKey.
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
/// rsaEncryption.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// ecdsa-with-SHA256.
pub(crate) const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
/// sha256WithRSAEncryption.
pub(crate) const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");

/// Whether `signature` is over `message`, made with this algorithm and the other half of this key. SHA-1 is not taken.
pub(crate) fn is_right(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: ObjectIdentifier,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let curve = key.algorithm.parameters.as_ref().and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
    let algorithm: &dyn VerificationAlgorithm = match (key.algorithm.oid, curve, algorithm) {
        (EC, Some(P256), ECDSA_SHA256) => &ECDSA_P256_SHA256_ASN1,
        (EC, Some(P256), ECDSA_SHA384) => &ECDSA_P256_SHA384_ASN1,
        (EC, Some(P384), ECDSA_SHA256) => &ECDSA_P384_SHA256_ASN1,
        (EC, Some(P384), ECDSA_SHA384) => &ECDSA_P384_SHA384_ASN1,
        (RSA, _, RSA_SHA256) => &RSA_PKCS1_2048_8192_SHA256,
        (RSA, _, RSA_SHA384) => &RSA_PKCS1_2048_8192_SHA384,
        (RSA, _, RSA_SHA512) => &RSA_PKCS1_2048_8192_SHA512,
        _ => return false,
    };
    UnparsedPublicKey::new(algorithm, key.subject_public_key.raw_bytes()).verify(message, signature).is_ok()
}

/// The first element inside a SEQUENCE, as it stands: what is signed in a certificate, a list and an OCSP answer.
pub(crate) fn signed_part(der: &[u8]) -> Result<&[u8], der::Error> {
    let whole = der::asn1::AnyRef::from_der(der)?;
    SliceReader::new(whole.value())?.tlv_bytes()
}
