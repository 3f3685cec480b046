//! Start, search, help and the other pages anyone may read.
pub mod about; // help, accessibility, privacy
pub mod display; // how the reader likes to read: theme and size
pub mod home; // the start page
pub mod search; // finding a procedure by the words people use
