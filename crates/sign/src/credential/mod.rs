//! The same result as a verifiable credential: data with the issuer's signature, of which the holder shows only what is
//! asked for.
//!
//! The format is SD-JWT VC: a signed list of claims (SD-JWT, RFC 9901) of a named type (draft-ietf-oauth-sd-jwt-vc), with
//! its standing published in a Token Status List (draft-ietf-oauth-status-list). ES256 only. Both drafts were on their way
//! to an RFC when this was written; what we issue uses `dc+sd-jwt` and `statuslist+jwt`, which have not changed for years.
//!
//! Decree 118/2025 Art. 21.3: a digitised result is used again without being brought again. A PDF is for people, this is for
//! the other agency's program.
mod base64url; // the encoding of everything here
mod disclosure; // one hidden claim with its salt
mod error; // why a credential was not issued or is not believed
mod holder; // key binding: the one who shows it is the one it was given to
mod issue; // claims in, credential out
mod jws; // a signed JSON text (RFC 7515), ES256 only
mod key; // a public key as JSON, and the name it goes by
mod metadata; // what an issuer publishes beside its credentials
mod present; // leaving out what nobody asked for
mod status; // which credentials no longer stand
mod verify; // believing a credential, and reading it

pub use error::CredentialError;
pub use holder::{Challenge, bind};
pub use issue::{Claim, Credential, Salt, StatusEntry, issue};
pub use jws::Header;
pub use key::PublicKey;
pub use metadata::{Label, TypeClaim, TypeDescription, issuer_metadata, type_metadata, well_known};
pub use present::{claims_on_offer, present};
pub use status::{Standing, StatusList};
pub use verify::{Expected, Verified, verify};

#[cfg(test)]
mod tests; // every subset, tampering, and the same read by an independent library
