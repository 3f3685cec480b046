//! Who signs what: the keys of officers and agencies, trusted time, proof that nothing was revoked.
pub mod examine; // what a signed file is worth, in words
pub mod keys; // where keys are, and whose
pub mod sign; // one signature on one file

pub use keys::{Consent, KeySettings, Keys, SigningSettings};
pub use sign::{Sight, Signed, Slot, own_key, seal, seal_in, sign, sign_in};
