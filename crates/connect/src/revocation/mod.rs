//! Who says whether a certificate was revoked: the addresses inside the certificates themselves.
//!
//! Protocols: OCSP over HTTP (RFC 6960 appendix A: POST with a nonce, or GET, which caches on the way can keep) and lists
//! over HTTP (RFC 5280 section 4.2.1.13). Answers are believed when the issuer of the certificate, or somebody it appointed
//! for it, signed them; they are kept until they say they are out of date. ldap addresses are passed over.
mod cache; // answers already fetched
mod client; // asking for a chain
mod list; // what a list says
mod ocsp; // asking about one certificate, and what the answer says
mod places; // whom a certificate says to ask
pub mod simulator; // a responder and its lists on loopback

pub use client::Client;

/// The section `[connect.revocation]`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Hosts (`host` or `host:port`) that may be asked. Addresses come out of certificates, which strangers write: any other
    /// host is refused.
    pub hosts: Vec<String>,
    /// How OCSP is asked.
    #[serde(default)]
    pub ocsp: Method,
    /// Seconds until one question is given up.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
    /// The largest list that is read, in MiB.
    #[serde(default = "sixteen")]
    pub max_list_mib: usize,
    /// How much is kept of answers, in MiB.
    #[serde(default = "sixty_four")]
    pub cache_mib: usize,
}

/// How OCSP is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// With a nonce: the answer is to this question.
    #[default]
    Post,
    /// Without (RFC 5019): for responders that only hand out answers made beforehand.
    Get,
}

const fn ten() -> u64 {
    10
}

const fn sixteen() -> usize {
    16
}

const fn sixty_four() -> usize {
    64
}

#[cfg(test)]
mod tests; // against the simulator with its faults
