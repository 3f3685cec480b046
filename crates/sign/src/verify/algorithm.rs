//! Which algorithms count, and the arithmetic of signatures (done by `ring`). What can be forged today does not count,
//! whoever signed with it: MD5, SHA-1, RSA below 2048 bits.

use ring::{digest, signature as scheme};

use super::asn1::{
    node::{Malformed, Node, tag},
    oid,
};

/// A digest that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// Why a signature does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can be forged; the name of what is weak.
    Weak(&'static str),
    /// We do not know the algorithm; its identifier.
    Unsupported(String),
    /// Two algorithms are named for one thing.
    Contradiction,
    /// The arithmetic does not come out.
    DoesNotFit,
    /// It cannot be read.
    Malformed,
}

impl From<Malformed> for Fault {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

impl Hash {
    /// By its identifier.
    ///
    /// # Errors
    /// Weak, or unknown.
    pub fn by_oid(id: &[u8]) -> Result<Self, Fault> {
        match id {
            oid::SHA256 => Ok(Self::Sha256),
            oid::SHA384 => Ok(Self::Sha384),
            oid::SHA512 => Ok(Self::Sha512),
            oid::SHA1 => Err(Fault::Weak("SHA-1")),
            oid::MD5 => Err(Fault::Weak("MD5")),
            other => Err(Fault::Unsupported(oid::dotted(other))),
        }
    }

    fn algorithm(self) -> &'static digest::Algorithm {
        match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        }
    }

    /// The digest of these parts, one after the other.
    pub fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(self.algorithm());
        for part in parts {
            context.update(part);
        }
        context.finish().as_ref().to_vec()
    }
}

/// SHA-1, for the identifiers in OCSP answers only; nothing there rests on its strength.
pub fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

/// Checks a signature.
///
/// `key` is a SubjectPublicKeyInfo, `algorithm` the AlgorithmIdentifier of the signature, and `stated` the digest named
/// beside it where the format names one (CMS): the two must agree (RFC 5652, 5.4; RFC 5754, 3).
///
/// # Errors
/// What is wrong with it.
pub fn verify(
    key: Node<'_>,
    algorithm: Node<'_>,
    stated: Option<Hash>,
    message: &[u8],
    value: &[u8],
) -> Result<(), Fault> {
    let mut parts = algorithm.sequence()?;
    let id = parts.next(tag::OID)?.body;
    let mut key = key.sequence()?;
    let mut kind = key.next(tag::SEQUENCE)?.parts();
    let key_kind = kind.next(tag::OID)?.body;
    let point = key.next(tag::BITS)?.bits()?;
    let hash = match id {
        oid::RSA => stated.ok_or(Fault::Contradiction)?,
        oid::RSA_PSS => pss_hash(parts.optional(tag::SEQUENCE)?)?,
        oid::RSA_SHA256 | oid::ECDSA_SHA256 => Hash::Sha256,
        oid::RSA_SHA384 | oid::ECDSA_SHA384 => Hash::Sha384,
        oid::RSA_SHA512 | oid::ECDSA_SHA512 | oid::ED25519 => Hash::Sha512,
        oid::RSA_SHA1 | oid::ECDSA_SHA1 => return Err(Fault::Weak("SHA-1")),
        oid::RSA_MD5 => return Err(Fault::Weak("MD5")),
        other => return Err(Fault::Unsupported(oid::dotted(other))),
    };
    if stated.is_some_and(|stated| stated != hash) {
        return Err(Fault::Contradiction);
    }
    let rule: &dyn scheme::VerificationAlgorithm = match key_kind {
        oid::RSA | oid::RSA_PSS => {
            strong_enough(point)?;
            match (id, hash) {
                (oid::RSA_PSS, Hash::Sha256) => &scheme::RSA_PSS_2048_8192_SHA256,
                (oid::RSA_PSS, Hash::Sha384) => &scheme::RSA_PSS_2048_8192_SHA384,
                (oid::RSA_PSS, Hash::Sha512) => &scheme::RSA_PSS_2048_8192_SHA512,
                (oid::RSA | oid::RSA_SHA256 | oid::RSA_SHA384 | oid::RSA_SHA512, hash) => match hash {
                    Hash::Sha256 => &scheme::RSA_PKCS1_2048_8192_SHA256,
                    Hash::Sha384 => &scheme::RSA_PKCS1_2048_8192_SHA384,
                    Hash::Sha512 => &scheme::RSA_PKCS1_2048_8192_SHA512,
                },
                _ => return Err(Fault::Contradiction),
            }
        }
        oid::EC_KEY => {
            let curve = kind.next(tag::OID)?.body;
            match (curve, hash, matches!(id, oid::ECDSA_SHA256 | oid::ECDSA_SHA384 | oid::ECDSA_SHA512)) {
                (_, _, false) => return Err(Fault::Contradiction),
                (oid::P256, Hash::Sha256, _) => &scheme::ECDSA_P256_SHA256_ASN1,
                (oid::P256, Hash::Sha384, _) => &scheme::ECDSA_P256_SHA384_ASN1,
                (oid::P384, Hash::Sha256, _) => &scheme::ECDSA_P384_SHA256_ASN1,
                (oid::P384, Hash::Sha384, _) => &scheme::ECDSA_P384_SHA384_ASN1,
                (curve, ..) => return Err(Fault::Unsupported(oid::dotted(curve))),
            }
        }
        oid::ED25519 if id == oid::ED25519 => &scheme::ED25519,
        oid::ED25519 => return Err(Fault::Contradiction),
        other => return Err(Fault::Unsupported(oid::dotted(other))),
    };
    scheme::UnparsedPublicKey::new(rule, point).verify(message, value).map_err(|_| Fault::DoesNotFit)
}

/// The digest of RSA-PSS, whose parameters must name the same one twice, with a salt as long (RFC 4056; RFC 8017, A.2.3).
fn pss_hash(parameters: Option<Node<'_>>) -> Result<Hash, Fault> {
    // What is left out is SHA-1.
    let mut parts = parameters.ok_or(Fault::Weak("SHA-1"))?.parts();
    let digest = |node: Node<'_>| Hash::by_oid(node.sequence()?.next(tag::OID)?.body);
    let hash = digest(Node::only(parts.optional(tag::context(0))?.ok_or(Fault::Weak("SHA-1"))?.body)?)?;
    let mask = Node::only(parts.optional(tag::context(1))?.ok_or(Fault::Weak("SHA-1"))?.body)?;
    let mut mask = mask.sequence()?;
    mask.next(tag::OID)?;
    let salt = match parts.optional(tag::context(2))? {
        Some(node) => Node::only(node.body)?.tagged(tag::INTEGER)?.small()?,
        None => 20,
    };
    if digest(mask.any()?)? != hash || salt as usize != hash.algorithm().output_len() {
        return Err(Fault::Unsupported("RSA-PSS".to_owned()));
    }
    Ok(hash)
}

fn strong_enough(key: &[u8]) -> Result<(), Fault> {
    let modulus = Node::only(key)?.sequence()?.next(tag::INTEGER)?.body;
    let digits: &[u8] = &modulus[modulus.iter().take_while(|digit| **digit == 0).count()..];
    let bits = digits.len() * 8 - digits.first().map_or(0, |digit| digit.leading_zeros() as usize);
    if bits < 2048 { Err(Fault::Weak("RSA < 2048")) } else { Ok(()) }
}
