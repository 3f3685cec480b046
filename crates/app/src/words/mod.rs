//! The words people read: Vietnamese first, English complete, kept in `locales/` and found by key.
pub mod answer; // an answer as a person reads it
pub mod bundle; // every message of both languages, and how one is fetched
pub mod format; // dates, times, money and numbers as people write them
pub mod lang; // the two languages
pub mod spelled; // numbers and days written out

pub use bundle::{Value, Words};
pub use lang::Lang;
