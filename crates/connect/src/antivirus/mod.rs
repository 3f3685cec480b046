//! Is there a virus in this file? Asked of ClamAV's daemon, which runs beside us.
//!
//! Protocol: clamd(8), commands `zPING`, `zVERSION` and `zINSTREAM`, over TCP or a local socket. clamd neither encrypts nor
//! asks who is asking: it belongs on this machine or a network of its own.
mod answer; // what is said of a file
mod client; // asking
pub mod simulator; // a scanner on loopback that knows one virus

pub use answer::Answer;
pub use client::Client;

/// The section `[connect.antivirus]`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Where clamd listens: `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`.
    pub address: String,
    /// Seconds until we give up.
    #[serde(default = "thirty")]
    pub timeout_seconds: u64,
    /// The largest file sent, in MiB. Not more than clamd's own `StreamMaxLength`.
    #[serde(default = "twenty_five")]
    pub max_file_mib: u64,
}

const fn thirty() -> u64 {
    30
}

const fn twenty_five() -> u64 {
    25
}

#[cfg(test)]
mod tests; // against the simulator with its faults, and against Debian's clamd
