//! What is signed: keys and certificates, PDF signatures (PAdES), their verification in our own code, and results as
//! verifiable credentials. Knows nothing of dossiers, stores or the network: timestamps, revocation data and remote keys
//! come through traits that `connect` fulfils.
mod error; // why something was not signed
pub mod key; // who signs: the traits, keys in files and tokens

pub use error::SignError;
