//! Which SQL both engines understand in the same way.

/// Placeholder until the rules below.
pub fn assert(_sql: &str) {}
