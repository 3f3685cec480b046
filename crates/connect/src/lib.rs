//! Whom we talk to: one folder an outside party, each with its real client and a simulator that speaks the protocol and
//! whose faults can be switched on. No call to them happens inside a commit.
//!
//! Everybody here is off until the settings name an address. An outside party that is slow, silent or lying ends in a refusal
//! with its reason: nothing waits longer than its time-out, and nothing is believed because it came over the network.
pub mod antivirus; // is there a virus in this file? (clamd)
mod http; // one question over HTTP: bounded in time and size, only to allowed hosts
pub mod remote_signing; // a key somebody else keeps (Cloud Signature Consortium API)
pub mod revocation; // was a certificate revoked? (OCSP, CRL)
pub mod settings; // whom we talk to, as an administrator writes it
mod signature; // was an answer signed by whom it says?
pub mod simulator; // what simulators share: a loopback server and its faults
pub mod timestamp; // when was it? (RFC 3161)

#[cfg(test)]
mod trial; // what tests share: an authority and a clock
