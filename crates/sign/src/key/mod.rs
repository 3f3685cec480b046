//! Who signs, whatever holds the key: a file, a token, a remote service. And the two other parties of a signature that
//! lasts: who says when, and who says that a certificate was not revoked.
//!
//! A private key never leaves what holds it; everybody else sees [`DocumentSigner`].

mod signer; // the three traits
pub mod software; // a key in a file
pub mod token; // a key in a token or a hardware module, through PKCS#11

pub use signer::{Algorithm, DocumentSigner, Revocation, RevocationSource, Timestamper};
pub use software::SoftwareKey;
pub use token::{TokenKey, TokenSettings};
