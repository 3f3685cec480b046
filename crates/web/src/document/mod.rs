//! Documents: one's own, one at the desk, and what anybody may check.
pub mod check; // by the code on a paper, or by a file
pub mod credential; // a result as data, and what its issuer publishes
pub mod own; // one's own store
pub mod show; // one document
