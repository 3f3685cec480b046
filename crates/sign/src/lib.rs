//! What is signed: keys and certificates, PDF signatures (PAdES), their verification in our own code, and results as
//! verifiable credentials. Knows nothing of dossiers, stores or the network: timestamps, revocation data and remote keys
//! come through traits that `connect` fulfils.
mod asn1; // times, algorithms, small pieces of DER
pub mod authority; // the demonstration authority: certificates, revocation, timestamps
pub mod credential; // a result as data whose signature others can check
mod error; // why something was not signed
pub mod key; // who signs: the traits, keys in files and tokens
pub mod pades; // PDF signatures, always as an increment
mod signed; // CMS signed data with one signer
pub mod verify; // whether the signatures of a PDF file hold

pub use error::SignError;
