//! Start, search, help and the other pages anyone may read.
pub mod about; // help, accessibility, privacy
pub mod display; // how the reader likes to read: theme and size
pub mod home; // the start page
pub mod life_event; // what something that happens in life needs, in order
pub mod near; // which counters are open near me
pub mod search; // finding a procedure by the words people use
