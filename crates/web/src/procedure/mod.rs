//! The public page of a procedure, and the line by which a list tells of one.
pub mod fee; // what is to be paid, in words
pub mod line; // one procedure in a list
pub mod show; // the page of one procedure
pub mod time; // how long it takes, in words

pub use line::Line;
