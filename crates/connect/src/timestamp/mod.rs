//! Who says when: a timestamp authority, asked over HTTP.
//!
//! Protocol: RFC 3161, with the media types of its section 3.4; hashes are SHA-256. In Vietnam timestamps are given by
//! licensed providers of trust services (Law on Electronic Transactions 20/2023/QH15, Decree 23/2025): which one, and its
//! address, is a setting.
mod client; // asking, and what an answer must say
pub mod simulator; // an authority on loopback

pub use client::Client;

/// The section `[connect.timestamp]`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Address of the authority, http or https.
    pub url: String,
    /// Seconds until we give up; asked once more after that.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
}

const fn ten() -> u64 {
    10
}

#[cfg(test)]
mod tests; // against the simulator with its faults
