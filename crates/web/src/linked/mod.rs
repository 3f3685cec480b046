//! Several procedures filed as one: the public page of a linked set, and the line by which lists tell of it.
pub mod line; // one set in a list
pub mod show; // the page of one set

pub use line::SetLine;
