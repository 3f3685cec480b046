//! How words are compared: with their marks when they carry some, without when they carry none.
pub mod fold; // one spelling for words that are written in several ways

pub use fold::{fold, same_spelling};
