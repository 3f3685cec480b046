//! A key somebody else keeps: a remote signing service, to which the leader says yes with a PIN or a one-time code.
//!
//! Protocol: Cloud Signature Consortium API 2.0, and of it `info`, `credentials/list`, `credentials/info`,
//! `credentials/authorize` and `signatures/signHash`. Whether the services licensed in Vietnam (Law on Electronic Transactions
//! 20/2023/QH15, Decree 23/2025) speak it is not known to us: those whose documents we saw have interfaces of their own. Each
//! would become another [`DocumentSigner`](sign::key::DocumentSigner) beside this one, and nothing else would change.
//!
//! **Consent.** Nobody signs for a leader. [`Client::consent`] takes what only the leader has, for a number of signatures
//! said beforehand; [`Batch`] signs that many and not one more, and ends when the service says so.
mod batch; // signing with a consent
mod client; // who is there, which credentials, asking for consent
mod credential; // a key at the service
mod refusal; // why a consent was not given
pub mod simulator; // a service on loopback

pub use batch::Batch;
pub use client::Client;
pub use credential::{Credential, Proof};
pub use refusal::ConsentRefusal;

/// The section `[connect.remote-signing]`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Address of the service, before `/csc/v2`. https, unless it is this machine.
    pub url: String,
    /// A file with the access token the service gave us (OAuth 2.0, bearer). Read for each question, so that a program beside
    /// us may renew it.
    pub token_file: std::path::PathBuf,
    /// Seconds until one question is given up. Leaders may be asked on their telephone meanwhile.
    #[serde(default = "sixty")]
    pub timeout_seconds: u64,
}

const fn sixty() -> u64 {
    60
}

#[cfg(test)]
mod tests; // against the simulator with its faults
