//! The three parties of a signature.

use futures::future::BoxFuture;

use crate::SignError;

/// How a key signs. SHA-256 in both: what Vietnamese and European profiles accept today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// ECDSA on P-256 over SHA-256; the signature is the DER SEQUENCE of r and s.
    EcdsaP256Sha256,
    /// RSA PKCS#1 v1.5 over SHA-256, keys of 2048 bits and more.
    RsaSha256,
}

/// A key with its certificate, wherever the key is held.
pub trait DocumentSigner: Send + Sync {
    /// Certificates as DER, the signer's own first, then its issuers. The root may be missing.
    fn chain(&self) -> &[Vec<u8>];

    /// How [`sign`](Self::sign) signs.
    fn algorithm(&self) -> Algorithm;

    /// Whose key it is: the common name of the certificate's subject.
    fn name(&self) -> String;

    /// Signs the message; hashing it is part of signing.
    ///
    /// # Errors
    /// [`SignError::Refused`] when the holder or the device says no, [`SignError::Pin`] for a wrong PIN,
    /// [`SignError::Unreachable`] when the device or the service does not answer.
    fn sign<'a>(&'a self, message: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, SignError>>;
}

/// Says when: a timestamp authority (RFC 3161).
pub trait Timestamper: Send + Sync {
    /// A TimeStampToken (DER of a CMS ContentInfo) over this SHA-256 hash.
    ///
    /// # Errors
    /// [`SignError::Unreachable`] when nobody answers, [`SignError::Timestamp`] when the answer cannot be used.
    fn stamp<'a>(&'a self, message_imprint_sha256: &'a [u8; 32]) -> BoxFuture<'a, Result<Vec<u8>, SignError>>;
}

/// Proof that certificates were not revoked, as it is put into a file that must be checkable in ten years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revocation {
    /// OCSPResponse, DER each.
    pub ocsp: Vec<Vec<u8>>,
    /// CertificateList, DER each.
    pub crls: Vec<Vec<u8>>,
}

/// Says that a chain's certificates were not revoked.
pub trait RevocationSource: Send + Sync {
    /// Proof for every certificate of the chain (DER, the signer's own first) that names a place to ask.
    ///
    /// # Errors
    /// [`SignError::Unreachable`] when nobody answers, [`SignError::Revocation`] when a certificate was revoked or an
    /// answer cannot be used.
    fn gather<'a>(&'a self, chain: &'a [Vec<u8>]) -> BoxFuture<'a, Result<Revocation, SignError>>;
}
