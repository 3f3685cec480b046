//! A public event log driven through the real lifecycle.
pub mod xes; // cases and events read from an XES file
